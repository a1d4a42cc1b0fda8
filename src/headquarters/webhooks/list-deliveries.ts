import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { WebhookEvent, WebhookFacts, WebhookOutcome } from '../../model/webhook.ts'

/** One attempt of an endpoint. `number` counts its attempts; a decimal text. */
export type WebhookDeliveryView = {
  number: string
  webhookId: string
  event: WebhookEvent | 'TEST'
  at: string
  milliseconds: number
  outcome: WebhookOutcome
  status: number | null
  answer: string
}

/** An event that is set aside. Without `nextAttemptAt` it waits behind an earlier one. */
export type WebhookSetAsideView = {
  webhookId: string
  event: WebhookEvent | 'TEST'
  position: string
  facts: WebhookFacts
  setAsideAt: string
  attempts: number
  nextAttemptAt: string | null
  lastFailure: string | null
}

/** The last attempts of an endpoint, the newest first; `before`: those before this number. */
export async function listDeliveries(
  db: Executor,
  { endpointId, limit, before }: { endpointId: string; limit: number; before: string | null },
): Promise<WebhookDeliveryView[]> {
  return await execute<WebhookDeliveryView>(
    db,
    sql`/* webhooks.listDeliveries */
    select number::text as number, webhook_id as "webhookId", event, ${utcText('at')} as at, milliseconds, outcome,
      status, answer
    from webhook_delivery d
    where endpoint_id = ${endpointId} and (${before}::bigint is null or number < ${before}::bigint)
    order by d.number desc
    limit ${limit}`,
  )
}

/** What is set aside for an endpoint: subject by subject, each in its order. */
export async function listSetAside(
  db: Executor,
  { endpointId, limit }: { endpointId: string; limit: number },
): Promise<WebhookSetAsideView[]> {
  return await execute<WebhookSetAsideView>(
    db,
    sql`/* webhooks.listSetAside */
    select webhook_id as "webhookId", event, position::text as position, facts,
      ${utcText('set_aside_at')} as "setAsideAt", attempts, ${utcText('next_attempt_at')} as "nextAttemptAt",
      last_failure as "lastFailure"
    from webhook_set_aside s
    where endpoint_id = ${endpointId}
    order by s.subject, s.position, s.webhook_id
    limit ${limit}`,
  )
}

/** How many events are set aside for an endpoint; at most a slice more than 1,000 are. */
export async function countSetAside(db: Executor, endpointId: string): Promise<number> {
  const [counted] = await execute<{ count: number }>(
    db,
    sql`/* webhooks.countSetAside */
    select count(*)::int as count
    from webhook_set_aside
    where endpoint_id = ${endpointId}`,
  )
  return counted?.count ?? 0
}
