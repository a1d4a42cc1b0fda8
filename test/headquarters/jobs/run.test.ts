import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import { type Database, execute, openDatabase, transaction } from '../../../src/db/client.ts'
import { type BatchRunRow, guardFence, LeaseLost, openRun, underLease } from '../../../src/headquarters/jobs/run.ts'
import { readLog } from '../../../src/log/read-log.ts'
import { testDatabase } from '../../support/databases.ts'

let db: Database
let url: string
beforeAll(async () => {
  ;({ db, url } = await testDatabase('hq'))
})

async function opened(scope: string): Promise<BatchRunRow> {
  const result = await openRun(db, { jobId: 'synchronize', scope, actor: SYSTEM })
  if ('alreadyRunning' in result) throw new Error('already running')
  return result.run
}

async function read(runId: string) {
  const [row] = await execute<{
    status: string
    done: number
    message: string | null
    fence: string
    isLeased: boolean
  }>(
    db,
    sql`select status, done, message, fence::text, lease_until is not null or holder is not null as "isLeased"
    from batch_run where run_id = ${runId}`,
  )
  return row
}

const expire = (run: BatchRunRow) =>
  db.execute(sql`update batch_run set lease_until = now() - interval '1 second' where run_id = ${run.runId}`)

test('answers the second caller with the run that is going on, and lets other scopes run', async () => {
  const run = await opened('synchronize:one')
  const second = await openRun(db, { jobId: 'synchronize', scope: 'synchronize:one', actor: SYSTEM })
  expect(second).toMatchObject({ alreadyRunning: { runId: run.runId, status: 'EXECUTING' } })
  await underLease(db, run, async () => {})
  await underLease(db, await opened('synchronize:one'), async () => {})
  await underLease(db, await opened('synchronize:two'), async () => {})
})

test('gives a scope to exactly one of many who open it at once', async () => {
  const results = await Promise.all(
    Array.from({ length: 8 }, () => openRun(db, { jobId: 'synchronize', scope: 'synchronize:crowd', actor: SYSTEM })),
  )
  const runs = results.flatMap((result) => ('run' in result ? [result.run] : []))
  expect(runs).toHaveLength(1)
  expect(new Set(results.map((result) => ('run' in result ? result.run : result.alreadyRunning).runId)).size).toBe(1)
})

test('ends a run FINISHED with its counts, and announces each step with a higher revision', async () => {
  const run = await opened('synchronize:counted')
  await underLease(db, run, async (lease) => {
    await lease.progress({ total: 5 })
    await lease.progress({ done: 4, failed: 1 })
    lease.conclude('FINISHED', 'One failed.')
  })
  expect(await read(run.runId)).toMatchObject({ status: 'FINISHED', done: 4, message: 'One failed.', isLeased: false })
  const { events } = await readLog(db, '0', 100, { runIds: [run.runId] })
  expect(events.map(({ status, revision, dataAreaId }) => ({ status, revision, dataAreaId }))).toEqual(
    ['EXECUTING', 'EXECUTING', 'EXECUTING', 'FINISHED'].map((status, index) => ({
      status,
      revision: index + 1,
      dataAreaId: 'counted',
    })),
  )
})

test('ends a run ERROR without the message of the fault, and throws the fault on', async () => {
  const run = await opened('synchronize:fault')
  const work = underLease(db, run, () => Promise.reject(new Error('ada@example.com')))
  await expect(work).rejects.toThrow('ada@example.com')
  const ended = await read(run.runId)
  expect(ended).toMatchObject({ status: 'ERROR' })
  expect(ended?.message).not.toContain('ada')
})

test('leaves a run whose lease was lost as it is, for the next caller', async () => {
  const run = await opened('synchronize:left')
  await expect(underLease(db, run, () => Promise.reject(new LeaseLost()))).rejects.toThrow(LeaseLost)
  expect(await read(run.runId)).toMatchObject({ status: 'EXECUTING', message: null })
  await expire(run)
  expect(await opened('synchronize:left')).toMatchObject({ runId: run.runId })
})

test('throws the fault of the work on, also when headquarters cannot be told of the end', async () => {
  const own = openDatabase(url)
  const run = await opened('synchronize:away')
  const work = underLease(own, run, async () => {
    await own.close()
    throw new Error('It did not work.')
  })
  await expect(work).rejects.toThrow('It did not work.')
  expect(await read(run.runId)).toMatchObject({ status: 'EXECUTING' })
})

test('gives a run whose lease was lost to the next caller, and refuses its earlier holder', async () => {
  const first = await opened('synchronize:lost')
  await expire(first)
  const second = await opened('synchronize:lost')
  expect(second).toMatchObject({ runId: first.runId, fence: '2' })

  await expect(transaction(db, (tx) => guardFence(tx, first))).rejects.toThrow(LeaseLost)
  await expect(underLease(db, first, (lease) => lease.progress({ done: 1 }))).rejects.toThrow(LeaseLost)
  expect(await read(first.runId)).toMatchObject({ status: 'EXECUTING', done: 0 })
  await underLease(db, second, (lease) => lease.progress({ done: 2 }))
  expect(await read(first.runId)).toMatchObject({ status: 'FINISHED', done: 2 })
})

test('does not take a run from a holder inside a transaction of it, and does not block its progress', async () => {
  const run = await opened('synchronize:busy')
  await transaction(db, async (tx) => {
    await guardFence(tx, run)
    await expire(run)
    const other = await openRun(db, { jobId: 'synchronize', scope: 'synchronize:busy', actor: SYSTEM })
    expect(other).toMatchObject({ alreadyRunning: { runId: run.runId } })
    await underLease(db, run, (lease) => lease.progress({ done: 1 }))
  })
  expect(await read(run.runId)).toMatchObject({ status: 'FINISHED', fence: '1' })
})
