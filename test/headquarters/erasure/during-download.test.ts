import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import type { ChannelSide } from '../../../src/between/channel-side.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { eraseCustomer } from '../../../src/headquarters/erasure/erase-customer.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import type { DownloadPart } from '../../../src/model/package.ts'
import { partOf, unpackedPart } from '../../../src/model/stored-part.ts'
import { afterFile } from '../../support/after-file.ts'
import { type Exchange, makeExchange, operator, rows } from '../exchange/exchange.ts'

// A 1010 that carries all customers goes on while customers are erased, and brings none of them back.

const administrator: Actor = { id: 'administrator', roles: ['ADMINISTRATOR'], channels: 'ALL' }
/** Seven parts of customers, after the one of the configuration. */
const CUSTOMERS = 6_500
/** Parts that headquarters reads at once. */
const READ_AT_ONCE = 4
const keyOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const inParts = (n: number) =>
  Array.from({ length: Math.ceil(CUSTOMERS / 1_000) }, (_, part) => keyOf(n + part * 1_000))

let exchange: Exchange
beforeAll(async () => {
  exchange = await makeExchange()
  await exchange.hq.db.execute(sql`
    insert into customer (customer_key, data_area_id, account, cust_name, relationship_type, address_books, search)
    select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'usrt', 'C-' || n, 'Customer ' || n, 'PERSON',
      '{north}', ''
    from generate_series(0, ${CUSTOMERS - 1}::int) n`)
  // Where a test says so, the maker of a package waits: before a part of it is stored, or before it becomes available.
  await exchange.hq.db.execute(sql`create table made (session_id uuid, part int)`)
  await exchange.hq.db.execute(sql`
    create function wait_for_test() returns trigger language plpgsql set lock_timeout = 0 as $$
    begin
      if tg_table_name = 'download_session' then perform pg_advisory_xact_lock_shared(4712);
      else
        insert into made values (new.session_id, new.part);
        if new.part = 1 then perform pg_advisory_xact_lock_shared(4711); end if;
      end if;
      return new;
    end $$`)
  await exchange.hq.db.execute(
    sql`create trigger wait_for_test before insert on download_package for each row execute function wait_for_test()`,
  )
  await exchange.hq.db.execute(
    sql`create trigger wait_for_test before update on download_session for each row when (new.status = 'AVAILABLE') execute function wait_for_test()`,
  )
})

async function erase(customers: readonly string[]): Promise<void> {
  for (const customerKey of customers) {
    const erased = await eraseCustomer(exchange.sides, administrator, { customerKey, reason: 'asked', dryRun: false })
    expect(erased.userErrors).toEqual([])
  }
}

/** A connection that makes the maker of a package wait at both places, until it goes on from each. */
async function stops() {
  const holder = openDatabase(exchange.hq.url, { max: 1, idleInTransactionTimeout: 0 })
  afterFile(() => holder.close())
  await holder.execute(sql`select pg_advisory_lock(4711), pg_advisory_lock(4712)`)
  return {
    async reached(place: 4711 | 4712): Promise<void> {
      await expect
        .poll(
          () =>
            rows(
              exchange.hq,
              sql`select 1 from pg_locks where locktype = 'advisory' and objid = ${place} and not granted`,
            ),
          { timeout: 180_000 },
        )
        .toHaveLength(1)
    },
    goOn: (place: 4711 | 4712) => holder.execute(sql`select pg_advisory_unlock(${place})`),
  }
}

/** From here on, the parts that `north` is given; `onPart` is called after each. Returns how to end that. */
function delivered(onPart: (n: number) => Promise<void> = async () => {}) {
  const side = exchange.channelSides.get('north')
  if (!side) throw new Error('north')
  const parts: DownloadPart[] = []
  const noted: ChannelSide = Object.create(side, {
    applyDownload: {
      value: (...[header, sent, mark]: Parameters<ChannelSide['applyDownload']>) =>
        side.applyDownload(
          header,
          (async function* () {
            for await (const part of sent) {
              parts.push(await unpackedPart(part))
              yield part
              await onPart(parts.length)
            }
          })(),
          mark,
        ),
    },
  })
  exchange.channelSides.set('north', noted)
  return { parts, end: () => exchange.channelSides.set('north', side) }
}

const keysIn = (parts: readonly DownloadPart[]) =>
  new Set(parts.flatMap(({ customers }) => customers.map(({ customerKey }) => customerKey)))
const sessions = () =>
  rows<{ status: string; made: number }>(
    exchange.hq,
    sql`select s.status, (select count(*)::int from made where session_id = s.id and part = 0) as made
      from download_session s where job_id = '1010' order by number`,
  )
const atNorth = async (customers: readonly string[]) =>
  (
    await rows<{ key: string }>(
      exchange.north,
      sql`select customer_key as key from customer where customer_key = any(${sql.param([...customers])}::uuid[])`,
    )
  ).map(({ key }) => key)
const inPackages = async () => {
  const stored = await rows<{ content: string; checksum: string }>(
    exchange.hq,
    sql`select encode(content, 'base64') as content, checksum from download_package`,
  )
  const parts = await Promise.all(
    stored.map(({ content, checksum }) => partOf({ content: Buffer.from(content, 'base64'), checksum })),
  )
  return keysIn(parts.flatMap((part) => part ?? []))
}

test('customers that are erased at any step of a full 1010 are not brought to the channel, and it is made once', async () => {
  const whileMade = inParts(1)
  const onceMade = inParts(2)
  const whileRead = inParts(3)
  const { parts, end } = delivered(async (n) => {
    if (n === 2) await erase(whileRead)
  })
  const maker = await stops()
  const running = download(exchange.sides, operator, '1010', 'north', { full: true })
  await maker.reached(4711)
  await erase(whileMade)
  await maker.goOn(4711)
  await maker.reached(4712)
  expect([...(await inPackages())].filter((key) => whileMade.includes(key))).toEqual([])
  await erase(onceMade)
  expect([...(await inPackages())].filter((key) => onceMade.includes(key))).toEqual([])
  await maker.goOn(4712)
  expect((await running).session).toMatchObject({ status: 'APPLIED', full: true, tryCount: 1 })
  end()
  expect(await sessions()).toEqual([{ status: 'APPLIED', made: 1 }])
  const given = keysIn(parts)
  const erased = [...whileMade, ...onceMade, ...whileRead]
  const late = whileRead.slice(0, READ_AT_ONCE - 1)
  expect(given.size).toBe(CUSTOMERS - erased.length + late.length)
  for (const key of erased) expect(given.has(key)).toBe(late.includes(key))
  expect(await atNorth(erased)).toEqual([])
  expect(await atNorth([...given])).toHaveLength(CUSTOMERS - erased.length)
  // Each tombstone is confirmed by the package whose position reaches it.
  await download(exchange.sides, operator, '1010', 'north')
  const waiting = await rows(
    exchange.hq,
    sql`select 1 from erasure_delivery where channel_database_id = 'north' and acknowledged_at is null`,
  )
  expect(waiting).toEqual([])
})

test('a full 1010 ends while customers are erased without a pause', async () => {
  const before = (await sessions()).length
  let isOver = false
  let erased = 0
  const erasing = (async () => {
    for (let n = 100; !isOver; n++, erased++) await erase([keyOf(n)])
  })()
  const { session } = await download(exchange.sides, operator, '1010', 'north', { full: true })
  isOver = true
  await erasing
  expect(session).toMatchObject({ status: 'APPLIED', full: true, tryCount: 1 })
  expect((await sessions()).slice(before)).toEqual([{ status: 'APPLIED', made: 1 }])
  expect(erased).toBeGreaterThan(0)
  await download(exchange.sides, operator, '1010', 'north')
  expect(await atNorth(Array.from({ length: erased }, (_, n) => keyOf(100 + n)))).toEqual([])
})

test('a session that no run delivers is canceled by an erasure, and its package is deleted', async () => {
  const side = exchange.channelSides.get('north')
  if (!side) throw new Error('north')
  exchange.channelSides.set(
    'north',
    Object.create(side, { applyDownload: { value: () => Promise.reject(new Error('not now')) } }),
  )
  const failed = await download(exchange.sides, operator, '1010', 'north', { full: true })
  exchange.channelSides.set('north', side)
  expect(failed.session).toMatchObject({ status: 'APPLY_FAILED' })
  await erase(inParts(10))
  expect((await sessions()).at(-1)).toMatchObject({ status: 'CANCELED' })
  expect(await rows(exchange.hq, sql`select 1 from download_package`)).toEqual([])
  const next = await download(exchange.sides, operator, '1010', 'north', { full: true })
  expect(next.session).toMatchObject({ status: 'APPLIED' })
  expect(await atNorth(inParts(10))).toEqual([])
})
