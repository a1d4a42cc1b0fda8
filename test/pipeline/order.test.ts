import { beforeAll, describe, expect, it } from 'vitest'
import { graphqlRequest } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// An order is taken for a customer that headquarters does not have yet.

let tillsync: Installation
let till: string
beforeAll(async () => {
  tillsync = await startInstallation()
  till = await tillsync.tokenFor('CHANNEL_DEVICE', ['houston'])
  await tillsync.ask(
    `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
  )
  await tillsync.runJob('1070')
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

let keys = 0
async function create(customer: object): Promise<string> {
  const { createCustomer } = await tillsync.ask<{
    createCustomer: { customer: { id: string }; userErrors: unknown[] }
  }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code field message } } }`,
    {
      input: {
        channel: 'houston',
        idempotencyKey: `order-${keys++}`,
        customer: { firstName: 'Oda', lastName: 'Orderly', ...customer },
      },
    },
    till,
  )
  expect(createCustomer.userErrors).toEqual([])
  return createCustomer.customer.id
}

type Ordered = {
  accountNumber: string | null
  customer: { displayAccount: string; addresses: { addressId: string }[] } | null
  operations: { operationId: string; status: string }[]
  userErrors: { __typename: string; code: string; field: string[]; message: string; operation?: object }[]
}
const ORDER = /* GraphQL */ `
  mutation ($input: SynchronizeForOrderInput!) {
    synchronizeForOrder(input: $input) {
      accountNumber
      customer { displayAccount addresses { addressId } }
      operations { operationId status }
      userErrors { __typename code field message ... on OperationNotCompleted { operation { status lastKnownError { code field } } } }
    }
  }`
const order = (customerId: string, addressId: string | null = null, token = till) =>
  tillsync
    .ask<{ synchronizeForOrder: Ordered }>(ORDER, { input: { channel: 'houston', customerId, addressId } }, token)
    .then(({ synchronizeForOrder }) => synchronizeForOrder)
/** What the message advises: an order waits ten seconds for jobs of others, which a slow machine may need longer for. */
async function orderAgainIfRunning(customerId: string): Promise<Ordered> {
  for (;;) {
    const ordered = await order(customerId)
    if (ordered.userErrors[0]?.code !== 'JOB_ALREADY_RUNNING') return ordered
  }
}
const count = async (status: string) => {
  const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
    `{ operationCounts { status count } }`,
  )
  return operationCounts.filter((one) => one.status === status).reduce((sum, one) => sum + one.count, 0)
}
const sessions = async () => {
  const { uploadSessions } = await tillsync.ask<{ uploadSessions: { nodes: { operations: number }[] } }>(
    `{ uploadSessions(channelDatabase: "houston-db", first: 100) { nodes { operations status } } }`,
  )
  return uploadSessions.nodes
}

describe('an order', () => {
  it('gets the account number of a customer that is Pending sync, and leaves other customers’ operations unchanged', async () => {
    await create({ lastName: 'Unhurried' })
    const customerId = await create({})
    const ordered = await order(customerId)
    expect(ordered).toMatchObject({
      accountNumber: expect.stringMatching(/^C-\d{6}$/),
      customer: { displayAccount: ordered.accountNumber },
      operations: [{ status: 'DISTRIBUTED' }],
      userErrors: [],
    })
    // What is done with an operation is not for tills.
    const { operation } = await tillsync.ask<{ operation: object }>(
      'query ($id: ID!) { operation(id: $id) { attempts { actor reason outcome } } }',
      { id: ordered.operations[0]?.operationId },
    )
    expect(operation).toEqual({
      attempts: [{ actor: 'test-channel_device', reason: 'An order needs the customer.', outcome: 'SYNCED' }],
    })
    expect(await count('CAPTURED')).toBe(1)
    expect(await sessions()).toMatchObject([{ operations: 1, status: 'APPLIED' }])
  })

  it('calls no one if the customer has its account number and nothing is open', async () => {
    const customerId = await create({})
    const { accountNumber } = await order(customerId)
    const before = await sessions()
    expect(await order(customerId)).toMatchObject({ accountNumber, operations: [], userErrors: [] })
    expect(await sessions()).toEqual(before)
  })

  it('gets the reason that the customer has none, and a number once the operation is corrected', async () => {
    const customerId = await create({ email: 'no address' })
    const refused = await order(customerId)
    expect(refused).toMatchObject({
      accountNumber: null,
      customer: { displayAccount: 'Pending sync' },
      operations: [{ status: 'FAILED' }],
      userErrors: [
        {
          __typename: 'OperationNotCompleted',
          code: 'OPERATION_NOT_COMPLETED',
          field: ['customerId'],
          operation: { status: 'FAILED', lastKnownError: { code: 'INVALID_EMAIL', field: 'email' } },
        },
      ],
    })
    const operationId = refused.operations[0]?.operationId
    const { operation } = await tillsync.ask<{ operation: { revision: number } }>(
      `query ($id: ID!) { operation(id: $id) { revision } }`,
      { id: operationId },
    )
    const changes = [{ attribute: 'email', newValue: 'oda@example.com' }]
    await tillsync.ask(
      `mutation ($input: SaveOperationInput!) { saveOperation(input: $input) { userErrors { code } } }`,
      { input: { operationId, expectedRevision: operation.revision, changes, reason: 'asked the customer' } },
    )
    expect(await order(customerId)).toMatchObject({ accountNumber: expect.stringMatching(/^C-/), userErrors: [] })
  })

  it('can need an address: an existing one, one whose operation is open, or an unknown one', async () => {
    const customerId = await create({ addresses: [{ street: '1 Main Street', city: 'Houston', country: 'USA' }] })
    const ordered = await order(customerId)
    const known = ordered.customer?.addresses[0]?.addressId ?? ''
    expect(await order(customerId, known)).toMatchObject({ userErrors: [] })
    const { addCustomerAddress } = await tillsync.ask<{
      addCustomerAddress: { customer: { addresses: { addressId: string }[] } }
    }>(
      `mutation ($input: AddCustomerAddressInput!) { addCustomerAddress(input: $input) { customer { addresses { addressId } } userErrors { code message } } }`,
      {
        input: {
          channel: 'houston',
          customerId,
          idempotencyKey: `order-${keys++}`,
          address: { street: '2 Side Street', country: 'Atlantis' },
        },
      },
      till,
    )
    const added = addCustomerAddress.customer.addresses.find(({ addressId }) => addressId !== known)?.addressId ?? ''
    expect(await order(customerId, added)).toMatchObject({
      accountNumber: ordered.accountNumber,
      userErrors: [
        {
          __typename: 'OperationNotCompleted',
          field: ['addressId'],
          operation: { lastKnownError: { code: 'UNKNOWN_COUNTRY' } },
        },
      ],
    })
    expect(await order(customerId, known)).toMatchObject({ userErrors: [] })
    expect((await order(customerId, '00000000-0000-4000-8000-000000000000')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['addressId'] },
    ])
  })

  it('is the reason in the history of what it synchronized', async () => {
    const { operations } = await order(await create({}))
    const { operationHistory } = await tillsync.ask<{ operationHistory: { nodes: object[] } }>(
      'query ($id: ID!) { operationHistory(of: { operation: $id }) { nodes { outcome reasonCode reasonDetail reason } } }',
      { id: operations[0]?.operationId },
    )
    const ofOrder = { reasonCode: 'ORDER', reasonDetail: null, reason: 'An order needs the customer.' }
    expect(operationHistory.nodes).toEqual([
      { outcome: 'CAPTURED', reasonCode: 'CAPTURED', reasonDetail: null, reason: 'Captured at the channel.' },
      { outcome: 'SYNCED', ...ofOrder },
    ])
  })

  it('waits for a running P-job, and both complete', async () => {
    const customers = await Promise.all(Array.from({ length: 10 }, () => create({})))
    const jobs = ['P-0001', '1010'].map((job) => tillsync.runJob(job, 'houston-db').catch(() => []))
    const ordered = await Promise.all(customers.slice(0, 5).map((id) => orderAgainIfRunning(id)))
    await Promise.all(jobs)
    for (const one of ordered) {
      expect(one).toMatchObject({ accountNumber: expect.stringMatching(/^C-/), userErrors: [] })
      expect(one).toMatchObject({ customer: { displayAccount: one.accountNumber } })
    }
    await tillsync.travel()
    expect(await count('CAPTURED')).toBe(0)
  })

  it('gets the reason that the channel is offline', async () => {
    const offline = (value: boolean) =>
      tillsync.ask(
        `mutation ($offline: Boolean!) { setChannelOffline(input: { channel: "houston", offline: $offline }) { userErrors { code } } }`,
        { offline: value },
      )
    await offline(true)
    const customerId = await create({})
    expect(await order(customerId)).toMatchObject({
      accountNumber: null,
      userErrors: [{ code: 'OPERATION_NOT_COMPLETED', operation: { status: 'CAPTURED' } }],
    })
    await offline(false)
    expect(await order(customerId)).toMatchObject({ userErrors: [] })
  })

  it('is limited to customers that the channel sees, and to the token’s channels', async () => {
    const customerId = await create({})
    expect((await order('00000000-0000-4000-8000-000000000000')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    const elsewhere = await tillsync.tokenFor('CHANNEL_DEVICE', ['sanfrancisco'])
    const { errors } = await graphqlRequest(tillsync.url, elsewhere, ORDER, {
      input: { channel: 'houston', customerId },
    })
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    const viewer = await tillsync.tokenFor('VIEWER')
    const answer = await graphqlRequest(tillsync.url, viewer, ORDER, { input: { channel: 'houston', customerId } })
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })
})
