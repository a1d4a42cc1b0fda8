import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { currentCache, flushCache } from '../../../src/channel/cache/cache.ts'
import { captureTogether } from '../../../src/channel/capture/capture-together.ts'
import type { Capture } from '../../../src/channel/capture/staged.ts'
import { execute } from '../../../src/db/client.ts'
import { NO_ROWS } from '../../../src/model/customer-rows/rows.ts'
import { ADMINISTRATOR, make } from '../../support/channel.ts'

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
  const [row] = await execute<{ n: number }>(
    database.db,
    sql`select count(*)::int as n from outbox where kind = 'OPERATION'`,
  )
  expect(row?.n).toBe(600)
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
