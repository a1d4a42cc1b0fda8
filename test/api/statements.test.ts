import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'
import { statementsOf as statementsOfAll } from '../support/statements-of.ts'

// How many statements an operation sends, each of them a round trip: one more is a decision, and is written down here.

/** What is held for a moment, and read again by the request that finds it old: a till's cache, counts of channels. */
const HELD = /^(channel\.readCache|events\.channelCounts)$/

const CREATE = `mutation ($input: CreateCustomerInput!) {
  createCustomer(input: $input) { customer { id name } operation { operationId status } userErrors { message } } }`

let installation: Installation

beforeAll(async () => {
  installation = await startInstallation()
  await create()
}, 120_000)

const create = () =>
  installation.ask(CREATE, {
    input: {
      channel: 'houston',
      idempotencyKey: randomUUID(),
      customer: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
    },
  })

/** The names of the statements that a request sends. */
const statementsOf = (work: () => Promise<unknown>) => statementsOfAll(work, HELD)

test('a request that reads nothing sends no statement', async () => {
  expect(await statementsOf(() => installation.ask('{ __typename }'))).toEqual([])
})

test('a capture is one statement, answer included', async () => {
  expect(await statementsOf(create)).toEqual(['channel.capture'])
})

test('a page of operations is one statement for each database, and one for the names of its customers', async () => {
  const page =
    '{ operations(first: 50) { nodes { operationId status changeDescription capturedAt customer { id name } } } }'
  const ofPage = [
    'channel.pendingOperations',
    'channel.pendingOperations',
    'customers.customerLines',
    'operations.list',
  ]
  await installation.travel()
  expect(await statementsOf(() => installation.ask(page))).toEqual(ofPage)
  await create()
  await installation.runJob('P-0001')
  // Headquarters does not have this customer yet: its channel does.
  const alsoAtChannel = [...ofPage, 'channel.readCustomers'].sort()
  expect(await statementsOf(() => installation.ask(page))).toEqual(alsoAtChannel)
})

test('a list that is sent again is answered by as many statements as one customer', async () => {
  const list = (rows: number) => {
    const customers = Array.from({ length: rows }, (_, nth) => ({
      idempotencyKey: `again ${rows} ${nth}`,
      customer: { lastName: `Again ${nth}` },
    }))
    return () =>
      installation.ask<{ createCustomers: { results: { repeated: boolean }[] } }>(
        `mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { repeated } } }`,
        { input: { channel: 'houston', customers } },
      )
  }
  for (const send of [list(1), list(50)]) {
    await send()
    const again = await statementsOf(async () => {
      const { createCustomers } = await send()
      expect(createCustomers.results.every(({ repeated }) => repeated)).toBe(true)
    })
    expect(again).toEqual(['channel.readCustomers', 'channel.readKeys', 'channel.storedOutcome'])
  }
})

const CUSTOMER = 'nodes { id name email addresses { street city } contacts { value } }'
const LINE = 'nodes { operationId status }'

/** Of a page of operations: what is pending in each channel database, and what headquarters has. */
const OPERATIONS = ['channel.pendingOperations', 'channel.pendingOperations', 'operations.list']

describe('a list sends the same statements however long it is', () => {
  beforeAll(async () => {
    await installation.travel()
  })

  test.each<[string, string, readonly string[]]>([
    [
      'the first page of a till',
      `{ customers(channel: "houston", first: 20) { ${CUSTOMER} } }`,
      ['channel.listSettled'],
    ],
    [
      'a search of a till by common words, of which a walk along the list finds less than a page',
      `{ customers(channel: "houston", filter: { search: "ada lov" }) { ${CUSTOMER} } }`,
      [
        'channel.drawMatches',
        'channel.listCustomers',
        'channel.listCustomers',
        'channel.listSettled',
        'channel.searchSettled',
      ],
    ],
    [
      'a search of a till that finds nobody, and so looks for some of the words',
      `{ customers(channel: "houston", filter: { search: "713" }) { ${CUSTOMER} } }`,
      ['channel.searchSettled', 'channel.searchSettled'],
    ],
    [
      'the first page of headquarters',
      `{ customers(first: 20) { ${CUSTOMER} } }`,
      ['customers.listCustomersAtHeadquarters'],
    ],
    [
      'a search of headquarters by a common word',
      `{ customers(filter: { search: "ada" }) { ${CUSTOMER} } }`,
      [
        'customers.areCommon',
        'customers.drawMatches',
        'customers.listCustomersAtHeadquarters',
        'customers.listCustomersAtHeadquarters',
      ],
    ],
    [
      'operations by a word',
      `{ operations(filter: { search: "ada" }) { ${LINE} } }`,
      ['channel.pendingByWords', 'channel.pendingByWords', ...OPERATIONS, 'operations.lookUpCustomers'],
    ],
    ['operations of a status', `{ operations(filter: { status: [FAILED] }) { ${LINE} } }`, ['operations.list']],
    ['the number of operations', '{ operations(first: 1) { totalCount } }', [...OPERATIONS, 'operations.count']],
    ['counts of operations', '{ operationCounts { count } }', ['operations.count']],
    [
      'operations by time of capture',
      `{
        operationHistogram(capturedAfter: "2026-01-01T00:00:00Z", capturedBefore: "2026-01-02T00:00:00Z") { failed }
      }`,
      ['operations.histogram'],
    ],
    ['the audit', '{ auditEntries(first: 20) { nodes { action } } }', ['audit.listAudit']],
    ['groups of errors', '{ operationErrorGroups(first: 20) { count } }', ['operations.countedErrors']],
    ['differences', '{ differences(first: 20) { nodes { id } } }', ['reconcile.readDifferences']],
  ])('%s', async (_, document, statements) => {
    expect(await statementsOf(() => installation.ask(document))).toEqual([...statements].sort())
  })
})

test('a page of a till with something pending is two statements, and the next ones are one', async () => {
  const ada = '{ customers(channel: "houston", filter: { search: "aaapending" }) { nodes { id syncState } } }'
  const page = `{ customers(channel: "houston", first: 20) { ${CUSTOMER} } }`
  await installation.travel()
  const input = { channel: 'houston', idempotencyKey: randomUUID(), customer: { name: 'Aaapending' } }
  await installation.ask(CREATE, { input })
  const both = ['channel.listCustomers', 'channel.listSettled']
  expect(await statementsOf(() => installation.ask(page))).toEqual(both)
  // What waits for headquarters is on nearly every page, while much does.
  for (let nth = 0; nth < 32; nth++)
    expect(await statementsOf(() => installation.ask(page))).toEqual(['channel.listCustomers'])
  expect(await statementsOf(() => installation.ask(page))).toEqual(both)
  expect(await statementsOf(() => installation.ask(ada))).toEqual(['channel.listCustomers', 'channel.searchSettled'])
})
