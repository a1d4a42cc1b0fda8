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
import { whyNotUpdatable } from './why-not-updatable.ts'

/** `cascade`: of a create, also the later operations of the customer, which would have nothing to change. */
export type DismissOperation = Correction & { cascade: boolean }

/** The operation as dismissed, the later ones that were dismissed with it, and those that waited for one of them and no longer do. */
export type Dismissed = { operation: OperationView; alsoDismissed: OperationView[]; released: OperationView[] }

type Refusal = OperationNotUpdatable | OperationRevisionConflict | OperationHasLaterOperations
export type DismissOutcome = CorrectionOutcome<Dismissed, Refusal>

/**
 * Gives an operation up (docs/domain.md, D-20): it counts as settled, later ones of the customer go on, and 1010 tells its channel. Nothing of it has been or will be
 * applied; its rows stay as they were captured. Like *Save* it takes what is FAILED, WAITING_ON or UPLOADED.
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
  const refusal = await whyNotUpdatable(tx, operation, expectedRevision)
  if (refusal) return { refusals: [refusal] }
  const dependents = operation.kind === 'CREATE_CUSTOMER' ? await dependentsOf(tx, operation) : []
  const later = idsOf(dependents)
  if (dependents.length > 0 && !cascade) return { refusals: [hasLaterOperations(later, WITH_THEM)] }
  const beyond = dependents.filter(({ channelId }) => !mayUseChannel(actor, channelId ?? ''))
  if (beyond.length > 0) return { refusals: [hasLaterOperations(later, BEYOND)] }
  const ids = [operation.operationId, ...later]
  await giveUp(tx, actor, ids, reason)
  const released = await releaseWaiting(tx, sql`select unnest(${sql.param(ids)}::uuid[])`)
  const views = await findAtHeadquarters(tx, [...ids, ...released], actor.channels)
  const of = (some: readonly string[]) => views.filter(({ operationId }) => some.includes(operationId))
  return {
    done: {
      operation: of([operation.operationId])[0] ?? operation,
      alsoDismissed: of(later),
      released: of(released),
    },
    result: 'DISMISSED',
    // What no longer waits is told to its channel, too: 1010 carries how far the customer is settled.
    events: operatorEvents([...ids, ...released], '1010'),
  }
}

type Dependent = { operationId: string; channelId: string | null }
const idsOf = (some: readonly Dependent[]) => some.map(({ operationId }) => operationId)

/** Unsettled operations of a customer that headquarters does not have: only this create would have given it one. */
function dependentsOf(tx: Transaction, { operationId, customerKey }: OperationView): Promise<Dependent[]> {
  return execute<Dependent>(
    tx,
    sql`/* operations.dependents */
    select operation_id as "operationId", channel_id as "channelId"
    from operation
    where customer_key = ${customerKey} and operation_id <> ${operationId} and status in ('UPLOADED', 'WAITING_ON', 'FAILED')
      and not exists (select from customer_account a where a.customer_key = ${customerKey})
    order by received_order
    for no key update`,
  )
}

/** The last known error stays with them. */
async function giveUp(tx: Transaction, actor: Actor, operationIds: readonly string[], reason: string): Promise<void> {
  await execute(
    tx,
    sql`/* operations.dismiss */
    with dismissed as (
      update operation
      set status = 'DISMISSED', revision = revision + 1, waits_for = null, settled_at = now(), dismiss_reason = ${reason}
      where operation_id = any(${sql.param([...operationIds])}::uuid[]) and status in ('UPLOADED', 'WAITING_ON', 'FAILED')
      returning operation_id, received_order
    )
    insert into operation_attempt (operation_id, actor, outcome, reason)
    select operation_id, ${actor.id}, 'DISMISSED', ${reason}
    from dismissed
    order by received_order`,
  )
}

const WITH_THEM =
  'Without this operation there is no customer for the later ones to change. Dismiss them with it (`cascade`), or correct this one.'
const BEYOND =
  'Without this operation there is no customer for the later ones to change, and some of them are of channels that this token is not for. Correct this one, or ask someone who may use those channels.'

const hasLaterOperations = (laterIds: string[], message: string): OperationHasLaterOperations => ({
  __typename: 'OperationHasLaterOperations',
  code: 'CANNOT_BE_CHANGED',
  field: ['cascade'],
  message,
  laterIds,
})
