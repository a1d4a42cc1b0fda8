import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { endConnections, recordConnection } from '../../../src/headquarters/stores/store-connections.ts'
import { readStores, recordRefusal } from '../../../src/headquarters/stores/store-status.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'

let hq: TestDatabase
beforeEach(async () => {
  hq = await testDatabase('hq')
  await hq.db.execute(sql`insert into channel_database_group (id, name) values ('g', 'G') on conflict do nothing`)
  await hq.db.execute(sql`
    insert into channel_database (id, name, group_id, connection)
    values ('a', 'A', 'g', 'store'), ('b', 'B', 'g', 'env:B_URL')`)
})

const join = () =>
  hq.db.execute(sql`
    with code as (
      insert into join_code (channel_database_id, code_hash, created_by, expires_at)
      values ('a', 'hash', 'test', now() + interval '1 hour')
      returning id
    )
    insert into store_key (id, channel_database_id, public_key, join_code_id, joined_at)
    select 'key', 'a', '{}', id, now() from code`)
const connect = async (id = randomUUID()) => {
  const connection = { id, channelDatabaseId: 'a', database: '1/2', internalUrl: 'http://127.0.0.1:1', wireVersion: 1 }
  await recordConnection(hq.db, { ...connection, programVersion: '9.9.9' })
  return id
}
const refusal = { code: 'REVOKED', message: 'The key was revoked.', programVersion: '9.9.8' }
const status = async () => (await readStores(hq.db, ['a', 'b'])).map(({ channelDatabaseId: _, ...store }) => store)

test('a database for which nobody has joined is a store that is not joined, and another is no store', async () => {
  const never = { since: null, processes: 0, version: null, wireVersion: null, refusal: null }
  expect(await status()).toEqual([{ status: 'NOT_JOINED', ...never }])
  await join()
  expect(await status()).toEqual([{ status: 'NOT_CONNECTED', ...never }])
})

test('a store is connected while one of its processes is, and says since when it is not', async () => {
  await join()
  const [one, other] = [await connect(), await connect()]
  const connected = { status: 'CONNECTED', version: '9.9.9', wireVersion: 1, refusal: null, since: expect.any(String) }
  expect(await status()).toEqual([{ ...connected, processes: 2 }])
  await endConnections(hq.db, [one])
  await expect.poll(status, { timeout: 60_000 }).toEqual([{ ...connected, processes: 1 }])
  await endConnections(hq.db, [other])
  await expect.poll(status, { timeout: 60_000 }).toEqual([{ ...connected, status: 'NOT_CONNECTED', processes: 0 }])
})

test('a store is refused until it connects again; then the refusal is another machine’s, and is told for a while', async () => {
  await join()
  await recordRefusal(hq.db, 'a', refusal)
  const told = { code: 'REVOKED', message: 'The key was revoked.', at: expect.any(String) }
  expect(await status()).toMatchObject([{ status: 'REFUSED', version: '9.9.8', refusal: told }])
  await connect()
  expect(await status()).toMatchObject([{ status: 'CONNECTED', version: '9.9.9', refusal: told }])
  await hq.db.execute(sql`update store_refusal set refused_at = now() - interval '3 minutes'`)
  expect(await status()).toMatchObject([{ status: 'CONNECTED', refusal: null }])
  await recordRefusal(hq.db, 'a', refusal)
  expect(await status()).toMatchObject([{ refusal: told }])
})
