import { sql } from 'drizzle-orm'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import { execute, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { refuseReason } from '../operations/changing/reason.ts'
import { type Disclosure, findPerson, type NamedPerson, type Person } from './find-person.ts'
import { type DisclosureRefusal, noSuchCustomer } from './refusals.ts'

/** The customer to reveal, the reason, and the duration. */
export type RevealCustomer = { customer: NamedPerson; reason: string; minutes: number }

export type RevealOutcome = {
  customer: CustomerView | null
  revealedUntil: string | null
  userErrors: DisclosureRefusal[]
}

/**
 * Allows the caller, by the subject of the token, to see one customer unmasked for some minutes, and writes an audit
 * entry with the reason in the same transaction. Repeating it extends the time and never shortens it.
 */
export async function revealCustomer(
  request: Disclosure,
  { customer, reason, minutes }: RevealCustomer,
): Promise<RevealOutcome> {
  const { actor, sides, requestId } = request
  const hq = headquartersOf(sides)
  const person = await findPerson(request, customer)
  const refusal = person ? refuseReason(reason) : noSuchCustomer()
  if (refusal || !person) {
    const why = refusal ?? noSuchCustomer()
    const target = person?.customerKey ?? null
    await recordAudit(hq.db, actor, { action: 'revealCustomer', target, result: why.code, requestId })
    return { customer: null, revealedUntil: null, userErrors: [why] }
  }
  const revealedUntil = await grant(request, person, reason, minutes)
  return { customer: person.customer, revealedUntil, userErrors: [] }
}

function grant(
  { actor, sides, requestId }: Disclosure,
  { customerKey }: Person,
  reason: string,
  minutes: number,
): Promise<string> {
  return transaction(headquartersOf(sides).db, async (tx) => {
    await execute(
      tx,
      sql`/* disclosure.deleteExpiredGrants */ delete from customer_reveal
        where revealed_until < now() - interval '1 hour'`,
    )
    const [granted] = await execute<{ revealedUntil: string }>(
      tx,
      sql`/* disclosure.revealCustomer */
      insert into customer_reveal as known (actor, customer_key, revealed_until)
      values (${actor.id}, ${customerKey}::uuid, now() + make_interval(mins => ${minutes}::int))
      on conflict (actor, customer_key) do update
        set revealed_until = greatest(known.revealed_until, excluded.revealed_until)
      returning ${utcText('revealed_until')} as "revealedUntil"`,
    )
    if (!granted) throw new Error('The grant was not stored.')
    await recordAudit(tx, actor, {
      action: 'revealCustomer',
      target: customerKey,
      result: `until ${granted.revealedUntil}`,
      requestId,
      reason,
    })
    return granted.revealedUntil
  })
}
