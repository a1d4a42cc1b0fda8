import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { postgres } from '../../../src/db/driver-guard.ts'
import { startUploadSession } from '../../../src/headquarters/exchange/sessions/upload-session.ts'
import { receiveUpload } from '../../../src/headquarters/exchange/upload/receive-upload.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import { readLog } from '../../../src/log/read-log.ts'
import type { KnownUpload, UploadPackage } from '../../../src/model/package.ts'
import { STAGED_COLUMNS } from '../../../src/model/staged-columns.ts'
import { callsTo, captureOperation, type Exchange, makeExchange, operator, rows } from './exchange.ts'

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
})

const firstContact: KnownUpload = { sourceId: null, acknowledgedPosition: '0', acknowledgedOperationId: null }

async function operations() {
  return rows<{
    operationId: string
    status: string
    operationNumber: number
    waitsFor: string | null
    numberOffset: number
  }>(
    exchange.hq,
    sql`select operation_id as "operationId", status, operation_number as "operationNumber", waits_for as "waitsFor",
      number_offset as "numberOffset"
    from operation order by received_order`,
  )
}

async function pending() {
  const [row] = await rows<{ count: number }>(exchange.north, sql`select count(*)::int as count from upload_pending`)
  return row?.count
}

/** Everything of the five tables and the operations, to compare before and after. */
async function contents() {
  const tables = [...STAGED_COLUMNS.map(({ table }) => table), 'operation']
  return Promise.all(
    tables.map((table) =>
      rows(
        exchange.hq,
        sql`select md5(string_agg(to_jsonb(t)::text, ',' order by to_jsonb(t)::text)) as hash, count(*)::int as count
        from ${sql.identifier(table)} t`,
      ),
    ),
  )
}

async function offered(): Promise<UploadPackage> {
  const offer = await exchange.channelSides.get('north')?.offerUpload(5_000, firstContact)
  if (!offer || 'rewound' in offer) throw new Error('rewound')
  return offer
}

async function openSession(): Promise<string> {
  await exchange.hq.db.execute(sql`update batch_run set status = 'ERROR' where status = 'EXECUTING'`)
  const opened = await openRun(exchange.hq.db, { jobId: 'P-0001', scope: 'P-0001:north', actor: operator })
  if (!('run' in opened)) throw new Error('already running')
  return (await startUploadSession(exchange.hq.db, operator, opened.run, 'north')).id
}

test('the next package is offered while one is still being received, and lacks what that one has', async () => {
  for (let nth = 0; nth < 3; nth++) await captureOperation(exchange.north)
  const { operations: all } = await offered()
  const side = exchange.channelSides.get('north')
  const next = await side?.offerUpload(5_000, firstContact, undefined, all[0]?.position)
  expect(next).toMatchObject({ operations: all.slice(1) })
  // What is prepared ahead is no success of the upload.
  await side?.recordUploadAttempt('Headquarters could not be reached.')
  expect(await side?.offerUpload(5_000, firstContact, undefined, all[2]?.position)).toMatchObject({ operations: [] })
  expect(await rows(exchange.north, sql`select reason from upload_state`)).toEqual([
    { reason: 'Headquarters could not be reached.' },
  ])
})

test('carries operations with all their rows to headquarters, in order, and each as UPLOADED in the log', async () => {
  const first = await captureOperation(exchange.north)
  const second = await captureOperation(exchange.north, { customerKey: first.customerKey, name: 'Ada New' })
  const { session, refusal } = await upload(exchange.sides, operator, 'north')
  expect(refusal).toBeNull()
  expect(session).toMatchObject({ status: 'APPLIED', operations: 2, rowsAffected: 6 })
  expect(await operations()).toEqual([
    { operationId: first.operationId, status: 'UPLOADED', operationNumber: 1, waitsFor: null, numberOffset: 0 },
    { operationId: second.operationId, status: 'UPLOADED', operationNumber: 2, waitsFor: null, numberOffset: 0 },
  ])
  for (const { table, columns } of STAGED_COLUMNS) {
    const names = sql.join(
      [
        'operation_id',
        'customer_key',
        'operation_number',
        'data_area_id',
        'originating_channel',
        'cust_account',
        'cust_account_async',
        'replication_counter_from_origin',
        ...columns.map(({ column }) => column),
      ].map((name) => sql.identifier(name)),
      sql`, `,
    )
    const query = sql`select ${names} from ${sql.identifier(table)} order by replication_counter_from_origin`
    expect(await rows(exchange.hq, query)).toEqual(await rows(exchange.north, query))
  }
  const { events } = await readLog(exchange.hq.db, '0', 100, { kinds: ['OPERATION'] })
  expect(events.map(({ operationId, status, revision }) => ({ operationId, status, revision }))).toEqual([
    { operationId: first.operationId, status: 'UPLOADED', revision: 1 },
    { operationId: second.operationId, status: 'UPLOADED', revision: 1 },
  ])
  expect(await pending()).toBe(0)
})

test('keeps the captured time to the microsecond, so that both sides sort alike', async () => {
  await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  const query = sql`select captured_at::text as at from operation`
  expect(await rows(exchange.hq, query)).toEqual(await rows(exchange.north, query))
})

test('records NO_DATA when nothing is pending, and nothing at all for a schedule', async () => {
  const { session } = await upload(exchange.sides, operator, 'north')
  expect(session).toMatchObject({ status: 'NO_DATA' })
  expect(await upload(exchange.sides, operator, 'north', { quiet: true })).toEqual({ session: null, refusal: null })
  expect(await rows(exchange.hq, sql`select count(*)::int as count from upload_session`)).toEqual([{ count: 1 }])
})

test('leaves the operations of an offline channel pending, and later ones of the same customers', async () => {
  const away = await captureOperation(exchange.north, { channel: 'store1' })
  await captureOperation(exchange.north, { channel: 'store2', customerKey: away.customerKey })
  const other = await captureOperation(exchange.north, { channel: 'store2' })
  await exchange.north.db.execute(
    sql`insert into channel_switch (channel_id, offline, changed_by) values ('store1', true, 'test')`,
  )
  await upload(exchange.sides, operator, 'north')
  expect((await operations()).map(({ operationId }) => operationId)).toEqual([other.operationId])
  expect(await pending()).toBe(2)

  await exchange.north.db.execute(sql`update channel_switch set offline = false`)
  await upload(exchange.sides, operator, 'north')
  expect((await operations()).map(({ operationNumber }) => operationNumber)).toEqual([1, 1, 2])
})

test('marks an operation as waiting if an earlier one of its customer has failed, and no others', async () => {
  const first = await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  await exchange.hq.db.execute(
    sql`update operation set status = 'FAILED', error_code = 'REQUIRED', error_class = 'PERMANENT'`,
  )
  const second = await captureOperation(exchange.north, { customerKey: first.customerKey })
  const stranger = await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  const third = await captureOperation(exchange.north, { customerKey: first.customerKey })
  await upload(exchange.sides, operator, 'north')
  const found = new Map((await operations()).map((operation) => [operation.operationId, operation]))
  expect(found.get(second.operationId)).toMatchObject({ status: 'WAITING_ON', waitsFor: first.operationId })
  expect(found.get(third.operationId)).toMatchObject({ status: 'WAITING_ON', waitsFor: first.operationId })
  expect(found.get(stranger.operationId)).toMatchObject({ status: 'UPLOADED', waitsFor: null })
})

test('changes nothing if a package arrives three times, out of order or incomplete', async () => {
  for (let i = 0; i < 3; i++) await captureOperation(exchange.north)
  const all = await offered()
  const part = (from: number, to: number): UploadPackage => ({ ...all, operations: all.operations.slice(from, to) })
  const session = await openSession()
  for (const sent of [part(1, 2), part(0, 1), all, all]) await receiveUpload(exchange.headquarters, session, sent)
  const before = await contents()
  for (const sent of [all, part(2, 3), part(0, 2)]) {
    const receipt = await receiveUpload(exchange.headquarters, session, sent)
    expect(receipt).toEqual({ outcome: 'RECEIVED', received: 0, repeated: sent.operations.length, erased: 0 })
  }
  expect(await contents()).toEqual(before)
  expect(before.at(-1)).toMatchObject([{ count: 3 }])
})

test('repeats safely if the process dies between the commit at headquarters and the acknowledgement', async () => {
  await captureOperation(exchange.north)
  await receiveUpload(exchange.headquarters, await openSession(), await offered())
  expect(await pending()).toBe(1)
  const before = await contents()

  await exchange.hq.db.execute(
    sql`update batch_run set lease_until = now() - interval '1 second' where status = 'EXECUTING'`,
  )
  const { session } = await upload(exchange.sides, operator, 'north')
  expect(session).toMatchObject({ status: 'APPLIED', operations: 0 })
  expect(await contents()).toEqual(before)
  expect(await pending()).toBe(0)
  const [left] = await rows(exchange.hq, sql`select status from upload_session order by number`)
  expect(left).toEqual({ status: 'FAILED' })
})

test('refuses a package for a session that another process has closed', async () => {
  await captureOperation(exchange.north)
  const session = await openSession()
  await openSession()
  await expect(receiveUpload(exchange.headquarters, session, await offered())).rejects.toThrow(
    'Another process has ended',
  )
  expect(await operations()).toEqual([])
})

test('refuses the second of two P-jobs', async () => {
  await captureOperation(exchange.north)
  const results = await Promise.all([1, 2, 3].map(() => upload(exchange.sides, operator, 'north')))
  const told = results.filter(({ refusal }) => refusal?.code === 'JOB_ALREADY_RUNNING')
  expect(told.length).toBeGreaterThan(0)
  expect(await operations()).toHaveLength(1)
})

test('waits for a channel database longer than others for a lock: an erasure keeps it while it waits itself', async () => {
  exchange = await makeExchange({ lockTimeout: 50 })
  await captureOperation(exchange.north)
  const erasure = postgres(exchange.hq.url, { max: 1 })
  onTestFinished(() => erasure.end())
  await erasure`begin`
  await erasure`select 1 from channel_database order by id for no key update`
  const uploading = upload(exchange.sides, operator, 'north')
  uploading.catch(() => {})
  const waiting = sql`
    select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and now() - query_start > interval '1 second'`
  await expect.poll(() => rows(exchange.hq, waiting), { timeout: 60_000 }).toHaveLength(1)
  await erasure`rollback`
  expect(await uploading).toMatchObject({ session: { status: 'APPLIED', operations: 1 }, refusal: null })
}, 180_000)

test('a channel database that stays locked is no fault: the caller and the channel learn of it, and the next run goes', async () => {
  await captureOperation(exchange.north)
  await exchange.hq.db.execute(sql`
    create function keep_locked() returns trigger language plpgsql
    as $$ begin raise exception using errcode = 'lock_not_available'; end $$`)
  await exchange.hq.db.execute(
    sql`create trigger keep_locked before update on channel_database for each row execute function keep_locked()`,
  )
  const message = 'Another transaction, such as an erasure, keeps north locked. The next run tries again.'
  expect(await upload(exchange.sides, operator, 'north')).toMatchObject({
    session: { status: 'FAILED', message },
    refusal: { code: 'CHANNEL_DATABASE_LOCKED', message },
  })
  expect(await rows(exchange.north, sql`select reason from upload_state`)).toEqual([{ reason: message }])
  expect(await rows(exchange.hq, sql`select status, message from batch_run`)).toEqual([{ status: 'ERROR', message }])
  expect([await operations(), await pending()]).toEqual([[], 1])
  await exchange.hq.db.execute(sql`drop trigger keep_locked on channel_database`)
  expect(await upload(exchange.sides, operator, 'north')).toMatchObject({
    session: { status: 'APPLIED' },
    refusal: null,
  })
})

test('stops with CHANNEL_DATABASE_REWOUND if an operation arrives with different content, and stores nothing', async () => {
  const { operationId } = await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  await exchange.hq.db.execute(sql`update operation set hash = 'other'`)
  await exchange.north.db.execute(sql`insert into upload_pending values (${operationId}, 1, 'store1')`)
  await captureOperation(exchange.north)
  const { session, refusal } = await upload(exchange.sides, operator, 'north')
  expect(session).toMatchObject({ status: 'FAILED' })
  expect(refusal).toMatchObject({ code: 'CHANNEL_DATABASE_REWOUND' })
  expect(await operations()).toHaveLength(1)
  expect(await upload(exchange.sides, operator, 'north')).toMatchObject({
    session: null,
    refusal: { code: 'CHANNEL_DATABASE_REWOUND' },
  })
  const [state] = await rows(exchange.north, sql`select rewound, reason from upload_state`)
  expect(state).toMatchObject({ rewound: true })
})

test('refuses while data synchronization is paused, and records the reason at the channel', async () => {
  await captureOperation(exchange.north)
  await exchange.hq.db.execute(sql`update channel_database set pause_data_sync = true`)
  const { refusal } = await upload(exchange.sides, operator, 'north')
  expect(refusal).toMatchObject({ code: 'DATA_SYNC_PAUSED' })
  const [state] = await rows<{ reason: string }>(exchange.north, sql`select reason from upload_state`)
  expect(state?.reason).toContain('paused')
})

test('refuses an unknown channel database', async () => {
  expect(await upload(exchange.sides, operator, randomUUID())).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
})

test('queries the channel once if nothing is pending, and records the success there', async () => {
  const calls = callsTo(exchange, 'north')
  expect(await upload(exchange.sides, operator, 'north', { quiet: true })).toEqual({ session: null, refusal: null })
  expect(calls.filter((name) => name !== 'contact')).toEqual(['offerUpload'])
  const [state] = await rows(
    exchange.north,
    sql`select last_success_at is not null as succeeded, reason from upload_state`,
  )
  expect(state).toEqual({ succeeded: true, reason: null })
})

test('offers, takes and acknowledges in two calls, also by schedule', async () => {
  await captureOperation(exchange.north, {})
  const calls = callsTo(exchange, 'north')
  expect(await upload(exchange.sides, operator, 'north', { quiet: true })).toMatchObject({
    session: { status: 'APPLIED' },
  })
  expect(calls.filter((name) => name !== 'contact')).toEqual(['offerUpload', 'acknowledgeUpload'])
})
