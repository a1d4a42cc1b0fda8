import { sql } from 'drizzle-orm'
import { type Actor, mayUseChannel } from '../../../access/actor.ts'
import { ERASED_MESSAGE, isErased } from '../../../between/erased.ts'
import type { Sides } from '../../../between/sides.ts'
import { execute, type Transaction } from '../../../db/client.ts'
import type { OperationStatus } from '../../../model/operation.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { findAtHeadquarters } from '../list/find-operations.ts'
import { type Corrected, type Correction, type CorrectionOutcome, correct } from './correct.ts'
import { operatorEvents } from './operator-events.ts'
import type { OperationNotRestorable, OperationRevisionConflict } from './refusals.ts'
import { revisionConflict } from './refuse-not-updatable.ts'

/** `cascade`: also restore the customer's later operations that were dismissed. */
export type RestoreOperation = Correction & { cascade: boolean }

/** The restored operation, and the later ones restored with it. */
export type Restored = { operation: OperationView; alsoRestored: OperationView[] }

type Refusal = OperationNotRestorable | OperationRevisionConflict
export type RestoreOutcome = CorrectionOutcome<Restored, Refusal>

/**
 * Restores a dismissed operation (docs/domain.md, D-20): it becomes UPLOADED, or WAITING_ON if an earlier one of the
 * customer has failed, and 1010 informs the channel. Refused once a later operation of the same customer and channel
 * database is complete or in progress, because that would break the order of the customer's operations. Later ones that
 * are also dismissed can be restored with it.
 */
export async function restoreOperation(sides: Sides, actor: Actor, input: RestoreOperation): Promise<RestoreOutcome> {
  return correct<Restored, Refusal>(sides, actor, 'restoreOperation', input, (tx, operation) =>
    restore(tx, actor, input, operation),
  )
}

async function restore(
  tx: Transaction,
  actor: Actor,
  { expectedRevision, reason, cascade }: RestoreOperation,
  operation: OperationView,
): Promise<Corrected<Restored, Refusal>> {
  if (operation.status !== 'DISMISSED') {
    return { refusals: [notRestorable(operation, 'Only a dismissed operation can be restored.')] }
  }
  if (await isErased(tx, operation.customerKey)) return { refusals: [notRestorable(operation, ERASED_MESSAGE)] }
  const conflict = await revisionConflict(tx, operation, expectedRevision)
  if (conflict) return { refusals: [conflict] }
  if (await isCleared(tx, operation.operationId)) return { refusals: [notRestorable(operation, CLEARED)] }
  const later = await laterOf(tx, operation)
  const dismissed = idsOf(later.filter(({ status }) => status === 'DISMISSED'))
  const done = idsOf(later.filter(({ status }) => !['DISMISSED', 'UPLOADED', 'WAITING_ON', 'FAILED'].includes(status)))
  if (done.length > 0) return { refusals: [notRestorable(operation, TOO_LATE, done)] }
  if (dismissed.length > 0 && !cascade) return { refusals: [notRestorable(operation, WITH_THEM, dismissed)] }
  const beyond = later.filter(
    ({ status, channelId }) => status === 'DISMISSED' && !mayUseChannel(actor, channelId ?? ''),
  )
  if (beyond.length > 0) return { refusals: [notRestorable(operation, BEYOND, dismissed)] }
  const ids = [operation.operationId, ...dismissed]
  await markRestored(tx, actor, ids, reason)
  const views = await findAtHeadquarters(tx, ids)
  return {
    done: {
      operation: views.find(({ operationId }) => operationId === operation.operationId) ?? operation,
      alsoRestored: views.filter(({ operationId }) => operationId !== operation.operationId),
    },
    result: 'RESTORED',
    events: operatorEvents(ids, '1010'),
  }
}

type Later = { operationId: string; status: OperationStatus; channelId: string | null }
const idsOf = (some: readonly Later[]) => some.map(({ operationId }) => operationId)

/** Later operations of the same customer and channel database, in their order, locked. */
function laterOf(
  tx: Transaction,
  { customerKey, channelDatabaseId, operationNumber }: OperationView,
): Promise<Later[]> {
  return execute<Later>(
    tx,
    sql`/* operations.later */
    select operation_id as "operationId", status, channel_id as "channelId"
    from operation
    where customer_key = ${customerKey} and channel_database_id = ${channelDatabaseId}
      and operation_number > ${operationNumber}
    order by operation_number
    for no key update`,
  )
}

/**
 * Sets the state of a newly uploaded operation: clears the last error and the traces of earlier attempts, and waits for
 * an earlier failed one.
 */
async function markRestored(
  tx: Transaction,
  actor: Actor,
  operationIds: readonly string[],
  reason: string,
): Promise<void> {
  await execute(
    tx,
    sql`/* operations.restore */
    with restored as (
      update operation o
      set status = case when blocker.id is null then 'UPLOADED' else 'WAITING_ON' end, waits_for = blocker.id,
        revision = o.revision + 1, settled_at = null, dismiss_reason = null, error_class = null, error_code = null,
        error_field = null, error_message = null, fingerprint = null, conflicts = null, chunk_limit = null,
        lone_failures = 0, transient_failures = 0, next_attempt_at = null
      from operation own
      left join lateral (
        select coalesce(earlier.waits_for, earlier.operation_id) as id
        from operation earlier
        where earlier.customer_key = own.customer_key and earlier.channel_database_id = own.channel_database_id
          and earlier.operation_number < own.operation_number and earlier.status in ('FAILED', 'WAITING_ON')
        order by earlier.operation_number
        limit 1
      ) blocker on true
      where o.operation_id = own.operation_id and own.operation_id = any(${sql.param([...operationIds])}::uuid[])
        and o.status = 'DISMISSED'
      returning o.operation_id, o.received_order
    )
    insert into operation_attempt (operation_id, actor, outcome, reason)
    select operation_id, ${actor.id}, 'RESTORED', ${reason}
    from restored
    order by received_order`,
  )
}

/** True if retention has removed its rows (src/headquarters/retention). */
async function isCleared(tx: Transaction, operationId: string): Promise<boolean> {
  const found = await execute(
    tx,
    sql`/* operations.isCleared */
    select 1
    from operation
    where operation_id = ${operationId}::uuid and cleared_at is not null`,
  )
  return found.length > 0
}

const CLEARED = 'Retention has removed the rows of this operation. Capture its changes again.'
const TOO_LATE =
  'Later operations of this customer have been synchronized or are being synchronized. Capture the changes again.'
const WITH_THEM =
  'Later operations of this customer are dismissed, too, and count as complete. Restore them with this one (`cascade`).'
const BEYOND =
  'Later operations of this customer are dismissed, too, and some of them belong to channels that this token is not ' +
  'for. Ask a user of those channels to restore it.'

function notRestorable({ status }: OperationView, message: string, laterIds: string[] = []): OperationNotRestorable {
  return {
    __typename: 'OperationNotRestorable',
    code: 'CANNOT_BE_CHANGED',
    field: ['operationId'],
    message,
    status,
    laterIds,
  }
}
