import { type Actor, Forbidden } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { batchStatementTimeout, type Database, transaction } from '../../db/client.ts'
import { sqlState } from '../../db/errors.ts'
import { rehearse } from '../../db/rehearse.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { wake } from '../../log/wake.ts'
import { currentKey } from '../customers/redirects.ts'
import { channelsThatKnow, type KnownCustomer } from './channels-that-know.ts'
import { erasePerson } from './erase-at-headquarters.ts'
import { type ErasureView, findErasure } from './erasure-view.ts'
import { badReason, type ErasureRefusal, inProgress } from './refusals.ts'

/** `customer` is the customer key (CUSTACCOUNTASYNC). The tombstone keeps `reason` permanently. */
export type EraseCustomer = { customerKey: string; reason: string; dryRun: boolean }

/**
 * The number of rows that an erasure affects at headquarters, by table, and the channel databases that receive the
 * tombstone.
 */
export type ErasureRehearsal = { rows: { table: string; count: number }[]; databases: string[] }

export type ErasureOutcome = {
  erasure: ErasureView | null
  rehearsal: ErasureRehearsal | null
  userErrors: ErasureRefusal[]
}

const LONGEST_REASON = 1_000
/**
 * The SQLSTATE of a lock timeout: another transaction works on the customer or on a row that the customer depends on.
 */
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Erases a customer permanently, with those that were merged into it. Headquarters clears the customer in one
 * transaction and keeps a tombstone, which 1010 carries to every channel database. A repeated or concurrent call
 * returns the first erasure. Open operations of the customer are dismissed; the erasure is refused while one of them is
 * being synchronized. Only a token for all channels may erase, because an erasure reaches all of them.
 */
export async function eraseCustomer(sides: Sides, actor: Actor, erase: EraseCustomer): Promise<ErasureOutcome> {
  if (actor.channels !== 'ALL') throw new Forbidden('An erasure reaches every channel. Use a token for all channels.')
  const { db } = headquartersOf(sides)
  const { customerKey: named, reason, dryRun } = erase
  const customerKey = await currentKey(db, named)
  const refusal = refuseReason(reason)
  if (refusal) return refused(refusal)
  return await inTurn(customerKey, () => eraseOnce(sides, actor, { customerKey, reason, dryRun }))
}

async function eraseOnce(sides: Sides, actor: Actor, { customerKey, reason, dryRun }: EraseCustomer) {
  const { db } = headquartersOf(sides)
  const erased = await findErasure(db, customerKey)
  if (erased) return await returnErased(db, actor, erased)
  const known = await channelsThatKnow(sides, customerKey)
  if ('code' in known) return await refusedAndAudited(db, actor, customerKey, known)
  try {
    return dryRun ? await rehearseErasure(db, actor, known, reason) : await commitErasure(db, actor, known, reason)
  } catch (error) {
    if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error
    return await refusedAndAudited(db, actor, customerKey, inProgress())
  }
}

/** What this process does last with a customer, by key. */
const underway = new Map<string, Promise<unknown>>()

/**
 * One call after another for each customer. A client that gave up waiting sends its call again while the first is still
 * carried out; it waits here without a connection, and not in the row of those who want the legal entity's lock, in
 * which the synchronization waits too.
 */
async function inTurn(customerKey: string, work: () => Promise<ErasureOutcome>): Promise<ErasureOutcome> {
  const before = underway.get(customerKey) ?? Promise.resolve()
  const mine = before.then(work, work)
  underway.set(customerKey, mine)
  try {
    return await mine
  } finally {
    if (underway.get(customerKey) === mine) underway.delete(customerKey)
  }
}

function refuseReason(reason: string): ErasureRefusal | null {
  if (reason.trim() === '') return badReason('Give a reason that names no person. The tombstone keeps it permanently.')
  if (reason.length <= LONGEST_REASON && !UNSTORABLE.test(reason)) return null
  return badReason(`A reason is a text of at most ${LONGEST_REASON} characters.`)
}

async function commitErasure(
  db: Database,
  actor: Actor,
  known: KnownCustomer,
  reason: string,
): Promise<ErasureOutcome> {
  const outcome = await transaction(db, (tx) => erasePerson(tx, actor, known, reason), {
    statementTimeout: batchStatementTimeout,
  })
  if ('code' in outcome) return await refusedAndAudited(db, actor, known.customerKey, outcome)
  wake(db)
  const erasure = await findErasure(db, known.customerKey)
  return { erasure, rehearsal: null, userErrors: [] }
}

async function rehearseErasure(
  db: Database,
  actor: Actor,
  known: KnownCustomer,
  reason: string,
): Promise<ErasureOutcome> {
  const outcome = await rehearse(db, (tx) => erasePerson(tx, actor, known, reason), {
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

async function returnErased(db: Database, actor: Actor, erasure: ErasureView): Promise<ErasureOutcome> {
  await recordAudit(db, actor, { action: 'eraseCustomer', target: erasure.customerKey, result: 'ERASED_BEFORE' })
  return { erasure, rehearsal: null, userErrors: [] }
}
