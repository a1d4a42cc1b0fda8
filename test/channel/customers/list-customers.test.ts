import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { listCustomers } from '../../../src/channel/customers/list-customers.ts'
import type { ChannelCustomerFilter } from '../../../src/channel/customers/list-page.ts'
import { readCustomer, readCustomers } from '../../../src/channel/customers/read-customers.ts'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { execute } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import type { CustomerOrder, Place } from '../../../src/model/customer-list.ts'
import { DEVICE, make } from '../../support/channel.ts'

const HOUSTON = { id: 'houston', dataAreaId: 'USRT', addressBooks: ['USRTSTORES'] }
const SAN_FRANCISCO = { id: 'sanfrancisco', dataAreaId: 'USRT', addressBooks: ['SFBOOK'] }

let database: ChannelDatabase
const keys: { [name: string]: string } = {}

async function create(name: string, fields = {}, channel = 'houston') {
  const outcome = await createCustomer(database, DEVICE, {
    channel,
    idempotencyKey: randomUUID(),
    customer: { name, ...fields },
  })
  keys[name] = outcome.customer?.customerKey ?? ''
}

async function rename(from: string, to: string) {
  await updateCustomer(database, DEVICE, {
    channel: 'houston',
    customerKey: keys[from] ?? '',
    idempotencyKey: randomUUID(),
    changes: { name: to, email: `${to.toLowerCase()}@example.com` },
  })
  keys[to] = keys[from] ?? ''
}

/** Every page of the list, by pages of two. */
async function pages(orderBy: CustomerOrder, forward: boolean, filter: ChannelCustomerFilter = {}, scope = HOUSTON) {
  const names: string[] = []
  for (let beyond: Place | null = null; ; ) {
    const rows = await listCustomers(database.db, scope, { filter, orderBy, limit: 2, forward, beyond })
    names.push(...rows.slice(0, 2).map(({ customer }) => customer.name ?? ''))
    if (rows.length <= 2) return names
    beyond = rows[1]?.place ?? null
  }
}

beforeAll(async () => {
  database = await make.channelDatabase({
    features: { [ASYNC_EDIT]: true },
    channels: [{}, { id: 'sanfrancisco', addressBooks: ['SFBOOK'] }],
  })
  const names = ['Bea', 'Dora', 'Fay', 'Hana']
  for (const [i, name] of names.entries()) keys[name] = `0000000${i}-0000-4000-8000-00000000000${i}`
  await storeDocuments(database.db, [
    ...names.map((name, i) =>
      make.document({
        customerKey: keys[name] ?? '',
        name,
        email: `${name.toLowerCase()}@example.com`,
        phone: `+1 (713) 555-010${i}`,
        createdAt: `2026-01-0${i + 1}T00:00:00.000Z`,
      }),
    ),
    make.document({ customerKey: randomUUID(), name: 'Other book', addressBooks: ['ELSEWHERE'] }),
    make.document({ customerKey: randomUUID(), name: 'Other company', dataAreaId: 'DEMF' }),
  ])
  await create('Ann')
  await create('Cleo Adams', {
    cellularPhone: '713-555-0177',
    contacts: [{ type: 'EMAIL', value: 'c@second.example' }],
  })
  // Pending over a downloaded row: it has one place, by the new name.
  await rename('Dora', 'Zoe')
  await rename('Ann', 'Gwen')
})

test('lists downloaded, pending and updated customers once each, page by page, in both directions', async () => {
  const names = ['Bea', 'Cleo Adams', 'Fay', 'Gwen', 'Hana', 'Zoe']
  expect(await pages('NAME_ASC', true)).toEqual(names)
  expect(await pages('NAME_DESC', true)).toEqual([...names].reverse())
  expect(await pages('NAME_ASC', false)).toEqual([...names].reverse())
})

test('lists customers by time of creation, those captured here among the downloaded', async () => {
  const names = ['Bea', 'Zoe', 'Fay', 'Hana', 'Gwen', 'Cleo Adams']
  expect(await pages('CREATED_AT_ASC', true)).toEqual(names)
  expect(await pages('CREATED_AT_DESC', true)).toEqual([...names].reverse())
})

test('finds downloaded and captured customers by words in any order, e-mail, phone digits and account', async () => {
  const found = (filter: ChannelCustomerFilter) => pages('NAME_ASC', true, filter)
  expect(await found({ search: 'adam cl' })).toEqual(['Cleo Adams'])
  expect(await found({ search: '7135550177' })).toEqual(['Cleo Adams'])
  expect(await found({ search: 'c@second.example' })).toEqual(['Cleo Adams'])
  expect(await found({ phone: '713 555 0103' })).toEqual(['Hana'])
  expect(await found({ email: 'zoe@' })).toEqual(['Zoe'])
  expect(await found({ accountNumber: 'c-00000000' })).toEqual(['Bea'])
  expect(await found({ name: 'fa', email: 'fay@example.com' })).toEqual(['Fay'])
  expect(await found({ name: 'fa', email: 'bea@example.com' })).toEqual([])
  expect(await found({ phone: 'no digits' })).toEqual([])
  expect(await found({ search: "it's \\ :* & | !" })).toEqual([])
})

test('filters by the state that is shown of a customer', async () => {
  const found = (...syncState: NonNullable<ChannelCustomerFilter['syncState']>) =>
    pages('NAME_ASC', true, { syncState })
  expect(await found('PENDING_CREATE')).toEqual(['Cleo Adams', 'Gwen'])
  expect(await found('PENDING_UPDATE')).toEqual(['Zoe'])
  expect(await found('SYNCED', 'PENDING_UPDATE')).toEqual(['Bea', 'Fay', 'Hana', 'Zoe'])
  expect(await found('FAILED')).toEqual([])
})

test('shows a channel the customers of its address books and its own pending ones, and no others', async () => {
  expect(await pages('NAME_ASC', true, {}, SAN_FRANCISCO)).toEqual([])
  expect(await readCustomers(database.db, SAN_FRANCISCO, Object.values(keys))).toEqual([])
  await create('Sam', {}, 'sanfrancisco')
  expect(await pages('NAME_ASC', true, {}, SAN_FRANCISCO)).toEqual(['Sam'])
  expect(await pages('NAME_ASC', true)).not.toContain('Sam')
  expect(await readCustomer(database.db, HOUSTON, keys.Sam ?? '')).toBeNull()
})

test('lists a customer once, with its account, while its create is completed and its update pending', async () => {
  const key = keys.Gwen ?? ''
  await storeDocuments(database.db, [make.document({ customerKey: key, name: 'Ann', account: 'C-000009' })])
  await make.settlement(database, key, 1)
  expect(await pages('NAME_ASC', true, { search: 'gwen' })).toEqual(['Gwen'])
  expect(await readCustomer(database.db, HOUSTON, key)).toMatchObject({
    account: 'C-000009',
    name: 'Gwen',
    syncState: 'PENDING_UPDATE',
  })
  await make.settlement(database, key, 2)
  expect(await readCustomer(database.db, HOUSTON, key)).toMatchObject({ name: 'Ann', syncState: 'SYNCED' })
  // An operation that was dismissed and is restored at headquarters is merged again.
  await make.settlement(database, key, 1)
  expect(await readCustomer(database.db, HOUSTON, key)).toMatchObject({ name: 'Gwen', syncState: 'PENDING_UPDATE' })
  expect(await pages('NAME_ASC', true)).toEqual(['Bea', 'Cleo Adams', 'Fay', 'Gwen', 'Hana', 'Zoe'])
})

test('shows a customer as failed when 1010 has brought a failure of one of its operations', async () => {
  await execute(
    database.db,
    sql`insert into operation_outcome (operation_id, status, error_code)
      select operation_id, 'FAILED', 'INVALID_EMAIL' from operation where customer_key = ${keys.Zoe ?? ''}`,
  )
  expect(await readCustomer(database.db, HOUSTON, keys.Zoe ?? '')).toMatchObject({ syncState: 'FAILED', name: 'Zoe' })
  expect(await pages('NAME_ASC', true, { syncState: ['FAILED'] })).toEqual(['Zoe'])
})
