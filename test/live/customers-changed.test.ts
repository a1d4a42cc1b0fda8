import { beforeAll, expect, test } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
beforeAll(async () => {
  installation = await startInstallation()
})

const CHANGES = /* GraphQL */ `
  query ($after: String, $first: Int) {
    customersChanged(after: $after, first: $first) {
      cursor ready
      events {
        __typename
        ... on CustomerChanged { cursor customerId change customer { id name } }
        ... on Gap { reason }
      }
    }
  }`
type Event = {
  __typename: string
  customerId?: string
  change?: string
  customer?: { id: string; name: string } | null
  reason?: string
}
type Page = { cursor: string; ready: boolean; events: Event[] }
const changes = async (after: string | null, first: number | null = null) =>
  (await installation.ask<{ customersChanged: Page }>(CHANGES, { after, first })).customersChanged
const ofCustomers = ({ events }: Page) => events.filter(({ __typename }) => __typename === 'CustomerChanged')

const put = async (id: string, lastName: string): Promise<string> => {
  const { putCustomer } = await installation.ask<{ putCustomer: { customer: { id: string } } }>(
    `mutation ($input: PutCustomerInput!) { putCustomer(input: $input) { customer { id } userErrors { message } } }`,
    { input: { externalId: { system: 'erp', id }, legalEntity: 'USRT', customer: { firstName: 'Ada', lastName } } },
  )
  return putCustomer.customer.id
}
const erase = (customer: string) =>
  installation.ask('mutation ($id: ID!) { eraseCustomer(input: { customer: $id, reason: "x" }) { __typename } }', {
    id: customer,
  })

test('a customer of headquarters that is created, changed or erased is told, with its state of now', async () => {
  const { cursor, events } = await changes(null)
  expect(events.map(({ __typename }) => __typename)).toEqual(['Snapshot', 'Ready'])
  const id = await put('1', 'Lovelace')
  const created = await changes(cursor)
  expect(ofCustomers(created)).toMatchObject([
    { customerId: id, change: 'SAVED', customer: { id, name: 'Ada Lovelace' } },
  ])
  expect(created.ready).toBe(true)
  await put('1', 'King')
  expect(ofCustomers(await changes(created.cursor))).toMatchObject([{ customerId: id, customer: { name: 'Ada King' } }])
  await erase(id)
  const erased = await changes(created.cursor)
  expect(ofCustomers(erased)).toMatchObject([{ customerId: id, change: 'ERASED', customer: null }])
  expect(ofCustomers(await changes(erased.cursor))).toEqual([])
})

test('a customer that a till has captured is told when it is synchronized, and not before', async () => {
  const { cursor } = await changes(null)
  await installation.ask(
    `mutation { createCustomer(input: { channel: "houston", idempotencyKey: "feed-till",
      customer: { firstName: "Grace", lastName: "Hopper" } }) { userErrors { message } } }`,
  )
  await installation.runJob('P-0001')
  expect(ofCustomers(await changes(cursor))).toEqual([])
  await installation.synchronize()
  const told = await changes(cursor)
  expect(ofCustomers(told)).toMatchObject([{ change: 'SAVED', customer: { name: 'Grace Hopper' } }])
  // What 1010 brings to the channels changes nothing at headquarters.
  await installation.runJob('1010')
  expect(ofCustomers(await changes(told.cursor))).toEqual([])
})

test('a customer that changes several times is on a page once, at its last change, and others keep their order', async () => {
  const { cursor } = await changes(null)
  const first = await put('2', 'One')
  const second = await put('3', 'Two')
  await put('2', 'Three')
  expect(ofCustomers(await changes(cursor)).map(({ customerId }) => customerId)).toEqual([second, first])
  const told: (string | undefined)[] = []
  for (let page = await changes(cursor, 1); ; page = await changes(page.cursor, 1)) {
    told.push(...ofCustomers(page).map(({ customerId }) => customerId))
    if (page.ready) break
  }
  // A page for each: every change is told.
  expect(told).toEqual([first, second, first])
})

test('a subscription tells of a change as it happens', async () => {
  const { cursor } = await changes(null)
  const watching = installation.watch(
    'subscription ($after: String) { customersChanged(after: $after) { __typename ... on CustomerChanged { customer { name } } } }',
    { after: cursor },
  )
  await put('4', 'Live')
  for await (const { data } of watching) if (JSON.stringify(data).includes('Ada Live')) break
})

test('a cursor of another installation is answered with a gap', async () => {
  const { cursor } = await changes(null)
  const foreign = `${cursor.slice(0, -4)}AAAA`
  const token = await installation.tokenFor('ADMINISTRATOR')
  const { text } = await graphqlRequest(installation.url, token, CHANGES, { after: foreign })
  expect(text).toMatch(/"reason":"UNKNOWN_CURSOR"|BAD_USER_INPUT/)
})

test('a token of some channels, and that of a till or a viewer, are refused', async () => {
  for (const token of [
    await installation.tokenFor('AUTOMATION', ['houston']),
    await installation.tokenFor('CHANNEL_APPLICATION'),
    await installation.tokenFor('VIEWER'),
  ]) {
    const { errors } = await graphqlRequest(installation.url, token, CHANGES)
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  }
})
