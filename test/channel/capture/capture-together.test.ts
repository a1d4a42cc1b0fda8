import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { currentCache, flushCache } from '../../../src/channel/cache/cache.ts'
import { captureTogether } from '../../../src/channel/capture/capture-together.ts'
import type { Capture } from '../../../src/channel/capture/staged.ts'
import { sequence } from '../../../src/channel/log/sequence.ts'
import { type Database, execute, transaction } from '../../../src/db/client.ts'
import { SEQUENCER_LOCK } from '../../../src/log/wake.ts'
import { NO_ROWS } from '../../../src/model/customer-rows/rows.ts'
import { ADMINISTRATOR, make } from '../../support/channel.ts'
import { buffersOf, explainedDatabase } from '../../support/plans.ts'

function captureOf(given: Partial<Capture> = {}): Capture {
  return {
    operationId: randomUUID(),
    customerKey: randomUUID(),
    scope: 'houston',
    key: randomUUID(),
    requestHash: 'hash',
    keyHash: randomUUID(),
    dataAreaId: 'USRT',
    channelId: 'houston',
    kind: 'CREATE_CUSTOMER',
    customerAccount: null,
    baseVersion: 0,
    hash: 'hash',
    routeReason: 'PROFILE',
    capturedBy: 'till-1',
    roles: ['CHANNEL_DEVICE'],
    requestId: null,
    action: 'createCustomer',
    addressBooks: ['USRTSTORES'],
    name: 'Ada',
    search: ['n:ada'],
    removedWords: [],
    sortKey: 'ada',
    duplicates: [],
    sees: ['USRTSTORES'],
    rows: { ...NO_ROWS, customer: [{ operation: 'CREATE', changedFields: null, name: 'Ada' }] },
    inPlaceOf: null,
    expectedNumber: null,
    traceparent: null,
    ...given,
  }
}

test('stores the other captures of a statement that fails for one of them, and rejects only that one', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const bad = captureOf({
    rows: { ...NO_ROWS, customer: [{ operation: 'CREATE', changedFields: null, name: 'x'.repeat(801) }] },
  })
  const captures = [
    ...Array.from({ length: 6 }, () => captureOf()),
    bad,
    ...Array.from({ length: 6 }, () => captureOf()),
  ]
  const outcomes = await Promise.allSettled(captures.map((each) => captureTogether(database, generation, each)))
  expect(outcomes.map(({ status }) => status)).toEqual(
    captures.map((each) => (each === bad ? 'rejected' : 'fulfilled')),
  )
  const stored = await execute<{ id: string }>(database.db, sql`select operation_id::text as id from operation`)
  expect(stored.map(({ id }) => id).sort()).toEqual(
    captures
      .filter((each) => each !== bad)
      .map(({ operationId }) => operationId)
      .sort(),
  )
})

test('numbers two captures of one customer that arrive together one after the other', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const customerKey = randomUUID()
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => captureTogether(database, generation, captureOf({ customerKey }))),
  )
  expect(outcomes.map((outcome) => outcome.outcome === 'STORED' && outcome.operationNumber)).toEqual([1, 2, 3, 4, 5])
})

test('takes several hundred captures at once', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const outcomes = await Promise.all(
    Array.from({ length: 600 }, () => captureTogether(database, generation, captureOf())),
  )
  expect(outcomes.every(({ outcome }) => outcome === 'STORED')).toBe(true)
  const { logged, waiting } = await events(database.db)
  expect(logged.length + waiting.length).toBe(600)
})

/** The operations of the log in its order, those that are marked for upload, and those that wait for a position. */
async function events(db: Database): Promise<{ logged: string[]; marked: string[]; waiting: string[] }> {
  const [found] = await execute<{ logged: string[]; marked: string[]; waiting: string[] }>(
    db,
    sql`select coalesce((
        select array_agg(operation_id::text order by position) from log where kind = 'OPERATION'
      ), '{}') as logged,
      coalesce((select array_agg(operation_id::text order by position) from upload_pending), '{}') as marked,
      coalesce((select array_agg(operation_id::text order by id) from outbox where kind = 'OPERATION'), '{}') as waiting`,
  )
  if (!found) throw new Error('A row of lists was expected.')
  return found
}

test('a first operation has its position and its mark for the upload when it is stored', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  await sequence(database.db)
  const capture = captureOf()
  await captureTogether(database, generation, capture)
  const stored = [capture.operationId]
  expect(await events(database.db)).toEqual({ logged: stored, marked: stored, waiting: [] })
})

test('events wait in the outbox while another has the turn of the sequencer, and nothing else waits for it', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const capture = captureOf()
  await transaction(database.db, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${SEQUENCER_LOCK}::bigint)`)
    expect(await captureTogether(database, generation, capture)).toMatchObject({ outcome: 'STORED' })
    expect(await events(database.db)).toEqual({ logged: [], marked: [], waiting: [capture.operationId] })
  })
})

test('a later operation waits for the sequencer, so that it stays behind those of its customer in the outbox', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const create = captureOf()
  const update = captureOf({ customerKey: create.customerKey, kind: 'UPDATE_CUSTOMER' })
  await captureTogether(database, generation, create)
  await captureTogether(database, generation, update)
  expect((await events(database.db)).waiting).toEqual([update.operationId])
})

test('positions have no gaps and keep the order of each customer while captures and sequencers take turns', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const customers = Array.from({ length: 30 }, () => {
    const create = captureOf()
    const { customerKey } = create
    return [create, ...[1, 2].map(() => captureOf({ customerKey, kind: 'UPDATE_CUSTOMER' }))]
  })
  let capturing = true
  const sequencer = async () => {
    while (capturing) await sequence(database.db)
  }
  const sequencers = [sequencer(), sequencer()]
  await Promise.all(
    customers.map(async (captures) => {
      for (const each of captures) await captureTogether(database, generation, each)
    }),
  )
  capturing = false
  await Promise.all(sequencers)
  await sequence(database.db)
  const { logged, marked, waiting } = await events(database.db)
  expect({ marked, waiting }).toEqual({ marked: logged, waiting: [] })
  const [log] = await execute<{ gaps: number }>(
    database.db,
    sql`select (max(position) - count(*))::int as gaps from log`,
  )
  expect(log).toEqual({ gaps: 0 })
  for (const captures of customers) {
    const ids = captures.map(({ operationId }) => operationId)
    expect(logged.filter((id) => ids.includes(id))).toEqual(ids)
  }
})

test('stores nothing that was decided on an older cache', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  await flushCache(database, ADMINISTRATOR)
  expect(await captureTogether(database, generation, captureOf())).toEqual({ outcome: 'STALE' })
  const rows = await execute(database.db, sql`select 1 from operation union all select 1 from idempotency`)
  expect(rows).toEqual([])
})

test('stores nothing that does not get the number it expects', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  const customerKey = randomUUID()
  await captureTogether(database, generation, captureOf({ customerKey }))
  const late = captureTogether(database, generation, captureOf({ customerKey, expectedNumber: 1 }))
  await expect(late).rejects.toMatchObject({ cause: { code: 'TS409' } })
  const rows = await execute(database.db, sql`select 1 from operation`)
  expect(rows).toHaveLength(1)
})

test('a capture costs as little in a full database by plans from when it was empty, which no statistics change', async () => {
  const database = await make.channelDatabase()
  const explained = explainedDatabase(database.url, 'channel')
  const { generation } = await currentCache(database)
  const duplicates = [{ kind: 'e', key: 'E 7', national: '' } as const]
  const buffers = async () => {
    explained.taken()
    const outcome = await captureTogether({ ...database, db: explained.db }, generation, captureOf({ duplicates }))
    expect(outcome).toMatchObject({ outcome: 'STORED' })
    return buffersOf(explained.taken())
  }
  for (let n = 0; n < 10; n++) await buffers()
  const before = await buffers()
  await execute(
    database.db,
    sql`with made as (select gen_random_uuid() as id, 'K ' || n as key, n from generate_series(1, 30000) n),
      keys as (
        insert into idempotency (scope, key, is_hashed, request_hash, customer_key, operation_id, state)
        select 'houston', key, true, 'hash', id, id, 'DONE' from made
      ),
      counters as (insert into customer_counter (customer_key, n) select id, 1 from made),
      compared as (insert into duplicate_key (customer_key, key, national) select id, 'E ' || n, '' from made)
      insert into unsettled_operation (
        operation_id, customer_key, operation_number, data_area_id, channel_id, name, sort_key, created_at, search
      )
      select id, id, 1, 'USRT', 'houston', key, key, '2026-01-01T00:00:00.000000Z', array_to_tsvector(array['n:k', 'n:' || n])
      from made`,
  )
  expect(await buffers()).toBeLessThan(before + 300)
  await execute(database.db, sql`analyze`)
  expect(await buffers()).toBeLessThan(before + 300)
})

test('the statement of captures is planned once for each connection, not for each capture', async () => {
  const database = await make.channelDatabase()
  const { generation } = await currentCache(database)
  for (let n = 0; n < 20; n++) await captureTogether(database, generation, captureOf())
  const plans = () =>
    execute<{ generic: number; custom: number; pid: number }>(
      database.db.plannedOnce,
      sql`select sum(generic_plans)::int as generic, sum(custom_plans)::int as custom, pg_backend_pid() as pid, pg_sleep(0.1)
      from pg_prepared_statements
      where statement like '/* channel.capture */%'`,
    )
  const ofBoth = (await Promise.all([plans(), plans()])).flat().filter(({ generic }) => generic !== null)
  expect(ofBoth.reduce((sum, { generic }) => sum + generic, 0)).toBe(20)
  expect(ofBoth.reduce((sum, { custom }) => sum + custom, 0)).toBe(0)
})
