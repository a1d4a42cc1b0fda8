import { createServer, type Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/config/limits.ts'
import { execute, openDatabase } from '../../../src/db/client.ts'
import { isUnreachable } from '../../../src/db/errors.ts'
import { testDatabase } from '../../support/databases.ts'

// Each limit is tested where it applies: documents and costs in document-limits and cost, each wire in http, socket and
// sse, slow and oversized requests in attacks.

test('the default limits are the documented ones', () => {
  expect(DEFAULT_LIMITS).toMatchObject({
    aliases: 15,
    depth: 12,
    tokens: 1_000,
    directives: 5,
    rootFields: 20,
    cost: 5_000,
    pageRows: 100,
    inputItems: 250,
    errors: 5,
    deviceMutationsPerSecond: 50,
    deviceMutationBurst: 100,
    applicationMutationsPerSecond: 2_000,
    bodyBytes: 1_048_576,
    headerSeconds: 10,
    requestSeconds: 30,
    messageBytes: 65_536,
    operationIdLength: 64,
    messagesPerSecond: 50,
    subscriptionsPerSocket: 20,
    socketsPerAddress: 100,
    socketsPerToken: 200,
    initSeconds: 3,
    pingSeconds: 10,
    sendBufferBytes: 1_048_576,
    drainSeconds: 30,
  })
})

test('a database that accepts connections and does not answer counts as unreachable', async () => {
  const silent: Socket[] = []
  const server = createServer((socket) => silent.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const db = openDatabase(`postgres://nobody@127.0.0.1:${port}/nothing`)
  const failed = await execute(db, sql`select 1`).then(
    () => null,
    (error: unknown) => error,
  )
  expect(isUnreachable(failed)).toBe(true)
  for (const socket of silent) socket.destroy()
  server.close()
  await db.close()
})

test('waiting for a lock ends, and so does a long statement', async () => {
  const { db, url } = await testDatabase('channel', { lockTimeout: 100, statementTimeout: 300 })
  const other = openDatabase(url, { connectTimeout: 10_000 })
  const stateOf = (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: { cause?: { code?: string } }) => error.cause?.code,
    )
  await execute(db, sql`create table held (id int)`)
  let release = () => {}
  const held = other.transaction(async (tx) => {
    await tx.execute(sql`lock table held in access exclusive mode`)
    await new Promise<void>((resolve) => {
      release = resolve
    })
  })
  await expect
    .poll(() => execute(db, sql`select 1 from pg_locks where relation = 'held'::regclass and granted`))
    .toHaveLength(1)
  expect(await stateOf(execute(db, sql`select * from held`))).toBe('55P03')
  expect(await stateOf(execute(db, sql`select pg_sleep(5)`))).toBe('57014')
  release()
  await held
  await other.close()
})

test('an idle transaction is ended with its connection', async () => {
  const { db } = await testDatabase('channel', { idleInTransactionTimeout: 100 })
  const failed = await db
    .transaction(async (tx) => {
      await tx.execute(sql`select 1`)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await tx.execute(sql`select 1`)
    })
    .then(
      () => null,
      (error: unknown) => error,
    )
  expect(failed).not.toBeNull()
  expect(await execute(db, sql`select 1 as one`)).toEqual([{ one: 1 }])
})
