import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import { intervalsOf } from '../../between/reconcile/interval-rows.ts'
import type { Sides } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { takeRows } from './at-headquarters.ts'
import { newFingerprints } from './check-customers.ts'
import { setFingerprints } from './keep-findings.ts'
import { type DifferenceView, findDifference } from './list-differences.ts'
import { namedAgain } from './named-again.ts'
import { type ReconcileRefusal, refused } from './refusals.ts'

const LONGEST_REASON = 1_000

export type AcceptOutcome = { difference: DifferenceView | null; userErrors: ReconcileRefusal[] }

/**
 * Accepts a reported difference as it is. Headquarters' current values of the customer count as explained from now on,
 * and the log names the customer for 1010, so that the channels receive them; a lost customer is removed there. Refused
 * when the values have changed since they were reported, because no one has reviewed them.
 */
export async function acceptDifference(
  sides: Sides,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<AcceptOutcome> {
  const { db } = headquartersOf(sides)
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason))
    return notAccepted(
      refused('INVALID_VALUE', 'reason', `Give a reason of 1 to ${LONGEST_REASON} characters that names no person.`),
    )
  const found = await findDifference(db, id, actor.channels)
  if (!found)
    return notAccepted(
      refused('NOT_FOUND', 'difference', 'This difference does not exist, or the token may not read it.'),
    )
  const why = await transaction(db, (tx) => accept(tx, actor, found, reason))
  if (why !== null) return notAccepted(refused('CANNOT_BE_CHANGED', 'difference', why))
  wake(db)
  return { difference: await findDifference(db, id, actor.channels), userErrors: [] }
}

const notAccepted = (refusal: ReconcileRefusal): AcceptOutcome => ({ difference: null, userErrors: [refusal] })

/** Null if the difference is accepted, otherwise the reason. */
async function accept(
  tx: Transaction,
  actor: Actor,
  { differenceId, kind, customerKey, dataAreaId, headquartersFingerprint }: DifferenceView,
  reason: string,
): Promise<string | null> {
  // Locked until the commit, so that the values checked here are the values accepted.
  await execute(
    tx,
    sql`/* reconcile.lockCustomer */ select 1 from customer
      where customer_key = ${customerKey}::uuid for no key update`,
  )
  await takeRows(tx, intervalsOf([customerKey]), null)
  const [now] = await execute<{ hash: string }>(tx, sql`/* reconcile.hashNow */ select hash from reconcile_row`)
  // UNKNOWN_OPERATIONS concerns what a channel sent, not headquarters' values: it neither checks nor explains them.
  const ofValues = kind !== 'UNKNOWN_OPERATIONS'
  // Of NEWER_AT_CHANNEL, the channel's values are discarded, whatever headquarters' are by now.
  if (ofValues && kind !== 'NEWER_AT_CHANNEL' && (now?.hash ?? null) !== headquartersFingerprint)
    return "Headquarters' values have changed since the difference was found. Run reconcile and review its findings."
  const accepted = await execute(
    tx,
    sql`/* reconcile.acceptDifference */
    update difference
    set status = 'ACCEPTED', ended_at = now(), reason = ${reason}, resolved_by = ${actor.id}
    where status = 'REPORTED' and (
        id = ${differenceId}::uuid
        or kind = 'NEWER_AT_CHANNEL' and kind = ${kind} and customer_key = ${customerKey}::uuid
      )
    returning 1`,
  )
  if (accepted.length === 0)
    return 'Only a difference with the status REPORTED can be accepted. The server corrects the others itself.'
  const fingerprints = ofValues ? await newFingerprints(tx) : []
  if (fingerprints.length > 0) await setFingerprints(tx, fingerprints, sql`(select position from log_head)`)
  await recordAudit(tx, actor, { action: 'acceptDifference', target: differenceId, result: 'ACCEPTED', reason })
  if (kind === 'LOST_AT_HEADQUARTERS') await giveUp(tx, customerKey)
  if ((now && ofValues) || kind === 'LOST_AT_HEADQUARTERS') await append(tx, [namedAgain({ customerKey, dataAreaId })])
  return null
}

/** From now on, 1010 removes the lost customer from the channels. No other customer gets its account number. */
async function giveUp(tx: Transaction, customerKey: string): Promise<void> {
  await execute(
    tx,
    sql`/* reconcile.giveUp */
    update customer_account
    set given_up_at = now()
    where customer_key = ${customerKey}::uuid and given_up_at is null`,
  )
}
