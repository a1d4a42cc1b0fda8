import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { ChannelDatabase, Sides } from '../../../src/between/sides.ts'
import type { Whereabouts } from '../../../src/between/whereabouts.ts'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { recollect } from '../../../src/channel/exchange/recollect.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { postgres } from '../../../src/db/driver-guard.ts'
import { acceptChannelDatabase } from '../../../src/headquarters/exchange/acceptance/accept-channel-database.ts'
import { admitDatabase } from '../../../src/headquarters/exchange/channel-databases/admit-database.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { newestKnown } from '../../../src/headquarters/incarnation/known-requests.ts'
import { captureOperation, type Exchange, makeExchange, operator, rows } from './exchange.ts'

let exchange: Exchange
/** A copy of north's database, under north's identity. */
let clone: ChannelDatabase
/** Another process of the installation, whose address of north leads to the clone. */
let elsewhere: Sides
beforeEach(async () => {
  exchange = await makeExchange()
})
afterEach(async () => {
  await clone.db.close()
  await onServer((client) => client.unsafe(`drop database "${nameOf(clone.url)}" with (force)`))
})

const nameOf = (url: string) => new URL(url).pathname.slice(1)
async function onServer(work: (client: ReturnType<typeof postgres>) => Promise<unknown>) {
  const client = postgres(inject('serverUrl'), { max: 1, fetch_types: false, onnotice: () => {} })
  await work(client)
  await client.end()
}

async function cloneNorth(): Promise<void> {
  const name = nameOf(exchange.north.url)
  const url = new URL(exchange.north.url)
  url.pathname = `/${name}_clone`
  await onServer(async (client) => {
    for (let attempt = 1; ; attempt++) {
      await client.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
      try {
        return await client.unsafe(`create database "${name}_clone" template "${name}"`)
      } catch (error) {
        if (attempt === 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  })
  clone = { ...exchange.north, url: url.href, db: openDatabase(url.href) }
  const side = directChannelSide(clone)
  elsewhere = { ...exchange.sides, channelSides: new Map(exchange.channelSides).set('north', side) }
}

const uploaded = async (sides: Sides) => {
  const { session, refusal } = await upload(sides, operator, 'north')
  return refusal?.code ?? session?.status
}
const atHeadquarters = async () => {
  const found = await rows<{ id: string }>(exchange.hq, sql`select operation_id as id from operation`)
  return found.map(({ id }) => id).sort()
}
const isRewound = async () => {
  const [found] = await rows<{ rewound: boolean }>(
    exchange.hq,
    sql`select rewound_at is not null as rewound from channel_database where id = 'north'`,
  )
  return found?.rewound
}
const silentFor = (seconds: number) =>
  exchange.hq.db.execute(
    sql`update channel_database_contact set contact_at = now() - make_interval(secs => ${seconds})`,
  )
const ids = (...captured: { operationId: string }[]) => captured.map(({ operationId }) => operationId).sort()

test('a clone is refused by that name while the original is in contact, and the original goes on', async () => {
  const first = await captureOperation(exchange.north)
  expect(await uploaded(exchange.sides)).toBe('APPLIED')
  await cloneNorth()
  const there = await captureOperation(clone)
  const { refusal } = await upload(elsewhere, operator, 'north')
  expect(refusal).toMatchObject({
    code: 'CHANNEL_DATABASE_CLONED',
    message: expect.stringContaining(`/${nameOf(exchange.north.url)} was in contact`),
  })
  expect(refusal?.message).toContain(`/${nameOf(clone.url)}, is refused`)
  expect((await download(elsewhere, operator, '1010', 'north')).refusal?.code).toBe('CHANNEL_DATABASE_CLONED')
  const here = await captureOperation(exchange.north)
  expect(await uploaded(exchange.sides)).toBe('APPLIED')
  expect([await isRewound(), await atHeadquarters()]).toEqual([false, ids(first, here)])
  // What the clone has captured is still open there.
  const [left] = await rows<{ n: number }>(
    clone,
    sql`select count(*)::int as n from unsettled_operation where operation_id = ${there.operationId}::uuid`,
  )
  expect(left).toEqual({ n: 1 })
})

test('a clone that was refused stays refused when the original falls silent, until a person accepts it', async () => {
  await captureOperation(exchange.north)
  await uploaded(exchange.sides)
  await cloneNorth()
  const there = await captureOperation(clone)
  expect(await uploaded(elsewhere)).toBe('CHANNEL_DATABASE_CLONED')
  await silentFor(3_600)
  expect(await uploaded(elsewhere)).toBe('CHANNEL_DATABASE_CLONED')
  const accept = { channelDatabase: 'north', reason: 'The old machine is gone.' }
  expect(await acceptChannelDatabase(elsewhere, operator, accept)).toMatchObject({ lost: {}, userErrors: [] })
  expect(await atHeadquarters()).toContain(there.operationId)
  // The decision stands, also when the accepted one falls silent.
  await silentFor(3_600)
  expect(await uploaded(exchange.sides)).toBe('CHANNEL_DATABASE_CLONED')
})

test('both can be accepted in turn, and then headquarters has the captures of both, each once', async () => {
  const first = await captureOperation(exchange.north)
  await uploaded(exchange.sides)
  await cloneNorth()
  const there = await captureOperation(clone, { customerKey: first.customerKey })
  const here = await captureOperation(exchange.north, { customerKey: first.customerKey })
  expect(await uploaded(exchange.sides)).toBe('APPLIED')
  for (const [sides, other] of [
    [elsewhere, exchange.north],
    [exchange.sides, clone],
  ] as const) {
    const accept = { channelDatabase: 'north', reason: 'Both have customers.' }
    const { lost, userErrors } = await acceptChannelDatabase(sides, operator, accept)
    expect(userErrors).toEqual([])
    // Captured again, these customers would be there twice.
    expect(lost?.message).toContain(`/${nameOf(other.url)} had the place of north and is refused from now on.`)
    expect(lost?.message).toContain('stays in it: to have that, too, accept it there afterwards.')
  }
  expect(await atHeadquarters()).toEqual(ids(first, there, here))
  expect(await uploaded(elsewhere)).toBe('CHANNEL_DATABASE_CLONED')
})

test('an original that was silent for longer than the lease gets its place back from an older clone, and is not held to be rewound', async () => {
  await cloneNorth()
  const first = await captureOperation(exchange.north)
  expect(await uploaded(exchange.sides)).toBe('APPLIED')
  await silentFor(61)
  // It lacks what the original has uploaded: so would a restored database.
  expect(await uploaded(elsewhere)).toBe('CHANNEL_DATABASE_REWOUND')
  expect(await isRewound()).toBe(true)
  const here = await captureOperation(exchange.north)
  expect(await uploaded(exchange.sides)).toBe('APPLIED')
  expect([await isRewound(), await atHeadquarters()]).toEqual([false, ids(first, here)])
  expect(await uploaded(elsewhere)).toBe('CHANNEL_DATABASE_CLONED')
})

test('what a clone has captured in the place of the original says nothing of the original', async () => {
  await captureOperation(exchange.north)
  await uploaded(exchange.sides)
  await cloneNorth()
  await silentFor(61)
  await captureOperation(clone)
  await captureOperation(clone)
  expect((await download(elsewhere, operator, '1010', 'north')).refusal).toBeNull()
  // At the start of its server, and at its next contact.
  expect(await recollect(exchange.north)).toBe(false)
  const here = await captureOperation(exchange.north)
  expect(await uploaded(exchange.sides)).toBe('APPLIED')
  expect(await isRewound()).toBe(false)
  expect(await atHeadquarters()).toContain(here.operationId)
  expect(await uploaded(elsewhere)).toBe('CHANNEL_DATABASE_CLONED')
})

test('a database whose PostgreSQL has started since the last contact goes on at once, and no other', async () => {
  await captureOperation(exchange.north)
  await uploaded(exchange.sides)
  await cloneNorth()
  const known = await newestKnown(exchange.hq.db, 'north')
  const answer = known && (await exchange.channelSides.get('north')?.contact(null, known, true))
  if (!answer) throw new Error('There is no channel database.')
  await exchange.hq.db.execute(sql`update channel_database_contact set holder = holder || '{ "server": "1" }'`)
  await silentFor(30)
  const admitted = async (found: Partial<Whereabouts>) => {
    const whereabouts = { ...answer.whereabouts, ...found }
    const admission = await admitDatabase(exchange.hq.db, 'north', { ...answer, whereabouts })
    return typeof admission === 'string' ? admission : admission.code
  }
  expect(await admitted({ server: '2', uptime: 50 })).toBe('CHANNEL_DATABASE_CLONED')
  expect(await admitted({ database: 'another/1', server: '3', uptime: 10 })).toBe('CHANNEL_DATABASE_CLONED')
  expect(await admitted({ server: '4', uptime: 10 })).toBe('REPLACED')
})

test('a database that was restored in the place of the dropped one goes on at once', async () => {
  await captureOperation(exchange.north)
  await uploaded(exchange.sides)
  await cloneNorth()
  await exchange.north.db.close()
  await onServer((client) => client.unsafe(`drop database "${nameOf(exchange.north.url)}" with (force)`))
  expect(await uploaded(elsewhere)).toBe('NO_DATA')
})

test('another server under the same identity is refused while the first one, started earlier, is in contact', async () => {
  await captureOperation(exchange.north)
  await uploaded(exchange.sides)
  await cloneNorth()
  // A copy of the files of the server: the same database, and both have been running for a while.
  await exchange.hq.db.execute(
    sql`update channel_database_contact set holder = holder || '{ "server": "1" }', contact_at = now()`,
  )
  expect(await uploaded(exchange.sides)).toBe('CHANNEL_DATABASE_CLONED')
})
