import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { currentCache, distrustCache, flushCache } from '../../../src/channel/cache/cache.ts'
import { createCustomer } from '../../../src/channel/commands/create-customer.ts'
import { createCustomers } from '../../../src/channel/commands/create-customers.ts'
import { state } from '../../../src/channel/state.ts'
import { setOffline } from '../../../src/channel/switch-channel.ts'
import { execute, openDatabase } from '../../../src/db/client.ts'
import { ASYNC_EDIT } from '../../../src/model/configuration.ts'
import { ADMINISTRATOR, configure, DEVICE, make } from '../../support/channel.ts'

const create = (idempotencyKey: string) => ({
  channel: 'houston',
  idempotencyKey,
  customer: { name: 'Ada', title: 'Dr.' },
})

test('refuses a create while the database has no configuration, and names the missing jobs', async () => {
  const database = await make.channelDatabase({ unconfigured: true })
  await execute(database.db, sql`insert into applied_job (job_id, position) values ('1110', 100)`)
  const { userErrors } = await createCustomer(database, DEVICE, create('key'))
  expect(userErrors).toMatchObject([{ code: 'CHANNEL_NOT_CONFIGURED', field: ['channel'] }])
  expect(userErrors[0]?.message).toMatch(/run 1070, 1010/)
  // It works as soon as the jobs have been applied, without a flush, because nothing was cached.
  await configure(database, {})
  expect((await createCustomer(database, DEVICE, create('key'))).userErrors).toEqual([])
})

test('decides on the cache until it is flushed, whatever has been applied since', async () => {
  const database = await make.channelDatabase()
  await execute(
    database.db,
    sql`update configuration set content = jsonb_set(content, '{enabled}', 'false') where id = 'ENHANCED_ASYNC_CREATE'`,
  )
  expect((await createCustomer(database, DEVICE, create('one'))).userErrors).toEqual([])
  expect((await state(database)).features).toContainEqual({
    key: 'ENHANCED_ASYNC_CREATE',
    applied: false,
    cached: true,
  })
  await flushCache(database, ADMINISTRATOR)
  expect((await createCustomer(database, DEVICE, create('two'))).userErrors).toMatchObject([
    { code: 'FEATURE_REQUIRED' },
  ])
  expect((await state(database)).features).toContainEqual({
    key: 'ENHANCED_ASYNC_CREATE',
    applied: false,
    cached: false,
  })
})

test('loads the cache again when it has expired', async () => {
  const database = await make.channelDatabase()
  const before = await currentCache(database)
  await execute(database.db, sql`update channel_cache set expires_at = now()`)
  distrustCache(database.db)
  const after = await currentCache(database)
  expect(BigInt(after.generation)).toBe(BigInt(before.generation) + 1n)
  expect(after.expiresAt > before.expiresAt).toBe(true)
})

test('loads the cache once when many processes find it expired at the same time', async () => {
  const database = await make.channelDatabase()
  const processes = Array.from({ length: 4 }, () => ({ id: database.id, db: openDatabase(database.url) }))
  try {
    const [{ generation } = { generation: '0' }] = await execute<{ generation: string }>(
      database.db,
      sql`update channel_cache set expires_at = now() returning generation::text as generation`,
    )
    const loaded = await Promise.all(processes.map((each) => currentCache(each)))
    expect(new Set(loaded.map((cache) => cache.generation))).toEqual(new Set([String(BigInt(generation) + 1n)]))
    const announced = await execute(database.db, sql`select 1 from outbox where kind = 'CACHE_LOADED'`)
    expect(announced).toHaveLength(2)
  } finally {
    await Promise.all(processes.map(({ db }) => db.close()))
  }
})

test('decides a capture again when another process has flushed the cache since', async () => {
  const database = await make.channelDatabase()
  await currentCache(database)
  const other = { id: database.id, db: openDatabase(database.url) }
  try {
    await execute(
      other.db,
      sql`update configuration set content = jsonb_set(content, '{createCustomersInAsyncMode}', 'false') where id = 'async'`,
    )
    await flushCache(other, ADMINISTRATOR)
  } finally {
    await other.db.close()
  }
  // The route is real time now, and headquarters is unreachable.
  expect(await createCustomer(database, DEVICE, { ...create('key') })).toMatchObject({
    route: 'ASYNC',
    routeReason: 'RTS_UNREACHABLE',
  })
})

test('decides a list again when another process has flushed the cache since', async () => {
  const database = await make.channelDatabase()
  await currentCache(database)
  const other = { id: database.id, db: openDatabase(database.url) }
  try {
    await setOffline(other, ADMINISTRATOR, 'houston', true)
  } finally {
    await other.db.close()
  }
  const { results } = await createCustomers(database, DEVICE, {
    channel: 'houston',
    errorPolicy: 'REJECT_EVERYTHING',
    customers: ['Ann', 'Bob'].map((name) => ({ idempotencyKey: name, customer: { name } })),
  })
  expect(results.map(({ routeReason }) => routeReason)).toEqual(['OFFLINE', 'OFFLINE'])
})

test('takes a channel offline at once, without any effect on the other channels of its database', async () => {
  const database = await make.channelDatabase({
    channels: [{ filterSharedCustomerTables: true }, { id: 'sanfrancisco' }],
  })
  await setOffline(database, ADMINISTRATOR, 'houston', true)
  expect((await createCustomer(database, DEVICE, create('a'))).userErrors).toMatchObject([
    { code: 'OFFLINE_CUSTOMER_CREATE_DISABLED' },
  ])
  expect(await createCustomer(database, DEVICE, { ...create('b'), channel: 'sanfrancisco' })).toMatchObject({
    routeReason: 'PROFILE',
  })
  expect((await state(database)).channels).toMatchObject([
    { channelId: 'houston', offline: true, realtimeServiceAvailable: true },
    { channelId: 'sanfrancisco', offline: false },
  ])
  await setOffline(database, ADMINISTRATOR, 'houston', false)
  expect((await createCustomer(database, DEVICE, create('a'))).userErrors).toEqual([])
  const trace = await execute(
    database.db,
    sql`select actor, action, target, result from audit_entry where action = 'setChannelOffline' order by id`,
  )
  expect(trace).toEqual([
    { actor: 'administrator', action: 'setChannelOffline', target: 'houston', result: 'OFFLINE' },
    { actor: 'administrator', action: 'setChannelOffline', target: 'houston', result: 'ONLINE' },
  ])
  const events = await execute(
    database.db,
    sql`select entity_id, status from outbox where kind = 'CHANNEL_SWITCH' order by id`,
  )
  expect(events).toEqual([
    { entity_id: 'houston', status: 'OFFLINE' },
    { entity_id: 'houston', status: 'ONLINE' },
  ])
})

test('shows a feature as effective only when all three jobs have been applied since its change', async () => {
  const database = await make.channelDatabase({ features: { [ASYNC_EDIT]: true } })
  expect((await currentCache(database)).effective(ASYNC_EDIT)).toEqual({
    effective: true,
    enabled: true,
    missingJobs: [],
  })
  await execute(
    database.db,
    sql`update configuration set content = jsonb_set(content, '{changedPosition}', '"150"') where id = ${ASYNC_EDIT}`,
  )
  await execute(database.db, sql`update applied_job set position = 200 where job_id = '1110'`)
  await flushCache(database, ADMINISTRATOR)
  expect((await currentCache(database)).effective(ASYNC_EDIT)).toEqual({
    effective: false,
    enabled: true,
    missingJobs: ['1010', '1070'],
  })
  await execute(database.db, sql`update applied_job set position = 150`)
  await flushCache(database, ADMINISTRATOR)
  expect((await currentCache(database)).effective(ASYNC_EDIT).effective).toBe(true)
})

test('keeps the switches of a channel whose id is the name of something that every object has', async () => {
  const database = await make.channelDatabase()
  await execute(
    database.db,
    sql`insert into channel_switch (channel_id, offline, realtime_service_available, changed_by) values ('__proto__', true, false, 'administrator')`,
  )
  await flushCache(database, ADMINISTRATOR)
  const cache = await currentCache(database)
  expect(cache.switches('__proto__')).toEqual({ offline: true, realtimeServiceAvailable: false })
  expect(cache.switches('constructor')).toEqual({ offline: false, realtimeServiceAvailable: true })
})
