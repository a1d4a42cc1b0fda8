import { sql } from 'drizzle-orm'
import { type Database, type Executor, execute, type Transaction, transaction } from '../../../db/client.ts'
import { storable } from '../../../db/storable.ts'
import { type Pace, setAsideFor } from './back-off.ts'
import type { EndpointAtWork } from './endpoint-lease.ts'
import type { WebhookMessage } from './message.ts'
import { noteAttempts, type Sent } from './note-attempts.ts'
import { afterSuccess } from './success.ts'

/** A message that stands outside of the endpoint's cursor, and is due. */
export type SetAside = WebhookMessage & { attempts: number; blocks: boolean }

/** Due messages that are sent at once. */
const AT_ONCE = 8

/** The messages that are due, those that were put off the longest first; those behind another are not due. */
export async function readDue(db: Executor, endpointId: string): Promise<SetAside[]> {
  return await execute<SetAside>(
    db,
    sql`/* webhooks.readDue */
    select webhook_id as "webhookId", event, subject, facts, attempts, blocks
    from webhook_set_aside
    where endpoint_id = ${endpointId} and next_attempt_at <= now()
    order by next_attempt_at, position, webhook_id
    limit ${AT_ONCE}`,
  )
}

/** Which of these subjects have something set aside, behind which later events wait. */
export async function blockedSubjects(
  db: Executor,
  endpointId: string,
  subjects: readonly string[],
): Promise<Set<string>> {
  const blocked = await execute<{ subject: string }>(
    db,
    sql`/* webhooks.blockedSubjects */
    select distinct subject
    from webhook_set_aside
    where endpoint_id = ${endpointId} and subject = any(${sql.param([...subjects])}::text[]) and blocks`,
  )
  return new Set(blocked.map(({ subject }) => subject))
}

/** A message to set aside: one that was refused (`failure`), or one that waits behind another (null). */
export type ToSetAside = { message: WebhookMessage; failure: string | null }

/** Sets messages aside. One that already is stays as it is. */
export async function setAside(
  tx: Transaction,
  endpoint: EndpointAtWork,
  messages: readonly ToSetAside[],
  pace: Pace,
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ message: { webhookId, event, subject, facts }, failure }) => ({
    webhook_id: webhookId,
    event,
    position: facts.position,
    subject,
    customer_key: facts.customerId,
    facts,
    attempts: failure === null ? 0 : 1,
    next_in: failure === null ? null : setAsideFor(1, pace),
    last_failure: failure === null ? null : storable(failure),
  }))
  await execute(
    tx,
    sql`/* webhooks.setAside */
    insert into webhook_set_aside (
      endpoint_id, webhook_id, event, position, subject, customer_key, facts, blocks, attempts, next_attempt_at,
      last_failure
    )
    select ${endpoint.id}::uuid, webhook_id, event, position, subject, customer_key, facts, true, attempts,
      now() + next_in * interval '1 millisecond', last_failure
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as refused (
      webhook_id text, event text, position bigint, subject text, customer_key uuid, facts jsonb, attempts int,
      next_in float8, last_failure text
    )
    on conflict (endpoint_id, webhook_id) do nothing`,
  )
}

/** Notes what came of due messages: a delivered one goes, and the next of its subject is due. */
export async function noteDue(
  db: Database,
  endpoint: EndpointAtWork,
  sent: readonly (Sent & { message: SetAside })[],
  pace: Pace,
): Promise<void> {
  // A test is tried once: it says how the endpoint is now.
  const over = sent.filter(({ message, attempt }) => attempt.outcome === 'DELIVERED' || message.event === 'TEST')
  const failed = sent.filter((each) => !over.includes(each))
  const delivered = sent.some(({ attempt }) => attempt.outcome === 'DELIVERED')
  await transaction(db, async (tx) => {
    await noteAttempts(tx, endpoint, sent, delivered ? afterSuccess : sql`failures = failures`)
    if (delivered && endpoint.isFailing) await hurrySetAside(tx, endpoint.id)
    await removeSetAside(
      tx,
      endpoint.id,
      over.map(({ message }) => message.webhookId),
    )
    const rows = failed.map(({ message, attempt }) => ({
      webhook_id: message.webhookId,
      next_in: Math.max(setAsideFor(message.attempts + 1, pace), (attempt.retryAfter ?? 0) * 1_000),
      last_failure: storable(attempt.answer),
    }))
    await execute(
      tx,
      sql`/* webhooks.putOff */
      update webhook_set_aside s
      set attempts = s.attempts + 1, next_attempt_at = now() + next_in * interval '1 millisecond',
        last_failure = failed.last_failure
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as failed (
        webhook_id text, next_in float8, last_failure text
      )
      where s.endpoint_id = ${endpoint.id} and s.webhook_id = failed.webhook_id`,
    )
  })
}

/** Removes messages; the first one behind each is due then. */
export async function removeSetAside(
  tx: Transaction,
  endpointId: string,
  webhookIds: readonly string[],
): Promise<number> {
  if (webhookIds.length === 0) return 0
  const removed = await execute<{ subject: string; blocks: boolean }>(
    tx,
    sql`/* webhooks.removeSetAside */
    delete from webhook_set_aside
    where endpoint_id = ${endpointId} and webhook_id = any(${sql.param([...webhookIds])}::text[])
    returning subject, blocks`,
  )
  const subjects = removed.flatMap(({ subject, blocks }) => (blocks ? subject : []))
  await execute(
    tx,
    sql`/* webhooks.nextOfSubject */
    update webhook_set_aside s
    set next_attempt_at = now()
    from unnest(${sql.param(subjects)}::text[]) as freed (subject)
    cross join lateral (
      select webhook_id
      from webhook_set_aside b
      where b.endpoint_id = ${endpointId} and b.subject = freed.subject and b.blocks
      order by b.position, b.webhook_id
      limit 1
    ) first
    where s.endpoint_id = ${endpointId} and s.webhook_id = first.webhook_id and s.next_attempt_at is null`,
  )
  return removed.length
}

/** What is set aside is tried again at once: the endpoint takes messages again. */
export async function hurrySetAside(tx: Transaction, endpointId: string): Promise<void> {
  await execute(
    tx,
    sql`/* webhooks.hurrySetAside */
    update webhook_set_aside
    set next_attempt_at = now()
    where endpoint_id = ${endpointId} and next_attempt_at > now()`,
  )
}
