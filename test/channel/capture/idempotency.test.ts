import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { hashKeys } from '../../../src/channel/capture/hash-keys.ts'
import { formerRequestHash } from '../../../src/channel/capture/hashes.ts'
import { requestSecret } from '../../../src/channel/capture/idempotency.ts'
import type { NewCustomer } from '../../../src/channel/commands/create-customer.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { createCustomers } from '../../../src/channel/commands/create-customers.ts'
import { updateCustomer } from '../../../src/channel/commands/update-customer.ts'
import { eraseAtChannel } from '../../../src/channel/erasure/erase-at-channel.ts'
import { usedKeys } from '../../../src/channel/incarnation/used-keys.ts'
import { removeAtChannel } from '../../../src/channel/retention/remove-at-channel.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { fillInOrder } from '../../../src/db/fill-in-order.ts'
import { removing } from '../../../src/db/removing.ts'
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
  expect(second).toEqual({ ...first, operation: null, repeated: true })
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

test('takes a repeated request for the same whose letters are composed otherwise, and that says null for nothing', async () => {
  const database = await make.channelDatabase()
  const josé = { name: 'Jos\u00e9 N\u00fa\u00f1ez', addresses: [{ purpose: 'Home', street: 'Rua da Pra\u00e7a 1' }] }
  const first = await createCustomer(database, DEVICE, { ...ADA, customer: josé })
  const again = {
    name: josé.name.normalize('NFD'),
    email: null,
    addresses: [{ ...josé.addresses[0], postalCode: null }],
  }
  const second = await createCustomer(database, DEVICE, { ...ADA, customer: again })
  expect(second).toMatchObject({ repeated: true, operationId: first.operationId, userErrors: [] })
  expect(await operations(database)).toBe(1)
})

test('distinguishes null from an absent field in an update, where it empties the field', async () => {
  const database = await make.channelDatabase()
  await configure(database, { features: { ASYNC_EDIT: true } })
  const { customer } = await createCustomer(database, DEVICE, ADA)
  const customerKey = customer?.customerKey ?? ''
  const update = { channel: 'houston', customerKey, idempotencyKey: 'update', expectedVersion: null }
  await updateCustomer(database, DEVICE, { ...update, changes: { name: 'Ada King', phone: null } })
  const other = await updateCustomer(database, DEVICE, { ...update, changes: { name: 'Ada King' } })
  expect(other.userErrors).toMatchObject([{ __typename: 'IdempotencyKeyReused' }])
})

test('knows a request that a former version has hashed exactly as it was sent', async () => {
  const database = await make.channelDatabase()
  const sent: NewCustomer = { ...ADA, customer: { name: 'Zoe\u0308', email: null } }
  const first = await createCustomer(database, DEVICE, sent)
  const former = formerRequestHash(await requestSecret(database.db), 'createCustomer', sent.customer)
  await execute(database.db, sql`update idempotency set request_hash = ${former}`)
  const second = await createCustomer(database, DEVICE, sent)
  expect(second).toMatchObject({ repeated: true, operationId: first.operationId, userErrors: [] })
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

const AGE = sql.raw("interval '400 days'")
/** As if all of it had been captured, uploaded and settled long ago. */
const makeOld = ({ db }: ChannelDatabase) =>
  transaction(db, async (tx) => {
    await removing(tx, 'erasure')
    await execute(tx, sql`update idempotency set created_at = created_at - ${AGE}`)
    await execute(tx, sql`update operation set captured_at = captured_at - ${AGE}`)
    for (const table of ['upload_pending', 'outbox', 'unsettled_operation'])
      await execute(tx, sql`delete from ${sql.identifier(table)}`)
    await execute(
      tx,
      sql`insert into settlement (customer_key, settled_through, settled_at)
      select customer_key, n, now() - ${AGE} from customer_counter`,
    )
  })
const retain = (database: ChannelDatabase) => {
  const before = new Date(Date.now() - 90 * 86_400_000).toISOString()
  return removeAtChannel(database, 'operations', before, { acknowledgedOperationId: null, backedUpBefore: before })
}

test('keeps the key of a create after its operation has gone; that of an update goes with it', async () => {
  const database = await make.channelDatabase()
  await configure(database, { features: { ASYNC_EDIT: true } })
  const first = await createCustomer(database, DEVICE, ADA)
  const customerKey = first.customer?.customerKey ?? ''
  const update = { channel: 'houston', idempotencyKey: 'update', customerKey, expectedVersion: null }
  await updateCustomer(database, DEVICE, { ...update, changes: { phone: '713 555 0100' } })
  await makeOld(database)
  expect(await retain(database)).toMatchObject({ removed: 2 })
  expect(await operations(database)).toBe(0)
  const again = await createCustomer(database, DEVICE, ADA)
  expect(again).toMatchObject({ repeated: true, userErrors: [] })
  expect(await operations(database)).toBe(0)
  const left = await execute(database.db, sql`select customer_key as "customerKey" from idempotency`)
  expect(left).toEqual([{ customerKey }])
})

test('refuses a request whose customer was erased, and keeps no hash of its content', async () => {
  const database = await make.channelDatabase()
  const { customer } = await createCustomer(database, DEVICE, ADA)
  await transaction(database.db, (tx) => eraseAtChannel(tx, [customer?.customerKey ?? '']))
  expect(await createCustomer(database, DEVICE, ADA)).toMatchObject({
    customer: null,
    userErrors: [{ code: 'CUSTOMER_ERASED' }],
  })
  expect(await execute(database.db, sql`select request_hash as hash from idempotency`)).toEqual([{ hash: 'ERASED' }])
})

const AWKWARD_KEY = 'till-4 "receipt" \\ é\t77'

/** As a former version has stored it. */
const storePlainly = (database: ChannelDatabase, key: string) =>
  execute(database.db, sql`update idempotency set key = ${key}, is_hashed = false`)

test('a key that a former version has stored as it was sent is found, and hashed when it is found', async () => {
  const database = await make.channelDatabase()
  const request = { ...ADA, idempotencyKey: AWKWARD_KEY }
  const first = await createCustomer(database, DEVICE, request)
  const [hashed] = await execute(database.db, sql`select key, is_hashed from idempotency`)
  await storePlainly(database, AWKWARD_KEY)
  expect(await createCustomer(database, DEVICE, request)).toMatchObject({
    operationId: first.operationId,
    repeated: true,
  })
  expect(await execute(database.db, sql`select key, is_hashed from idempotency`)).toEqual([hashed])
})

test('keys that a former version has stored are hashed in the background, and found by headquarters before', async () => {
  const database = await make.channelDatabase()
  const request = { ...ADA, idempotencyKey: AWKWARD_KEY }
  const first = await createCustomer(database, DEVICE, request)
  const used = await usedKeys(database, null, 10)
  await storePlainly(database, AWKWARD_KEY)
  expect(await usedKeys(database, null, 10)).toEqual(used)
  const fill = fillInOrder(database.db, [hashKeys])
  expect(await fill()).toBe(1)
  expect(await fill()).toBe(0)
  expect(await execute(database.db, sql`select key, is_hashed from idempotency`)).toEqual([
    { key: used[0]?.keyHash, is_hashed: true },
  ])
  expect(await createCustomer(database, DEVICE, request)).toMatchObject({
    operationId: first.operationId,
    repeated: true,
  })
})

test('a former version that still runs stores no key again that is hashed, and any other', async () => {
  const database = await make.channelDatabase()
  await createCustomer(database, DEVICE, { ...ADA, idempotencyKey: AWKWARD_KEY })
  const insert = (key: string) =>
    execute(
      database.db,
      sql`insert into idempotency (scope, key, request_hash, customer_key, operation_id, state)
      values ('houston', ${key}, 'hash', gen_random_uuid(), gen_random_uuid(), 'DONE')
      on conflict (scope, key) do nothing
      returning key`,
    )
  expect(await insert(AWKWARD_KEY)).toEqual([])
  expect(await insert('another')).toEqual([{ key: 'another' }])
})

test('a list is rehearsed: what would be created, what is there already, and what is refused; nothing is stored', async () => {
  const database = await make.channelDatabase()
  await createCustomer(database, DEVICE, ADA)
  const { results } = await createCustomers(database, DEVICE, {
    ...{ channel: 'houston', errorPolicy: 'REJECT_FAILED_ROWS', dryRun: true },
    customers: [
      { idempotencyKey: 'key', customer: ADA.customer },
      { idempotencyKey: 'new', customer: { name: 'Grace', phone: 'none' } },
      { idempotencyKey: 'bad', customer: { name: 'Grace', currency: 'XXX' } },
      { idempotencyKey: 'key', customer: { name: 'Grace' } },
    ],
  })
  expect(
    results.map(({ route, repeated, userErrors }) => [route, repeated ?? false, userErrors.map(({ code }) => code)]),
  ).toEqual([
    ['ASYNC', true, []],
    ['ASYNC', false, []],
    [null, false, ['FIELD_REFUSED']],
    [null, false, ['IDEMPOTENCY_KEY_REUSED']],
  ])
  expect(results[1]?.warnings.map(({ code }) => code)).toEqual(['PHONE_LOOKS_WRONG'])
  expect(await operations(database)).toBe(1)
})
