import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

// External ids at a till, and what becomes of them on the way (docs/domain.md, D-35).

let installation: Installation
let till: string
beforeAll(async () => {
  installation = await startInstallation()
  till = await installation.tokenFor('CHANNEL_DEVICE', ['houston'])
})

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) {
    createCustomer(input: $input) {
      customer { id externalIds { system id } attributes { name } }
      operation { operationId }
      userErrors { code field ... on FieldRefused { rowErrorCode } }
    }
  }`
type Created = { customer: { id: string }; operation: { operationId: string }; userErrors: object[] }
async function create(customer: object, channel = 'houston', token = till): Promise<Created> {
  const input = { channel, idempotencyKey: randomUUID(), customer }
  return (await installation.ask<{ createCustomer: Created }>(CREATE, { input }, token)).createCustomer
}
async function put(id: string): Promise<{ change: string; customer: { id: string } }> {
  const input = { externalId: { system: 'ERP', id }, legalEntity: 'USRT', customer: { name: `Put ${id}` } }
  const document = `mutation ($input: PutCustomerInput!) { putCustomer(input: $input) { change customer { id } } }`
  const answer = await installation.ask<{ putCustomer: Awaited<ReturnType<typeof put>> }>(document, { input })
  return answer.putCustomer
}
const find = async (id: string, channel: string | null) =>
  (
    await installation.ask<{ customer: { name: string } | null }>(
      `query ($by: CustomerBy!, $channel: ID) { customer(by: $by, channel: $channel) { name } }`,
      { by: { externalId: { system: 'erp', id } }, channel },
    )
  ).customer
type Operation = { status: string; revision: number; lastKnownError: { code: string; field: string } | null }
const OPERATION = `status revision lastKnownError { code field }`
const operation = async (id: string) =>
  (await installation.ask<{ operation: Operation }>(`query ($id: ID!) { operation(id: $id) { ${OPERATION} } }`, { id }))
    .operation

test('a till gives a new customer an external id, finds it by that at once, and headquarters keeps it', async () => {
  const { customer, userErrors } = await create({ name: 'Ada', externalIds: [{ system: 'erp', id: 'a/1' }] })
  expect(userErrors).toEqual([])
  expect(customer).toMatchObject({ externalIds: [{ system: 'ERP', id: 'a/1' }], attributes: [] })
  expect(await find('a/1', 'houston')).toEqual({ name: 'Ada' })
  expect(await find('A/1', 'houston')).toBeNull()
  expect(await create({ name: 'Other', externalIds: [{ system: 'ERP', id: 'a/1' }] })).toMatchObject({
    customer: null,
    userErrors: [{ field: ['customer', 'externalIds', '0', 'id'], rowErrorCode: 'EXTERNAL_ID_TAKEN' }],
  })
  expect(
    await create({ name: 'Twice', externalIds: ['ERP', 'erp'].map((system) => ({ system, id: 'x' })) }),
  ).toMatchObject({
    userErrors: [{ field: ['customer', 'externalIds', '1', 'system'], rowErrorCode: 'INVALID_VALUE' }],
  })
  await installation.travel()
  expect(await find('a/1', null)).toEqual({ name: 'Ada' })
  expect(await find('a/1', 'houston')).toEqual({ name: 'Ada' })
  expect(await put('a/1')).toMatchObject({ change: 'UPDATED' })
})

test('a till sets, replaces and removes an external id later', async () => {
  const { customer } = await create({ name: 'Bea' })
  await installation.travel()
  async function set(id: string | null) {
    const input = {
      channel: 'houston',
      customerId: customer.id,
      idempotencyKey: randomUUID(),
      externalIds: [{ system: 'ERP', id }],
    }
    const document = `mutation ($input: SetCustomerExternalIdsInput!) {
      setCustomerExternalIds(input: $input) { customer { externalIds { id } } userErrors { code } }
    }`
    return installation.ask(document, { input }, till)
  }
  expect(await set('b1')).toMatchObject({ setCustomerExternalIds: { customer: { externalIds: [{ id: 'b1' }] } } })
  await installation.travel()
  expect(await find('b1', null)).toEqual({ name: 'Bea' })
  await set('b2')
  expect(await find('b1', 'houston')).toBeNull()
  await installation.travel()
  expect(await find('b1', null)).toBeNull()
  expect(await find('b2', null)).toEqual({ name: 'Bea' })
  await set(null)
  await installation.travel()
  expect(await find('b2', null)).toBeNull()
  expect(await put('b2')).toMatchObject({ change: 'CREATED' })
})

test('an id that was taken in the meantime fails the operation, which a person corrects and synchronizes', async () => {
  const { operation: captured } = await create({ name: 'Cleo', externalIds: [{ system: 'ERP', id: 'taken' }] })
  expect(await put('taken')).toMatchObject({ change: 'CREATED' })
  await installation.travel()
  const failed = await operation(captured.operationId)
  expect(failed).toMatchObject({
    status: 'FAILED',
    lastKnownError: { code: 'EXTERNAL_ID_TAKEN', field: 'attributes.0.value' },
  })
  const DIAGNOSE = `query ($input: DiagnoseInput!) { diagnose(input: $input) { checks { status remedies { mutation needsInput } } } }`
  type Remedies = { checks: { status: string; remedies: { mutation: string; needsInput: string[] }[] }[] }
  const { diagnose } = await installation.ask<{ diagnose: Remedies }>(DIAGNOSE, {
    input: { operation: captured.operationId },
  })
  const remedies = diagnose.checks.flatMap((check) => (check.status === 'FAIL' ? check.remedies : []))
  expect(remedies).toContainEqual({ mutation: 'saveOperation', needsInput: ['attributes.0.value', 'reason'] })
  const SAVE = `mutation ($input: SaveOperationInput!) {
    saveOperation(input: $input) { userErrors { code } operation { ${OPERATION} } }
  }`
  const save = (newValue: string | null, expectedRevision: number) =>
    installation.ask<{ saveOperation: { userErrors: object[]; operation: Operation } }>(SAVE, {
      input: {
        operationId: captured.operationId,
        changes: [{ attribute: 'attribute.external:ERP', newValue }],
        expectedRevision,
        reason: 'the ERP has another number',
      },
    })
  expect((await save('taken', failed.revision)).saveOperation.userErrors).toHaveLength(1)
  expect((await save('free', failed.revision)).saveOperation.userErrors).toEqual([])
  await installation.ask(
    `mutation ($input: SynchronizeOperationInput!) { synchronizeOperation(input: $input) { userErrors { code } } }`,
    { input: { operationId: captured.operationId } },
  )
  expect(await operation(captured.operationId)).toMatchObject({ status: 'SYNCED', lastKnownError: null })
  expect(await find('free', null)).toEqual({ name: 'Cleo' })
  expect(await find('taken', null)).toEqual({ name: 'Put taken' })
})

test('of two creates with one id in one run, the first gets it, and the other takes no number', async () => {
  const shop = await create({ name: 'First', externalIds: [{ system: 'ERP', id: 'both' }] })
  // San Francisco does not see Houston's customers, and is offline, so that it captures.
  await installation.ask(
    `mutation { setChannelOffline(input: { channel: "sanfrancisco", offline: true }) { userErrors { code } } }`,
  )
  const other = await create(
    { name: 'Second', externalIds: [{ system: 'ERP', id: 'both' }] },
    'sanfrancisco',
    installation.token,
  )
  expect(other.userErrors).toEqual([])
  await installation.ask(
    `mutation { setChannelOffline(input: { channel: "sanfrancisco", offline: false }) { userErrors { code } } }`,
  )
  await installation.runJob('P-0001')
  await installation.synchronize()
  const statuses = [await operation(shop.operation.operationId), await operation(other.operation.operationId)]
  expect(statuses.map(({ status }) => status).sort()).toEqual(['FAILED', 'SYNCED'])
  expect(await find('both', null)).not.toBeNull()
  const [left] = await execute<{ ids: number; accounts: number }>(
    installation.databases.hq.db,
    sql`select
      (select count(*) from external_id where external_id = 'both')::int as ids,
      (select count(*) from customer_account a where not exists (
        select from customer c where c.customer_key = a.customer_key
      ))::int as accounts`,
  )
  expect(left).toEqual({ ids: 1, accounts: 0 })
})

test('an erasure removes the external ids, and the export of a person shows them', async () => {
  const { customer } = await put('erased')
  await installation.runJob('1010')
  const EXPORT = `mutation ($input: ExportCustomerInput!) { exportCustomer(input: $input) { document userErrors { code } } }`
  const exported = await installation.ask(EXPORT, { input: { customer: customer.id, reason: 'asked for' } })
  expect(JSON.stringify(exported)).toContain('external:ERP')
  await installation.ask(
    `mutation ($customer: ID!) { eraseCustomer(input: { customer: $customer, reason: "asked for" }) { userErrors { code } } }`,
    { customer: customer.id },
  )
  await installation.runJob('1010')
  expect(await find('erased', null)).toBeNull()
  expect(await find('erased', 'houston')).toBeNull()
  const [left] = await execute<{ n: number }>(
    installation.databases.hq.db,
    sql`select count(*)::int as n from external_id where external_id = 'erased'`,
  )
  expect(left).toEqual({ n: 0 })
})
