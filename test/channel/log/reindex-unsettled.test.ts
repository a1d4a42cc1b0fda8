import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { reindexUnsettled } from '../../../src/channel/log/reindex-unsettled.ts'
import { type Database, execute, openDatabase } from '../../../src/db/client.ts'
import { afterFile } from '../../support/after-file.ts'
import { asApplication, type TestDatabase, testDatabase } from '../../support/databases.ts'

let channel: TestDatabase
/** As the program opens it, which does not own the tables. */
let db: Database
beforeAll(async () => {
  channel = await testDatabase('channel')
  db = openDatabase(asApplication(channel))
  afterFile(() => db.close())
})

const MEGABYTE = 1024 * 1024

const pend = (operations: number) =>
  db.execute(sql`
    insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, search)
    select gen_random_uuid(), gen_random_uuid(), 1, 'usrt', 'houston',
      array_to_tsvector(array(select md5(nth || ' ' || word || random()) from generate_series(1, 40) word))
    from generate_series(1, ${operations}::int) nth`)
const settle = () => db.execute(sql`delete from unsettled_operation`)
async function size(): Promise<number> {
  const [index] = await execute<{ bytes: number }>(
    db,
    sql`select pg_relation_size('unsettled_operation_by_search')::int as bytes`,
  )
  return index?.bytes ?? Number.NaN
}

/** It is called after each download: autovacuum, which has a lock of the table now and then, keeps it from one of them. */
const isBuiltSmall = () =>
  expect
    .poll(
      async () => {
        await reindexUnsettled(db)
        return await size()
      },
      { timeout: 120_000 },
    )
    .toBeLessThan(MEGABYTE)

it('the words of settled operations leave the index when little is pending, and what is pending stays found', async () => {
  await pend(4_000)
  const large = await size()
  expect(large).toBeGreaterThan(8 * MEGABYTE)
  // Too much is pending: captures would wait for it.
  await reindexUnsettled(db)
  expect(await size()).toBe(large)
  await settle()
  await pend(10)
  await isBuiltSmall()
  const [found] = await execute<{ all: boolean }>(
    db,
    sql`select bool_and(exists (
        select from unsettled_operation other
        where other.search @@ quote_literal((tsvector_to_array(u.search))[1])::tsquery and other.operation_id = u.operation_id
      )) as "all"
      from unsettled_operation u`,
  )
  expect(found).toEqual({ all: true })
})

it('a small index is left as it is', async () => {
  await settle()
  await pend(100)
  const small = await size()
  await reindexUnsettled(db)
  expect(await size()).toBe(small)
})

it('a transaction that has captured keeps it from its lock for a moment, and the next call builds the index', async () => {
  await pend(4_000)
  await settle()
  const large = await size()
  expect(large).toBeGreaterThan(8 * MEGABYTE)
  await channel.db.transaction(async (capturing) => {
    await capturing.execute(sql`
      insert into unsettled_operation (operation_id, customer_key, operation_number, data_area_id, channel_id, search)
      values (gen_random_uuid(), gen_random_uuid(), 1, 'usrt', 'houston', '')`)
    await reindexUnsettled(db)
    expect(await size()).toBe(large)
  })
  await isBuiltSmall()
})
