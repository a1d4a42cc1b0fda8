import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { Forbidden } from '../../../src/access/actor.ts'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { createCustomers, type ErrorPolicy } from '../../../src/channel/commands/create-customers.ts'
import { execute } from '../../../src/db/client.ts'
import type { CustomerOutcome } from '../../../src/model/customer-outcome.ts'
import type { CustomerInput } from '../../../src/model/customer-rows/customer-input.ts'
import { DEVICE, make } from '../../support/channel.ts'

const send = (
  database: ChannelDatabase,
  errorPolicy: ErrorPolicy,
  customers: (CustomerInput & { key?: string })[],
  channel = 'houston',
) =>
  createCustomers(database, DEVICE, {
    channel,
    errorPolicy,
    customers: customers.map(({ key, ...customer }, i) => ({ idempotencyKey: key ?? `key-${i}`, customer })),
  })

const shown = ({ customer, userErrors }: CustomerOutcome) =>
  customer?.name ?? userErrors.map(({ code }) => code).join(' ')
const count = async (database: ChannelDatabase) =>
  (await execute<{ n: number }>(database.db, sql`select count(*)::int as n from operation`))[0]?.n

test('creates the valid rows of a list and answers each row in its place', async () => {
  const database = await make.channelDatabase()
  const { results, userErrors } = await send(database, 'REJECT_FAILED_ROWS', [
    { name: 'Ann' },
    { name: 'Bob', email: 'x' },
    { name: 'Cid\u0000' },
    {},
    { name: 'Dan' },
  ])
  expect(userErrors).toEqual([])
  expect(results.map(shown)).toEqual(['Ann', 'FIELD_REFUSED', 'FIELD_REFUSED', 'FIELD_REFUSED', 'Dan'])
  expect(results[1]?.userErrors).toMatchObject([
    { field: ['customers', '1', 'customer', 'email'], rowErrorCode: 'INVALID_EMAIL' },
  ])
  expect(await count(database)).toBe(2)
})

test('creates 250 rows, and refuses a longer list', async () => {
  const database = await make.channelDatabase()
  const rows = Array.from({ length: 250 }, (_, i) => ({ name: `Customer ${i}`, addresses: [{ city: 'Houston' }] }))
  const { results } = await send(database, 'REJECT_FAILED_ROWS', rows)
  expect(results.map(shown)).toEqual(rows.map(({ name }) => name))
  expect(await count(database)).toBe(250)
  const longer = await send(database, 'REJECT_FAILED_ROWS', [...rows, { name: 'One more' }])
  expect(longer).toMatchObject({ results: [], userErrors: [{ code: 'INVALID_VALUE', field: ['customers'] }] })
})

test('gives the same outcomes when the list is sent again, and to two rows with the same key', async () => {
  const database = await make.channelDatabase()
  const rows = [
    { name: 'Ann', key: 'a' },
    { name: 'Bob', key: 'b' },
    { name: 'Ann', key: 'a' },
    { name: 'Other', key: 'b' },
  ]
  for (const policy of ['REJECT_FAILED_ROWS', 'IGNORE_FAILED'] as const) {
    const { results } = await send(database, policy, rows)
    expect(results.map(shown)).toEqual(['Ann', 'Bob', 'Ann', 'IDEMPOTENCY_KEY_REUSED'])
    expect(results[2]?.operationId).toBe(results[0]?.operationId)
  }
  expect(await count(database)).toBe(2)
})

test('creates nothing when one row is refused, and says why the others were not processed', async () => {
  const database = await make.channelDatabase()
  const refused = await send(database, 'REJECT_EVERYTHING', [
    { name: 'Ann' },
    { name: 'Bob', email: 'x' },
    { name: 'Cid' },
  ])
  expect(refused.results.map(shown)).toEqual(['NOT_PROCESSED', 'FIELD_REFUSED', 'NOT_PROCESSED'])
  expect(await count(database)).toBe(0)
  const corrected = [{ name: 'Ann' }, { name: 'Bob', email: 'bob@example.com' }, { name: 'Cid' }]
  const first = await send(database, 'REJECT_EVERYTHING', corrected)
  expect(first.results.map(shown)).toEqual(['Ann', 'Bob', 'Cid'])
  const again = await send(database, 'REJECT_EVERYTHING', corrected)
  expect(again.results.map(({ operationId }) => operationId)).toEqual(
    first.results.map(({ operationId }) => operationId),
  )
  const reused = await send(database, 'REJECT_EVERYTHING', [
    { name: 'Ann' },
    { name: 'Robert' },
    { name: 'New', key: 'new' },
  ])
  expect(reused.results.map(shown)).toEqual(['NOT_PROCESSED', 'IDEMPOTENCY_KEY_REUSED', 'NOT_PROCESSED'])
  expect(await count(database)).toBe(3)
})

test('creates rows without their refused fields where the rest is enough, and returns the refusals, too', async () => {
  const database = await make.channelDatabase()
  const rows: CustomerInput[] = [
    { name: 'Ann', email: 'x', phone: '555 0100' },
    { name: 'Bob', addresses: [{ city: 'Houston', country: 'X' }], affiliations: ['X', 'VIP'] },
    { name: 'x'.repeat(101) },
    { firstName: 'x'.repeat(26) },
  ]
  const { results } = await send(database, 'IGNORE_FAILED', rows)
  expect(results.map(({ customer }) => customer?.name ?? null)).toEqual(['Ann', 'Bob', null, null])
  expect(results[0]).toMatchObject({
    customer: { email: null, phone: '555 0100' },
    userErrors: [{ code: 'FIELD_REFUSED' }],
  })
  expect(results[1]?.customer).toMatchObject({
    addresses: [{ city: 'Houston', country: 'USA' }],
    affiliations: ['VIP'],
  })
  expect(results[1]?.userErrors).toHaveLength(2)
  const again = await send(database, 'IGNORE_FAILED', rows)
  expect(again.results.map(({ operationId }) => operationId)).toEqual(results.map(({ operationId }) => operationId))
  expect(await count(database)).toBe(2)
})

test('calls headquarters row by row on a synchronous profile, a few at a time, and falls back row by row', async () => {
  let [open, most, calls] = [0, 0, 0]
  const database = await make.channelDatabase({
    headquarters: {
      async applyRealtime(_, operation) {
        open += 1
        most = Math.max(most, open)
        await new Promise((resolve) => setImmediate(resolve))
        open -= 1
        calls += 1
        if (calls % 3 === 0) throw Object.assign(new Error('away'), { code: 'ECONNRESET' })
        return {
          outcome: 'OK',
          customer: make.document({ customerKey: operation.customerKey, name: operation.rows.customer[0]?.name ?? '' }),
        }
      },
    },
  })
  const rows = Array.from({ length: 30 }, (_, i) => ({ name: `Customer ${i}` }))
  const { results } = await send(database, 'REJECT_FAILED_ROWS', rows, 'sanfrancisco')
  expect(results.map(shown)).toEqual(rows.map(({ name }) => name))
  expect(results.filter(({ route }) => route === 'ASYNC')).toHaveLength(10)
  expect(most).toBeLessThanOrEqual(8)
  expect(await count(database)).toBe(10)
})

test('refuses callers who may not use the channel, and every list while the channel has no configuration', async () => {
  const database = await make.channelDatabase({ unconfigured: true })
  const elsewhere = { ...DEVICE, channels: ['sanfrancisco'] }
  const input = { channel: 'houston', errorPolicy: 'REJECT_FAILED_ROWS' as const, customers: [] }
  await expect(createCustomers(database, elsewhere, input)).rejects.toThrow(Forbidden)
  const { userErrors } = await createCustomers(database, DEVICE, input)
  expect(userErrors).toMatchObject([
    { code: 'CHANNEL_NOT_CONFIGURED', message: expect.stringContaining('1110, 1070, 1010') },
  ])
})
