// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import type { ChannelDatabase } from '../../../src/between/sides.ts'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { sequence } from '../../../src/channel/log/sequence.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { postgres } from '../../../src/db/driver-guard.ts'
import { acceptChannelDatabase } from '../../../src/headquarters/exchange/acceptance/accept-channel-database.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import {
  type Captured,
  captureOperation,
  changeCustomer,
  type Exchange,
  makeExchange,
  operator,
  rows,
  settleAtHeadquarters,
} from './exchange.ts'

let exchange: Exchange
let restored: ChannelDatabase | undefined
beforeEach(async () => {
  exchange = await makeExchange()
  restored = undefined
})
afterEach(async () => {
  if (!restored) return
  await restored.db.close()
  await onServer((client) => client.unsafe(`drop database "${nameOf(restored?.url ?? '')}" with (force)`))
})

const nameOf = (url: string) => new URL(url).pathname.slice(1)

async function onServer(work: (client: ReturnType<typeof postgres>) => Promise<unknown>) {
  const client = postgres(inject('serverUrl'), { max: 1, fetch_types: false, onnotice: () => {} })
  await work(client)
  await client.end()
}

/** Copies the channel database as it is now; `restore` then puts the copy in its place. */
async function backUp() {
  const name = nameOf(exchange.north.url)
  const copy = `${name}_copy`
  await onServer(async (client) => {
    await client.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
    for (let attempt = 1; ; attempt++) {
      try {
        return await client.unsafe(`create database "${copy}" template "${name}"`)
      } catch (error) {
        if (attempt === 20) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  })
  return async () => {
    // The database that is restored was away for a while.
    await exchange.hq.db.execute(sql`update channel_database_contact set contact_at = now() - interval '5 minutes'`)
    const url = new URL(exchange.north.url)
    url.pathname = `/${copy}`
    restored = { ...exchange.north, url: url.href, db: openDatabase(url.href) }
    exchange.channelSides.set('north', directChannelSide(restored))
    return restored
  }
}

const runUpload = () => upload(exchange.sides, operator, 'north')
const run1010 = () => download(exchange.sides, operator, '1010', 'north')
const accept = () =>
  acceptChannelDatabase(exchange.sides, operator, { channelDatabase: 'north', reason: 'Disk was replaced.' })

async function numbers({ customerKey }: Captured) {
  const found = await rows<{ id: string; number: number; offset: number }>(
    exchange.hq,
    sql`select operation_id as id, operation_number as number, number_offset as offset from operation
    where customer_key = ${customerKey} order by operation_number`,
  )
  return found.map(({ id, number, offset }) => [id, number, offset])
}

async function settledThrough(database: ChannelDatabase, { customerKey }: Captured) {
  const [found] = await rows<{ through: number }>(
    database,
    sql`select settled_through as through from settlement where customer_key = ${customerKey}`,
  )
  return found?.through
}

test('stops uploads and downloads of a database that was restored from a backup, while captures continue', async () => {
  const first = await captureOperation(exchange.north)
  await runUpload()
  const restore = await backUp()
  await captureOperation(exchange.north, { customerKey: first.customerKey })
  await runUpload()

  const database = await restore()
  const other = await captureOperation(database, { customerKey: first.customerKey, name: 'Other content' })
  const { session, refusal } = await runUpload()
  expect(session).toMatchObject({ status: 'FAILED' })
  expect(refusal).toMatchObject({ code: 'CHANNEL_DATABASE_REWOUND' })
  expect(await run1010()).toMatchObject({ session: null, refusal: { code: 'CHANNEL_DATABASE_REWOUND' } })
  expect((await numbers(first)).map(([id]) => id)).not.toContain(other.operationId)
  await captureOperation(database, { customerKey: first.customerKey })
  const [state] = await rows(database, sql`select rewound from upload_state`)
  expect(state).toEqual({ rewound: true })
})

test('a download detects it, too', async () => {
  await run1010()
  const restore = await backUp()
  await captureOperation(exchange.north)
  await runUpload()
  await restore()
  expect(await run1010()).toMatchObject({
    session: { status: 'DOWNLOAD_FAILED' },
    refusal: { code: 'CHANNEL_DATABASE_REWOUND' },
  })
})

test('is noticed when the copy has captured more since than it has lost, by the operation', async () => {
  await captureOperation(exchange.north)
  await runUpload()
  const restore = await backUp()
  await captureOperation(exchange.north)
  await runUpload()
  const database = await restore()
  for (let nth = 0; nth < 3; nth++) await captureOperation(database)
  await sequence(database.db)
  expect(await runUpload()).toMatchObject({ refusal: { code: 'CHANNEL_DATABASE_REWOUND' } })
})

test('is noticed when the copy has the operation that was uploaded last, and not its place in the log', async () => {
  await captureOperation(exchange.north)
  await runUpload()
  await exchange.north.db.execute(sql`update log_head set position = position - 1`)
  expect(await runUpload()).toMatchObject({ refusal: { code: 'CHANNEL_DATABASE_REWOUND' } })
})

test('becomes a new source on acceptance: nothing is lost, numbers continue, everything is synchronized', async () => {
  const first = await captureOperation(exchange.north)
  await runUpload()
  await settleAtHeadquarters(exchange, first)
  await run1010()
  const restore = await backUp()
  const lost = await captureOperation(exchange.north, { customerKey: first.customerKey })
  await runUpload()

  const database = await restore()
  const [source] = await rows(database, sql`select source_id from database_identity`)
  const edit = await captureOperation(database, { customerKey: first.customerKey, name: 'After the restore' })
  const fresh = await captureOperation(database)
  await runUpload()
  await changeCustomer(exchange, randomUUID(), ['north'])
  expect(await accept()).toMatchObject({ lost: { captures: [] }, userErrors: [] })

  expect(await rows(database, sql`select source_id from database_identity`)).not.toEqual([source])
  expect(await numbers(first)).toEqual([
    [first.operationId, 1, 0],
    [lost.operationId, 2, 0],
    [edit.operationId, 3, 1],
  ])
  expect(await numbers(fresh)).toEqual([[fresh.operationId, 1, 0]])
  expect(await rows(database, sql`select 1 from customer`)).toHaveLength(2)
  const full = await rows(
    exchange.hq,
    sql`
    select distinct on (job_id) job_id as job, "full" from download_session where status in ('APPLIED', 'NO_DATA') order by job_id, number desc`,
  )
  expect(full).toEqual(['1010', '1050', '1070', '1110'].map((job) => ({ job, full: true })))
  expect(await settledThrough(database, first)).toBe(1)

  await settleAtHeadquarters(exchange, lost)
  await settleAtHeadquarters(exchange, edit)
  await run1010()
  expect(await settledThrough(database, first)).toBe(2)
  const later = await captureOperation(database, { customerKey: first.customerKey })
  expect(await runUpload()).toMatchObject({ session: { status: 'APPLIED', operations: 1 }, refusal: null })
  expect((await numbers(first)).at(-1)).toEqual([later.operationId, 4, 1])
})

test('does not count as complete an operation still to be uploaded under a number that headquarters knows', async () => {
  const first = await captureOperation(exchange.north)
  await runUpload()
  await settleAtHeadquarters(exchange, first)
  await run1010()
  const restore = await backUp()
  const lost = await captureOperation(exchange.north, { customerKey: first.customerKey })
  await runUpload()
  await settleAtHeadquarters(exchange, lost)
  const database = await restore()
  await runUpload()
  await accept()
  const later = await captureOperation(database, { customerKey: first.customerKey })
  await exchange.channelSides
    .get('north')
    ?.offerUpload(1, { sourceId: null, acknowledgedPosition: '0', acknowledgedOperationId: null })
  await changeCustomer(exchange, first.customerKey, ['north'])
  await run1010()
  const [captured] = await rows<{ number: number }>(
    database,
    sql`select operation_number as number from operation where operation_id = ${later.operationId}`,
  )
  expect(captured?.number).toBe(3)
  expect(await settledThrough(database, first)).toBe(2)
})

test('gives no operation number and no log position twice', async () => {
  const first = await captureOperation(exchange.north)
  await runUpload()
  const restore = await backUp()
  for (let n = 0; n < 3; n++) await captureOperation(exchange.north, { customerKey: first.customerKey })
  await runUpload()
  const [known] = await rows<{ position: number }>(
    exchange.hq,
    sql`select acknowledged_position::int as position from channel_database where id = 'north'`,
  )
  const database = await restore()
  await runUpload()
  const later = await captureOperation(database, { customerKey: first.customerKey })
  await accept()
  const [captured] = await rows<{ number: number; position: number }>(
    database,
    sql`select o.operation_number as number, l.position::int as position from operation o
    join log l on l.operation_id = o.operation_id where o.operation_id = ${later.operationId}`,
  )
  expect(captured?.number).toBe(5)
  expect(captured?.position).toBeGreaterThan(known?.position ?? Infinity)
  expect((await numbers(first)).at(-1)).toEqual([later.operationId, 5, 0])
})

test('is not rewound if the backup has everything that headquarters has received', async () => {
  await captureOperation(exchange.north)
  await captureOperation(exchange.north)
  await runUpload()
  const restore = await backUp()
  const database = await restore()
  await captureOperation(database)
  expect(await runUpload()).toMatchObject({ session: { status: 'APPLIED', operations: 1 }, refusal: null })
})

test('is rewound if it has everything that was uploaded, and lacks what was pending at its last contact', async () => {
  await captureOperation(exchange.north)
  await runUpload()
  const restore = await backUp()
  const pending = await captureOperation(exchange.north)
  await run1010()
  const database = await restore()
  // As much as is lost: the log ends where headquarters has seen it.
  await captureOperation(database)
  await captureOperation(database)
  expect(await runUpload()).toMatchObject({
    session: { status: 'FAILED' },
    refusal: { code: 'CHANNEL_DATABASE_REWOUND' },
  })
  // No later contact replaces what was pending.
  await exchange.hq.db.execute(sql`update channel_database_contact set contact_at = now() - interval '1 minute'`)
  expect((await run1010()).refusal?.code).toBe('CHANNEL_DATABASE_REWOUND')
  expect(await accept()).toMatchObject({
    lost: {
      count: 1,
      captures: [{ operationId: pending.operationId }],
      message: expect.stringMatching(/^1 captured operation is lost: north had not uploaded them/),
    },
    userErrors: [],
  })
  expect((await runUpload()).refusal).toBeNull()
})

test('is rewound if only its log ends before the position of its last contact', async () => {
  const restore = await backUp()
  await run1010()
  await exchange.hq.db.execute(sql`update channel_database_contact set contact_at = now() - interval '1 minute'`)
  await runUpload()
  const database = await restore()
  expect((await runUpload()).refusal?.code).toBe('CHANNEL_DATABASE_REWOUND')
  const [head] = await rows<{ continues: boolean }>(database, sql`select position > 0 as continues from log_head`)
  expect(head).toEqual({ continues: true })
})

test('the loss is counted whole, and the newest hundred are named', async () => {
  const here = Array.from({ length: 10 }, () => captureOperation(exchange.north))
  await Promise.all(here)
  const restore = await backUp()
  for (let n = 0; n < 125; n++) await captureOperation(exchange.north)
  await run1010()
  const database = await restore()
  await captureOperation(database)
  await runUpload()
  const { lost } = await accept()
  expect(lost).toMatchObject({
    count: 125,
    message: expect.stringMatching(/^125 captured operations are lost: .* \(the newest 100 at positions \d+ to \d+ of/),
  })
  expect(lost?.captures).toHaveLength(100)
})

test('a contact lists what is not uploaded only when it has changed, or is asked to', async () => {
  await captureOperation(exchange.north)
  const side = directChannelSide(exchange.north)
  const upload = { sourceId: null, acknowledgedPosition: '0', acknowledgedOperationId: null }
  const first = await side.contact(null, { upload, log: null, keyed: null }, false)
  expect(first.notUploaded).toMatchObject({ operations: 1, newest: [{ operationId: first.log.operationId }] })
  const known = { upload, log: first.log, keyed: null }
  expect(await side.contact(null, known, false)).toMatchObject({ missing: null, log: first.log, notUploaded: null })
  expect((await side.contact(null, known, true)).notUploaded).toEqual(first.notUploaded)
  await captureOperation(exchange.north)
  expect((await side.contact(null, known, false)).notUploaded).toMatchObject({ operations: 2 })
})

test('is not accepted when it has everything, nor when it has been accepted already', async () => {
  const nothing = { lost: null, userErrors: [{ code: 'CHANNEL_DATABASE_NOT_REWOUND' }] }
  await captureOperation(exchange.north)
  await runUpload()
  expect(await accept()).toMatchObject(nothing)
  const restore = await backUp()
  await captureOperation(exchange.north)
  await runUpload()
  const database = await restore()
  // Nobody has noticed it yet.
  expect(await accept()).toMatchObject({ lost: { count: 0 }, userErrors: [] })
  const source = await rows(database, sql`select source_id from database_identity`)
  expect(await accept()).toMatchObject(nothing)
  expect(await rows(database, sql`select source_id from database_identity`)).toEqual(source)
})

test('is accepted without a refusal when a schedule begins one of the jobs before the full synchronization does', async () => {
  const side = exchange.channelSides.get('north') ?? directChannelSide(exchange.north)
  exchange.channelSides.set('north', {
    ...side,
    async offerUpload(...query) {
      await openRun(exchange.hq.db, { jobId: '1070', scope: '1070:north', actor: operator })
      return side.offerUpload(...query)
    },
  })
  await exchange.hq.db.execute(sql`update channel_database set rewound_at = now() where id = 'north'`)
  expect(await accept()).toMatchObject({ lost: {}, userErrors: [] })
})

test('refuses to accept without a reason, for an unknown database, and while one of its jobs runs', async () => {
  const input = { channelDatabase: 'north', reason: ' ' }
  expect(await acceptChannelDatabase(exchange.sides, operator, input)).toMatchObject({
    lost: null,
    userErrors: [{ code: 'INVALID_VALUE', field: ['input', 'reason'] }],
  })
  const unknown = { channelDatabase: 'west', reason: 'Restored.' }
  expect(await acceptChannelDatabase(exchange.sides, operator, unknown)).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND' }],
  })
  await exchange.hq.db.execute(sql`update channel_database set rewound_at = now() where id = 'north'`)
  await openRun(exchange.hq.db, { jobId: '1070', scope: '1070:north', actor: operator })
  expect(await accept()).toMatchObject({ lost: null, userErrors: [{ code: 'JOB_ALREADY_RUNNING' }] })
})
