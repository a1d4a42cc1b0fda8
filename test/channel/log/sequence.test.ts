import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sequence, startSequencer } from '../../../src/channel/log/sequence.ts'
import { type Database, execute, openDatabase, transaction } from '../../../src/db/client.ts'
import { appendToOutbox } from '../../../src/log/append.ts'
import { readLog } from '../../../src/log/read-log.ts'
import { wake } from '../../../src/log/wake.ts'
import type { LogEvent } from '../../../src/model/event.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'
import { openFaultyLine } from '../../support/faulty-line.ts'

let channel: TestDatabase
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  channel = await testDatabase('channel', { max: 18 })
})

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

describe("a channel database's log", () => {
  it('gives each captured operation its position and marks it for upload', async () => {
    const operation = await capture(channel.db, randomUUID())
    await transaction(channel.db, (tx) => appendToOutbox(tx, [{ kind: 'CACHE_LOADED', entityId: 'houston-db' }]))
    expect(await sequence(channel.db)).toBe(2)
    expect(await sequence(channel.db)).toBe(0)
    const { events } = await readLog(channel.db, '0', 10)
    expect(events.map(({ kind }) => kind)).toEqual(['OPERATION', 'CACHE_LOADED'])
    const pending = await execute<{ operation_id: string; position: string; channel_id: string }>(
      channel.db,
      sql`select operation_id, position, channel_id from upload_pending`,
    )
    expect(pending).toEqual([{ operation_id: operation, position: events[0]?.position, channel_id: 'houston' }])
  })

  it('has statistics of the pending operations soon after each burst of captures', async () => {
    const burst = await testDatabase('channel')
    const capture = async (operations: number) => {
      await burst.db.execute(sql`
        insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id)
        select gen_random_uuid(), gen_random_uuid(), 1, 'usrt', 'houston' from generate_series(1, ${operations}::int)`)
      await burst.db.execute(sql`
        insert into outbox (kind, entity_id) select 'CACHE_LOADED', 'houston-db' from generate_series(1, 1000)`)
      wake(burst.db)
    }
    const known = () =>
      execute<{ rows: number }>(
        burst.db,
        sql`select reltuples::int as rows from pg_class where oid = 'unsettled_operation'::regclass`,
      )
    stops.push(startSequencer(burst, { every: 60_000 }))
    await capture(3_000)
    await expect.poll(known, { timeout: 120_000 }).toEqual([{ rows: 3_000 }])
    // Less than half of what was there before, which has gone since.
    await burst.db.execute(sql`delete from unsettled_operation`)
    await burst.db.execute(sql`vacuum analyze unsettled_operation`)
    await capture(1_200)
    await expect.poll(known, { timeout: 120_000 }).toEqual([{ rows: 1_200 }])
  })

  it('keeps the order of each customer while 16 writers commit with delays and two processes sequence', async () => {
    const other = openDatabase(channel.url, { max: 4 })
    stops.push(() => other.close())
    const start = (await readLog(channel.db, '0', 1_000)).through
    const customers = Array.from({ length: 5 }, () => randomUUID())
    let writing = true
    const sequencer = async (db: Database) => {
      while (writing) await sequence(db)
    }
    const read: LogEvent[] = []
    const reader = async () => {
      for (let after = start; ; ) {
        const last = !writing
        const page = await readLog(channel.db, after, 11)
        read.push(...page.events)
        after = page.through
        if (last && page.events.length === 0) return
      }
    }
    const background = [sequencer(channel.db), sequencer(other)]
    const captured = await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        const operations: string[] = []
        for (let n = 0; n < 12; n++) operations.push(await capture(channel.db, customers[(writer + n) % 5] ?? '', true))
        return operations
      }),
    )
    writing = false
    await Promise.all(background)
    await Promise.all([sequence(channel.db), sequence(other)])
    await reader()
    expect(read.map(({ operationId }) => operationId).sort()).toEqual(captured.flat().sort())
    expect(read.map(({ position }) => Number(position))).toEqual(read.map((_, nth) => Number(start) + 1 + nth))
    for (const customer of customers) {
      const numbers = read.filter((event) => event.customerKey === customer).map(({ revision }) => revision)
      expect(numbers).toEqual([...numbers].sort((a, b) => Number(a) - Number(b)))
    }
  })

  it('is sequenced after a wake-up in this process, after a notification from another, and by the timer', async () => {
    const other = openDatabase(channel.url, { max: 1 })
    stops.push(() => other.close())
    const stop = startSequencer(channel, { every: 100 })
    await capture(channel.db, randomUUID())
    wake(channel.db)
    await whenEmpty(channel.db)
    await capture(channel.db, randomUUID())
    await whenEmpty(channel.db)
    await stop()
    stops.push(startSequencer(channel, { every: 60_000 }))
    await capture(channel.db, randomUUID())
    wake(other)
    await whenEmpty(channel.db)
  })

  it('continues to be sequenced after all its sessions were terminated', async () => {
    const watched = openDatabase(channel.url, { max: 2 })
    stops.push(() => watched.close())
    stops.push(startSequencer({ db: watched, url: channel.url }, { every: 50 }))
    await capture(channel.db, randomUUID())
    await whenEmpty(channel.db)
    await execute(
      channel.db,
      sql`select pg_terminate_backend(pid)
      from pg_stat_activity
      where datname = current_database() and application_name in ('tillsync', 'tillsync log')`,
    )
    await capture(channel.db, randomUUID())
    await whenEmpty(channel.db)
  })
})

describe('a channel database whose connections hang', () => {
  it('continues to be sequenced over new connections, also after none could be made for a while', {
    tags: 'long',
    timeout: 180_000,
  }, async () => {
    const line = await openFaultyLine(channel.url)
    const watched = openDatabase(line.url, { max: 2, statementTimeout: 500 })
    stops.push(() => watched.close())
    stops.push(startSequencer({ db: watched, url: line.url }, { every: 50 }))
    await capture(channel.db, randomUUID())
    await whenEmpty(channel.db, 30_000)
    line.silence()
    await capture(channel.db, randomUUID())
    await whenEmpty(channel.db, 30_000)
    for (const mode of ['silent', 'refusing'] as const) {
      let attempts = 0
      line.onConnection = () => attempts++
      line.mode = mode
      line.silence()
      await capture(channel.db, randomUUID())
      await expect.poll(() => attempts, { timeout: 120_000 }).toBeGreaterThan(3)
      line.mode = 'open'
      await whenEmpty(channel.db, 30_000)
    }
  })
})

/** Numbers an operation and writes its event to the outbox in one statement, as a capture does. */
async function capture(db: Database, customerKey: string, slowly = false): Promise<string> {
  const operation = randomUUID()
  await transaction(db, async (tx) => {
    await execute(
      tx,
      sql`with counted as (
        insert into customer_counter (customer_key, n) values (${customerKey}, 1)
        on conflict (customer_key) do update set n = customer_counter.n + 1
        returning n
      )
      insert into outbox (kind, entity_id, channel_id, customer_key, operation_id, status, revision)
      select 'OPERATION', ${operation}::text, 'houston', ${customerKey}::uuid, ${operation}::uuid, 'CAPTURED', n from counted`,
    )
    if (slowly) await tx.execute(sql`select pg_sleep(${Math.random() * 0.015})`)
  })
  return operation
}

async function whenEmpty(db: Database, timeout = 10_000): Promise<void> {
  await expect
    .poll(
      () =>
        execute(db, sql`select 1 from outbox`).then(
          (rows) => rows.length,
          () => -1,
        ),
      { timeout, interval: 10 },
    )
    .toBe(0)
}
