import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { execute } from '../../../src/db/client.ts'
import { lookedUpBy, textOf } from '../../../src/db/search-query.ts'
import { searchAlternatives } from '../../../src/model/words/search-terms.ts'
import { make } from '../../support/channel.ts'
import { buffersOf, type Executed, explainedDatabase } from '../../support/plans.ts'
import { documentOf } from './hard-names.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }

/** 1,601 of the first, of whom a walk reads 1,500, 6,001 of the last, and one whose last name nobody else has. */
async function manyCustomers() {
  const { db, url } = await make.channelDatabase({ unconfigured: true })
  await storeDocuments(db, [documentOf(randomUUID(), 'Anna First', 'F-1'), documentOf(randomUUID(), 'Zoe Last', 'F-2')])
  await db.execute(sql`
    insert into customer (customer_key, data_area_id, account, name, version, address_books, document, fingerprint, search, sort_key)
    select key, data_area_id, account || '-' || nth, name, version, address_books,
      document || jsonb_build_object('customerKey', key), fingerprint, search, sort_key
    from customer
    join lateral generate_series(1, case account when 'F-1' then 1600 else 6000 end) nth on true
    cross join lateral (select md5(account || nth)::uuid as key) made`)
  await storeDocuments(db, [documentOf(randomUUID(), 'Zoe Rareley', 'F-3')])
  await db.execute(sql`vacuum analyze customer`)
  const explained = explainedDatabase(url, 'channel')
  /** The names of a page, and what was read for it. */
  async function listed(search: string, limit = 20) {
    const request = { filter: { search }, orderBy: 'NAME_ASC', limit, forward: true, beyond: null } as const
    const found = await listCustomers(explained.db.forReader('till'), HOUSTON, request)
    return { names: found.map(({ customer }) => customer.name), statements: explained.taken() }
  }
  return { db, listed }
}

const buffersOfNamed = (statements: readonly Executed[], name: string) =>
  buffersOf(statements.filter((each) => each.name === name))

it('looks up no more of a common word than it may, where the walk along the list ends before the first match', async () => {
  const { listed } = await manyCustomers()
  const { names, statements } = await listed('zoe')
  expect(names).toEqual(Array(21).fill('Zoe Last'))
  expect(statements.filter(({ name }) => name === 'channel.listCustomers')).toHaveLength(2)
  // Some ten buffers for each of 2,000; all 6,000 would be 60,000.
  expect(buffersOfNamed(statements, 'channel.listCustomers')).toBeLessThan(35_000)
})

it('takes matches of two common words from some customers, without reading all that have them', async () => {
  const { listed } = await manyCustomers()
  for (const search of ['zoe last', 'last zoe', 'zo la']) {
    const { names, statements } = await listed(search)
    expect(names, search).toEqual(Array(21).fill('Zoe Last'))
    expect(statements.map(({ name }) => name)).toContain('channel.drawMatches')
    expect(buffersOf(statements)).toBeLessThan(20_000)
  }
})

it('looks matches up where some customers do not stand for all', async () => {
  const { db, listed } = await manyCustomers()
  // Of these a walk along the list finds none, and all customers have fewer than twice as many as are looked up.
  await db.execute(sql`update customer set search = 'other' where account like 'F-2-%' and account > 'F-2-3'`)
  const { names, statements } = await listed('zoe')
  expect(names).toEqual(Array(21).fill('Zoe Last'))
  expect(statements.filter(({ name }) => name === 'channel.listCustomers')).toHaveLength(2)
})

it('compares a common word with the customers that have the rare one beside it', async () => {
  const { listed } = await manyCustomers()
  for (const search of ['zoe rareley', 'rar zo']) {
    const { names, statements } = await listed(search)
    expect(names).toEqual(['Zoe Rareley'])
    // The customers of the common word alone would be thousands.
    expect(buffersOf(statements)).toBeLessThan(1_000)
  }
})

it('counts no customers of a word that is known as common, when no customer has all words', async () => {
  const { listed } = await manyCustomers()
  const { names, statements } = await listed('zoe last nobody')
  expect(names).toEqual(Array(21).fill('Zoe Last'))
  expect(buffersOfNamed(statements, 'channel.searchSettled')).toBeLessThan(2_000)
  expect(buffersOfNamed(statements, 'channel.commonness')).toBeLessThan(1_000)
})

it('finds by the rare words the same customers as by all of them', async () => {
  const { db } = await make.channelDatabase({ unconfigured: true })
  const words = (typed: readonly string[]) =>
    fc.array(fc.constantFrom(...typed), { minLength: 1, maxLength: 4 }).map((each) => each.join(' '))
  const names = fc.sample(
    words([...Array(20).fill('Ada'), 'Adam', 'Bo', 'Eva', 'van', 'der', 'Berg', 'O’Neil', 'Öz']),
    300,
  )
  await storeDocuments(
    db,
    names.map((name, nth) => documentOf(randomUUID(), name, `F-${nth}`)),
  )
  const keysOf = async (condition: SQL) =>
    (
      await execute<{ key: string }>(db, sql`select customer_key as key from customer where ${condition} order by 1`)
    ).map(({ key }) => key)
  const sample = sql`select search from customer order by customer_key limit 100`
  let several = 0
  const typed = words([
    'a',
    'ad',
    'ada',
    'adam',
    'bo',
    'vd',
    'van',
    'de',
    'der',
    'be',
    'berg',
    'eva',
    'oneil',
    'oz',
    'x',
  ])
  for (const search of fc.sample(typed, 150)) {
    const text = textOf(searchAlternatives(search))
    const found = await keysOf(lookedUpBy(text, sample))
    expect(found, search).toEqual(await keysOf(sql`coalesce(search, '') @@ ${text.words}`))
    if (search.includes(' ') && found.length > 0) several++
  }
  expect(several).toBeGreaterThan(0)
})
