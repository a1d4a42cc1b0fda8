import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { readLog } from '../../log/read-log.ts'
import { wake } from '../../log/wake.ts'
import { NO_FACTS, WEBHOOK_EVENTS } from '../../model/webhook.ts'
import { type EndpointAnswer, refusal, refused, unknownEndpoint } from './check-endpoint.ts'
import { messagesOf } from './delivery/events-of-log.ts'
import type { WebhookMessage } from './delivery/message.ts'
import { removeSetAside } from './delivery/set-aside.ts'
import { lockEndpoint, type WebhookEndpointView } from './endpoint-view.ts'

type SingleEvent = { endpoint: string; webhookId: string }

/**
 * *Replay*: sends one event again. One that is set aside is tried at once; any other event that the log keeps is sent
 * beside the others, with the same id.
 */
export async function replayEvent(db: Database, actor: Actor, input: SingleEvent): Promise<EndpointAnswer> {
  return await withEndpoint(db, actor, input.endpoint, 'replayWebhookEvent', async (tx, endpoint) => {
    const [known] = await execute<{ isBehind: boolean }>(
      tx,
      sql`/* webhooks.replaySetAside */
      with hurried as (
        update webhook_set_aside
        set next_attempt_at = now()
        where endpoint_id = ${endpoint.id} and webhook_id = ${input.webhookId} and next_attempt_at is not null
      )
      select next_attempt_at is null as "isBehind"
      from webhook_set_aside
      where endpoint_id = ${endpoint.id} and webhook_id = ${input.webhookId}`,
    )
    if (known?.isBehind) return 'It waits behind an earlier event that is set aside. Replay that one, or discard it.'
    if (known) return null
    const message = await ofLog(tx, input.webhookId)
    if (!message) return 'The log has no event with this id, or no longer keeps it.'
    await sendBeside(tx, endpoint.id, message)
    return null
  })
}

/** Gives up an event that is set aside: it is not sent, and what waits behind it goes on. */
export async function discardEvent(
  db: Database,
  actor: Actor,
  input: SingleEvent & { reason: string },
): Promise<EndpointAnswer> {
  return await withEndpoint(db, actor, input.endpoint, 'discardWebhookEvent', async (tx, endpoint) => {
    if ((await removeSetAside(tx, endpoint.id, [input.webhookId])) === 0)
      return 'No event with this id is set aside for the endpoint.'
    // What a delivery has just put behind it would wait for nothing.
    await execute(
      tx,
      sql`/* webhooks.discarded */ update webhook_endpoint set revision = revision + 1 where id = ${endpoint.id}`,
    )
    return null
  })
}

/** Sends a message of type `webhook.test`, once. What came of it is the endpoint's newest delivery. */
export async function testEndpoint(db: Database, actor: Actor, input: { endpoint: string }): Promise<EndpointAnswer> {
  return await withEndpoint(db, actor, input.endpoint, 'testWebhookEndpoint', async (tx, endpoint) => {
    const webhookId = `test_${randomUUID()}`
    const facts = { ...NO_FACTS, at: new Date().toISOString() }
    await sendBeside(tx, endpoint.id, { webhookId, event: 'TEST', subject: webhookId, facts })
    return null
  })
}

/** Does something for an enabled endpoint; `work` answers why it cannot, or null. */
async function withEndpoint(
  db: Database,
  actor: Actor,
  id: string,
  action: string,
  work: (tx: Transaction, endpoint: WebhookEndpointView) => Promise<string | null>,
): Promise<EndpointAnswer> {
  const answer = await transaction(db, async (tx): Promise<EndpointAnswer> => {
    const endpoint = await lockEndpoint(tx, id)
    if (!endpoint) return unknownEndpoint()
    if (!endpoint.enabled && action !== 'discardWebhookEvent')
      return refused(refusal('INVALID_VALUE', 'endpoint', 'The endpoint is disabled. Enable it first.'))
    const fault = await work(tx, endpoint)
    if (fault !== null) return refused(refusal('NOT_FOUND', 'webhookId', fault))
    await recordAudit(tx, actor, { action, target: endpoint.id, result: 'OK' })
    return { endpoint, userErrors: [] }
  })
  wake(db)
  return answer
}

/** The message of an id, made again from the log; undefined when it is not there. */
async function ofLog(tx: Transaction, webhookId: string) {
  const [, position] = /^evt_\d{1,18}_(\d{1,18})_/.exec(webhookId) ?? []
  if (position === undefined || position === '0') return undefined
  const { events } = await readLog(tx, String(BigInt(position) - 1n), 1)
  const messages = await messagesOf(tx, events, WEBHOOK_EVENTS)
  return messages.find((message) => message.webhookId === webhookId)
}

async function sendBeside(tx: Transaction, endpointId: string, message: WebhookMessage): Promise<void> {
  const { webhookId, event, subject, facts } = message
  await execute(
    tx,
    sql`/* webhooks.sendBeside */
    insert into webhook_set_aside (
      endpoint_id, webhook_id, event, position, subject, customer_key, facts, blocks, next_attempt_at
    )
    values (${endpointId}, ${webhookId}, ${event}, ${facts.position}::bigint, ${subject}, ${facts.customerId}::uuid,
      ${JSON.stringify(facts)}::jsonb, false, now())`,
  )
}
