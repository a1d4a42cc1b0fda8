import { beforeAll, describe, expect, it } from 'vitest'
import { demoOrganization } from '../../src/start/demo.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

// A customer is changed at headquarters and, before the till knows of it, at the till.

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
  await tillsync.ask(
    `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

let keys = 0
const key = () => `conflict-${keys++}`

async function known(): Promise<string> {
  const { createCustomer } = await tillsync.ask<{ createCustomer: { customer: { id: string } } }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }`,
    {
      input: {
        channel: 'houston',
        idempotencyKey: key(),
        customer: { name: `Conny ${keys}`, email: 'old@example.com', phone: '1' },
      },
    },
  )
  await tillsync.travel()
  return createCustomer.customer.id
}

async function edit(customerId: string, channel: string | null, changes: object): Promise<string | null> {
  const { updateCustomer } = await tillsync.ask<{
    updateCustomer: { operation: { operationId: string } | null; userErrors: unknown[] }
  }>(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { operation { operationId } userErrors { code field message } } }`,
    { input: { channel, customerId, idempotencyKey: key(), changes } },
  )
  expect(updateCustomer.userErrors).toEqual([])
  return updateCustomer.operation?.operationId ?? null
}

async function policy(value: 'HQ_WINS' | 'CHANNEL_WINS' | 'MANUAL'): Promise<void> {
  const [entity] = demoOrganization().legalEntities
  const { setUpOrganization } = await tillsync.ask<{ setUpOrganization: { userErrors: unknown[] } }>(
    `mutation ($input: SetUpOrganizationInput!) { setUpOrganization(input: $input) { userErrors { code field message } } }`,
    { input: { legalEntities: [{ ...entity, conflictPolicies: [{ fieldGroup: 'CONTACT', policy: value }] }] } },
  )
  expect(setUpOrganization.userErrors).toEqual([])
}

/** Both sides change the e-mail address, the till also the title; the till's edit comes second. */
async function bothEdit(): Promise<{ customerId: string; operationId: string | null }> {
  const customerId = await known()
  await edit(customerId, null, { email: 'hq@example.com' })
  const operationId = await edit(customerId, 'houston', { email: 'till@example.com', title: 'Dr.' })
  expect(operationId).not.toBeNull()
  await tillsync.travel()
  return { customerId, operationId }
}

const atTill = async (customerId: string) => {
  const { customer } = await tillsync.ask<{ customer: { email: string; title: string; syncState: string } }>(
    `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { email title syncState } }`,
    { id: customerId },
  )
  return customer
}
type Conflicted = {
  revision: number
  status: string
  conflicts: object[]
  lastKnownError: { errorClass: string } | null
}
const operation = async (operationId: string | null) => {
  const { operation: found } = await tillsync.ask<{ operation: Conflicted }>(
    `query ($id: ID!) { operation(id: $id) { revision status lastKnownError { errorClass code field message }
      conflicts { attribute headquartersValue channelValue headquartersChangedBy headquartersChangedAt chosen } } }`,
    { id: operationId },
  )
  return found
}

describe('a field that was changed on both sides', () => {
  it.each([
    ['HQ_WINS', 'hq@example.com'],
    ['CHANNEL_WINS', 'till@example.com'],
  ] as const)('follows the policy %s of its group, and the till sees what came of it', async (value, email) => {
    await policy(value)
    const { customerId, operationId } = await bothEdit()
    expect(await operation(operationId)).toMatchObject({ status: 'DISTRIBUTED', conflicts: [] })
    expect(await atTill(customerId)).toEqual({ email, title: 'Dr.', syncState: 'SYNCED' })
  })

  it.each([
    ['HEADQUARTERS', 'hq@example.com'],
    ['CHANNEL', 'till@example.com'],
  ] as const)('without a policy is for an operator, who chooses %s', async (keep, email) => {
    await policy('MANUAL')
    const { customerId, operationId } = await bothEdit()
    const conflicted = await operation(operationId)
    expect(conflicted).toMatchObject({
      status: 'FAILED',
      lastKnownError: { errorClass: 'CONFLICT' },
      conflicts: [
        {
          attribute: 'email',
          headquartersValue: 'hq@example.com',
          channelValue: 'till@example.com',
          headquartersChangedBy: 'test-administrator',
          headquartersChangedAt: expect.any(String),
          chosen: null,
        },
      ],
    })
    expect(await atTill(customerId)).toMatchObject({ email: 'till@example.com', syncState: 'FAILED' })
    const operator = await tillsync.tokenFor('OPERATOR')
    const { resolveConflict } = await tillsync.ask<{
      resolveConflict: { operation: { conflicts: object[] }; userErrors: unknown[] }
    }>(
      `mutation ($input: ResolveConflictInput!) { resolveConflict(input: $input) { operation { conflicts { chosen } } userErrors { code field message } } }`,
      {
        input: {
          operationId,
          expectedRevision: conflicted.revision,
          choices: [{ attribute: 'email', keep }],
          reason: 'asked the customer',
        },
      },
      operator,
    )
    expect(resolveConflict).toEqual({ operation: { conflicts: [{ chosen: keep }] }, userErrors: [] })
    const { synchronizeOperation } = await tillsync.ask<{ synchronizeOperation: { operation: { status: string } } }>(
      `mutation ($id: ID!) { synchronizeOperation(input: { operationId: $id }) { operation { status } userErrors { message } } }`,
      { id: operationId },
      operator,
    )
    expect(synchronizeOperation.operation.status).toBe('SYNCED')
    await tillsync.runJob('1010')
    expect(await atTill(customerId)).toEqual({ email, title: 'Dr.', syncState: 'SYNCED' })
  })
})
