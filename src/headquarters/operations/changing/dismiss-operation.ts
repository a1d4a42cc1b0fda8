import { sql } from 'drizzle-orm'
import { type Actor, mayUseChannel } from '../../../access/actor.ts'
import type { Sides } from '../../../between/sides.ts'
import { execute, type Transaction } from '../../../db/client.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { releaseWaiting } from '../../synchronize/queue/waiting.ts'
import { findAtHeadquarters } from '../list/find-operations.ts'
import { type Corrected, type Correction, type CorrectionOutcome, correct } from './correct.ts'
import { operatorEvents } from './operator-events.ts'
import type { OperationHasLaterOperations, OperationNotUpdatable, OperationRevisionConflict } from './refusals.ts'
import { refuseNotUpdatable } from './refuse-not-updatable.ts'

/** `cascade`: for a create, also dismiss the customer's later operations, which would have nothing to change. */
export type DismissOperation = Correction & { cascade: boolean }

/** The dismissed operation, the later ones dismissed with it, and those that no longer wait for one of them. */
export type Dismissed = { operation: OperationView; alsoDismissed: OperationView[]; released: OperationView[] }

type Refusal = OperationNotUpdatable | OperationRevisionConflict | OperationHasLaterOperations
export type DismissOutcome = CorrectionOutcome<Dismissed, Refusal>

/**
 * Dismisses an operation (docs/domain.md, D-20): it counts as complete, later ones of the customer proceed, and 1010
 * informs its channel. It will not be applied; its rows stay as captured. Like *Save*, it accepts operations that are
 * FAILED, WAITING_ON or UPLOADED.
 */
export async function dismissOperation(sides: Sides, actor: Actor, input: DismissOperation): Promise<DismissOutcome> {
  return correct<Dismissed, Refusal>(sides, actor, 'dismissOperation', input, (tx, operation) =>
    dismiss(tx, actor, input, operation),
  )
}

async function dismiss(
  tx: Transaction,
  actor: Actor,
  { expectedRevision, reason, cascade }: DismissOperation,
  operation: OperationView,
): Promise<Corrected<Dismissed, Refusal>> {
  const refusal = await refuseNotUpdatable(tx, operation, expectedRevision)
  if (refusal) return { refusals: [refusal] }
  const dependents = operation.kind === 'CREATE_CUSTOMER' ? await dependentsOf(tx, operation) : []
  const later = idsOf(dependents)
  if (dependents.length > 0 && !cascade) return { refusals: [hasLaterOperations(later, WITH_THEM)] }
  const beyond = dependents.filter(({ channelId }) => !mayUseChannel(actor, channelId ?? ''))
  if (beyond.length > 0) return { refusals: [hasLaterOperations(later, BEYOND)] }
  const ids = [operation.operationId, ...later]
  await markDismissed(tx, actor, ids, reason)
  const { freed, stillBlocked } = await releaseWaiting(tx, sql`select unnest(${sql.param(ids)}::uuid[])`)
  const views = await findAtHeadquarters(tx, [...ids, ...freed], actor.channels)
  const of = (some: readonly string[]) => views.filter(({ operationId }) => some.includes(operationId))
  return {
    done: {
      operation: of([operation.operationId])[0] ?? operation,
      alsoDismissed: of(later),
      released: of(freed),
    },
    result: 'DISMISSED',
    // 1010 also informs the channels of the released operations, because it carries the number up to which a customer's
    // operations are complete.
    events: operatorEvents([...ids, ...freed, ...stillBlocked], '1010'),
  }
}

type Dependent = { operationId: string; channelId: string | null }
const idsOf = (some: readonly Dependent[]) => some.map(({ operationId }) => operationId)

/**
 * Incomplete operations of a customer that headquarters does not have, because only this create would have created it.
 */
function dependentsOf(tx: Transaction, { operationId, customerKey }: OperationView): Promise<Dependent[]> {
  return execute<Dependent>(
    tx,
    sql`/* operations.dependents */
    select operation_id as "operationId", channel_id as "channelId"
    from operation
    where customer_key = ${customerKey} and operation_id <> ${operationId}
      and status in ('UPLOADED', 'WAITING_ON', 'FAILED')
      and not exists (select from customer_account a where a.customer_key = ${customerKey})
    order by received_order
    for no key update`,
  )
}

/** The operations keep their last error. */
async function markDismissed(
  tx: Transaction,
  actor: Actor,
  operationIds: readonly string[],
  reason: string,
): Promise<void> {
  await execute(
    tx,
    sql`/* operations.dismiss */
    with dismissed as (
      update operation
      set status = 'DISMISSED', revision = revision + 1, waits_for = null, settled_at = now(),
        dismiss_reason = ${reason}
      where operation_id = any(${sql.param([...operationIds])}::uuid[])
        and status in ('UPLOADED', 'WAITING_ON', 'FAILED')
      returning operation_id, received_order
    )
    insert into operation_attempt (operation_id, actor, outcome, reason)
    select operation_id, ${actor.id}, 'DISMISSED', ${reason}
    from dismissed
    order by received_order`,
  )
}

const WITH_THEM =
  'Later operations need the customer that this operation creates. Dismiss them with it (`cascade`), or ' +
  'correct this one.'
const BEYOND =
  'Later operations need the customer that this operation creates, and some of them belong to channels that this ' +
  'token is not for. Correct this operation, or ask a user of those channels to dismiss it.'

const hasLaterOperations = (laterIds: string[], message: string): OperationHasLaterOperations => ({
  __typename: 'OperationHasLaterOperations',
  code: 'CANNOT_BE_CHANGED',
  field: ['cascade'],
  message,
  laterIds,
})
