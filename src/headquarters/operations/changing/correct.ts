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
import { lockLegalEntity } from '../../synchronize/queue/claim.ts'
import { findAtHeadquarters, findVisible } from '../list/find-operations.ts'
import { refuseReason } from './reason.ts'
import { type OperationNotFound, operationNotFound, type Refused } from './refusals.ts'

/** What every mutation of one operation names. */
export type Correction = {
  operationId: string
  /** The `revision` that was looked at. */
  expectedRevision: number
  reason: string
  /** Judged and done like any other, and rolled back. */
  dryRun: boolean
}

/** What a mutation of one operation has done, in a word for the audit, and with its events; or why it has not. */
export type Corrected<Done, Refusal> = { done: Done; result: string; events: SQL } | { refusals: Refusal[] }

/** What a mutation of one operation answers: what it has done, or why nothing. */
export type CorrectionOutcome<Done, Refusal> = {
  done: Done | null
  userErrors: (Refusal | OperationNotFound | Refused)[]
}

/** One of a mutation's refusals. */
type UserError = { code: string }

/**
 * The frame of an operator's change of one operation: finds it within the actor's channels and runs `work` in one transaction, in which nobody can claim it
 * or change it; then come the audit and, last, the events. A refusal leaves nothing behind but a line in the audit; so does a dry run, which
 * besides takes no lock of the log.
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
    await appendSelected(tx, corrected.events)
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

/** The operation as it is now, kept so: claims wait for the legal entity, others who change it for its row. */
async function lock(tx: Transaction, found: OperationView): Promise<OperationView> {
  await lockLegalEntity(tx, found.dataAreaId)
  await execute(
    tx,
    sql`/* operations.lock */ select 1 from operation where operation_id = ${found.operationId}::uuid for no key update`,
  )
  const [current] = await findAtHeadquarters(tx, [found.operationId])
  return current ?? found
}
