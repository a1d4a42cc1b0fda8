import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { cancelSession, retrySession } from '../../../src/headquarters/exchange/jobs/change-session.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import { readLog } from '../../../src/log/read-log.ts'
import {
  captureOperation,
  changeCustomer,
  type Exchange,
  makeExchange,
  operator,
  rows,
  settleAtHeadquarters,
} from './exchange.ts'

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
})

const run1010 = (options: { full?: boolean } = {}) => download(exchange.sides, operator, '1010', 'north', options)

/** The channel database refuses customers, until it is corrected. */
const breakChannel = () =>
  exchange.north.db.execute(sql`alter table customer add constraint broken check (false) not valid`)
const repairChannel = () => exchange.north.db.execute(sql`alter table customer drop constraint broken`)
const parameters = (tryCount: number, enforce: boolean) =>
  exchange.hq.db.execute(sql`update parameters set try_count = ${tryCount}, enforce_session_order = ${enforce}`)

async function sessions() {
  return rows<{ id: string; status: string; tries: number; replacedBy: string | null; message: string | null }>(
    exchange.hq,
    sql`select id, status, try_count as tries, replaced_by as "replacedBy", message from download_session order by number`,
  )
}
const packages = () => rows(exchange.hq, sql`select session_id from download_package`)
const here = async () =>
  (await rows<{ key: string }>(exchange.north, sql`select customer_key as key from customer`)).map(({ key }) => key)

test('passes through its statuses, with one event each, and its package is deleted once it is applied', async () => {
  await changeCustomer(exchange, randomUUID(), ['north'])
  const { session } = await run1010()
  const { events } = await readLog(exchange.hq.db, '0', 100, { entityIds: [session?.id ?? ''] })
  expect(events.map(({ status, revision }) => `${status} ${revision}`)).toEqual([
    'STARTED 1',
    'AVAILABLE 2',
    'REQUESTED 3',
    'DOWNLOADED 4',
    'APPLIED 5',
  ])
  expect(session).toMatchObject({ dateDownloaded: expect.any(String), dateApplied: expect.any(String), tryCount: 1 })
  expect(session?.fileSize).toBeGreaterThan(0)
  expect(await packages()).toEqual([])
})

test('is retried by the next run if it could not be applied, and nothing of it was half applied', async () => {
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await breakChannel()
  const first = await run1010()
  expect(first.session).toMatchObject({
    status: 'APPLY_FAILED',
    tryCount: 1,
    message: expect.stringContaining('23514'),
  })
  expect(await rows(exchange.north, sql`select 1 from applied_job`)).toEqual([])
  await repairChannel()
  await run1010()
  expect(await sessions()).toMatchObject([
    { id: first.session?.id, status: 'APPLIED', tries: 2 },
    { status: 'NO_DATA' },
  ])
  expect(await here()).toEqual([key])
})

test('is canceled after its last attempt, and the next session carries its content', async () => {
  await parameters(2, false)
  await run1010()
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await breakChannel()
  await run1010()
  expect((await run1010()).session).toMatchObject({
    status: 'CANCELED',
    message: expect.stringContaining('failed after 2 attempts'),
  })
  expect(await packages()).toEqual([])
  await repairChannel()
  const { session } = await run1010()
  expect(session).toMatchObject({ status: 'APPLIED', full: false })
  const [, canceled] = await sessions()
  expect(canceled).toMatchObject({ status: 'CANCELED', replacedBy: session?.id })
  expect(await here()).toEqual([key])
})

test('is suspended when the order of sessions is enforced: later ones wait until it is retried', async () => {
  await parameters(1, true)
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await breakChannel()
  const suspended = (await run1010()).session
  expect(suspended).toMatchObject({ status: 'SUSPENDED' })
  await changeCustomer(exchange, randomUUID(), ['north'])
  expect((await run1010()).session).toMatchObject({ id: suspended?.id, status: 'SUSPENDED', tryCount: 1 })
  expect(await sessions()).toHaveLength(1)

  await repairChannel()
  expect((await run1010()).session).toMatchObject({ id: suspended?.id, status: 'SUSPENDED' })
  const retried = await retrySession(exchange.sides, operator, suspended?.id ?? '')
  expect(retried).toMatchObject({ refusal: null, session: { status: 'APPLIED', tryCount: 1 } })
  expect(await here()).toEqual([key])
  await run1010()
  expect(await here()).toHaveLength(2)
})

test('canceling the suspended session lets the next one carry both', async () => {
  await parameters(1, true)
  await changeCustomer(exchange, randomUUID(), ['north'])
  await breakChannel()
  const suspended = (await run1010()).session
  await changeCustomer(exchange, randomUUID(), ['north'])
  await repairChannel()
  const canceled = await cancelSession(exchange.sides, operator, suspended?.id ?? '')
  expect(canceled).toMatchObject({ refusal: null, session: { status: 'CANCELED', message: 'Canceled by operator.' } })
  await run1010()
  expect(await here()).toHaveLength(2)
})

test('cannot be retried or canceled when it is complete, in progress, or unknown', async () => {
  const { session } = await run1010()
  const id = session?.id ?? ''
  expect(await retrySession(exchange.sides, operator, id)).toMatchObject({ refusal: { code: 'SESSION_STATUS' } })
  expect(await cancelSession(exchange.sides, operator, id)).toMatchObject({ refusal: { code: 'SESSION_STATUS' } })
  expect(await cancelSession(exchange.sides, operator, randomUUID())).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
  expect(await retrySession(exchange.sides, operator, 'nonsense')).toMatchObject({ refusal: { code: 'NOT_FOUND' } })

  await changeCustomer(exchange, randomUUID(), ['north'])
  await breakChannel()
  const failed = (await run1010()).session
  await openRun(exchange.hq.db, { jobId: '1010', scope: '1010:north', actor: operator })
  for (const change of [retrySession, cancelSession]) {
    expect(await change(exchange.sides, operator, failed?.id ?? '')).toMatchObject({
      refusal: { code: 'JOB_ALREADY_RUNNING' },
    })
  }
})

test('cannot be changed by an operator of other channels', async () => {
  await changeCustomer(exchange, randomUUID(), ['north'])
  await breakChannel()
  const failed = (await run1010()).session
  const stranger = { ...operator, channels: ['store3'] }
  expect(await cancelSession(exchange.sides, stranger, failed?.id ?? '')).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  })
})

test('is replaced by a full synchronization if it is still open', async () => {
  await changeCustomer(exchange, randomUUID(), ['north'])
  await breakChannel()
  await run1010()
  await repairChannel()
  const { session } = await run1010({ full: true })
  expect(session).toMatchObject({ status: 'APPLIED', full: true })
  expect((await sessions())[0]).toMatchObject({ status: 'CANCELED', replacedBy: session?.id })
})

test('is not applied if a part of its package is missing or altered', async () => {
  await parameters(9, false)
  await changeCustomer(exchange, randomUUID(), ['north'])
  await breakChannel()
  await run1010()
  await repairChannel()
  await exchange.hq.db.execute(
    sql`update download_package set content = (select content from download_package where part = 0) where part = 1`,
  )
  expect((await run1010()).session).toMatchObject({ status: 'DOWNLOAD_FAILED' })
  await exchange.hq.db.execute(sql`delete from download_package where part = 1`)
  expect((await run1010()).session).toMatchObject({ status: 'DOWNLOAD_FAILED' })
  expect(await here()).toEqual([])
})

test('is completed if it was applied when the process died before headquarters was informed', async () => {
  const operation = await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  await settleAtHeadquarters(exchange, operation)
  const { session } = await run1010()
  // As it is when the process was killed after the channel's commit.
  await exchange.hq.db.execute(sql`delete from download_position`)
  await exchange.hq.db.execute(sql`update download_session set status = 'DOWNLOADED', date_applied = null`)
  await exchange.hq.db.execute(sql`update operation set status = 'SYNCED'`)
  await run1010()
  expect((await sessions())[0]).toMatchObject({ id: session?.id, status: 'APPLIED', tries: 1 })
  expect(await rows(exchange.hq, sql`select status from operation`)).toEqual([{ status: 'DISTRIBUTED' }])
})

test('gets a new package if the process died while making one', async () => {
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await exchange.hq.db.execute(sql`
    insert into download_session (id, job_id, channel_database_id, status, from_position, to_position, requested_by)
    values (${randomUUID()}, '1010', 'north', 'STARTED', 0, 0, 'test')`)
  const { session } = await run1010()
  expect(session).toMatchObject({ status: 'APPLIED' })
  expect((await sessions())[0]).toMatchObject({ status: 'CREATE_FAILED', replacedBy: session?.id })
  expect(await here()).toEqual([key])
})

test('starts at the position of a channel database that was restored to an earlier download', async () => {
  await run1010()
  const before = await rows<{ position: string; sessionId: string }>(
    exchange.north,
    sql`select position, session_id as "sessionId" from applied_job where job_id = '1010'`,
  )
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await run1010()
  await exchange.north.db.execute(sql`delete from customer`)
  await exchange.north.db.execute(sql`
    update applied_job set position = ${before[0]?.position}::bigint, session_id = ${before[0]?.sessionId}`)
  await run1010()
  expect(await here()).toEqual([key])
})

test('an upload session that was canceled or has failed is run again as a new one, and others are not', async () => {
  await captureOperation(exchange.north)
  const uploaded = (await upload(exchange.sides, operator, 'north')).session
  expect(await retrySession(exchange.sides, operator, uploaded?.id ?? '')).toMatchObject({
    refusal: { code: 'SESSION_STATUS' },
  })
  await exchange.hq.db.execute(sql`update upload_session set status = 'CANCELED'`)
  const { operationId } = await captureOperation(exchange.north)
  const again = await retrySession(exchange.sides, operator, uploaded?.id ?? '')
  expect(again).toMatchObject({ refusal: null, session: { type: 'UPLOAD', status: 'APPLIED' } })
  expect(again.session?.id).not.toBe(uploaded?.id)
  const found = await rows(exchange.hq, sql`select 1 from operation where operation_id = ${operationId}`)
  expect(found).toHaveLength(1)
})

test('a job carries everything again when the full data set interval has passed, and not before', async () => {
  const interval = (days: number) =>
    exchange.hq.db.execute(sql`update parameters set full_data_set_interval_days = ${days}`)
  await changeCustomer(exchange, randomUUID(), ['north'])
  expect((await run1010()).session).toMatchObject({ full: true })
  await interval(7)
  await changeCustomer(exchange, randomUUID(), ['north'])
  expect((await run1010()).session).toMatchObject({ full: false })
  await exchange.hq.db.execute(sql`update download_position set full_at = now() - interval '8 days'`)
  const scheduled = await download(exchange.sides, operator, '1010', 'north', { quiet: true })
  expect(scheduled.session).toMatchObject({ full: true, status: 'APPLIED' })
  expect(await download(exchange.sides, operator, '1010', 'north', { quiet: true })).toEqual({
    session: null,
    refusal: null,
  })
  await interval(0)
  await exchange.hq.db.execute(sql`update download_position set full_at = null`)
  await changeCustomer(exchange, randomUUID(), ['north'])
  expect((await run1010()).session).toMatchObject({ full: false })
})
