import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { forgetKeys } from '../../../src/channel/capture/forget-keys.ts'
import type { NewCustomer } from '../../../src/channel/commands/create-customer.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { execute } from '../../../src/db/client.ts'
import { configure, DEVICE, make } from '../../support/channel.ts'

const ADA: NewCustomer = { channel: 'houston', idempotencyKey: 'key', customer: { name: 'Ada', phone: 'not a phone' } }

async function operations(database: ChannelDatabase): Promise<number> {
  const [row] = await execute<{ n: number }>(database.db, sql`select count(*)::int as n from operation`)
  return row?.n ?? 0
}

test('gives the first outcome again for the same key with the same content', async () => {
  const database = await make.channelDatabase()
  const first = await createCustomer(database, DEVICE, ADA)
  const second = await createCustomer(database, DEVICE, ADA)
  expect(second).toEqual({ ...first, operation: null })
  expect(second.warnings.map(({ code }) => code)).toEqual(['PHONE_LOOKS_WRONG'])
  expect(await operations(database)).toBe(1)
})

test('captures once what is sent with one key many times at once', async () => {
  const database = await make.channelDatabase()
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => createCustomer(database, DEVICE, ADA)))
  expect(new Set(outcomes.map(({ operationId }) => operationId)).size).toBe(1)
  expect(outcomes.every(({ userErrors }) => userErrors.length === 0)).toBe(true)
  expect(await operations(database)).toBe(1)
})

test('refuses a key that was used with other content', async () => {
  const database = await make.channelDatabase()
  await createCustomer(database, DEVICE, ADA)
  const outcome = await createCustomer(database, DEVICE, { ...ADA, customer: { name: 'Grace' } })
  expect(outcome.userErrors).toMatchObject([{ __typename: 'IdempotencyKeyReused', field: ['idempotencyKey'] }])
  expect(outcome.customer).toBeNull()
  expect(await operations(database)).toBe(1)
})

test('lets two channels use the same key', async () => {
  const database = await make.channelDatabase({ channels: [{}, { id: 'sanfrancisco' }] })
  const houston = await createCustomer(database, DEVICE, ADA)
  const sanFrancisco = await createCustomer(database, DEVICE, { ...ADA, channel: 'sanfrancisco' })
  expect(sanFrancisco.userErrors).toEqual([])
  expect(sanFrancisco.operationId).not.toBe(houston.operationId)
})

test('looks at the key before anything that would be refused now', async () => {
  const database = await make.channelDatabase()
  const euro: NewCustomer = { ...ADA, customer: { name: 'Ada', title: 'Dr.' } }
  const first = await createCustomer(database, DEVICE, euro)
  await configure(database, { features: { ENHANCED_ASYNC_CREATE: false } })
  expect((await createCustomer(database, DEVICE, euro)).operationId).toBe(first.operationId)
  expect((await createCustomer(database, DEVICE, { ...euro, idempotencyKey: 'other' })).userErrors).toMatchObject([
    { code: 'FEATURE_REQUIRED', field: ['customer', 'title'] },
  ])
})

test('keeps no content of a request, only a hash with a secret of its own', async () => {
  const [one, two] = await Promise.all([make.channelDatabase(), make.channelDatabase()])
  await createCustomer(one, DEVICE, ADA)
  await execute(two.db, sql`update idempotency_secret set secret = gen_random_uuid()`)
  await createCustomer(two, DEVICE, ADA)
  const hashes = await Promise.all(
    [one, two].map((database) =>
      execute<{ hash: string }>(database.db, sql`select request_hash as hash from idempotency`),
    ),
  )
  expect(hashes[0]).not.toEqual(hashes[1])
})

test('refuses a key that is empty or cannot be stored', async () => {
  const database = await make.channelDatabase()
  for (const idempotencyKey of ['', 'a\u0000b', 'k'.repeat(301)]) {
    const outcome = await createCustomer(database, DEVICE, { ...ADA, idempotencyKey })
    expect(outcome.userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['idempotencyKey'] }])
  }
})

test('forgets keys after a day, and no younger ones', async () => {
  const database = await make.channelDatabase()
  await createCustomer(database, DEVICE, ADA)
  await createCustomer(database, DEVICE, { ...ADA, idempotencyKey: 'young' })
  await execute(database.db, sql`update idempotency set created_at = now() - interval '25 hours' where key = 'key'`)
  expect(await forgetKeys(database.db)).toBe(1)
  const left = await execute(database.db, sql`select key from idempotency`)
  expect(left).toEqual([{ key: 'young' }])
})
