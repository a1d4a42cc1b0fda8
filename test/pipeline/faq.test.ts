import { beforeAll, describe, expect, it } from 'vitest'
import { type Installation, startInstallation } from '../support/installation.ts'

// The four questions of the article that the product comes from, asked through GraphQL alone.

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer { id displayAccount accountNumber isAsyncCustomer }
      operation { operationId status }
      route
      routeReason
      userErrors { code message }
    }
  }`
type Created = {
  createCustomer: {
    customer: { id: string; displayAccount: string; accountNumber: string | null; isAsyncCustomer: boolean }
    operation: { operationId: string; status: string } | null
    route: string
    routeReason: string
    userErrors: { code: string }[]
  }
}
const UPDATE = /* GraphQL */ `
  mutation ($input: UpdateCustomerInput!) {
    updateCustomer(input: $input) { customer { email } route routeReason userErrors { code message } }
  }`
type Updated = { updateCustomer: { route: string | null; routeReason: string | null; userErrors: { code: string }[] } }

let keys = 0
const create = (tillsync: Installation, customer: Record<string, unknown>) =>
  tillsync
    .ask<Created>(CREATE, { input: { channel: 'houston', idempotencyKey: `faq-${keys++}`, customer } })
    .then(({ createCustomer }) => createCustomer)
const edit = (tillsync: Installation, customerId: string, email: string) =>
  tillsync
    .ask<Updated>(UPDATE, {
      input: { channel: 'houston', customerId, idempotencyKey: `faq-${keys++}`, changes: { email } },
    })
    .then(({ updateCustomer }) => updateCustomer)

const ENABLE = /* GraphQL */ `
  mutation ($feature: ID!) {
    enableFeature(input: { feature: $feature, confirm: true }) {
      feature { status }
      userErrors { code message ... on FeaturePrerequisitesMissing { missing { name } } }
    }
  }`
type Enabled = {
  enableFeature: { feature: { status: string } | null; userErrors: { code: string; missing?: { name: string }[] }[] }
}

describe('question 1: why can "Enable editing customers in asynchronous mode" not be enabled?', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation({ features: 'off' })
  })
  const enable = (feature: string) =>
    tillsync.ask<Enabled>(ENABLE, { feature }).then(({ enableFeature }) => enableFeature)

  it('is refused with exactly the missing prerequisites, until there are none', async () => {
    const names = {
      PERF_CUSTOMER_ORDERS: 'Performance improvements for customer orders and customer transactions',
      ENHANCED_ASYNC_CREATE: 'Enable enhanced async customer creation',
      ASYNC_ADDRESS_CREATE: 'Enable asynchronous creation for customer addresses',
    }
    const missing = Object.keys(names) as (keyof typeof names)[]
    while (missing.length > 0) {
      const refused = await enable('ASYNC_EDIT')
      expect(refused.userErrors.map(({ code }) => code)).toEqual(['FEATURE_PREREQUISITES_MISSING'])
      expect(refused.userErrors[0]?.missing?.map(({ name }) => name).sort()).toEqual(
        missing.map((key) => names[key]).sort(),
      )
      expect((await enable(missing.pop() ?? '')).userErrors).toEqual([])
    }
    expect(await enable('ASYNC_EDIT')).toEqual({ feature: { status: 'ON' }, userErrors: [] })
  })
})

describe('question 2: why are Real-time Service calls still seen after it has been enabled?', () => {
  let tillsync: Installation
  let customerId: string
  beforeAll(async () => {
    tillsync = await startInstallation()
    const created = await create(tillsync, { firstName: 'Grace', lastName: 'Hopper' })
    await tillsync.travel()
    customerId = created.customer.id
    expect((await tillsync.ask<Enabled>(ENABLE, { feature: 'ASYNC_EDIT' })).enableFeature.userErrors).toEqual([])
  })

  const state = async () => {
    const { feature } = await tillsync.ask<{
      feature: { channels: { hqState: boolean; channelState: boolean; cacheState: boolean; missingJobs: string[] }[] }
    }>(
      `{ feature(key: "ASYNC_EDIT") { channels(channel: ["houston"]) { hqState channelState cacheState missingJobs } } }`,
    )
    return feature.channels[0]
  }

  it('uses the Real-time Service until 1110, 1010 and 1070 are applied and the cache is flushed, and lists the missing ones', async () => {
    const missing = ['1110', '1010', '1070']
    for (let n = 0; missing.length > 0; n++) {
      expect(await edit(tillsync, customerId, `grace.${n}@example.com`)).toMatchObject({
        route: 'REALTIME',
        routeReason: 'FEATURE_NOT_EFFECTIVE',
        userErrors: [],
      })
      const now = await state()
      expect(now).toMatchObject({ hqState: true, cacheState: false })
      expect([...(now?.missingJobs ?? [])].sort()).toEqual([...missing].sort())
      await tillsync.runJob(missing.pop() ?? '')
    }
    expect(await state()).toMatchObject({ channelState: true, cacheState: false, missingJobs: [] })
    expect(await edit(tillsync, customerId, 'grace.stale@example.com')).toMatchObject({ route: 'REALTIME' })

    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    expect(await edit(tillsync, customerId, 'grace.async@example.com')).toMatchObject({
      route: 'ASYNC',
      routeReason: 'FEATURE',
    })
    expect(await state()).toMatchObject({ hqState: true, channelState: true, cacheState: true, missingJobs: [] })
  })

  it('records each call in the ledger with the feature and the jobs that caused it', async () => {
    const { realtimeServiceCalls } = await tillsync.ask<{
      realtimeServiceCalls: {
        nodes: { method: string; reason: string; blockingFeature: { key: string } | null; avoidable: boolean }[]
      }
    }>(
      `{ realtimeServiceCalls(channel: "houston", first: 50) { nodes { method reason blockingFeature { key } missingJobs avoidable } } }`,
    )
    const edits = realtimeServiceCalls.nodes.filter(({ method }) => method === 'updateCustomer')
    expect(edits).toHaveLength(4)
    for (const call of edits)
      expect(call).toMatchObject({
        reason: 'FEATURE_NOT_EFFECTIVE',
        blockingFeature: { key: 'ASYNC_EDIT' },
        avoidable: true,
      })
  })
})

describe('question 3: why does headquarters not show a customer created at the point of sale?', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
  })
  const TABLES = [
    'RETAILASYNCCUSTOMERV2',
    'RETAILASYNCADDRESSV2',
    'RETAILASYNCCUSTOMERCONTACT',
    'RETAILASYNCCUSTOMERAFFILIATION',
    'RETAILASYNCCUSTOMERATTRIBUTEV2',
  ]
  const atHeadquarters = async (name: string) => {
    const { customers } = await tillsync.ask<{ customers: { nodes: { accountNumber: string }[] } }>(
      `query ($name: String!) { customers(filter: { name: $name }) { nodes { accountNumber } } }`,
      { name },
    )
    return customers.nodes
  }
  const completed = async (operationId: string, side: string) => {
    const found: { [table: string]: number[] } = {}
    for (const table of TABLES) {
      const { stagingRecords } = await tillsync.ask<{
        stagingRecords: { nodes: { onlineOperationCompleted: number }[] }
      }>(
        `query ($table: StagingTable!, $side: Side!, $operationId: String!) {
          stagingRecords(table: $table, side: $side, channelDatabase: "houston-db", filter: { operationId: $operationId }, first: 50) {
            nodes { onlineOperationCompleted }
          }
        }`,
        { table, side, operationId },
      )
      found[table] = stagingRecords.nodes.map((row) => row.onlineOperationCompleted)
    }
    return found
  }

  it('is missing until the P-job and then the batch job have run; then every row has OnlineOperationCompleted = 1', async () => {
    const created = await create(tillsync, {
      firstName: 'Katherine',
      lastName: 'Johnson',
      addresses: [{ street: '1 Orbit Road', city: 'Hampton', country: 'USA' }],
      contacts: [{ type: 'PHONE', value: '757-555-0101', marketingOptIn: true }],
      affiliations: ['VIP'],
      attributes: [{ name: 'Shoe size', value: '8' }],
    })
    expect(created).toMatchObject({ route: 'ASYNC', routeReason: 'PROFILE', userErrors: [] })
    expect(created.customer).toMatchObject({
      displayAccount: 'Pending sync',
      accountNumber: null,
      isAsyncCustomer: true,
    })
    const operationId = created.operation?.operationId ?? ''
    expect(await atHeadquarters('Katherine')).toEqual([])

    await tillsync.synchronize()
    expect(await atHeadquarters('Katherine')).toEqual([])
    for (const rows of Object.values(await completed(operationId, 'HEADQUARTERS'))) expect(rows).toEqual([])

    await tillsync.runJob('P-0001')
    for (const rows of Object.values(await completed(operationId, 'HEADQUARTERS'))) {
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((value) => value === 0)).toBe(true)
    }
    expect(await atHeadquarters('Katherine')).toEqual([])

    expect(await tillsync.synchronize()).toMatchObject([{ status: 'FINISHED', done: 1, failed: 0 }])
    for (const rows of Object.values(await completed(operationId, 'HEADQUARTERS'))) {
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((value) => value === 1)).toBe(true)
    }
    const [found] = await atHeadquarters('Katherine')
    expect(found?.accountNumber).toMatch(/^C-\d{6}$/)

    const read = () =>
      tillsync.ask<{ customer: { displayAccount: string; isAsyncCustomer: boolean } }>(
        `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { displayAccount isAsyncCustomer } }`,
        { id: created.customer.id },
      )
    expect((await read()).customer).toEqual({ displayAccount: 'Pending sync', isAsyncCustomer: true })
    await tillsync.runJob('1010')
    expect((await read()).customer).toEqual({ displayAccount: found?.accountNumber, isAsyncCustomer: false })
    for (const rows of Object.values(await completed(operationId, 'CHANNEL')))
      expect(rows.every((value) => value === 1)).toBe(true)
  })

  it('runs the batch job under either of its former names, and refuses other names', async () => {
    const run = (job: string) =>
      tillsync.ask<{
        synchronizeCustomersAndChannelRequests: { runs: { status: string }[]; userErrors: { code: string }[] }
      }>(
        `mutation ($job: String!) { synchronizeCustomersAndChannelRequests(input: { job: $job }) { runs { status } userErrors { code } } }`,
        { job },
      )
    for (const job of [
      'Create customers from async mode',
      'Synchronize customers and business partners from async mode',
    ])
      expect((await run(job)).synchronizeCustomersAndChannelRequests).toMatchObject({
        runs: [{ status: 'FINISHED' }],
        userErrors: [],
      })
    const { userErrors } = (await run('Synchronize everything')).synchronizeCustomersAndChannelRequests
    expect(userErrors).toHaveLength(1)
  })
})

describe('question 4: which asynchronous operation has failed, and how is it changed?', () => {
  let tillsync: Installation
  beforeAll(async () => {
    tillsync = await startInstallation()
    await tillsync.ask(
      `mutation { setFunctionalityProfile(input: { profile: "${'store-async'}", captureValidation: MINIMAL }) { userErrors { code } } }`,
    )
    await tillsync.runJob('1070')
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
  })

  it('lists the operation with its error; saved and synchronized, it is complete, and nothing captured is lost', async () => {
    const created = await create(tillsync, {
      firstName: 'Hedy',
      lastName: 'Lamarr',
      addresses: [{ street: '1 Frequency Way', city: 'Vienna', country: 'Atlantis' }],
    })
    expect(created.userErrors).toEqual([])
    const good = await create(tillsync, { firstName: 'George', lastName: 'Antheil' })
    await tillsync.runJob('P-0001')
    expect(await tillsync.synchronize()).toMatchObject([{ done: 1, failed: 1 }])

    const LIST = `{ operations(filter: { status: [FAILED] }) { nodes {
      operationId revision status asyncCustomerAccount channel { name } changes { attribute newValue } lastKnownError { errorClass code field message } } } }`
    type Listed = {
      operations: {
        nodes: {
          operationId: string
          revision: number
          changes: { attribute: string; newValue: string | null }[]
          lastKnownError: { errorClass: string; code: string; field: string; message: string }
        }[]
      }
    }
    const { operations } = await tillsync.ask<Listed>(LIST)
    expect(operations.nodes).toHaveLength(1)
    const [failed] = operations.nodes
    expect(failed?.operationId).toBe(created.operation?.operationId)
    expect(failed?.lastKnownError).toMatchObject({ errorClass: 'PERMANENT', code: 'UNKNOWN_COUNTRY' })
    expect(failed?.lastKnownError.field).toContain('country')

    const attribute = failed?.changes.find(({ newValue }) => newValue === 'Atlantis')?.attribute
    const { saveOperation } = await tillsync.ask<{
      saveOperation: { operation: { status: string }; userErrors: unknown[] }
    }>(
      `mutation ($input: SaveOperationInput!) { saveOperation(input: $input) { operation { status } userErrors { code field message } } }`,
      {
        input: {
          operationId: failed?.operationId,
          expectedRevision: failed?.revision,
          changes: [{ attribute, newValue: 'AUT' }],
          reason: 'The country was misspelt at the till',
        },
      },
    )
    expect(saveOperation).toEqual({ operation: { status: 'FAILED' }, userErrors: [] })
    const { synchronizeOperation } = await tillsync.ask<{
      synchronizeOperation: {
        operation: { status: string; everFailed: boolean; attempts: { outcome: string; actor: string }[] }
        userErrors: unknown[]
      }
    }>(
      `mutation ($id: ID!) { synchronizeOperation(input: { operationId: $id }) {
        operation { status everFailed attempts { outcome actor reason } } userErrors { code message } } }`,
      { id: failed?.operationId },
    )
    expect(synchronizeOperation.userErrors).toEqual([])
    expect(synchronizeOperation.operation).toMatchObject({ status: 'SYNCED', everFailed: true })
    expect(synchronizeOperation.operation.attempts.map(({ outcome }) => outcome)).toEqual(['FAILED', 'SAVED', 'SYNCED'])
    expect((await tillsync.ask<Listed>(LIST)).operations.nodes).toEqual([])

    await tillsync.runJob('1010')
    const { customer } = await tillsync.ask<{ customer: { addresses: { country: string }[]; displayAccount: string } }>(
      `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { displayAccount addresses { country } } }`,
      { id: created.customer.id },
    )
    expect(customer.addresses).toEqual([{ country: 'AUT' }])
    expect(customer.displayAccount).toMatch(/^C-/)
    const { stagingRecords } = await tillsync.ask<{
      stagingRecords: { nodes: { columns: { name: string; value: string }[] }[] }
    }>(
      `query ($id: String!) { stagingRecords(table: RETAILASYNCADDRESSV2, filter: { operationId: $id }) { nodes { columns { name value } } } }`,
      { id: created.operation?.operationId },
    )
    expect(stagingRecords.nodes[0]?.columns).toContainEqual({ name: 'COUNTRY', value: 'Atlantis' })
    expect(good.userErrors).toEqual([])
  })
})
