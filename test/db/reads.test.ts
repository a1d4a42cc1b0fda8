import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, execute, transaction } from '../../src/db/client.ts'
import { ReadTimedOut } from '../../src/db/read-pool.ts'
import { testDatabase } from '../support/databases.ts'

const READS = { atOnce: 2, perToken: 1, wait: 60_000, statementTimeout: 1_000, plansOnce: true }

let db: Database
beforeAll(async () => {
  db = (await testDatabase('channel', { max: 1, statementTimeout: 30_000, reads: READS })).db
})

test('the statements of a query run beside those of captures, which have their connections for themselves', async () => {
  const sleeping = execute(db.forReader('a'), sql`select pg_sleep(0.5)`)
  // The pool has one connection: a read on it would keep this waiting.
  const order: string[] = []
  await Promise.all([
    sleeping.then(() => order.push('read')),
    execute(db, sql`select 1`).then(() => order.push('capture')),
  ])
  expect(order).toEqual(['capture', 'read'])
})

test('a query has its turns, and a transaction is one of them', async () => {
  const order: string[] = []
  const reader = db.forReader('a')
  const inTransaction = transaction(reader, async (tx) => {
    await execute(tx, sql`select pg_sleep(0.5)`)
    order.push('transaction')
  })
  await Promise.all([inTransaction, execute(reader, sql`select 1`).then(() => order.push('statement'))])
  expect(order).toEqual(['transaction', 'statement'])
})

test('a statement of a query is ended at its time limit, also where its transaction asks for more', async () => {
  const long = sql`select pg_sleep(20)`
  const reader = db.forReader('a')
  await expect(execute(reader, long)).rejects.toBeInstanceOf(ReadTimedOut)
  const patient = transaction(reader, (tx) => execute(tx, long), { statementTimeout: 30_000 })
  await expect(patient).rejects.toBeInstanceOf(ReadTimedOut)
  // The turn is over.
  expect(await execute(reader, sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test("what is for all is not the reader's own", async () => {
  const backend = async (of: Database) =>
    (await execute<{ pid: number }>(of, sql`select pg_backend_pid() as pid`))[0]?.pid
  const capturing = await backend(db)
  expect(await backend(db.forReader('a'))).not.toBe(capturing)
  expect(await backend(db.forReader('a').forAll())).toBe(capturing)
})

test('a read is planned once for all its values', async () => {
  const mode = sql`select current_setting('plan_cache_mode') as mode`
  expect(await execute(db.forReader('a'), mode)).toEqual([{ mode: 'force_generic_plan' }])
})

test('a read is one process of the server, as its turn is counted', async () => {
  const parallel = sql`select current_setting('max_parallel_workers_per_gather') as most`
  expect(await execute(db.forReader('a'), parallel)).toEqual([{ most: '0' }])
})
