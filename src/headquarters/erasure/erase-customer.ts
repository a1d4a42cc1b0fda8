import { type Actor, Forbidden } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { batchStatementTimeout, type Database, transaction } from '../../db/client.ts'
import { sqlState } from '../../db/errors.ts'
import { rehearse } from '../../db/rehearse.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { wake } from '../../log/wake.ts'
import { channelsThatKnow, type KnownCustomer } from './channels-that-know.ts'
import { eraseAtHeadquarters } from './erase-at-headquarters.ts'
import { type ErasureView, findErasure } from './erasure-view.ts'
import { badReason, type ErasureRefusal, inProgress } from './refusals.ts'

/** `customer` is its key (CUSTACCOUNTASYNC). `reason` is kept with the tombstone, permanently. */
export type EraseCustomer = { customerKey: string; reason: string; dryRun: boolean }

/** How many rows an erasure concerns at headquarters, by table, and the channel databases that the tombstone goes to. */
export type ErasureRehearsal = { rows: { table: string; count: number }[]; databases: string[] }

export type ErasureOutcome = {
  erasure: ErasureView | null
  rehearsal: ErasureRehearsal | null
  userErrors: ErasureRefusal[]
}

const LONGEST_REASON = 1_000
/** SQLSTATE of a lock that was waited for too long: someone is working on the customer or on what it hangs on. */
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Erases a customer permanently: headquarters clears it in one transaction and keeps a tombstone, which 1010 takes to every channel database. Done again, also at the same moment, it
 * answers with the first one. What is still to be synchronized of the customer is dismissed; while something is being synchronized it is refused.
 * Only for tokens of all channels, since it reaches all of them.
 */
export async function eraseCustomer(sides: Sides, actor: Actor, erase: EraseCustomer): Promise<ErasureOutcome> {
  if (actor.channels !== 'ALL') throw new Forbidden('An erasure reaches every channel: this token is not for all.')
  const { db } = headquartersOf(sides)
  const { customerKey, reason, dryRun } = erase
  const refusal = refuseReason(reason)
  if (refusal) return refused(refusal)
  const erased = await findErasure(db, customerKey)
  if (erased) return await answered(db, actor, erased)
  const known = await channelsThatKnow(sides, customerKey)
  if ('code' in known) return await refusedAndAudited(db, actor, customerKey, known)
  try {
    return dryRun ? await rehearsed(db, actor, known, reason) : await done(db, actor, known, reason)
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error
    return await refusedAndAudited(db, actor, customerKey, inProgress())
  }
}

function refuseReason(reason: string): ErasureRefusal | null {
  if (reason.trim() === '') return badReason('Give a reason that names nobody: it is kept with the tombstone.')
  if (reason.length <= LONGEST_REASON && !UNSTORABLE.test(reason)) return null
  return badReason(`A reason is a text of at most ${LONGEST_REASON} characters.`)
}

async function done(db: Database, actor: Actor, known: KnownCustomer, reason: string): Promise<ErasureOutcome> {
  const outcome = await transaction(db, (tx) => eraseAtHeadquarters(tx, actor, known, reason), {
    statementTimeout: batchStatementTimeout,
  })
  if ('code' in outcome) return await refusedAndAudited(db, actor, known.customerKey, outcome)
  wake(db)
  const erasure = await findErasure(db, known.customerKey)
  return { erasure, rehearsal: null, userErrors: [] }
}

async function rehearsed(db: Database, actor: Actor, known: KnownCustomer, reason: string): Promise<ErasureOutcome> {
  const outcome = await rehearse(db, (tx) => eraseAtHeadquarters(tx, actor, known, reason), {
    statementTimeout: batchStatementTimeout,
  })
  if ('code' in outcome) return await refusedAndAudited(db, actor, known.customerKey, outcome)
  await recordAudit(db, actor, { action: 'eraseCustomer', target: known.customerKey, result: 'DRY_RUN' })
  const rows = Object.entries(outcome.cleared).map(([table, count]) => ({ table, count }))
  return {
    erasure: null,
    rehearsal: { rows: rows.filter(({ count }) => count > 0), databases: outcome.databases },
    userErrors: [],
  }
}

const refused = (refusal: ErasureRefusal): ErasureOutcome => ({ erasure: null, rehearsal: null, userErrors: [refusal] })

async function refusedAndAudited(db: Database, actor: Actor, customerKey: string, refusal: ErasureRefusal) {
  await recordAudit(db, actor, { action: 'eraseCustomer', target: customerKey, result: refusal.code })
  return refused(refusal)
}

async function answered(db: Database, actor: Actor, erasure: ErasureView): Promise<ErasureOutcome> {
  await recordAudit(db, actor, { action: 'eraseCustomer', target: erasure.customerKey, result: 'ERASED_BEFORE' })
  return { erasure, rehearsal: null, userErrors: [] }
}
