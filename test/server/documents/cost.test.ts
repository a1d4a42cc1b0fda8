import { parse } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { graphqlRequest, subscribe, WIRES } from '../../support/http.ts'
import { startTestServer, type TestServer } from '../fixture.ts'
import { probe } from '../test-schema.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token()
})
afterAll(() => server.stop())
beforeEach(() => {
  probe.ran = 0
})

const people = (count: number) => Array.from({ length: count }, () => ({ name: 'x', tags: ['a', 'b'] }))
const CREATE = 'mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { name } } }'

describe.each(WIRES)('over $wire', ({ ask }) => {
  const answer = (document: string, variables?: Record<string, unknown>) => ask(server.url, token, document, variables)

  test.each([
    ['values alone cost nothing', '{ serverInfo channels }', {}, 0],
    ['a field with fields of its own costs a point', '{ feature { key parent { key } } }', {}, 2],
    ['rows cost a point each, and what hangs below them', '{ customers(first: 10) { nodes { name } } }', {}, 11],
    ['a page is as long as last says', '{ customers(last: 7) { edges { node { name } } } }', {}, 15],
    ['a variable is looked up', 'query ($n: Int) { customers(first: $n) { nodes { name } } }', { n: 20 }, 21],
    ['so is its default', 'query ($n: Int = 30) { customers(first: $n) { nodes { name } } }', {}, 31],
    ['a page without a length has 50 rows', '{ customers(first: null) { nodes { name } } }', {}, 51],
    ['an argument has its default', '{ cdxJobs { key } }', {}, 10],
    ['other lists count as 5', '{ customers(first: 10) { nodes { addresses { city } } coverage { city } } }', {}, 66],
    [
      'fragments count',
      '{ customers(first: 10) { ...C } } fragment C on CustomerConnection { nodes { name } }',
      {},
      11,
    ],
    ['a mutation costs 10', 'mutation { setChannelOffline }', {}, 10],
    ['items of input lists cost a point, and are answered each', CREATE, { input: { customers: people(20) } }, 91],
    ['what @skip leaves out counts', '{ feature @skip(if: true) { key } }', {}, 1],
    ['introspection is free', '{ __schema { types { name fields { name } } } }', {}, 0],
  ])('%s', async (_, document, variables, requested) => {
    const { errors, extensions } = await answer(document, variables)
    expect([errors, extensions]).toEqual([undefined, { cost: { requested, limit: 5_000 } }])
  })

  test('an operation beyond the limit is refused with its cost, and none of it runs', async () => {
    const { data, errors } = await answer(
      'query ($n: Int) { serverInfo customers(first: $n) { nodes { operations(first: 100) { key } } } }',
      { n: 100 },
    )
    expect(data ?? null).toBeNull()
    expect(errors).toEqual([
      {
        message: expect.stringContaining('10101 points; the limit is 5000'),
        extensions: { code: 'QUERY_TOO_COSTLY', cost: { requested: 10_101, limit: 5_000 } },
      },
    ])
    expect(probe.ran).toBe(0)
  })

  test.each([
    ['{ customers(first: 101) { nodes { name } } }', {}, 'first', 'customers'],
    ['{ customers(first: 0) { nodes { name } } }', {}, 'first', 'customers'],
    ['{ customers(last: -5) { nodes { name } } }', {}, 'last', 'customers'],
    ['query ($n: Int) { customers(last: $n) { nodes { name } } }', { n: 101 }, 'last', 'customers'],
    ['query ($n: Int = 500) { customers(first: $n) { nodes { name } } }', {}, 'first', 'customers'],
    ['{ cdxJobs(first: 1000) { key } }', {}, 'first', 'cdxJobs'],
    ['{ customers { nodes { operations(first: 101) { key } } } }', {}, 'first', 'operations'],
  ])(
    'a page of less than 1 or more than 100 rows is refused by name: %s',
    async (document, variables, argument, field) => {
      const { errors } = await answer(document, variables)
      expect(errors).toEqual([
        {
          message: `The argument "${argument}" of "${field}" must be from 1 to 100: it is the size of a page.`,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
      expect(probe.ran).toBe(0)
    },
  )

  test('a page size that is not an integer is refused like any value of the wrong type', async () => {
    const { errors } = await answer('query ($n: Int) { customers(first: $n) { nodes { name } } }', { n: '5' })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
    expect(probe.ran).toBe(0)
  })

  test('an input list has at most 250 items, wherever it stands', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index))
    const text = (count: number) => ids(count).join(' ')
    const kept = [
      await answer('query ($ids: [ID!]!) { nodes(ids: $ids) { name } }', { ids: ids(250) }),
      await answer(`{ nodes(ids: [${text(250)}]) { name } }`),
      await answer(CREATE, { input: { customers: [{ name: 'x', tags: ids(250) }] } }),
    ]
    for (const { errors } of kept) expect(errors).toBeUndefined()
    probe.ran = 0
    const refused = [
      await answer('query ($ids: [ID!]!) { nodes(ids: $ids) { name } }', { ids: ids(251) }),
      await answer(`query ($ids: [ID!]! = [${text(251)}]) { nodes(ids: $ids) { name } }`),
      await answer(`{ nodes(ids: [${text(251)}]) { name } }`),
      await answer(CREATE, { input: { customers: people(251) } }),
      await answer(CREATE, { input: { customers: [{ name: 'x', tags: ids(251) }] } }),
      await answer(
        'mutation ($p: [PersonInput!]!) { createCustomers(input: { customers: $p }) { results { name } } }',
        {
          p: people(251),
        },
      ),
    ]
    for (const { errors } of refused) {
      expect(errors).toEqual([
        {
          message: expect.stringContaining('has a list of more than 250 items'),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ])
    }
    expect(probe.ran).toBe(0)
  })

  test('250 customers with their parts are one affordable mutation', async () => {
    const { extensions } = await answer(CREATE, { input: { customers: people(250) } })
    expect(extensions).toEqual({ cost: { requested: 10 + 750 + 1 + 250, limit: 5_000 } })
  })
})

test('brackets deeper than the stack are measured like any other input', async () => {
  const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { name } }","variables":{"ids":${deep}}}`,
  })
  const { errors } = (await response.json()) as { errors: { extensions: unknown }[] }
  expect(errors.map(({ extensions }) => extensions)).toEqual([expect.objectContaining({ code: 'QUERY_TOO_COSTLY' })])
})

test('fragments that branch at every level are measured once each', async () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `fragment F${level} on Feature { parent { ...F${level + 1} } next { ...F${level + 1} } }`,
  )
  const document = `{ feature { ...F0 } } ${levels.join(' ')} fragment F9 on Feature { key }`
  parse(document)
  const { extensions } = await graphqlRequest(server.url, token, document)
  expect(extensions).toEqual({ cost: { requested: 1_023, limit: 5_000 } })
})

test('a subscription reports its cost with its first event', async () => {
  const reported: unknown[] = []
  for await (const { extensions } of subscribe(server.url, token, 'subscription { featureChanged(count: 3) }'))
    reported.push(extensions)
  expect(reported).toEqual([{ cost: { requested: 0, limit: 5_000 } }, undefined, undefined])
})
