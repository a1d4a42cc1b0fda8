import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

let installation: Installation
let device: string

beforeAll(async () => {
  installation = await startInstallation()
  device = await installation.tokenFor('CHANNEL_DEVICE', ['houston'])
})

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer {
        id accountNumber displayAccount asyncCustomerAccount isAsyncCustomer syncState version name email
        channel { key }
        addresses { addressId city isPrimary }
        pendingOperations { operationId }
      }
      operation { operationId operationNumber kind status revision changeDescription }
      route
      routeReason
      warnings { code field }
      userErrors { __typename code field message ... on FieldRefused { rowErrorCode } }
    }
  }`

type Payload = {
  customer: {
    id: string
    accountNumber: string | null
    asyncCustomerAccount: string | null
    version: string
    name: string
  }
  operation: { operationId: string } | null
  route: string
  userErrors: { code: string; field: string[] | null }[]
}
async function create(customer: object, token = device, idempotencyKey = randomUUID()) {
  const input = { channel: 'houston', idempotencyKey, customer }
  return (await installation.ask<{ createCustomer: Payload }>(CREATE, { input }, token)).createCustomer
}

test('creates a customer that is shown as Pending sync, without the temporary GUID on a till', async () => {
  const payload = await create({ firstName: 'Ada', lastName: 'Lovelace', addresses: [{ city: 'Houston' }] })
  expect(payload).toMatchObject({
    customer: {
      accountNumber: null,
      displayAccount: 'Pending sync',
      asyncCustomerAccount: null,
      isAsyncCustomer: true,
      syncState: 'PENDING_CREATE',
      name: 'Ada Lovelace',
      channel: { key: 'houston' },
      addresses: [{ city: 'Houston', isPrimary: true }],
      pendingOperations: [{ operationId: payload.operation?.operationId }],
    },
    operation: { operationNumber: 1, kind: 'CREATE_CUSTOMER', status: 'CAPTURED', revision: 0 },
    route: 'ASYNC',
    routeReason: 'PROFILE',
    userErrors: [],
  })
  const shop = await installation.tokenFor('CHANNEL_APPLICATION', ['houston'])
  expect((await create({ name: 'Bea' }, shop)).customer.asyncCustomerAccount).toBeNull()
  expect((await create({ name: 'Cleo' }, installation.token)).customer.asyncCustomerAccount).toMatch(/^[0-9a-f-]{36}$/)
})

test('reads a customer by node id, by either id with its channel, and by node', async () => {
  const { customer } = await create({ name: 'Dora', email: 'dora@example.com' })
  const read = await installation.ask<Record<string, { id: string } | null>>(
    /* GraphQL */ `
      query ($id: ID!) {
        plain: customer(by: { id: $id }) { id }
        withChannel: customer(by: { id: $id }, channel: "houston") { id }
        node(id: $id) { id ... on Customer { name } }
      }`,
    { id: customer.id },
    device,
  )
  expect(read).toEqual({
    plain: { id: customer.id },
    withChannel: { id: customer.id },
    node: { id: customer.id, name: 'Dora' },
  })
})

test('lists and searches the customers of a channel by pages', async () => {
  for (const name of ['Page One', 'Page Two', 'Page Three']) await create({ name })
  const LIST = /* GraphQL */ `
    query ($after: String) {
      customers(channel: "houston", filter: { search: "page" }, first: 2, after: $after) {
        nodes { name }
        edges { cursor }
        pageInfo { hasNextPage hasPreviousPage endCursor }
        searchedLocation
      }
    }`
  type List = { customers: { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
  const { customers: first } = await installation.ask<List>(LIST, {}, device)
  expect(first).toMatchObject({ nodes: [{ name: 'Page One' }, { name: 'Page Three' }], searchedLocation: 'LOCAL' })
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  const { customers: second } = await installation.ask<List>(LIST, { after: first.pageInfo.endCursor }, device)
  expect(second).toMatchObject({
    nodes: [{ name: 'Page Two' }],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  })
  const wrong = await graphqlRequest(installation.url, device, LIST, { after: 'nonsense' })
  expect(wrong.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
})

test('keeps a till to its own channels, and from headquarters altogether', async () => {
  const denied = async (document: string) => {
    const { errors } = await graphqlRequest(installation.url, device, document)
    return errors?.map((error: { extensions?: { code?: string } }) => error.extensions?.code)
  }
  expect(await denied('{ customers(channel: "sanfrancisco") { nodes { name } } }')).toEqual(['FORBIDDEN'])
  expect(await denied('{ customers { nodes { name } } }')).toEqual(['FORBIDDEN'])
  expect(await denied('{ customer(by: { accountNumber: "1" }) { name } }')).toEqual(['FORBIDDEN'])
  expect(
    await denied(
      `mutation { createCustomer(input: { channel: "sanfrancisco", idempotencyKey: "k", customer: { name: "A" } }) { route } }`,
    ),
  ).toEqual(['FORBIDDEN'])
})

test('refuses rows one by one, with their path in the input', async () => {
  const { createCustomers } = await installation.ask<{ createCustomers: { results: Payload[] } }>(
    /* GraphQL */ `
      mutation ($input: CreateCustomersInput!) {
        createCustomers(input: $input) {
          results { customer { name } operation { operationId } userErrors { code field message } }
          userErrors { code }
        }
      }`,
    {
      input: {
        channel: 'houston',
        customers: [{ name: 'Ann' }, { name: 'Bob', email: 'x' }, { name: 'C\u0000' }].map((customer) => ({
          idempotencyKey: randomUUID(),
          customer,
        })),
      },
    },
    device,
  )
  expect(createCustomers.results.map(({ customer }) => customer?.name ?? null)).toEqual(['Ann', null, null])
  expect(createCustomers.results[1]?.userErrors).toMatchObject([
    { code: 'FIELD_REFUSED', field: ['customers', '1', 'customer', 'email'] },
  ])
})

const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) {
      customer { name phone syncState version }
      route
      routeReason
      userErrors { __typename code ... on VersionConflict { changedFields current { name phone } } }
    }
  }`

test('updates in real time while ASYNC_EDIT is off, and records the reason in the ledger', async () => {
  const { customer } = await create({ name: 'Eve' })
  await installation.travel()
  const input = {
    channel: 'houston',
    customerId: customer.id,
    idempotencyKey: randomUUID(),
    changes: { phone: '713 555 0100' },
  }
  const { updateCustomer } = await installation.ask<{ updateCustomer: Payload }>(UPDATE, { input }, device)
  expect(updateCustomer).toMatchObject({ route: 'REALTIME', customer: { phone: '713 555 0100', syncState: 'SYNCED' } })
  const conflict = await installation.ask<{ updateCustomer: Payload }>(
    UPDATE,
    { input: { ...input, idempotencyKey: randomUUID(), expectedVersion: '1.1' } },
    device,
  )
  expect(conflict.updateCustomer.userErrors).toMatchObject([
    { __typename: 'VersionConflict', changedFields: ['phone'], current: { name: 'Eve', phone: '713 555 0100' } },
  ])
  const { realtimeServiceCalls } = await installation.ask<{ realtimeServiceCalls: { nodes: unknown[] } }>(
    `{ realtimeServiceCalls(channel: "houston", first: 1) {
      nodes { method outcome reason avoidable missingJobs channel { key } blockingFeature { key } duration errorCode }
    } }`,
  )
  expect(realtimeServiceCalls.nodes).toMatchObject([
    {
      method: 'updateCustomer',
      outcome: 'OK',
      reason: 'FEATURE_OFF',
      avoidable: true,
      missingJobs: [],
      channel: { key: 'houston' },
      blockingFeature: { key: 'ASYNC_EDIT' },
    },
  ])
})

test("shows headquarters' customers to tokens that may read them without a channel", async () => {
  const { customer } = await create({ name: 'Fay Headquarters' }, installation.token)
  await installation.travel()
  const { customers } = await installation.ask<{ customers: { nodes: { accountNumber: string }[] } }>(
    `{ customers(filter: { search: "fay headq" }) { nodes { accountNumber asyncCustomerAccount channel { key } syncState } } }`,
  )
  expect(customers.nodes).toMatchObject([
    { accountNumber: expect.stringMatching(/\d/), asyncCustomerAccount: customer.asyncCustomerAccount, channel: null },
  ])
})

test('updates at headquarters without a channel, but not for a till', async () => {
  const { customer } = await create({ name: 'Gina' }, installation.token)
  await installation.travel()
  const input = { customerId: customer.asyncCustomerAccount, changes: { phone: '713 555 0123' } }
  const edit = (more = {}) => ({ input: { ...input, idempotencyKey: randomUUID(), ...more } })
  const { updateCustomer } = await installation.ask<{ updateCustomer: Payload }>(UPDATE, edit())
  expect(updateCustomer).toMatchObject({
    route: 'HEADQUARTERS',
    routeReason: 'HEADQUARTERS_UPDATE',
    customer: { phone: '713 555 0123', version: '2' },
    userErrors: [],
  })
  // By someone else: an update does not conflict with earlier changes by the same source.
  const other = await installation.running.tokens.issueToken({
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 60,
    subject: 'another-administrator',
  })
  const late = await installation.ask<{ updateCustomer: Payload }>(
    UPDATE,
    edit({ expectedVersion: '1', changes: { phone: '1' } }),
    other,
  )
  expect(late.updateCustomer.userErrors).toMatchObject([
    { __typename: 'VersionConflict', changedFields: ['phone'], current: { phone: '713 555 0123' } },
  ])
  const odd = await installation.ask<{ updateCustomer: Payload }>(UPDATE, edit({ changes: { phone: '1\u00002' } }))
  expect(odd.updateCustomer.userErrors).toMatchObject([{ code: 'FIELD_REFUSED' }])
  const till = await installation.tokenFor('CHANNEL_DEVICE', 'ALL')
  const denied = await graphqlRequest(installation.url, till, UPDATE, edit())
  expect(denied.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
})
