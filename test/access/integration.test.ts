import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { graphqlRequest, signedIn } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// The role INTEGRATION: a system that keeps customers, such as an ERP.

let tillsync: Installation
let token: string
let id: string
beforeAll(async () => {
  tillsync = await startInstallation()
  token = await tillsync.tokenFor('INTEGRATION')
  const { putCustomer } = await tillsync.ask<{ putCustomer: { change: string; customer: { id: string } } }>(
    `mutation { putCustomer(input: { legalEntity: "USRT", externalId: { system: "ERP", id: "17" },
      customer: { name: "Ada of the ERP", email: "ada@erp.example" } }) { change customer { id } userErrors { code } } }`,
    {},
    token,
  )
  expect(putCustomer.change).toBe('CREATED')
  id = putCustomer.customer.id
})

const audited = async (requestId: string | null) =>
  execute<{ actor: string; action: string; target: string | null; result: string }>(
    tillsync.databases.hq.db,
    sql`select actor, action, target, result from audit_entry where request_id = ${requestId} order by id`,
  )

test.each([
  {
    action: 'customer',
    query: '{ found: customer(by: { externalId: { system: "ERP", id: "17" } }) { name email externalIds { id } } }',
    target: null,
  },
  {
    action: 'customers',
    query:
      '{ found: customers(first: 5, legalEntity: "USRT", filter: { search: "Ada of" }) { nodes { email accountNumber } } }',
    target: 'USRT',
  },
  {
    action: 'customersChanged',
    query: '{ found: customersChanged(first: 5) { events { __typename } cursor } }',
    target: null,
  },
])('$action is read in full, and the audit has a line of it', async ({ action, query, target }) => {
  const { data, errors, headers } = await graphqlRequest(tillsync.url, token, query)
  expect(errors).toBeUndefined()
  if (action !== 'customersChanged') expect(JSON.stringify(data)).toContain('ada@erp.example')
  const actor = 'test-integration'
  expect(await audited(headers.get('x-request-id'))).toEqual([{ actor, action, target, result: 'READ' }])
})

test('a customer by node id is audited by its key', async () => {
  const query = 'query ($id: ID!) { node(id: $id) { ... on Customer { email } } }'
  const { data, headers } = await graphqlRequest(tillsync.url, token, query, { id })
  expect(data).toEqual({ node: { email: 'ada@erp.example' } })
  const [line] = await audited(headers.get('x-request-id'))
  expect(line).toMatchObject({ action: 'node', target: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test('a subscription is audited when it is opened', async () => {
  const count = async () => {
    const [row] = await execute<{ n: number }>(
      tillsync.databases.hq.db,
      sql`select count(*)::int as n from audit_entry where action = 'customersChanged' and actor = 'test-integration'`,
    )
    return row?.n ?? 0
  }
  const before = await count()
  const socket = await signedIn(tillsync.url, token)
  const query = 'subscription { customersChanged { __typename } }'
  socket.send({ id: '1', type: 'subscribe', payload: { query } })
  expect((await socket.next()).type).toBe('next')
  expect(await count()).toBe(before + 1)
  socket.close()
})

test('what an administrator or a viewer reads is not audited: a viewer’s answers are masked', async () => {
  for (const role of ['ADMINISTRATOR', 'VIEWER'] as const) {
    const query = '{ customers(first: 5, legalEntity: "USRT") { nodes { email } } }'
    const { data, headers } = await graphqlRequest(tillsync.url, await tillsync.tokenFor(role), query)
    expect(JSON.stringify(data).includes('ada@erp.example')).toBe(role === 'ADMINISTRATOR')
    expect(await audited(headers.get('x-request-id'))).toEqual([])
  }
})

test('it sets external ids at headquarters, and reads what a customer can have', async () => {
  const answer = await tillsync.ask<{ setCustomerExternalIds: { userErrors: unknown[] }; organization?: object }>(
    `mutation ($id: ID!) { setCustomerExternalIds(input: { customerId: $id, idempotencyKey: "of the ERP",
      externalIds: [{ system: "CRM", id: "4" }] }) { customer { externalIds { system id } } userErrors { code message } } }`,
    { id },
    token,
  )
  expect(answer.setCustomerExternalIds).toMatchObject({ userErrors: [] })
  const { organization } = await tillsync.ask<{ organization: { legalEntities: unknown[] } }>(
    '{ organization { legalEntities { dataAreaId } } }',
    {},
    token,
  )
  expect(organization.legalEntities.length).toBeGreaterThan(0)
})

test.each([
  '{ operations(first: 1) { totalCount } }',
  '{ auditEntries(first: 1) { nodes { action } } }',
  '{ schedules { id } }',
  'mutation { deleteSchedule(input: { schedule: "none" }) { userErrors { code } } }',
  'mutation { eraseCustomer(input: { customer: "none", reason: "x" }) { userErrors { code } } }',
  'mutation { createCustomer(input: { channel: "houston", idempotencyKey: "x", customer: { name: "X" } }) { userErrors { code } } }',
  'mutation { runCdxJob(input: { job: "1010" }) { userErrors { code } } }',
])('it has none of an administrator’s, operator’s or till’s rights: %s', async (document) => {
  const { errors } = await graphqlRequest(tillsync.url, token, document)
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})

test('a token for some channels does not reach headquarters’ customers', async () => {
  const some = await tillsync.tokenFor('INTEGRATION', ['houston'])
  const { errors } = await graphqlRequest(tillsync.url, some, '{ customers(first: 1) { nodes { id } } }')
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
})
