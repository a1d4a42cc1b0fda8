import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { customerDocuments } from '../../../src/headquarters/customers/customer-documents.ts'
import { customersByAccount, listCustomersAtHeadquarters } from '../../../src/headquarters/customers/find-customers.ts'
import { searchAllStores } from '../../../src/headquarters/customers/search-all-stores.ts'
import type { CustomerFilter, CustomerOrder, Place } from '../../../src/model/customer-list.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
const names = ['Ada Lovelace', 'Bob', 'Cid', 'Dan', 'Eve', 'Eve', 'Flo']

beforeAll(async () => {
  hq = await headquarters()
  for (const [n, name] of names.entries())
    await make.operation(hq.db, {
      customer: { name, email: `${name.split(' ')[0]?.toLowerCase()}${n}@example.com`, phone: `(555) 010-00${n}0` },
      contacts: [{ type: 'EMAIL', value: `second${n}@contoso.com` }],
      capturedAt: `2026-11-0${n + 1}T10:00:00.000Z`,
      channelDatabaseId: n % 2 === 0 ? 'houston-db' : 'sanfrancisco-db',
    })
  await synchronizeAll(hq)
  // Another legal entity with a number of its own that is the same.
  await hq.db.execute(sql`
    insert into customer (customer_key, data_area_id, account, cust_name, relationship_type, address_books, search, sort_key)
    values (gen_random_uuid(), 'DEMF', 'C-000001', 'Greta', 'PERSON', '{}', array_to_tsvector(array['n:greta', 'a:c-000001']), 'greta')`)
})

function list(
  asked: {
    filter?: CustomerFilter
    orderBy?: CustomerOrder
    limit?: number
    forward?: boolean
    beyond?: Place | null
    legalEntity?: string | null
  } = {},
) {
  return listCustomersAtHeadquarters(hq.db, {
    legalEntity: 'USRT',
    filter: {},
    orderBy: 'NAME_ASC',
    limit: 50,
    forward: true,
    beyond: null,
    ...asked,
  })
}
const namesOf = async (asked: Parameters<typeof list>[0]) => (await list(asked)).map(({ customer }) => customer.name)

describe('the list', () => {
  test.each<[CustomerOrder, string[]]>([
    ['NAME_ASC', names],
    ['NAME_DESC', [...names].reverse()],
    ['CREATED_AT_ASC', names],
    ['CREATED_AT_DESC', [...names].reverse()],
  ])('in order %s, read page by page in either direction, has each customer once', async (orderBy, expected) => {
    for (const forward of [true, false]) {
      const read: string[] = []
      let beyond: Place | null = null
      for (;;) {
        const page = await list({ orderBy, limit: 2, forward, beyond })
        for (const { customer } of page.slice(0, 2)) read.push(customer.name ?? '')
        if (page.length <= 2) break
        beyond = page[1]?.place ?? null
      }
      expect(read).toEqual(forward ? expected : [...expected].reverse())
    }
  })

  test('contains the customers of all legal entities without a legal entity in the filter', async () => {
    expect(await namesOf({ legalEntity: null, limit: 20 })).toEqual([...names, 'Greta'])
  })

  test.each<[string, CustomerFilter, string[]]>([
    ['words of the name in any order', { search: 'lovel ada' }, ['Ada Lovelace']],
    ['an e-mail address', { search: 'BOB1@ex' }, ['Bob']],
    ['a secondary e-mail address', { search: 'second2@contoso.com' }, ['Cid']],
    ['a phone number, however punctuated', { search: '555.0100030' }, ['Dan']],
    ['an account number', { search: 'c-000002' }, ['Bob']],
    ['a name that begins so', { name: 'ev' }, ['Eve', 'Eve']],
    ['all of several conditions', { name: 'eve', email: 'eve5' }, ['Eve']],
    ['a blank text as no condition', { search: '  ' }, names],
  ])('finds by %s', async (_, filter, expected) => {
    expect(await namesOf({ filter })).toEqual(expected)
  })
})

describe('one customer', () => {
  test('is found by its account number within a legal entity', async () => {
    expect(await customersByAccount(hq.db, 'C-000001', 'USRT')).toMatchObject([{ name: 'Ada Lovelace' }])
    expect(await customersByAccount(hq.db, 'C-000001', 'DEMF')).toMatchObject([{ name: 'Greta' }])
  })

  test('is ambiguous if several legal entities gave the number and none is specified', async () => {
    expect(await customersByAccount(hq.db, 'C-000001', null)).toHaveLength(2)
    expect(await customersByAccount(hq.db, 'C-000002', null)).toMatchObject([{ name: 'Bob' }])
    expect(await customersByAccount(hq.db, 'C-999999', null)).toEqual([])
  })

  test('is omitted from the documents if it does not exist', async () => {
    expect(await customerDocuments(hq.db, ['00000000-0000-4000-8000-000000000000'])).toEqual([])
    expect(await customerDocuments(hq.db, [])).toEqual([])
  })
})

describe('the search of all stores', () => {
  const search = (text: string, limit = 10) => searchAllStores(hq, SYSTEM, { dataAreaId: 'USRT', text, limit })

  test('shows name, account and masked contacts of customers of any store', async () => {
    expect(await search('ada lovelace')).toEqual([
      {
        customerKey: expect.any(String),
        dataAreaId: 'USRT',
        account: 'C-000001',
        customerType: 'PERSON',
        name: 'Ada Lovelace',
        email: 'a***@e***',
        phone: '***00',
        createdAt: '2026-11-01T10:00:00.000Z',
      },
    ])
    expect(await search('second1@contoso.com')).toMatchObject([{ name: 'Bob' }])
  })

  test('requires four characters, and is limited to the legal entity and the limit', async () => {
    expect(await search('ada')).toEqual([])
    expect(await search('greta')).toEqual([])
    expect(await search('C-00000', 3)).toHaveLength(3)
  })
})

test('a word that many have finds those of the legal entity, however many of others have it before', async () => {
  const other = await headquarters()
  const add = (entity: string, name: string, count: number) =>
    other.db.execute(sql`
      insert into customer (customer_key, data_area_id, account, cust_name, relationship_type, address_books, search, sort_key)
      select gen_random_uuid(), ${entity}, ${name} || nth, ${name}, 'PERSON', '{}',
        array_to_tsvector(array['n:' || ${name.toLowerCase()}]), ${name.toLowerCase()}
      from generate_series(1, ${count}::int) nth`)
  await add('USRT', 'Silva', 2_500)
  await add('DEMF', 'Anna', 1_600)
  await add('DEMF', 'Silva', 1)
  const found = (legalEntity: string | null) =>
    listCustomersAtHeadquarters(other.db, {
      legalEntity,
      filter: { search: 'silva' },
      orderBy: 'NAME_ASC',
      limit: 5,
      forward: true,
      beyond: null,
    })
  expect((await found('DEMF')).map(({ customer }) => customer.dataAreaId)).toEqual(['DEMF'])
  expect(await found('USRT')).toHaveLength(6)
  expect(await found(null)).toHaveLength(6)
})
