import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import type { NewCustomer } from '../../../src/channel/commands/create-customer.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { setRealtimeServiceAvailable } from '../../../src/channel/switch-channel.ts'
import { execute } from '../../../src/db/client.ts'
import type { StagedOperation } from '../../../src/model/operation.ts'
import { ADMINISTRATOR, DEVICE, make, unreachable } from '../../support/channel.ts'

const ADA: NewCustomer = {
  channel: 'sanfrancisco',
  idempotencyKey: 'key',
  customer: { name: 'Ada', email: 'ada@example.com', addresses: [{ city: 'San Francisco' }] },
}

/** A headquarters that answers a create with its own row, as the real one does. */
function answering(calls: StagedOperation[] = []) {
  return {
    async applyRealtime(_: unknown, operation: StagedOperation) {
      calls.push(operation)
      const customer = make.document({ customerKey: operation.customerKey, account: 'C-000001', name: 'Ada' })
      return { outcome: 'OK' as const, customer }
    },
  }
}

const ledger = (database: ChannelDatabase) =>
  execute(
    database.db,
    sql`select channel_id, method, outcome, fell_back, reason, blocking_feature, missing_jobs, avoidable, error_code, actor
      from realtime_service_call order by started_at`,
  )
const keys = (database: ChannelDatabase) =>
  execute<{ state: string; customerKey: string; operationId: string }>(
    database.db,
    sql`select state, customer_key as "customerKey", operation_id as "operationId" from idempotency`,
  )

test('creates at headquarters on a synchronous profile and stores its row at once', async () => {
  const calls: StagedOperation[] = []
  const database = await make.channelDatabase({ headquarters: answering(calls) })
  const outcome = await createCustomer(database, DEVICE, ADA)
  expect(outcome).toMatchObject({
    route: 'REALTIME',
    routeReason: 'SYNCHRONOUS_PROFILE',
    operationId: null,
    userErrors: [],
    customer: { account: 'C-000001', syncState: 'SYNCED', version: '1.0' },
  })
  expect(calls).toMatchObject([
    { kind: 'CREATE_CUSTOMER', operationNumber: null, channelId: 'sanfrancisco', baseVersion: 0 },
  ])
  expect(calls[0]?.rows.customer).toMatchObject([{ operation: 'CREATE', name: 'Ada', currency: 'USD' }])
  const stored = await execute(database.db, sql`select account from customer`)
  expect(stored).toEqual([{ account: 'C-000001' }])
  expect(await ledger(database)).toEqual([
    {
      channel_id: 'sanfrancisco',
      method: 'createCustomer',
      outcome: 'OK',
      fell_back: false,
      reason: 'SYNCHRONOUS_PROFILE',
      blocking_feature: null,
      missing_jobs: [],
      avoidable: false,
      error_code: null,
      actor: 'till-1',
    },
  ])
  const again = await createCustomer(database, DEVICE, ADA)
  expect(again).toMatchObject({
    route: 'REALTIME',
    routeReason: 'SYNCHRONOUS_PROFILE',
    customer: { account: 'C-000001' },
  })
  expect(calls).toHaveLength(1)
})

test('commits the key with both ids before the call leaves', async () => {
  const seen: unknown[] = []
  const database = await make.channelDatabase({
    headquarters: {
      async applyRealtime(_, operation) {
        seen.push(await keys(database), await ledger(database))
        return { outcome: 'OK', customer: make.document({ customerKey: operation.customerKey }) }
      },
    },
  })
  await createCustomer(database, DEVICE, ADA)
  expect(seen).toMatchObject([[{ state: 'ROUTED' }], [{ outcome: 'PENDING' }]])
  expect(await keys(database)).toMatchObject([{ state: 'DONE' }])
})

test('captures what headquarters did not answer, under the same GUID and another operation id', async () => {
  const calls: StagedOperation[] = []
  const database = await make.channelDatabase({
    headquarters: {
      async applyRealtime(_, operation) {
        calls.push(operation)
        throw unreachable()
      },
    },
  })
  const outcome = await createCustomer(database, DEVICE, ADA)
  expect(outcome).toMatchObject({ route: 'ASYNC', routeReason: 'RTS_UNREACHABLE', userErrors: [] })
  expect(outcome.customer?.customerKey).toBe(calls[0]?.customerKey)
  expect(outcome.customer?.addresses[0]?.addressId).toBe(calls[0]?.rows.addresses[0]?.addressId)
  expect(outcome.operationId).not.toBe(calls[0]?.operationId)
  expect(await keys(database)).toEqual([
    { state: 'DONE', customerKey: outcome.customer?.customerKey, operationId: outcome.operationId },
  ])
  expect(await ledger(database)).toMatchObject([
    { outcome: 'UNREACHABLE', fell_back: true, error_code: 'HEADQUARTERS_UNREACHABLE' },
  ])
  const again = await createCustomer(database, DEVICE, ADA)
  expect(again).toMatchObject({ route: 'ASYNC', routeReason: 'RTS_UNREACHABLE', operationId: outcome.operationId })
  expect(calls).toHaveLength(1)
})

test('makes no call while the Real-time Service is switched off, and captures at once', async () => {
  const calls: StagedOperation[] = []
  const database = await make.channelDatabase({ headquarters: answering(calls) })
  await setRealtimeServiceAvailable(database, ADMINISTRATOR, 'sanfrancisco', false)
  expect(await createCustomer(database, DEVICE, ADA)).toMatchObject({ route: 'ASYNC', routeReason: 'RTS_UNREACHABLE' })
  expect(calls).toEqual([])
  await setRealtimeServiceAvailable(database, ADMINISTRATOR, 'sanfrancisco', true)
  expect(await createCustomer(database, DEVICE, { ...ADA, idempotencyKey: 'other' })).toMatchObject({
    route: 'REALTIME',
  })
})

test('returns a business refusal by headquarters, captures nothing and frees the key', async () => {
  const database = await make.channelDatabase({
    headquarters: {
      async applyRealtime() {
        return {
          outcome: 'REFUSED',
          refusals: [{ code: 'UNKNOWN_COUNTRY', field: ['addresses', '0', 'country'], message: 'Not known.' }],
        }
      },
    },
  })
  const outcome = await createCustomer(database, DEVICE, ADA)
  expect(outcome).toMatchObject({
    customer: null,
    route: null,
    userErrors: [
      {
        __typename: 'FieldRefused',
        code: 'FIELD_REFUSED',
        field: ['customer', 'addresses', '0', 'country'],
        rowErrorCode: 'UNKNOWN_COUNTRY',
      },
    ],
  })
  expect(await keys(database)).toEqual([])
  expect(await execute(database.db, sql`select 1 from operation`)).toEqual([])
  expect(await ledger(database)).toMatchObject([{ outcome: 'REFUSED', error_code: 'FIELD_REFUSED' }])
})

test('reports a key as in progress while its first call is running, and gives its outcome afterwards', async () => {
  let arrived = () => {}
  let release = () => {}
  const called = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const database = await make.channelDatabase({
    headquarters: {
      async applyRealtime(_, operation) {
        arrived()
        await released
        return { outcome: 'OK', customer: make.document({ customerKey: operation.customerKey }) }
      },
    },
  })
  const first = createCustomer(database, DEVICE, ADA)
  await called
  expect((await createCustomer(database, DEVICE, ADA)).userErrors).toMatchObject([
    { __typename: 'IdempotencyKeyInProgress' },
  ])
  release()
  const { customer } = await first
  expect((await createCustomer(database, DEVICE, ADA)).customer).toEqual(customer)
})

test('sends the same operation again when the program died during the call', async () => {
  const calls: StagedOperation[] = []
  const database = await make.channelDatabase({ headquarters: answering(calls) })
  await createCustomer(database, DEVICE, ADA)
  await execute(database.db, sql`update idempotency set state = 'ROUTED', routed_at = now() - interval '11 seconds'`)
  const outcome = await createCustomer(database, DEVICE, ADA)
  expect(outcome).toMatchObject({ route: 'REALTIME', userErrors: [] })
  expect(calls[1]).toMatchObject({
    operationId: calls[0]?.operationId,
    customerKey: calls[0]?.customerKey,
    hash: calls[0]?.hash,
  })
})

test('never falls back with fields that an asynchronous create may not carry, and leaves the key open', async () => {
  const database = await make.channelDatabase({ features: { ENHANCED_ASYNC_CREATE: false } })
  const titled = { ...ADA, customer: { ...ADA.customer, title: 'Dr.' } }
  const outcome = await createCustomer(database, DEVICE, titled)
  expect(outcome.userErrors).toMatchObject([
    { code: 'HEADQUARTERS_UNREACHABLE' },
    { code: 'FEATURE_REQUIRED', field: ['customer', 'title'] },
  ])
  expect(await keys(database)).toMatchObject([{ state: 'UNKNOWN' }])
  expect(await ledger(database)).toMatchObject([{ outcome: 'UNREACHABLE', fell_back: false }])
})

test('throws a fault of headquarters instead of capturing, and lets the same key be tried again', async () => {
  let broken = true
  const calls: StagedOperation[] = []
  const database = await make.channelDatabase({
    headquarters: {
      async applyRealtime(actor, operation) {
        if (broken) throw new Error('a mistake of the program')
        return answering(calls).applyRealtime(actor, operation)
      },
    },
  })
  await expect(createCustomer(database, DEVICE, ADA)).rejects.toThrow('a mistake of the program')
  expect(await execute(database.db, sql`select 1 from operation`)).toEqual([])
  const [key] = await keys(database)
  broken = false
  expect(await createCustomer(database, DEVICE, ADA)).toMatchObject({ route: 'REALTIME', userErrors: [] })
  expect(calls[0]?.operationId).toBe(key?.operationId)
})
