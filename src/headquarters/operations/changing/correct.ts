import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { appendSelected } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import { withIssueEvents } from '../../issues/issue-events.ts'
import { lockLegalEntity } from '../../synchronize/queue/claim.ts'
import { findAtHeadquarters, findVisible } from '../list/find-operations.ts'
import { refuseReason } from './reason.ts'
import { type OperationNotFound, operationNotFound, type Refused } from './refusals.ts'

/** The common input of mutations of one operation. */
export type Correction = {
  operationId: string
  /** The `revision` that the caller has read. */
  expectedRevision: number
  reason: string
  /** Validates and executes as usual, then rolls back. */
  dryRun: boolean
}

/** The result of a mutation of one operation, a word for the audit, and its events; or its refusals. */
export type Corrected<Done, Refusal> = { done: Done; result: string; events: SQL } | { refusals: Refusal[] }

/** The outcome of a mutation of one operation: its result, or the reasons for a refusal. */
export type CorrectionOutcome<Done, Refusal> = {
  done: Done | null
  userErrors: (Refusal | OperationNotFound | Refused)[]
}

/** One of a mutation's refusals. */
type UserError = { code: string }

/**
 * Changes one operation for an operator: finds it within the actor's channels and runs `work` in one transaction that
 * locks it against claims and other changes, then writes the audit entry and, last, the events. A refusal writes only
 * an audit entry; so does a dry run, which also takes no lock of the log.
 */
export async function correct<Done, Refusal extends UserError>(
  sides: Sides,
  actor: Actor,
  action: string,
  input: Correction,
  work: (tx: Transaction, operation: OperationView) => Promise<Corrected<Done, Refusal>>,
): Promise<CorrectionOutcome<Done, Refusal>> {
  const hq = headquartersOf(sides)
  const found = await findVisible(sides, actor, input.operationId)
  const target = found?.operationId ?? null
  const early = found ? refuseReason(input.reason) : operationNotFound()
  const inTransaction = async (tx: Transaction, operation: OperationView) => work(tx, await lock(tx, operation))
  const finish = async (tx: Transaction, operation: OperationView) => {
    const corrected = await inTransaction(tx, operation)
    if ('refusals' in corrected) return corrected
    await recordAudit(tx, actor, { action, target, result: corrected.result, reason: input.reason })
    await appendSelected(tx, withIssueEvents(corrected.events))
    return corrected
  }
  const corrected =
    early || !found
      ? { refusals: [early ?? operationNotFound()] }
      : input.dryRun
        ? await rehearse(hq.db, (tx) => inTransaction(tx, found))
        : await transaction(hq.db, (tx) => finish(tx, found))
  if ('refusals' in corrected || input.dryRun) {
    const result = 'refusals' in corrected ? (corrected.refusals[0]?.code ?? 'REFUSED') : 'DRY_RUN'
    await recordAudit(hq.db, actor, { action, target, result })
  } else {
    wake(hq.db)
  }
  return 'refusals' in corrected
    ? { done: null, userErrors: corrected.refusals }
    : { done: corrected.done, userErrors: [] }
}

/** The operation in its current state, locked: claims wait for the legal entity, other changes for its row. */
async function lock(tx: Transaction, found: OperationView): Promise<OperationView> {
  await lockLegalEntity(tx, found.dataAreaId)
  await execute(
    tx,
    sql`/* operations.lock */ select 1 from operation
      where operation_id = ${found.operationId}::uuid for no key update`,
  )
  const [current] = await findAtHeadquarters(tx, [found.operationId])
  return current ?? found
}
