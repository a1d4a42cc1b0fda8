import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { graphqlRequest } from '../../support/http.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let installation: Installation
let erp: string
beforeAll(async () => {
  installation = await startInstallation()
  erp = await installation.tokenFor('AUTOMATION')
})

const PUT = /* GraphQL */ `
  mutation ($input: PutCustomerInput!) {
    putCustomer(input: $input) {
      customer { id accountNumber version name email addressBooks externalIds { system id }
        addresses { addressId purpose city isPrimary } contacts { type value } affiliations attributes { name value } }
      change
      userErrors { code field ... on FieldRefused { rowErrorCode } }
    }
  }`
type Customer = { id: string; accountNumber: string; version: string; addresses: { addressId: string; city: string }[] }
type Outcome = {
  customer: Customer | null
  change: string | null
  userErrors: { code: string; field: string[]; rowErrorCode?: string }[]
}
async function put(id: string, customer: object, others: object = {}): Promise<Outcome> {
  const input = { externalId: { system: 'sap', id }, legalEntity: 'USRT', customer, ...others }
  return (await installation.ask<{ putCustomer: Outcome }>(PUT, { input }, erp)).putCustomer
}
const BY_ID = /* GraphQL */ `
  query ($by: CustomerBy!, $channel: ID) {
    customer(by: $by, channel: $channel) { name email accountNumber externalIds { system id } attributes { name } }
  }`
const find = async (id: string, channel: string | null, system = 'SAP') => {
  const variables = { by: { externalId: { system, id } }, channel }
  return (await installation.ask<{ customer: object | null }>(BY_ID, variables)).customer
}

test('a customer that an ERP puts is at every till of its address books after one round of 1010', async () => {
  const customer = {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada@example.com',
    addresses: [{ city: 'Houston', country: 'us' }],
    attributes: [{ name: 'Shoe size', value: '8.5' }],
  }
  const created = await put('1001', customer)
  expect(created).toMatchObject({
    change: 'CREATED',
    userErrors: [],
    customer: { addressBooks: ['houston'], externalIds: [{ system: 'SAP' }] },
  })
  expect(await find('1001', 'houston')).toBeNull()
  await installation.runJob('1010')
  for (const channel of ['houston', 'online'])
    expect(await find('1001', channel, 'Sap')).toEqual({
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      accountNumber: created.customer?.accountNumber,
      externalIds: [{ system: 'SAP', id: '1001' }],
      attributes: [{ name: 'Shoe size' }],
    })
  expect(await find('1001', 'sanfrancisco')).toBeNull()

  const again = await put('1001', customer)
  expect(again).toMatchObject({ change: 'UNCHANGED', customer: { version: created.customer?.version }, userErrors: [] })

  const changed = await put('1001', { email: 'countess@example.com', addresses: [{ city: 'London', country: 'GBR' }] })
  expect(changed).toMatchObject({
    change: 'UPDATED',
    // Masked for automation.
    customer: { id: created.customer?.id, name: 'A. L.' },
  })
  // The address is recognized by its purpose, and keeps its id.
  expect(changed.customer?.addresses).toMatchObject([{ addressId: created.customer?.addresses[0]?.addressId }])
  await installation.runJob('1010')
  expect(await find('1001', 'online')).toMatchObject({ email: 'countess@example.com' })
})

test('putting a customer in part leaves what it does not name, and null clears', async () => {
  const contacts = [{ type: 'PHONE', value: '+1 713 555 0100', marketingOptIn: true }]
  const whole = {
    name: 'Grace',
    customerType: 'PERSON',
    email: 'grace@example.com',
    contacts,
    affiliations: ['Loyalty'],
  }
  const first = await put('part', { ...whole, externalIds: [{ system: 'crm', id: 'G-1' }] })
  expect(first).toMatchObject({ change: 'CREATED' })
  expect(await put('part', { title: 'Dr' })).toMatchObject({
    change: 'UPDATED',
    customer: { id: first.customer?.id, affiliations: ['Loyalty'], contacts: [{ type: 'PHONE' }] },
  })
  expect(await put('part', { contacts, affiliations: ['loyalty'] })).toMatchObject({ change: 'UNCHANGED' })
  expect(await find('G-1', null, 'CRM')).toMatchObject({ name: 'Grace' })
  expect(await put('part', { email: null, externalIds: [{ system: 'CRM', id: null }] })).toMatchObject({
    change: 'UPDATED',
    customer: { email: null, externalIds: [{ system: 'SAP' }] },
  })
  expect(await find('G-1', null, 'CRM')).toBeNull()
})

test('never finds a customer by an e-mail address, and compares ids exactly', async () => {
  const one = await put('twin-a', { name: 'Twin', email: 'twin@example.com' })
  const other = await put('TWIN-A', { name: 'Twin', email: 'twin@example.com' })
  expect([one.change, other.change]).toEqual(['CREATED', 'CREATED'])
  expect(other.customer?.id).not.toBe(one.customer?.id)
})

test('makes one customer when one external id is put many times at once', async () => {
  const outcomes = await Promise.all(Array.from({ length: 8 }, (_, n) => put('race', { name: 'Race', title: `T${n}` })))
  expect(outcomes.flatMap(({ userErrors }) => userErrors)).toEqual([])
  expect(outcomes.filter(({ change }) => change === 'CREATED')).toHaveLength(1)
  expect(new Set(outcomes.map(({ customer }) => customer?.id)).size).toBe(1)
})

test('refuses an id that another customer has, and fields by their paths', async () => {
  await put('mine', { name: 'Mine', externalIds: [{ system: 'CRM', id: 'M-1' }] })
  expect(await put('other', { name: 'Other', externalIds: [{ system: 'crm', id: 'M-1' }] })).toMatchObject({
    customer: null,
    change: null,
    userErrors: [
      { code: 'FIELD_REFUSED', field: ['customer', 'externalIds', '0', 'id'], rowErrorCode: 'EXTERNAL_ID_TAKEN' },
    ],
  })
  expect(await find('other', null)).toBeNull()
  expect(await put('wrong', { name: 'Wrong', email: 'no address' })).toMatchObject({
    userErrors: [{ field: ['customer', 'email'], rowErrorCode: 'INVALID_EMAIL' }],
  })
  expect(await put(' ', { name: 'Blank' })).toMatchObject({ userErrors: [{ field: ['externalId', 'id'] }] })
  expect(await put('x', { name: 'X' }, { legalEntity: 'USR' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', field: ['legalEntity'] }],
  })
  expect(await put('x', { name: 'X' }, { defaultCustomer: 'nobody' })).toMatchObject({
    userErrors: [{ code: 'INVALID_VALUE', field: ['defaultCustomer'] }],
  })
})

test('a dry run says what it would do, and stores nothing', async () => {
  const [before] = await execute<{ next: string }>(
    installation.databases.hq.db,
    sql`select next::text as next from number_sequence`,
  )
  expect(await put('dry', { name: 'Dry' }, { dryRun: true })).toMatchObject({ change: 'CREATED', customer: null })
  expect(await find('dry', null)).toBeNull()
  const [after] = await execute<{ next: string }>(
    installation.databases.hq.db,
    sql`select next::text as next from number_sequence`,
  )
  expect(after).toEqual(before)
})

const PUT_ALL = /* GraphQL */ `
  mutation ($input: PutCustomersInput!) {
    putCustomers(input: $input) {
      results { change customer { name } userErrors { code field } }
      userErrors { code field }
    }
  }`
type List = { results: Outcome[]; userErrors: object[] }
async function putAll(rows: readonly { id: string; customer: object }[], errorPolicy: string): Promise<List> {
  const customers = rows.map(({ id, customer }) => ({ externalId: { system: 'SAP', id }, customer }))
  const input = { legalEntity: 'USRT', customers, errorPolicy }
  return (await installation.ask<{ putCustomers: List }>(PUT_ALL, { input }, erp)).putCustomers
}

test('a list has a result for each row, by its error policy', async () => {
  const rows = [
    { id: 'l1', customer: { name: 'One' } },
    { id: 'l2', customer: { name: 'Two', email: 'nonsense' } },
    { id: 'l1', customer: { name: 'One again' } },
  ]
  const nothing = await putAll(rows, 'REJECT_EVERYTHING')
  expect(nothing.results.map(({ change }) => change)).toEqual([null, null, null])
  expect(nothing.results[0]?.userErrors).toMatchObject([{ code: 'NOT_PROCESSED' }])
  expect(await find('l1', null)).toBeNull()

  const some = await putAll(rows, 'REJECT_FAILED_ROWS')
  expect(some.results.map(({ change }) => change)).toEqual(['CREATED', null, null])
  expect(some.results[1]?.userErrors).toMatchObject([{ field: ['customers', '1', 'customer', 'email'] }])
  expect(some.results[2]?.userErrors).toMatchObject([{ field: ['customers', '2', 'externalId'] }])

  const most = await putAll(rows.slice(0, 2), 'IGNORE_FAILED')
  expect(most.results.map(({ change }) => change)).toEqual(['UNCHANGED', 'CREATED'])
  expect(most.results[1]?.userErrors).toMatchObject([{ field: ['customers', '1', 'customer', 'email'] }])
})

test('writes a list of 250 customers together, and brings them all to the tills', async () => {
  const rows = Array.from({ length: 250 }, (_, n) => ({ id: `bulk-${n}`, customer: { name: `Bulk ${n}` } }))
  const first = await putAll(rows, 'REJECT_EVERYTHING')
  expect(new Set(first.results.map(({ change }) => change))).toEqual(new Set(['CREATED']))
  expect(await find('bulk-249', null)).toMatchObject({ name: 'Bulk 249' })
  const again = await putAll(rows, 'REJECT_EVERYTHING')
  expect(new Set(again.results.map(({ change }) => change))).toEqual(new Set(['UNCHANGED']))
  await installation.runJob('1010')
  expect(await find('bulk-0', 'houston')).toMatchObject({ name: 'Bulk 0' })
})

test('two lists at once with the same ids, in opposite order, make one customer of each id', async () => {
  const rows = Array.from({ length: 40 }, (_, n) => ({ id: `both-${n}`, customer: { name: `Both ${n}` } }))
  const lists = await Promise.all([
    putAll(rows, 'REJECT_FAILED_ROWS'),
    putAll(rows.toReversed(), 'REJECT_FAILED_ROWS'),
    putAll(rows, 'REJECT_EVERYTHING'),
  ])
  const results = lists.flatMap((list) => list.results)
  expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([])
  expect(results.filter(({ change }) => change === 'CREATED')).toHaveLength(40)
  const [found] = await execute<{ n: number }>(
    installation.databases.hq.db,
    sql`select count(*)::int as n from customer where cust_name like 'Both %'`,
  )
  expect(found).toEqual({ n: 40 })
})

test('while headquarters is being recovered from a backup, it creates no customer, and says so', async () => {
  await put('before', { name: 'Before' })
  const recovering = (since: string) =>
    installation.databases.hq.db.execute(sql`update incarnation set recovering_since = ${sql.raw(since)}`)
  await recovering('now()')
  try {
    expect(await put('meanwhile', { name: 'Meanwhile' })).toMatchObject({
      change: null,
      userErrors: [{ code: 'HEADQUARTERS_UNREACHABLE' }],
    })
    expect(await put('before', { title: 'Dr' })).toMatchObject({ change: 'UPDATED', userErrors: [] })
  } finally {
    await recovering('null')
  }
  expect(await put('meanwhile', { name: 'Meanwhile' })).toMatchObject({ change: 'CREATED' })
})

test('a token of a channel puts no customer', async () => {
  const input = { externalId: { system: 'SAP', id: 'till' }, legalEntity: 'USRT', customer: { name: 'Till' } }
  for (const token of [
    await installation.tokenFor('CHANNEL_APPLICATION', ['houston']),
    await installation.tokenFor('AUTOMATION', ['houston']),
  ]) {
    const answer = await graphqlRequest(installation.url, token, PUT, { input })
    expect(answer).toMatchObject({ errors: [{ path: ['putCustomer'], extensions: { code: 'FORBIDDEN' } }] })
  }
  expect(await find('till', null)).toBeNull()
})
