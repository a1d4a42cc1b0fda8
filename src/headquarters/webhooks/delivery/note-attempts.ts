import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { storable } from '../../../db/storable.ts'
import { webhookAttempts } from '../../../metrics/counted.ts'
import { TYPE_OF } from '../../../model/webhook.ts'
import { type EndpointAtWork, guarded } from './endpoint-lease.ts'
import type { WebhookMessage } from './message.ts'
import type { Attempt } from './send.ts'

/** A message that was sent, and what came of it. */
export type Sent = { message: WebhookMessage; attempt: Attempt }

/** Attempts of an endpoint that are kept. */
const KEPT = 1_000

/** Thrown when the endpoint was changed, or its lease was lost: what was sent is not noted, and is sent again. */
export class EndpointChanged extends Error {
  override readonly name = 'EndpointChanged'
}

/**
 * Notes attempts, and changes the endpoint with them (`changes`: assignments). Throws EndpointChanged when the delivery
 * no longer holds.
 */
export async function noteAttempts(
  tx: Transaction,
  endpoint: EndpointAtWork,
  sent: readonly Sent[],
  changes: SQL,
): Promise<void> {
  const [changed] = await execute<{ attempts: string }>(
    tx,
    sql`/* webhooks.noteAttempts */
    update webhook_endpoint
    set attempts = attempts + ${sent.length}, ${changes}
    where ${guarded(endpoint)}
    returning attempts::text as attempts`,
  )
  if (!changed) throw new EndpointChanged()
  if (sent.length === 0) return
  for (const { message, attempt } of sent)
    webhookAttempts.inc({ event: TYPE_OF[message.event], outcome: attempt.outcome })
  const rows = sent.map(({ message, attempt }) => ({
    webhook_id: message.webhookId,
    event: message.event,
    customer_key: message.facts.customerId,
    milliseconds: attempt.milliseconds,
    outcome: attempt.outcome,
    status: attempt.status,
    answer: storable(attempt.answer),
  }))
  await execute(
    tx,
    sql`/* webhooks.insertDeliveries */
    with forgotten as (
      delete from webhook_delivery
      where endpoint_id = ${endpoint.id} and number <= ${changed.attempts}::bigint - ${KEPT}
    )
    insert into webhook_delivery (
      endpoint_id, number, webhook_id, event, customer_key, milliseconds, outcome, status, answer
    )
    select ${endpoint.id}::uuid, ${changed.attempts}::bigint - ${sent.length} + nth, webhook_id, event, customer_key,
      milliseconds, outcome, status, answer
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (
      webhook_id text, event text, customer_key uuid, milliseconds int, outcome text, status int, answer text
    )) with ordinality as sent (webhook_id, event, customer_key, milliseconds, outcome, status, answer, nth)`,
  )
}
