import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import { listSettled } from '../../../src/channel/customers/list-settled.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import type { Database } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import type { CustomerOrder, Place } from '../../../src/model/customer-list.ts'
import { DEVICE, make } from '../../support/channel.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }
const ORDERS: CustomerOrder[] = ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC']
/** Few, so that many customers have the same. */
const NAMES = ['Ada', 'Bea', 'Cleo']

let database: ChannelDatabase
beforeAll(async () => {
  database = await make.channelDatabase({ features: { [ASYNC_EDIT]: true } })
  for (let n = 0; n < 6; n++) await add(n)
  for (let n = 0; n < 3; n++) await capture(n)
})

/** A customer comes from headquarters. */
async function add(n: number): Promise<string> {
  const customerKey = randomUUID()
  const createdAt = `2026-01-0${1 + (n % 3)}T00:00:00.000Z`
  await storeDocuments(database.db, [make.document({ customerKey, name: NAMES[n % 3] ?? null, createdAt })])
  return customerKey
}

async function capture(n: number): Promise<string> {
  const input = { channel: 'houston', idempotencyKey: randomUUID(), customer: { name: NAMES[n % 3] ?? '' } }
  const { customer } = await createCustomer(database, DEVICE, input)
  return customer?.customerKey ?? ''
}

const all = (orderBy: CustomerOrder, forward = true) =>
  listCustomers(database.db, HOUSTON, { filter: {}, orderBy, limit: 1_000, forward, beyond: null })

type Change = { do: 'add' | 'capture' | 'rename' | 'edit' | 'linkBack'; n: number }
const change: fc.Arbitrary<Change> = fc.record(
  { do: fc.constantFrom('add', 'capture', 'rename', 'edit', 'linkBack', 'linkBack'), n: fc.nat(50) },
  { noNullPrototype: true },
)

/** The key of the customer whose place changes; null: none does. */
async function happen({ do: what, n }: Change): Promise<string | null> {
  if (what === 'add') return add(n)
  if (what === 'capture') return capture(n)
  const customers = await all('NAME_ASC')
  const { customer } = customers[n % customers.length] ?? {}
  if (!customer) return null
  if (what === 'linkBack') {
    // Headquarters has completed everything, and 1010 brings it: the list is as before.
    const { syncState: _, pendingOperations, channelId: __, version, ...document } = customer
    const account = customer.account ?? `C-${customer.customerKey.slice(-8)}`
    const [known = '0', own = '0'] = version.split('.')
    await storeDocuments(database.db, [{ ...make.document(document), account, version: Number(known) + 1 }])
    if (pendingOperations.length > 0) await make.settlement(database, customer.customerKey, Number(own))
    return null
  }
  const { customerKey } = customer
  const changes = what === 'rename' ? { name: NAMES[(n + 1) % 3] ?? '' } : { phone: `555 ${n}` }
  await updateCustomer(database, DEVICE, { channel: 'houston', customerKey, idempotencyKey: randomUUID(), changes })
  return what === 'rename' ? customerKey : null
}

test('pages show each customer that keeps its place once and in order, also while its operations are linked back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...ORDERS),
      fc.boolean(),
      fc.integer({ min: 1, max: 4 }),
      fc.array(change, { maxLength: 8 }),
      async (orderBy, forward, limit, changes) => {
        const before = (await all(orderBy, forward)).map(({ customer }) => customer.customerKey)
        const moved = new Set<string | null>()
        const read: string[] = []
        const left = [...changes]
        for (let beyond: Place | null = null; ; ) {
          const rows = await listCustomers(database.db, HOUSTON, { filter: {}, orderBy, limit, forward, beyond })
          read.push(...rows.slice(0, limit).map(({ customer }) => customer.customerKey))
          if (rows.length <= limit) break
          beyond = rows[limit - 1]?.place ?? null
          const next = left.shift()
          if (next) moved.add(await happen(next))
        }
        const keepsPlace = (key: string) => !moved.has(key)
        expect(read.filter(keepsPlace)).toEqual(before.filter(keepsPlace))
      },
    ),
    { numRuns: 20 },
  )
})

/** All of them: a page that asks for states is always merged with what is pending. */
const ANY_STATE = ['PENDING_CREATE', 'PENDING_UPDATE', 'FAILED', 'SYNCED'] as const

/** The database as if no page of it had been read. */
function unread(): Database {
  const db: Database = Object.assign(Object.create(database.db), { forAll: () => db })
  return db
}

/** Settles all that is pending; sometimes moves a customer to other address books, and merges it into another. */
async function settleAndMove(n: number): Promise<void> {
  for (const { customer } of await all('NAME_ASC'))
    if (customer.pendingOperations.length > 0) {
      const { syncState: _, pendingOperations: __, channelId: ___, version, ...document } = customer
      const [known = '0', own = '0'] = version.split('.')
      const account = customer.account ?? `C-${customer.customerKey.slice(-8)}`
      await storeDocuments(database.db, [{ ...make.document(document), account, version: Number(known) + 1 }])
      await make.settlement(database, customer.customerKey, Number(own))
    }
  const [one, other] = (await all('CREATED_AT_ASC')).slice(n % 7).map(({ customer }) => customer)
  if (!one || !other || n % 3 > 0) return
  await database.db.execute(sql`
    update customer set address_books = '{ELSEWHERE}' where customer_key = ${one.customerKey}`)
  await database.db.execute(sql`
    insert into customer_redirect (merged_key, kept_key, data_area_id, account)
    values (${one.customerKey}, ${other.customerKey}, 'USRT', ${`merged ${n}`})
    on conflict do nothing`)
}

test('a page that nothing pending changes is the same as one that is merged with what is pending', async () => {
  let settled = 0
  let merged = 0
  async function compare(limit: number): Promise<void> {
    for (const orderBy of ORDERS)
      for (const forward of [true, false])
        for (const search of [null, 'ada', 'cle', 'ada bea', '555'])
          for (let beyond: Place | null = null; ; ) {
            const request = { filter: { search }, orderBy, limit, forward, beyond }
            const page = await listCustomers(unread(), HOUSTON, request)
            const anyState = { ...request, filter: { search, syncState: ANY_STATE } }
            expect(page).toEqual(await listCustomers(database.db, HOUSTON, anyState))
            if (search === null && (await listSettled(unread(), HOUSTON, request, null))) settled++
            else if (search === null) merged++
            if (page.length <= limit) break
            beyond = page[limit - 1]?.place ?? null
          }
  }
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 4 }),
      fc.nat(100),
      fc.integer({ min: 1, max: 4 }),
      async (changes, n, limit) => {
        await settleAndMove(n)
        await compare(limit)
        await capture(n)
        for (const each of changes) await happen(each)
        await compare(limit)
      },
    ),
    { numRuns: 2 },
  )
  expect(settled).toBeGreaterThan(20)
  expect(merged).toBeGreaterThan(7)
})
