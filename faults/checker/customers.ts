import { type Entry, entriesOf } from '../history.ts'
import type { Verdict } from './check.ts'
import { type Excused, excusedBy } from './excused.ts'
import { type Customer, type Facts, groupBy } from './facts.ts'

type OfCustomers = Omit<Verdict, 'outOfOrder' | 'eventMissed' | 'eventDoubled' | 'falseGreen'>

/** What became of the customers: nobody is lost, doubled, changed otherwise, or back after an erasure. */
export function checkCustomers(facts: Facts, history: readonly Entry[]): OfCustomers {
  const excused = excusedBy(history)
  const { mayBeLost, mayBeDoubled } = excused
  const erased = entriesOf(history, 'erased')
  const erasedKeys = new Set(erased.map(({ customerKey }) => customerKey))
  const erasedNames = new Set(erased.map(({ name }) => name))
  const created = entriesOf(history, 'created').filter(({ customerKey }) => !erasedKeys.has(customerKey))
  const sent = new Set(entriesOf(history, 'create sent').map(({ name }) => name))

  const byName = groupBy(facts.customers, ({ name }) => name)
  const accountsOf = groupBy(facts.accounts, ({ key }) => key)
  const found = ({ name }: { name: string }) => byName.get(name) ?? []
  const keys = (which: (one: (typeof created)[number]) => boolean) => created.filter(which).map(({ key }) => key)

  return {
    lost: keys((one) => found(one).length === 0 && !mayBeLost.has(one.key)),
    doubled: keys(
      (one) =>
        (found(one).length > 1 && !mayBeDoubled.has(one.key)) || (accountsOf.get(one.customerKey)?.length ?? 0) > 1,
    ),
    otherwise: keys((one) => found(one).some(({ key }) => key !== one.customerKey) && !mayBeDoubled.has(one.key)),
    unasked: [...byName.keys()].filter((name) => !sent.has(name)),
    editLost: lostEdits(facts, history, excused),
    ...compareSides(facts),
    numberReused: reusedNumbers(facts, history),
    erasedBack: facts.erasableNames
      .filter(({ name }) => erasedNames.has(name))
      .map(({ name, where }) => `${name} in ${where}`),
  }
}

/** The last acknowledged edit of each field is at headquarters, unless later ones, or it, may have gone otherwise. */
function lostEdits({ customers }: Facts, history: readonly Entry[], { mayBeLost }: Excused): string[] {
  const byKey = new Map(customers.map((customer) => [customer.key, customer]))
  const edits = [...entriesOf(history, 'edited'), ...entriesOf(history, 'edit given up')].sort((a, b) => a.at - b.at)
  const fields = groupBy(edits, ({ customerKey, field }) => `${customerKey} ${field}`)
  return [...fields.values()].flatMap((ofField) => {
    const last = ofField.at(-1)
    const customer = last && byKey.get(last.customerKey)
    if (!customer) return []
    // Backwards: an edit that must be there ends the search.
    const certain = ofField.findLastIndex(({ type, key }) => type === 'edited' && !mayBeLost.has(key))
    const allowed = ofField.slice(Math.max(certain, 0)).map(({ value }): string | null => value)
    if (certain < 0) allowed.push(null)
    return allowed.includes(customer[last.field]) ? [] : [`${last.key}: ${customer[last.field]}, not ${last.value}`]
  })
}

/** Every store has every customer, with the account number and the values of headquarters. */
function compareSides({ customers, tills }: Facts): Pick<Verdict, 'notBack' | 'unequal'> {
  const notBack: string[] = []
  const unequal: string[] = []
  const atHeadquarters = new Set(customers.map(({ key }) => key))
  for (const [place, there] of tills) {
    const byKey = new Map(there.map((customer) => [customer.key, customer]))
    for (const customer of customers) {
      const copy = byKey.get(customer.key)
      if (copy?.account !== customer.account) notBack.push(`${customer.name} in ${place}`)
      else if (differs(customer, copy)) unequal.push(`${customer.name} in ${place}`)
    }
    for (const { key, name } of there) if (!atHeadquarters.has(key)) unequal.push(`${name} only in ${place}`)
  }
  return { notBack, unequal }
}

const COMPARED = ['name', 'phone', 'cellularPhone', 'email'] as const
const differs = (one: Customer, other: Customer) => COMPARED.some((field) => one[field] !== other[field])

/** No account number that a client, a till or headquarters has shown belongs to two customers. */
function reusedNumbers({ accounts, tills }: Facts, history: readonly Entry[]): string[] {
  const shown = [
    ...[...entriesOf(history, 'number'), ...entriesOf(history, 'created'), ...entriesOf(history, 'edited')].map(
      ({ account, customerKey }) => ({ account, key: customerKey }),
    ),
    ...accounts,
    ...[...tills.values()].flat(),
  ]
  const owners = groupBy(shown, ({ account }) => account ?? '')
  owners.delete('')
  return [...owners].flatMap(([account, of]) => (new Set(of.map(({ key }) => key)).size > 1 ? [account] : []))
}
