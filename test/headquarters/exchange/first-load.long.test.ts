// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { execute } from '../../../src/db/client.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'
import { type Exchange, makeExchange, operator, rows } from './exchange.ts'
import { asReleaseBefore } from './release-before.ts'

const CUSTOMERS = 2_500

let exchange: Exchange
const stores = new Map<string, TestDatabase>()
beforeEach(async () => {
  exchange = await makeExchange()
  await execute(
    exchange.hq.db,
    sql`insert into customer (customer_key, data_area_id, account, relationship_type, cust_name, address_books, search)
      select gen_random_uuid(), 'usrt', 'C-' || i, 'PERSON', 'Customer ' || i, array['new'], ''
      from generate_series(1, ${CUSTOMERS}::int) as i`,
  )
})

/** Adds a channel database with one store whose customers are in the address book `new`. */
async function addStore(id: string): Promise<void> {
  await exchange.hq.db.execute(
    sql`insert into channel_database (id, name, group_id, connection) values (${id}, ${id}, 'default', 'env:NONE')`,
  )
  await exchange.hq.db.execute(sql`
    insert into channel (id, name, type, data_area_id, channel_database_id, functionality_profile_id, default_customer_id, address_books, country)
    values (${`store-${id}`}, ${id}, 'RETAIL_STORE', 'usrt', ${id}, 'async', '100', array['new'], 'US')`)
  const store = await testDatabase('channel')
  const { db, url } = store
  stores.set(id, store)
  const database = { id, db, url, headquarters: exchange.sides.headquartersSide }
  exchange.channelSides.set(id, directChannelSide(database))
}

async function load(id: string) {
  const { session, refusal } = await download(exchange.sides, operator, '1010', id)
  expect(refusal).toBeNull()
  expect(session).toMatchObject({ status: 'APPLIED', full: true })
  return session
}

/** A customer that headquarters has since then. */
async function addCustomer(): Promise<void> {
  const key = randomUUID()
  await execute(
    exchange.hq.db,
    sql`insert into customer (customer_key, data_area_id, account, relationship_type, cust_name, address_books, search)
      values (${key}, 'usrt', 'C-later', 'PERSON', 'Later', array['new'], '')`,
  )
  await execute(
    exchange.hq.db,
    sql`with head as (update log_head set position = position + 1 returning position)
      insert into log (position, at, kind, entity_id, customer_key, download_job)
      select position, now(), 'CUSTOMER', ${key}, ${key}, '1010' from head`,
  )
}

const loads = () =>
  rows<{ parts: number; position: string | null }>(
    exchange.hq,
    sql`select parts, to_position::text as position from first_load`,
  )

test('stores with the same address books that wait for their first 1010 are served from one load', async () => {
  for (const id of ['a', 'b', 'c']) await addStore(id)
  const sessions = await Promise.all(['a', 'b', 'c'].map(load))
  expect(await loads()).toEqual([{ parts: sessions[0]?.parts, position: expect.any(String) }])
  expect(new Set(sessions.map((session) => session?.rowsAffected)).size).toBe(1)
  expect(sessions[0]?.rowsAffected).toBeGreaterThanOrEqual(CUSTOMERS)
})

test('a store that is alone with its address books gets a package of its own', async () => {
  await addStore('a')
  await load('a')
  expect(await loads()).toEqual([])
})

test('a store that joins later is served from the load, and its next 1010 brings what has changed since', async () => {
  for (const id of ['a', 'b']) await addStore(id)
  await load('a')
  await addCustomer()
  const first = await load('b')
  expect(await loads()).toHaveLength(1)
  expect(first?.toPosition).toBe((await loads())[0]?.position)
  const { session } = await download(exchange.sides, operator, '1010', 'b')
  expect(session).toMatchObject({ status: 'APPLIED', full: false, rowsAffected: 1 })
})

test('a store of the release before is not served from a load with redirects, which it would refuse', async () => {
  for (const id of ['a', 'b', 'c']) await addStore(id)
  const before = exchange.channelSides.get('b')
  if (!before) throw new Error('There is no store b.')
  exchange.channelSides.set('b', asReleaseBefore(before))
  await exchange.hq.db.execute(sql`
    insert into customer_merge (
      merged_key, kept_key, leads_to, leads_to_version, data_area_id, merged_account, kept_version, merged_by
    )
    select gen_random_uuid(), customer_key, customer_key, 1, 'usrt', 'C-merged', 1, 'test' from customer limit 1`)
  for (const id of ['a', 'b', 'c']) await load(id)
  expect(await loads()).toHaveLength(2)
})

test('a channel database of which headquarters has operations gets a package of its own', async () => {
  for (const id of ['a', 'b']) await addStore(id)
  await load('a')
  await addCustomer()
  await exchange.hq.db.execute(sql`insert into operation_count (channel_id, status, n) values ('store-b', 'SYNCED', 1)`)
  const own = await load('b')
  expect(own?.toPosition).not.toBe((await loads())[0]?.position)
})

test('a customer that is erased after the load was made does not come to a store that is served from it', async () => {
  for (const id of ['a', 'b']) await addStore(id)
  await load('a')
  const [erased] = await rows<{ key: string }>(exchange.hq, sql`select customer_key as key from customer limit 1`)
  await exchange.hq.db.execute(sql`
    with head as (update log_head set position = position + 1 returning position)
    insert into log (position, at, kind, entity_id, customer_key, status, download_job)
    select position, now(), 'CUSTOMER', ${erased?.key}, ${erased?.key}::uuid, 'ERASED', '1010' from head`)
  await exchange.hq.db.execute(sql`delete from customer where customer_key = ${erased?.key}::uuid`)
  await load('b')
  const stored = await rows(
    stores.get('b') ?? exchange.hq,
    sql`select 1 from customer where customer_key = ${erased?.key}`,
  )
  expect(stored).toEqual([])
})

test('a load serves nobody after an hour, and is removed with its parts when no session needs them', async () => {
  for (const id of ['a', 'b', 'c', 'd']) await addStore(id)
  await load('a')
  const [{ id } = { id: '' }] = await rows<{ id: string }>(exchange.hq, sql`select id from first_load`)
  const began = (minutes: number) =>
    exchange.hq.db.execute(
      sql`update first_load set created_at = now() - ${minutes} * interval '1 minute' where id = ${id}`,
    )
  // A session that has not ended delivers its parts still.
  await exchange.hq.db.execute(sql`update download_session set status = 'SUSPENDED' where package_id = ${id}`)
  await began(71)
  await load('b')
  expect(await rows(exchange.hq, sql`select 1 from first_load`)).toHaveLength(2)
  await exchange.hq.db.execute(sql`update download_session set status = 'APPLIED' where package_id = ${id}`)
  await exchange.hq.db.execute(sql`update first_load set created_at = now() - interval '2 hours' where id <> ${id}`)
  await load('c')
  const kept = await rows<{ id: string }>(exchange.hq, sql`select id from first_load`)
  expect(kept).toHaveLength(1)
  expect(kept[0]?.id).not.toBe(id)
  expect(await rows(exchange.hq, sql`select 1 from download_package where session_id = ${id}`)).toEqual([])
})
