import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { dumpRows, rowsWith } from '../erasure/databases.ts'
import { codes, type Merging, type Two, type UserErrors } from './merging.ts'
import { creations, type Edit, type EditTime, editedValue, GONE, type Pair, wordOf } from './pairs.ts'

const CHANNELS = ['houston', 'sanfrancisco'] as const
/** How many requests are on their way at once. */
const AT_ONCE = 8

type Told = { pair: Pair; word: string; keys: Two; mergeId: string; operations: string[] }

/**
 * Lives the stories of these pairs, all at once: created, changed by tills, merged, changed by tills that have not
 * heard of it and by those that have, then undone, erased or left; and checks that both sides agree in the end.
 */
export async function mergePairs(merging: Merging, pairs: readonly Pair[]): Promise<void> {
  const { stores } = merging
  const told = await createAll(merging, pairs)
  await editAll(merging, told, 'UPLOADED')
  await stores.runJob('P-0001')
  await editAll(merging, told, 'CAPTURED')
  const undone = told.filter(({ pair }) => pair.end === 'UNDONE')
  const before = await inTurns(undone, ({ keys }) => merging.stateOf(keys))
  await inTurns(told, async (each) => {
    const { takesPhone } = each.pair
    const choices = takesPhone === null ? [] : [{ field: 'phone', take: takesPhone }]
    const merged = await merging.merge(each.keys, { choices })
    expect(merged.userErrors).toEqual([])
    each.mergeId = merged.merge?.id ?? ''
  })
  await editAll(merging, told, 'LATE')
  await stores.runJob('1010')
  await inTurns(undone, async ({ mergeId }) => expect(codes(await merging.undo(mergeId))).toEqual([]))
  expect(await inTurns(undone, ({ keys }) => merging.stateOf(keys))).toEqual(before)
  await stores.runJob('1010')
  await editAll(merging, told, 'AFTER')
  const gone = told.filter(({ pair }) => pair.end === 'ERASED')
  await inTurns(gone, ({ keys }, nth) => erase(merging, nth % 2 === 0 ? keys.keep : keys.merge))
  for (let rounds = 0; rounds < 10 && (rounds < 2 || (await isWaiting(merging))); rounds++) await stores.travel()
  await expectAllApplied(merging, told)
  await inTurns(
    told.filter(({ pair }) => pair.end !== 'ERASED'),
    (each) => expectOneAnswer(merging, each),
  )
  expect(await merging.differences()).toEqual([])
  expect(await danglingRows(merging)).toEqual([])
  const left = (await Promise.all(Object.values(stores.databases).map(dumpRows))).flat()
  expect(rowsWith(left, [GONE])).toEqual([])
}

async function createAll(merging: Merging, pairs: readonly Pair[]): Promise<Told[]> {
  const told = await inTurns(pairs, async (pair, nth) => {
    const word = wordOf(nth, pair)
    const { keep, merge } = creations(nth, word, pair)
    const keys = {
      keep: await merging.create(pair.stores[0], keep),
      merge: await merging.create(pair.stores[1], merge),
      name: word,
    }
    return { pair, word, keys, mergeId: '', operations: [] }
  })
  await merging.stores.travel()
  await inTurns(told, async ({ pair, keys }) => {
    for (const of of pair.cards)
      await change(merging, 'issueLoyaltyCard', { channel: storeOf(pair, of), customerId: keys[of] })
  })
  await merging.stores.runJob('1010')
  return told
}

const storeOf = ({ stores }: Pair, of: 'keep' | 'merge') => stores[of === 'keep' ? 0 : 1]

async function editAll(merging: Merging, told: readonly Told[], when: EditTime): Promise<void> {
  await inTurns(told, async (each) => {
    for (const edit of each.pair.edits) if (edit.when === when) await capture(merging, each, edit)
  })
}

async function capture(merging: Merging, { pair, word, keys, operations }: Told, edit: Edit): Promise<void> {
  const channel = storeOf(pair, edit.of)
  const customerId = keys[edit.of]
  const value = editedValue(word, edit)
  const input = { channel, customerId }
  const store = async (mutation: string, what: object) => {
    operations.push(await change(merging, mutation, { ...input, ...what }))
  }
  if (edit.field === 'contact')
    return store('setCustomerContact', { contact: { type: 'EMAIL', value, marketingOptIn: true } })
  if (edit.field !== 'city') return store('updateCustomer', { changes: { [edit.field]: value } })
  const [address] = (await merging.byKey(customerId, channel))?.addresses ?? []
  return store('updateCustomerAddress', { addressId: address?.addressId, changes: { city: value } })
}

/** Carries a mutation out, and returns its operation, if it has one. */
async function change({ stores }: Merging, mutation: string, what: object): Promise<string> {
  const type = `${mutation.replace(/^./, (letter) => letter.toUpperCase())}Input`
  const selection = mutation === 'issueLoyaltyCard' ? '' : 'operation { operationId }'
  const answer = await stores.ask<{ [name: string]: UserErrors & { operation?: { operationId: string } | null } }>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} userErrors { code field message } } }`,
    { input: { idempotencyKey: randomUUID(), ...what } },
  )
  expect(answer[mutation]?.userErrors).toEqual([])
  return answer[mutation]?.operation?.operationId ?? ''
}

async function erase({ stores }: Merging, customer: string): Promise<void> {
  const { eraseCustomer } = await stores.ask<{ eraseCustomer: UserErrors }>(
    `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code message } } }`,
    { input: { customer, reason: 'Asked for it' } },
  )
  expect(eraseCustomer.userErrors).toEqual([])
}

const isWaiting = async ({ stores }: Merging): Promise<boolean> =>
  (await execute(stores.databases.hq.db, sql`select 1 from operation where status in ('UPLOADED', 'SYNCED') limit 1`))
    .length > 0

/** Each operation of persons that were not erased is applied, under the customer that captured it. */
async function expectAllApplied({ stores }: Merging, told: readonly Told[]): Promise<void> {
  const ids = told.filter(({ pair }) => pair.end !== 'ERASED').flatMap(({ operations }) => operations)
  const found = await execute<{ status: string; error: string | null; n: number }>(
    stores.databases.hq.db,
    sql`select status, error_code as error, count(*)::int as n from operation
      where operation_id = any(${sql.param(ids)}::uuid[]) group by 1, 2 order by 1, 2`,
  )
  expect(found).toEqual(ids.length === 0 ? [] : [{ status: 'DISTRIBUTED', error: null, n: ids.length }])
}

/** Headquarters and the tills show the same, with all that was changed, at the customer that it is about now. */
async function expectOneAnswer(merging: Merging, { pair, word, keys }: Told): Promise<void> {
  for (const of of ['keep', 'merge'] as const) {
    const shown = await merging.byKey(keys[of])
    for (const channel of CHANNELS) {
      const isThere = pair.stores.some((store, nth) => store === channel && (pair.end === 'STAYS' || nth === nthOf(of)))
      const expected = isThere && shown ? { ...shown, id: expect.any(String), syncState: 'SYNCED' } : null
      const there = await merging.byKey(keys[of], channel)
      expect(there && { ...there, pendingOperations: null }).toEqual(
        expected && { ...expected, pendingOperations: null },
      )
    }
    for (const edit of pair.edits)
      if (pair.end === 'STAYS' || edit.of === of) expect(JSON.stringify(shown)).toContain(editedValue(word, edit))
    if (pair.end === 'STAYS') expect(shown?.loyaltyCards).toHaveLength(pair.cards.length)
  }
}

const nthOf = (of: 'keep' | 'merge') => (of === 'keep' ? 0 : 1)

/**
 * Rows of customers that headquarters does not have, and redirects that lead nowhere, to another or elsewhere at a
 * till.
 */
async function danglingRows({ stores }: Merging): Promise<unknown[]> {
  const { hq, houston, sanfrancisco } = stores.databases
  const noCustomer = (table: string) =>
    sql`select ${table}::text as place, customer_key::text as key from ${sql.raw(table)} t
      where not exists (select from customer c where c.customer_key = t.customer_key)`
  const tables = ['customer_address', 'customer_contact', 'customer_affiliation', 'customer_attribute', 'loyalty_card']
  const parts = await execute(
    hq.db,
    sql`${sql.join([...tables, 'duplicate_key', 'external_id'].map(noCustomer), sql` union all `)}
      union all
      select 'redirect', m.merged_key::text from customer_merge m
      where m.undone_at is null and (
        exists (select from customer_merge further where further.merged_key = m.leads_to and further.undone_at is null)
        or not exists (select from customer c where c.customer_key = m.leads_to)
          and not exists (select from erasure e where e.customer_key = m.leads_to)
        or exists (select from customer c where c.customer_key = m.merged_key)
      )`,
  )
  const redirects = await execute<{ pair: string }>(
    hq.db,
    sql`select merged_key || ' ' || leads_to as pair from customer_merge m
      where undone_at is null order by 1`,
  )
  for (const { db } of [houston, sanfrancisco]) {
    const here = await execute<{ pair: string }>(
      db,
      sql`select merged_key || ' ' || kept_key as pair from customer_redirect order by 1`,
    )
    expect(here).toEqual(redirects)
  }
  return parts
}

/** Does something for each, a few at once, in their order. */
async function inTurns<Each, Result>(
  all: readonly Each[],
  work: (each: Each, nth: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < all.length; from += AT_ONCE)
    results.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map((each, nth) => work(each, from + nth)))))
  return results
}
