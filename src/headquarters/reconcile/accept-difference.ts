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
import { type ReconcileRefusal, refused } from './refusals.ts'

const LONGEST_REASON = 1_000

export type AcceptOutcome = { difference: DifferenceView | null; userErrors: ReconcileRefusal[] }

/**
 * Lets a reported difference be as it is. What headquarters has of the customer counts as explained from now on, and the customer is named for 1010, so that the channels get
 * it. Refused when headquarters' values have changed since they were reported: nobody has looked at these.
 */
export async function acceptDifference(
  sides: Sides,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<AcceptOutcome> {
  const { db } = headquartersOf(sides)
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason))
    return no(
      refused('INVALID_VALUE', 'reason', `A reason is a text of 1 to ${LONGEST_REASON} characters, and names nobody.`),
    )
  const found = await findDifference(db, id, actor.channels)
  if (!found)
    return no(refused('NOT_FOUND', 'difference', 'There is no such difference, or this token may not see it.'))
  const why = await transaction(db, (tx) => accept(tx, actor, found, reason))
  if (why !== null) return no(refused('CANNOT_BE_CHANGED', 'difference', why))
  wake(db)
  return { difference: await findDifference(db, id, actor.channels), userErrors: [] }
}

const no = (refusal: ReconcileRefusal): AcceptOutcome => ({ difference: null, userErrors: [refusal] })

/** Null when it was accepted; else why not. */
async function accept(
  tx: Transaction,
  actor: Actor,
  { differenceId, kind, customerKey, dataAreaId, headquartersFingerprint }: DifferenceView,
  reason: string,
): Promise<string | null> {
  // Held until the commit: what is accepted is what is looked at here.
  await execute(
    tx,
    sql`/* reconcile.lockCustomer */ select 1 from customer where customer_key = ${customerKey}::uuid for no key update`,
  )
  await takeRows(tx, intervalsOf([customerKey]), null)
  const [now] = await execute<{ hash: string }>(tx, sql`/* reconcile.hashNow */ select hash from reconcile_row`)
  // What a channel has sent is not about headquarters' values: they are not looked at, and not explained by it.
  const ofValues = kind !== 'UNKNOWN_OPERATIONS'
  if (ofValues && (now?.hash ?? null) !== headquartersFingerprint)
    return "Headquarters' values have changed since this was found. Run reconcile, and look at what it finds."
  const accepted = await execute(
    tx,
    sql`/* reconcile.acceptDifference */
    update difference
    set status = 'ACCEPTED', ended_at = now(), reason = ${reason}, resolved_by = ${actor.id}
    where id = ${differenceId}::uuid and status = 'REPORTED'
    returning 1`,
  )
  if (accepted.length === 0) return 'Only what is reported can be accepted: the rest is corrected by itself, or over.'
  const fingerprints = ofValues ? await newFingerprints(tx) : []
  if (fingerprints.length > 0) await setFingerprints(tx, fingerprints, sql`(select position from log_head)`)
  await recordAudit(tx, actor, { action: 'acceptDifference', target: differenceId, result: 'ACCEPTED', reason })
  if (now && ofValues)
    await append(tx, [
      { kind: 'CUSTOMER', entityId: customerKey, dataAreaId, customerKey, status: 'RECONCILED', downloadJob: '1010' },
    ])
  return null
}
