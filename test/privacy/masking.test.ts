import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/access/actor.ts'
import { graphqlRequest, subscribe } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { CUSTOMER_FIELDS, createPerson, editPerson, PERSON, secretsIn } from './masked-person.ts'
import { OPERATION_FIELDS, WAYS } from './ways-to-a-person.ts'

let tillsync: Installation
let person: { customerKey: string; id: string; operationId: string }
let edit: string
const tokens = new Map<Role, string>()
const tokenOf = (role: Role) => tokens.get(role) ?? ''

beforeAll(async () => {
  tillsync = await startInstallation()
  for (const role of ['OPERATOR', 'AUTOMATION', 'VIEWER', 'CHANNEL_APPLICATION', 'FEATURE_VIEWER'] as const)
    tokens.set(role, await tillsync.tokenFor(role))
  tokens.set('CHANNEL_DEVICE', await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']))
  tokens.set('ADMINISTRATOR', tillsync.token)
  await tillsync.ask(
    'mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }',
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask('mutation { flushChannelCache { userErrors { message } } }')
  person = await createPerson(tillsync)
  await createPerson(tillsync, { lastName: 'Adler' })
  await tillsync.travel()
  edit = await editPerson(tillsync, person.id, { lastName: 'Murray Hopper', email: 'g.hopper@receipts.example' })
  await tillsync.ask(
    `mutation { synchronizeOperations(input: { filter: { search: "Hopper", customer: { email: "grace@navy.example" } }, reason: "for Grace Hopper" }) { userErrors { code } } }`,
  )
})

async function read(document: string, token: string) {
  const fragments = [
    ['...WholeOperation', OPERATION_FIELDS],
    ['...WholeCustomer', CUSTOMER_FIELDS],
  ].flatMap(([spread = '', fragment]) => (document.includes(spread) ? fragment : []))
  const { text, errors } = await graphqlRequest(tillsync.url, token, [document, ...fragments].join(' '), {
    key: person.customerKey,
    id: person.id,
    operation: person.operationId,
    edit,
  })
  expect(errors).toBeUndefined()
  return text
}

describe.each(WAYS)('$way', ({ document, roles }) => {
  test.each(roles)('shows %s nothing of a person', async (role) => {
    const text = await read(document, tokenOf(role))
    expect(secretsIn(text)).toEqual([])
    // Cursors of a list by name do not reveal them either.
    expect(secretsIn(decoded(text))).toEqual([])
    expect(text).toContain('***')
  })

  test('shows the administrator all of it', async () => {
    const text = await read(document, tillsync.token)
    expect(secretsIn(text)).not.toEqual([])
    expect(text).not.toContain('***')
  })
})

/** Everything that looks like base64, decoded. */
const decoded = (text: string) =>
  [...text.matchAll(/"([\w-]{16,})"/g)]
    .map(([, coded = '']) => Buffer.from(coded, 'base64url').toString('utf8'))
    .join('\n')

const ONE = `query ($key: String!, $channel: ID) { customer(by: { asyncCustomerAccount: $key }, channel: $channel) { ...WholeCustomer } } ${CUSTOMER_FIELDS}`

test('masked values say whether there is a value and little more; what is not personal stays', async () => {
  const { customer } = await tillsync.ask<{ customer: object }>(ONE, { key: person.customerKey }, tokenOf('OPERATOR'))
  expect(customer).toMatchObject({
    masked: true,
    accountNumber: expect.stringMatching(/^C-/),
    name: 'G. B. H.',
    firstName: 'G.',
    phone: '***67',
    phoneExtension: '***',
    email: 'g***@n***',
    url: '***',
    vatNumber: '***',
    currency: 'USD',
    addresses: [
      {
        name: 'G. H.',
        street: '***',
        streetNumber: '***',
        buildingComplement: '***',
        city: 'Arlington',
        country: 'USA',
      },
    ],
    contacts: [{ type: 'EMAIL', value: 'h***@p***', extension: null }],
    attributes: expect.arrayContaining([
      { name: 'Note', type: 'TEXT', value: '***' },
      { name: 'Children in household', type: 'INTEGER', value: '3' },
    ]),
  })
})

test.each(['CHANNEL_DEVICE', 'CHANNEL_APPLICATION'] as const)(
  '%s sees the customers of its channels in full',
  async (role) => {
    const variables = { key: person.customerKey, channel: 'houston' }
    const { data } = await graphqlRequest(
      tillsync.url,
      tokenOf(role),
      ONE.replace('asyncCustomerAccount: $key', `id: "${person.id}"`).replace('$key: String!, ', ''),
      variables,
    )
    expect(data?.customer).toMatchObject({
      masked: false,
      name: 'Grace Brewster Murray Hopper',
      addresses: [{ street: PERSON.addresses[0]?.street }],
    })
  },
)

test('one role that sees everything is enough', async () => {
  const token = await tillsync.running.tokens.issueToken({
    roles: ['VIEWER', 'ADMINISTRATOR'],
    channels: 'ALL',
    ttlSeconds: 600,
    subject: 'both',
  })
  const { customer } = await tillsync.ask<{ customer: object }>(ONE, { key: person.customerKey }, token)
  expect(customer).toMatchObject({ masked: false, firstName: 'Grace' })
})

test('pages by name go on where they were for those who are not told the name', async () => {
  const token = tokenOf('OPERATOR')
  for (const channel of [null, 'houston']) {
    const page = (after: string | null, orderBy: string) =>
      tillsync.ask<{ customers: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
        'query ($channel: ID, $after: String, $orderBy: CustomerOrder) { customers(channel: $channel, first: 1, after: $after, orderBy: $orderBy) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { channel, after, orderBy },
        token,
      )
    for (const orderBy of ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_ASC']) {
      const first = await page(null, orderBy)
      const second = await page(first.customers.pageInfo.endCursor, orderBy)
      const ids = [...first.customers.nodes, ...second.customers.nodes].map(({ id }) => id)
      expect([channel, orderBy, new Set(ids).size, second.customers.pageInfo.hasNextPage]).toEqual([
        channel,
        orderBy,
        2,
        false,
      ])
    }
  }
})

test('the search in all stores stays masked, for an operator the name too', async () => {
  const search = `query { customers(channel: "sanfrancisco", searchLocation: ALL, filter: { search: "Hopper" }) { searchedLocation nodes { masked name email phone } } }`
  const till = await tillsync.tokenFor('CHANNEL_DEVICE', ['sanfrancisco'])
  const { customers } = await tillsync.ask<{ customers: object }>(search, {}, till)
  expect(customers).toEqual({
    searchedLocation: 'ALL',
    nodes: [{ masked: true, name: 'Grace Brewster Hopper', email: 'g***@n***', phone: '***67' }],
  })
  const { customers: seen } = await tillsync.ask<{ customers: object }>(search, {}, tokenOf('OPERATOR'))
  expect(seen).toMatchObject({ nodes: [{ masked: true, name: 'G. B. H.', email: 'g***@n***', phone: '***67' }] })
})

test('an answer to a mutation is masked as a reading is', async () => {
  const { text } = await graphqlRequest(
    tillsync.url,
    tokenOf('AUTOMATION'),
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { ...WholeCustomer } operation { changes { newValue } } userErrors { message } } } ${CUSTOMER_FIELDS}`,
    {
      input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { ...PERSON, email: 'grace@navy.example' } },
    },
  )
  expect(text).toContain('G. B. H.')
  expect(secretsIn(text)).toEqual([])
  const saved = await graphqlRequest(
    tillsync.url,
    tokenOf('OPERATOR'),
    `mutation ($id: ID!) { synchronizeOperation(input: { operationId: $id, dryRun: true }) { operation { changes { newValue } } rehearsal { changes { oldValue newValue } } userErrors { code } } }`,
    { id: edit },
  )
  expect(secretsIn(saved.text)).toEqual([])
})

test('an event’s operation is masked', async () => {
  const events = subscribe(
    tillsync.url,
    tokenOf('OPERATOR'),
    `subscription { operationChanged(channel: ["houston"]) { __typename ... on OperationChanged { operation { masked changes { newValue } customer { name email } } } } }`,
  )
  const seen: unknown[] = []
  const changed = (async () => {
    for await (const { data } of events) {
      const event = data?.operationChanged as { __typename: string }
      seen.push(event)
      if (event.__typename === 'Ready') await createPerson(tillsync)
      if (event.__typename === 'OperationChanged') return event
    }
    return undefined
  })()
  expect(await changed).toMatchObject({ operation: { masked: true, customer: { name: 'G. B. H.' } } })
  await events.return()
  expect(secretsIn(JSON.stringify(seen))).toEqual([])
})

test('a viewer cannot search by what it is not shown', async () => {
  for (const document of [
    '{ customers(filter: { search: "Hopper" }) { nodes { id } } }',
    '{ customers(filter: { email: "grace@" }) { nodes { id } } }',
    '{ operations(filter: { search: "Hopper" }) { nodes { id } } }',
    '{ operations(filter: { customer: { lastName: "Hopper" } }) { nodes { id } } }',
    '{ operationErrorGroups(filter: { search: "Hopper" }) { count } }',
  ]) {
    const { errors } = await graphqlRequest(tillsync.url, tokenOf('VIEWER'), document)
    expect([document, errors?.[0]?.extensions.code]).toEqual([document, 'FORBIDDEN'])
  }
})

test('what an operator wrote is not for those who only look on', async () => {
  const { bulkRuns } = await tillsync.ask<{ bulkRuns: { nodes: object[] } }>(
    '{ bulkRuns { nodes { reason } } }',
    {},
    tokenOf('VIEWER'),
  )
  expect(bulkRuns.nodes).toEqual([{ reason: '***' }])
})

describe('through other objects nobody reads more than by the root fields', () => {
  const refusedAt = async (role: Role, document: string, variables: object = {}) => {
    const { errors } = await graphqlRequest(tillsync.url, tokenOf(role), document, { ...variables })
    return (errors ?? []).map(({ extensions, path }) => `${extensions.code} ${path?.at(-1)}`)
  }
  test('a till reads of a customer’s operations that they are on their way, and not what is done with them', async () => {
    const document = (fields: string) =>
      `query { customer(by: { id: "${person.id}" }, channel: "houston") { pendingOperations { ${fields} } } }`
    expect(
      await refusedAt(
        'CHANNEL_DEVICE',
        document('operationId kind status changeDescription channel { key } customer { name }'),
      ),
    ).toEqual([])
    for (const [field, fields] of [
      ['attempts', 'attempts { reason }'],
      ['rows', 'rows { table }'],
      ['changes', 'changes { newValue }'],
      ['conflicts', 'conflicts { attribute }'],
      ['waitsFor', 'waitsFor { operationId }'],
      ['asyncCustomerAccount', 'asyncCustomerAccount'],
      ['channelDatabase', 'channelDatabase { key }'],
    ] as const)
      expect(await refusedAt('CHANNEL_DEVICE', document(fields))).toEqual([`FORBIDDEN ${field}`])
  })

  test('only roles that may list staging rows see them', async () => {
    for (const role of ['AUTOMATION', 'VIEWER'] as const)
      expect(await refusedAt(role, `{ operation(id: "${person.operationId}") { rows { table } } }`)).toEqual([
        'FORBIDDEN rows',
      ])
  })

  test('a feature viewer finds no way to customers', async () => {
    expect(await refusedAt('FEATURE_VIEWER', '{ channels { database { key channels { key } } } }')).toEqual([])
    expect(await refusedAt('FEATURE_VIEWER', `{ node(id: "${person.id}") { id } }`)).toEqual(['FORBIDDEN node'])
  })
})
