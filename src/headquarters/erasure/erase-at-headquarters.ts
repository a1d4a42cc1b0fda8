import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { clear } from '../../log/decision.ts'
import type { NewEvent } from '../../model/event.ts'
import { PROGRAM_REASONS } from '../../model/history-reason.ts'
import { mergedInto } from '../customers/redirects.ts'
import { batchRunColumns, ERASE_CUSTOMER_JOB } from '../jobs/batch-run.ts'
import { type BatchRunRow, runEvent } from '../jobs/run.ts'
import { eventsOfCards } from '../loyalty/card-events.ts'
import { AT_HEADQUARTERS } from './at-headquarters.ts'
import { type KnownCustomer, knownAtHeadquarters } from './channels-that-know.ts'
import { lockForErasure } from './lock-for-erasure.ts'
import { purgePackages } from './purge-packages.ts'
import { type ErasureRefusal, inProgress } from './refusals.ts'

/** The result: rows cleared by table, and the channel databases that receive the tombstone. */
export type Erased = { cleared: { [table: string]: number }; databases: string[] }

/**
 * Erases a customer, and those that were merged into it, each with a tombstone of its own: operations and channels may
 * still know the person by their keys. Append their events together.
 */
export async function erasePerson(
  tx: Transaction,
  actor: Actor,
  customer: KnownCustomer,
  reason: string,
): Promise<Erased | ErasureRefusal> {
  const merged = await mergedInto(tx, [customer.customerKey])
  const person = [customer]
  for (const { mergedKey } of merged) {
    const known = await knownAtHeadquarters(tx, mergedKey)
    if (known) person.push(known)
  }
  const erased: Erased = { cleared: {}, databases: [] }
  const events: NewEvent[] = []
  for (const each of person) {
    const outcome = await eraseAtHeadquarters(tx, actor, each, reason)
    if ('code' in outcome) return outcome
    for (const [table, count] of Object.entries(outcome.cleared))
      erased.cleared[table] = (erased.cleared[table] ?? 0) + count
    erased.databases = outcome.databases
    events.push(...outcome.events)
  }
  await append(tx, events)
  return erased
}

/**
 * Does headquarters' part in one transaction: inserts the tombstone and the run, clears every table, dismisses open
 * operations, removes the customer from packages, writes the audit entry, and returns the events to append: from one
 * of them 1010 finds the tombstone.
 */
async function eraseAtHeadquarters(
  tx: Transaction,
  actor: Actor,
  customer: KnownCustomer,
  reason: string,
): Promise<(Erased & { events: NewEvent[] }) | ErasureRefusal> {
  const { customerKey } = customer
  const locked = await lockForErasure(tx, customer)
  // Another erasure committed while this one waited for the locks.
  if (locked.erased) return { cleared: {}, databases: locked.databases, events: [] }
  if (locked.inProgress) return inProgress()
  const run = await insertTombstone(tx, actor, customer, reason, locked.databases)
  await execute(tx, sql`/* erasure.auditReasons */ select erase_audit_reasons(${customerKey}::uuid)`)
  const cards = await eventsOfCards(tx, [customerKey], 'ERASED')
  const cleared = await clear(tx, AT_HEADQUARTERS, [customerKey])
  const dismissed = await dismissOpen(tx, actor, run, customerKey)
  const purged = await purgePackages(tx, customerKey)
  await recordAudit(tx, actor, { action: 'eraseCustomer', target: customerKey, result: 'ERASED', reason })
  const events = [...purged, ...dismissed, ...cards, erasedEvent(customer, run), runEvent(run)]
  return { cleared, databases: locked.databases, events }
}

/** 1010 carries the customers that the log names, and this one as a tombstone. */
function erasedEvent({ customerKey, dataAreaId }: KnownCustomer, { runId }: BatchRunRow): NewEvent {
  return {
    kind: 'CUSTOMER',
    entityId: customerKey,
    dataAreaId,
    customerKey,
    runId,
    status: 'ERASED',
    downloadJob: '1010',
  }
}

/** The run has no lease, because no worker runs it: it ends when the last channel database acknowledges. */
async function insertTombstone(
  tx: Transaction,
  actor: Actor,
  { customerKey, dataAreaId, account }: KnownCustomer,
  reason: string,
  databases: readonly string[],
): Promise<BatchRunRow> {
  const ended = databases.length === 0
  const [run] = await execute<BatchRunRow>(
    tx,
    sql`/* erasure.insertRun */
    insert into batch_run as run (run_id, job_id, scope, status, requested_by, total, ended_at)
    values (${randomUUID()}, ${ERASE_CUSTOMER_JOB}, ${`${ERASE_CUSTOMER_JOB}:${customerKey}`},
      ${ended ? 'FINISHED' : 'EXECUTING'},
      ${actor.id}, ${databases.length}, case when ${ended}::boolean then now() end)
    returning ${batchRunColumns}`,
  )
  if (!run) throw new Error('No run was made for the erasure.')
  await execute(
    tx,
    sql`/* erasure.insertTombstone */
    with tombstone as (
      insert into erasure (customer_key, data_area_id, account, run_id, reason, requested_by)
      values (
        ${customerKey}, ${dataAreaId},
        coalesce((select account from customer_account where customer_key = ${customerKey}::uuid), ${account}::text),
        ${run.runId}, ${reason}, ${actor.id}
      )
      returning customer_key
    ),
    deliveries as (
      insert into erasure_delivery (customer_key, channel_database_id)
      select customer_key, unnest(${sql.param([...databases])}::text[])
      from tombstone
    )
    insert into erased_operation (operation_id, customer_key, channel_database_id)
    select o.operation_id, t.customer_key, o.channel_database_id
    from operation o
    join tombstone t using (customer_key)`,
  )
  return run
}

/**
 * An erasure takes precedence over open operations: it dismisses them, so that nothing waits for them and nothing can
 * be restored.
 */
async function dismissOpen(
  tx: Transaction,
  actor: Actor,
  { runId }: BatchRunRow,
  customerKey: string,
): Promise<NewEvent[]> {
  return execute<NewEvent>(
    tx,
    sql`/* erasure.dismissOpen */
    with dismissed as (
      update operation o
      set status = 'DISMISSED', revision = o.revision + 1, dismiss_reason = ${ERASED}, settled_at = now(),
        waits_for = null, chunk_id = null,
        error_class = null, error_code = null, error_field = null, next_attempt_at = null
      where o.customer_key = ${customerKey}::uuid and o.status in ('UPLOADED', 'FAILED', 'WAITING_ON')
      returning o.*
    ),
    attempted as (
      insert into operation_attempt (operation_id, run_id, actor, outcome, reason)
      select operation_id, ${runId}::uuid, ${actor.id}, 'DISMISSED', ${ERASED}
      from dismissed
    )
    select 'OPERATION' as kind, operation_id::text as "entityId", data_area_id as "dataAreaId",
      channel_id as "channelId",
      channel_database_id as "channelDatabaseId", customer_key as "customerKey", operation_id as "operationId",
      ${runId}::text as "runId", status, revision, '1010' as "downloadJob"
    from dismissed
    where route = 'ASYNC'
    order by received_order`,
  )
}
const ERASED = PROGRAM_REASONS.CUSTOMER_ERASED
