import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { openDatabase } from '../../../src/db/client.ts'
import { isUnreachable } from '../../../src/db/errors.ts'
import { recordNotUploaded, scheduledJobs } from '../../../src/headquarters/exchange/jobs/scheduled-jobs.ts'
import { synchronizeCustomers } from '../../../src/headquarters/exchange/jobs/synchronize-customers.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import { captureOperation, type Exchange, makeCustomerRules, makeExchange, operator, rows } from './exchange.ts'

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
  await makeCustomerRules(exchange.headquarters)
})

const nowhere = 'postgres://nobody@127.0.0.1:1/none'

async function runSchedule(): Promise<(string | null)[]> {
  const runJob = scheduledJobs(exchange.sides)
  const messages: (string | null)[] = []
  for (const job of ['P-0001', 'synchronize', '1010']) messages.push(await runJob(job, 'default'))
  return messages
}

test('uploads a captured customer and returns its account number, by P-0001, synchronize and 1010', async () => {
  const { operationId, customerKey } = await captureOperation(exchange.north)
  const messages = await runSchedule()
  expect(messages[0]).toContain('P-0001 in north: APPLIED')
  expect(messages[1]).toContain('synchronize:usrt: 1 done')
  expect(messages[2]).toContain('1010 in north: APPLIED')
  expect(await rows(exchange.hq, sql`select operation_id as id, status from operation`)).toEqual([
    { id: operationId, status: 'DISTRIBUTED' },
  ])
  expect(await rows(exchange.north, sql`select customer_key as key, account from customer`)).toEqual([
    { key: customerKey, account: 'C-000001' },
  ])
  expect(await rows(exchange.north, sql`select settled_through as through from settlement`)).toEqual([{ through: 1 }])
})

test('records nothing more once everything is distributed', async () => {
  await captureOperation(exchange.north)
  await runSchedule()
  const counts = () =>
    rows(
      exchange.hq,
      sql`
      select (select count(*) from batch_run) as runs, (select count(*) from upload_session) as uploads,
        (select count(*) from download_session) as downloads, (select position from log_head) as head`,
    )
  const before = await counts()
  expect(await runSchedule()).toEqual([null, null, null])
  expect(await counts()).toEqual(before)
})

test('skips a job that is already running, and continues with the other databases', async () => {
  await captureOperation(exchange.north)
  await captureOperation(exchange.south)
  await openRun(exchange.hq.db, { jobId: 'P-0001', scope: 'P-0001:north', actor: operator })
  const [message] = await runSchedule()
  expect(message).toBe('P-0001 in south: APPLIED, 5 rows.')
})

test('reports an unreachable channel database, continues with the others, and includes it once it is reachable', async () => {
  await captureOperation(exchange.north)
  await captureOperation(exchange.south)
  const { north } = exchange
  const side = exchange.channelSides.get('north')
  if (!side) throw new Error('north')
  const db = openDatabase(nowhere)
  exchange.channelSides.set('north', directChannelSide({ ...north, db, url: nowhere }))
  const [away] = await runSchedule()
  expect(away).toContain('north cannot be reached')
  expect(away).toContain('P-0001 in south: APPLIED')
  await db.close()
  exchange.channelSides.set('north', side)
  const [back] = await runSchedule()
  expect(back).toContain('P-0001 in north: APPLIED')
})

test('records in each channel that headquarters is unreachable, until it is reachable', async () => {
  await captureOperation(exchange.north)
  const db = openDatabase(nowhere)
  const sides = { ...exchange.sides, headquarters: { db, url: nowhere } }
  const lost = await upload(sides, operator, 'north').catch((error: unknown) => error)
  expect(isUnreachable(lost)).toBe(true)
  const reason = () =>
    rows(exchange.north, sql`select reason, last_success_at is not null as succeeded from upload_state`)
  expect(await reason()).toEqual([{ reason: 'Headquarters could not be reached.', succeeded: false }])
  await recordNotUploaded(sides, 'Headquarters could not be reached.')
  expect(await rows(exchange.south, sql`select reason from upload_state`)).toEqual([
    { reason: 'Headquarters could not be reached.' },
  ])
  await db.close()
  await runSchedule()
  expect(await reason()).toEqual([{ reason: null, succeeded: true }])
})

test('runs the synchronize job under each of its names, and refuses others', async () => {
  await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  const names = [
    null,
    'synchronize',
    'Create customers from async mode',
    'SYNCHRONIZE CUSTOMERS AND BUSINESS PARTNERS FROM ASYNC MODE',
  ]
  for (const job of names) {
    const { runs, userErrors } = await synchronizeCustomers(exchange.sides, operator, {
      job,
      legalEntity: null,
      wait: true,
    })
    expect(userErrors).toEqual([])
    expect(runs).toMatchObject([{ status: 'FINISHED', scope: 'synchronize:usrt' }])
  }
  const wrong = { job: 'P-0001', legalEntity: null, wait: true }
  expect(await synchronizeCustomers(exchange.sides, operator, wrong)).toMatchObject({
    runs: [],
    userErrors: [{ code: 'INVALID_VALUE' }],
  })
})

test('returns at once without wait, and refuses the second of two callers', async () => {
  await captureOperation(exchange.north)
  await upload(exchange.sides, operator, 'north')
  const started = await synchronizeCustomers(exchange.sides, operator, { job: null, legalEntity: 'usrt', wait: false })
  expect(started.runs).toHaveLength(1)
  await expect
    .poll(() => rows(exchange.hq, sql`select status from batch_run where job_id = 'synchronize'`), { timeout: 120_000 })
    .toEqual([{ status: 'FINISHED' }])
  await openRun(exchange.hq.db, { jobId: 'synchronize', scope: 'synchronize:usrt', actor: operator })
  const second = await synchronizeCustomers(exchange.sides, operator, { job: null, legalEntity: null, wait: true })
  expect(second).toMatchObject({ runs: [], userErrors: [{ code: 'JOB_ALREADY_RUNNING' }] })
})

test('brings a new channel database its configuration before its first customers, and once', async () => {
  const jobs = async () =>
    (
      await rows<{ job: string }>(
        exchange.hq,
        sql`select job_id as job from download_session where channel_database_id = 'north' order by number`,
      )
    ).map(({ job }) => job)
  await runSchedule()
  expect(await jobs()).toEqual(['1110', '1070', '1010'])
  await captureOperation(exchange.north)
  await runSchedule()
  expect((await jobs()).slice(3)).toEqual(['1010'])
})
