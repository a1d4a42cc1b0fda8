import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { type Captured, startTwoStores, type TwoStores } from './two-stores.ts'

// Address books and channels from the view of a till (docs/domain.md, D-30), and of an operator who helps one store.

let tillsync: TwoStores
let till: string
let operator: string
let foreign: Captured
beforeAll(async () => {
  tillsync = await startTwoStores()
  till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
  operator = await tillsync.tokenFor('OPERATOR', ['houston'])
  foreign = tillsync.of('sanfrancisco', 'synced')
})

const CUSTOMERS = `query ($search: String!, $where: SearchLocation!) {
  customers(channel: "houston", searchLocation: $where, filter: { search: $search }) {
    searchedLocation
    nodes { id name email phone displayAccount addressBooks addresses { street } contacts { value } pendingOperations { operationId } }
  }
}`
type Found = { customers: { searchedLocation: string; nodes: { [field: string]: unknown }[] } }

describe('a till of Houston', () => {
  test('does not find a customer of San Francisco in its own address books', async () => {
    for (const search of [foreign.name, foreign.email, 'C-0000']) {
      const { customers } = await tillsync.ask<Found>(CUSTOMERS, { search, where: 'LOCAL' }, till)
      expect(JSON.stringify(customers)).not.toContain(foreign.name)
    }
  })

  test('sees its name, account and masked contacts in a search of all stores, and nothing else', async () => {
    const { customers } = await tillsync.ask<Found>(CUSTOMERS, { search: foreign.name, where: 'ALL' }, till)
    expect(customers).toEqual({
      searchedLocation: 'ALL',
      nodes: [
        {
          id: expect.any(String),
          name: `Ada ${foreign.name}`,
          email: 's***@e***',
          phone: null,
          displayAccount: expect.stringMatching(/^C-\d{6}$/),
          addressBooks: [],
          addresses: [],
          contacts: [],
          pendingOperations: [],
        },
      ],
    })
  })

  test('cannot read or change the customer of that answer', async () => {
    const { customers } = await tillsync.ask<Found>(CUSTOMERS, { search: foreign.name, where: 'ALL' }, till)
    const id = String(customers.nodes[0]?.id)
    const { node, customer, synchronizeForOrder } = {
      ...(await tillsync.ask<{ node: unknown; customer: unknown }>(
        `query ($id: ID!) { node(id: $id) { id } customer(by: { id: $id }, channel: "houston") { id } }`,
        { id },
        till,
      )),
      ...(await tillsync.ask<{ synchronizeForOrder: unknown }>(
        `mutation ($id: ID!) { synchronizeForOrder(input: { channel: "houston", customerId: $id }) { accountNumber operations { operationId } userErrors { code } } }`,
        { id },
        till,
      )),
    }
    expect({ node, customer }).toEqual({ node: null, customer: null })
    expect(synchronizeForOrder).toEqual({ accountNumber: null, operations: [], userErrors: [{ code: 'NOT_FOUND' }] })
  })

  test('is refused another channel by its name', async () => {
    const { data, errors } = await graphqlRequest(
      tillsync.url,
      till,
      `query ($id: ID!) { customer(by: { id: $id }, channel: "sanfrancisco") { id } }`,
      { id: foreign.customerId },
    )
    expect(data).toEqual({ customer: null })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  test('sees a customer that it shares with the web shop, but not the web shop’s operations', async () => {
    const shared = tillsync.of('houston', 'synced')
    const added = await tillsync.ask<{ addCustomerAddress: { operation: { operationId: string } } }>(
      `mutation ($input: AddCustomerAddressInput!) { addCustomerAddress(input: $input) { operation { operationId } userErrors { code } } }`,
      {
        input: {
          channel: 'online',
          customerId: shared.customerKey,
          idempotencyKey: randomUUID(),
          address: { street: 'Elsewhere', city: 'Austin', country: 'USA' },
        },
      },
      await tillsync.tokenFor('CHANNEL_APPLICATION', ['online']),
    )
    const { operationId } = added.addCustomerAddress.operation
    const read = (token: string) =>
      tillsync.ask<{ customer: { name: string; pendingOperations: { operationId: string }[] } }>(
        `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { name pendingOperations { operationId } } }`,
        { id: shared.customerKey },
        token,
      )
    expect((await read(till)).customer).toEqual({ name: `Ada ${shared.name}`, pendingOperations: [] })
    expect((await read(tillsync.token)).customer.pendingOperations).toEqual([{ operationId }])
  })
})

describe('an idempotency key', () => {
  const input = (channel: string, key: string, lastName: string) => ({
    input: { channel, idempotencyKey: key, customer: { firstName: 'Ada', lastName } },
  })
  const CREATE = `mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) { customer { name } operation { operationId } userErrors { __typename code message } }
  }`
  type Made = { createCustomer: { customer: { name: string } | null; operation: object | null; userErrors: object[] } }

  test('of another channel’s device does not affect this one: it creates a customer of its own', async () => {
    const key = randomUUID()
    await tillsync.create('sanfrancisco', 'Keyed', {}, key)
    const { createCustomer } = await tillsync.ask<Made>(CREATE, input('houston', key, 'Another'), till)
    expect(createCustomer).toMatchObject({ customer: { name: 'Ada Another' }, userErrors: [] })
  })

  test('of another device of the channel reveals nothing of its outcome, unless the request is the same', async () => {
    const key = randomUUID()
    const { operationId } = await tillsync.create('houston', 'Keyed', {}, key)
    const { createCustomer } = await tillsync.ask<Made>(CREATE, input('houston', key, 'Another'), till)
    expect(createCustomer).toMatchObject({ customer: null, operation: null })
    expect(createCustomer.userErrors).toMatchObject([{ __typename: 'IdempotencyKeyReused' }])
    expect(JSON.stringify(createCustomer)).not.toMatch(new RegExp(`Keyed|${operationId}`))
  })
})

describe('an operator of Houston', () => {
  const SYNCHRONIZE = `mutation ($entity: ID) {
    synchronizeCustomersAndChannelRequests(input: { legalEntity: $entity }) { runs { scope } userErrors { code message } }
  }`
  type Synchronized = {
    synchronizeCustomersAndChannelRequests: {
      runs: { scope: string }[]
      userErrors: { code: string; message: string }[]
    }
  }

  test('does not start a run over other channels’ operations, and the refusal says what to use instead', async () => {
    for (const entity of [null, 'USRT']) {
      const { synchronizeCustomersAndChannelRequests: started } = await tillsync.ask<Synchronized>(
        SYNCHRONIZE,
        { entity },
        operator,
      )
      expect(started.runs).toEqual([])
      expect(started.userErrors).toMatchObject([
        { code: 'CHANNELS_NOT_ALLOWED', message: expect.stringContaining('synchronizeOperations') },
      ])
    }
  })

  test('with access to all channels of a legal entity starts its run, even without ALL', async () => {
    const all = await tillsync.tokenFor('OPERATOR', ['houston', 'online', 'sanfrancisco'])
    const { synchronizeCustomersAndChannelRequests: started } = await tillsync.ask<Synchronized>(SYNCHRONIZE, {}, all)
    expect(started).toEqual({ runs: [{ scope: 'USRT' }], userErrors: [] })
  })

  test('runs a CDX job in the databases of its channels only', async () => {
    const RUN = `mutation ($database: ID) {
      runCdxJob(input: { job: "1110", channelDatabase: $database }) {
        sessions { ... on DownloadSession { channelDatabase { id name } } } userErrors { code }
      }
    }`
    type Ran = { runCdxJob: { sessions: { channelDatabase: { name: string } }[]; userErrors: { code: string }[] } }
    const everywhere = await tillsync.ask<Ran>(RUN, {}, operator)
    expect(everywhere.runCdxJob.sessions.map(({ channelDatabase }) => channelDatabase.name)).toEqual(['Houston'])
    const elsewhere = await tillsync.ask<Ran>(RUN, { database: 'sanfrancisco-db' }, operator)
    expect(elsewhere.runCdxJob).toEqual({ sessions: [], userErrors: [{ code: 'NOT_FOUND' }] })
  })

  test('counts, groups and exports only Houston’s operations', async () => {
    const { operationCounts, operationErrorGroups, exportOperations, operations } = await tillsync.ask<{
      operationCounts: { channel: { id: string } | string; status: string; count: number }[]
      operationErrorGroups: { count: number; channels: { id: string }[] }[]
      exportOperations: { text: string; operations: number }
      operations: { totalCount: number; nodes: { operationId: string }[] }
    }>(
      `{
        operationCounts { status count }
        operationErrorGroups { count channels { name } example { operationId } }
        exportOperations(format: JSON_LINES) { text operations }
        operations(filter: { status: [FAILED] }) { totalCount nodes { operationId } }
      }`,
      {},
      operator,
    )
    const { operationId } = tillsync.of('houston', 'broken')
    expect(operationCounts.filter(({ status }) => status === 'FAILED')).toEqual([{ status: 'FAILED', count: 1 }])
    const { operationHistogram } = await tillsync.ask<{ operationHistogram: { failed: number }[] }>(
      `{
        operationHistogram(capturedAfter: "2000-01-01T00:00:00Z", capturedBefore: "2100-01-01T00:00:00Z", intervals: 1) {
          failed
        }
      }`,
      {},
      operator,
    )
    expect(operationHistogram).toEqual([{ failed: 1 }])
    expect(operationErrorGroups).toEqual([{ count: 1, channels: [{ name: 'Houston' }], example: { operationId } }])
    expect(exportOperations).toEqual({ text: expect.stringContaining(operationId), operations: 1 })
    expect(operations).toEqual({ totalCount: 1, nodes: [{ operationId }] })
  })

  test('continues with the cursor of another token, and still sees only Houston’s operations', async () => {
    const LIST = `query ($after: String) {
      operations(first: 1, after: $after) { nodes { operationId } pageInfo { endCursor hasNextPage } }
    }`
    type Listed = { operations: { nodes: { operationId: string }[]; pageInfo: { endCursor: string } } }
    const own = tillsync.captured.filter(({ channel }) => channel === 'houston').map((each) => each.operationId)
    let after: string | null = null
    for (let page = 0; page < tillsync.captured.length; page++) {
      const { operations }: Listed = await tillsync.ask<Listed>(LIST, { after })
      after = operations.pageInfo.endCursor
      const { operations: seen } = await tillsync.ask<Listed>(LIST, { after }, operator)
      const foreigners = tillsync.captured
        .filter(({ channel }) => channel !== 'houston')
        .map((each) => each.operationId)
      expect(seen.nodes.filter(({ operationId }) => foreigners.includes(operationId))).toEqual([])
    }
    const { operations } = await tillsync.ask<{ operations: { nodes: { operationId: string }[] } }>(
      `{ operations(first: 100) { nodes { operationId } } }`,
      {},
      operator,
    )
    expect(operations.nodes.map(({ operationId }) => operationId)).toEqual(expect.arrayContaining(own))
  })

  test('does not see the customer of another store that an operation may duplicate', async () => {
    const { operationId } = await tillsync.create('houston', 'Twin', { email: foreign.email })
    await tillsync.travel()
    const warnings = async (token: string) =>
      (
        await tillsync.ask<{ operation: { warnings: { code: string; customers: { name: string }[] }[] } }>(
          `query ($id: ID!) { operation(id: $id) { warnings { code customers { name } } } }`,
          { id: operationId },
          token,
        )
      ).operation.warnings
    expect(await warnings(tillsync.token)).toEqual([
      { code: 'POSSIBLE_DUPLICATE', customers: [{ name: `Ada ${foreign.name}` }] },
    ])
    expect(await warnings(operator)).toEqual([{ code: 'POSSIBLE_DUPLICATE', customers: [] }])
  })
})
