import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { addCustomerAddress } from '../../../src/channel/commands/update-address.ts'
import { sequence } from '../../../src/channel/log/sequence.ts'
import { pendingOperations } from '../../../src/channel/operations/pending-operations.ts'
import { stagingRows } from '../../../src/channel/operations/staging-rows.ts'
import { state } from '../../../src/channel/state.ts'
import { execute } from '../../../src/db/client.ts'
import { DEVICE, make } from '../../support/channel.ts'

let database: ChannelDatabase
const operations: string[] = []
let customerKey = ''

beforeAll(async () => {
  database = await make.channelDatabase()
  for (const name of ['Ann', 'Bea', 'Cleo']) {
    const outcome = await createCustomer(database, DEVICE, {
      channel: 'houston',
      idempotencyKey: name,
      customer: { name, email: `${name.toLowerCase()}@example.com` },
    })
    operations.push(outcome.operationId ?? '')
    customerKey ||= outcome.customer?.customerKey ?? ''
  }
  const target = { channel: 'houston', customerKey, idempotencyKey: randomUUID() }
  const added = await addCustomerAddress(database, DEVICE, { ...target, address: { city: 'Houston' } })
  operations.push(added.operationId ?? '')
  await sequence(database.db)
})

const ids = (rows: { operationId: string }[]) => rows.map(({ operationId }) => operationId)

test('lists operations that are not uploaded by captured time, beyond a place, each once', async () => {
  const all = await pendingOperations(database, { direction: 'asc', limit: 10 })
  expect(ids(all)).toEqual(operations)
  expect(all[0]).toMatchObject({
    customerKey,
    operationNumber: 1,
    dataAreaId: 'USRT',
    channelId: 'houston',
    channelDatabaseId: 'houston-db',
    kind: 'CREATE_CUSTOMER',
    capturedBy: 'till-1',
    customerAccount: null,
  })
  const beyond = all[1]
  const next = await pendingOperations(database, { direction: 'asc', limit: 10, ...(beyond && { beyond }) })
  expect(ids(next)).toEqual(operations.slice(2))
  const back = await pendingOperations(database, { direction: 'desc', limit: 1, ...(beyond && { beyond }) })
  expect(ids(back)).toEqual(operations.slice(0, 1))
})

test('finds pending operations by customer, kind, channel and words', async () => {
  const find = (query: object) => pendingOperations(database, { direction: 'asc', limit: 10, ...query })
  expect(ids(await find({ customerKey }))).toEqual([operations[0], operations[3]])
  expect(ids(await find({ kinds: ['CREATE_ADDRESS'] }))).toEqual([operations[3]])
  expect(ids(await find({ search: 'bea' }))).toEqual([operations[1]])
  expect(await find({ channels: ['sanfrancisco'] })).toEqual([])
})

test('lists an operation as pending before its event has a position, and no longer once it is uploaded', async () => {
  const { operationId } = await createCustomer(database, DEVICE, {
    channel: 'houston',
    idempotencyKey: 'Dora',
    customer: { name: 'Dora' },
  })
  const pending = async () => ids(await pendingOperations(database, { direction: 'desc', limit: 1 }))
  expect(await pending()).toEqual([operationId])
  await sequence(database.db)
  await execute(database.db, sql`delete from upload_pending where operation_id = ${operationId}`)
  expect(await pending()).toEqual([operations[3]])
  // By its id it is still found.
  const byId = await pendingOperations(database, { operationIds: [operationId ?? ''], direction: 'asc', limit: 1 })
  expect(ids(byId)).toEqual([operationId])
})

test('shows staging rows with their documented columns and OnlineOperationCompleted by the outcome', async () => {
  const rows = () =>
    stagingRows(database, { table: 'retail_async_customer_v2', custAccountAsync: customerKey, limit: 10 })
  expect(await rows()).toMatchObject([
    {
      operationId: operations[0],
      operation: 'CREATE',
      originatingChannel: 'houston',
      channelDatabaseId: 'houston-db',
      onlineOperationCompleted: 0,
      verdict: 'PENDING',
      custAccountAsync: customerKey,
    },
  ])
  const [row] = await rows()
  expect(row?.columns).toContainEqual({ name: 'CUSTNAME', value: 'Ann' })
  expect(row?.columns.map(({ name }) => name)).not.toContain('PHONE')

  await execute(
    database.db,
    sql`insert into operation_outcome (operation_id, status, error_code, error_field, error_message)
      values (${operations[3]}, 'FAILED', 'UNKNOWN_COUNTRY', 'addresses.0.country', 'Not known.')`,
  )
  await make.settlement(database, customerKey, 1)
  expect(await rows()).toMatchObject([{ onlineOperationCompleted: 1, verdict: 'APPLIED' }])
  const addresses = await stagingRows(database, {
    table: 'retail_async_address_v2',
    operationIds: operations,
    onlineOperationCompleted: 0,
    limit: 10,
  })
  expect(addresses).toMatchObject([
    { verdict: 'REFUSED', errorCode: 'UNKNOWN_COUNTRY', errorField: 'addresses.0.country' },
  ])
})

test('pages staging rows by their counter', async () => {
  const query = { table: 'retail_async_customer_v2' as const, limit: 2 }
  const first = await stagingRows(database, query)
  const last = first.at(-1)?.replicationCounterFromOrigin ?? ''
  const second = await stagingRows(database, { ...query, after: last })
  const counters = [...first, ...second].map((row) => Number(row.replicationCounterFromOrigin))
  expect(counters).toEqual([...counters].sort((a, b) => a - b))
  expect(new Set(counters).size).toBe(4)
})

test('shows for each channel how many operations wait for upload, and since when', async () => {
  const { channels, appliedJobs, cache, rewound, lastUploadAttempt } = await state(database)
  const [houston] = channels
  expect(houston).toMatchObject({ channelId: 'houston', pendingUploads: 4 })
  expect(houston?.oldestPendingUploadAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  expect(channels[1]).toMatchObject({ channelId: 'sanfrancisco', pendingUploads: 0, oldestPendingUploadAt: null })
  expect(appliedJobs.map(({ jobId, position }) => [jobId, position])).toEqual([
    ['1010', '100'],
    ['1070', '100'],
    ['1110', '100'],
  ])
  expect(cache).toMatchObject({ generation: '1' })
  expect([rewound, lastUploadAttempt]).toEqual([false, null])
})

test('pages staging rows that are not completed by their operations, and completed ones by their counter', async () => {
  const read = async (completed: number) => {
    const found: string[] = []
    for (let after: string | undefined; ; ) {
      const rows = await stagingRows(database, {
        table: 'retail_async_customer_v2',
        onlineOperationCompleted: completed,
        limit: 1,
        ...(after && { after }),
      })
      found.push(...rows.map(({ replicationCounterFromOrigin }) => replicationCounterFromOrigin))
      after = rows.at(-1)?.replicationCounterFromOrigin
      if (!after) return found
    }
  }
  const all = await stagingRows(database, { table: 'retail_async_customer_v2', limit: 100 })
  const open = await read(0)
  const completed = await read(1)
  const counters = (isCompleted: number) =>
    all.flatMap((row) => (row.onlineOperationCompleted === isCompleted ? row.replicationCounterFromOrigin : []))
  expect(open.toSorted()).toEqual(counters(0).toSorted())
  expect(completed).toEqual(counters(1))
  expect(open.length).toBeGreaterThan(1)
})
