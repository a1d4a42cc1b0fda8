import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, execute, transaction } from '../../src/db/client.ts'
import { ReadTimedOut } from '../../src/db/read-pool.ts'
import { asReads, inRequest, outsideReads, readFor } from '../../src/db/reads.ts'
import { testDatabase } from '../support/databases.ts'

const READS = { atOnce: 2, perToken: 1, wait: 60_000, statementTimeout: 1_000 }

let db: Database
beforeAll(async () => {
  db = (await testDatabase('channel', { max: 1, statementTimeout: 30_000, reads: READS })).db
})

test('the statements of a query run beside those of captures, which have their connections for themselves', async () => {
  const sleeping = asReads('a', () => execute(db, sql`select pg_sleep(0.5)`))
  // The pool has one connection: a read on it would keep this waiting.
  const order: string[] = []
  await Promise.all([
    sleeping.then(() => order.push('read')),
    execute(db, sql`select 1`).then(() => order.push('capture')),
  ])
  expect(order).toEqual(['capture', 'read'])
})

test('a query has its turns, and a transaction is one of them', async () => {
  const backends = await asReads('a', () =>
    transaction(db, async (tx) => {
      // A second turn would never come: the token has one.
      const inside = await execute<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`)
      const beside = await execute<{ pid: number }>(db, sql`select pg_backend_pid() as pid`)
      return [...inside, ...beside]
    }),
  )
  expect(new Set(backends.map(({ pid }) => pid)).size).toBe(2)
})

test('a statement of a query is ended at its time limit, also where its transaction asks for more', async () => {
  const long = sql`select pg_sleep(20)`
  const fail = (work: () => Promise<unknown>) => asReads('a', work).catch((error: unknown) => error)
  expect(await fail(() => execute(db, long))).toBeInstanceOf(ReadTimedOut)
  const patient = () => transaction(db, (tx) => execute(tx, long), { statementTimeout: 30_000 })
  expect(await fail(patient)).toBeInstanceOf(ReadTimedOut)
  // The turn is over.
  expect(await asReads('a', () => execute(db, sql`select 1 as one`))).toEqual([{ one: 1 }])
})

test('a request only reads once that is known, and what is shared is not its own', async () => {
  const backend = async () => (await execute<{ pid: number }>(db, sql`select pg_backend_pid() as pid`))[0]?.pid
  const capturing = await backend()
  const [before, after, shared] = await inRequest(async () => {
    const unknown = await backend()
    readFor('a')
    return [unknown, await backend(), await outsideReads(backend)]
  })
  expect(before).toBe(capturing)
  expect(after).not.toBe(capturing)
  expect(shared).toBe(capturing)
})
