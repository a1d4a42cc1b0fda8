import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { execute } from '../../../src/db/client.ts'
import { postgres } from '../../../src/db/driver-guard.ts'
import { underLease } from '../../../src/headquarters/jobs/run.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { openSynchronize, synchronize, workOnRun } from '../../../src/headquarters/synchronize/synchronize.ts'
import { synchronizeChunk } from '../../../src/headquarters/synchronize/synchronize-chunk.ts'
import { headquarters } from '../../support/headquarters.ts'
import { make } from '../../support/staged.ts'
import { completedRows, expireLeases, operationRow, rows, synchronizeAll } from '../../support/synchronizing.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
})

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** How many operations are done, and whether each customer has one account number and each number one customer. */
async function tally() {
  const [counted] = await rows<{ synced: number; customers: number; accounts: number; events: number; kept: number }>(
    hq.db,
    sql`select (select count(*)::int from operation where status = 'SYNCED') as synced, (select count(*)::int from customer) as customers,
      (select count(distinct account)::int from customer) as accounts, (select count(*)::int from customer_account) as kept,
      (select count(*)::int from log where kind = 'OPERATION' and status = 'SYNCED') as events`,
  )
  return counted
}
const all = (n: number) => ({ synced: n, customers: n, accounts: n, events: n, kept: n })

test('doing it again does nothing again', async () => {
  await make.creates(hq.db, 20)
  await synchronizeAll(hq)
  expect(await synchronizeAll(hq)).toMatchObject({ status: 'FINISHED', total: 0, done: 0 })
  expect(await tally()).toEqual(all(20))
})

test('of two callers at once one runs, and the other learns which run', async () => {
  await make.creates(hq.db, 50)
  const opened = await Promise.all([1, 2, 3].map(() => openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })))
  const [mine] = opened.flatMap((one) => ('run' in one ? [one.run] : []))
  if (!mine) throw new Error('Nobody got the run.')
  const others = opened.flatMap((one) => ('alreadyRunning' in one ? [one.alreadyRunning.runId] : []))
  expect(others).toEqual([mine.runId, mine.runId])
  await underLease(hq.db, mine, (lease) => synchronize(hq, SYSTEM, mine, lease))
  expect(await tally()).toEqual(all(50))
})

test('a run waits for a legal entity longer than anybody else for a lock: an erasure keeps it while it waits', async () => {
  const impatient = await headquarters({ lockTimeout: 50 })
  await make.creates(impatient.db, 5)
  const erasure = postgres(impatient.url, { max: 1 })
  await erasure`begin`
  await erasure`select 1 from legal_entity where data_area_id = 'USRT' for no key update`
  const running = synchronizeAll(impatient)
  running.catch(() => {})
  const waiting = sql`
    select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and now() - query_start > interval '1 second'`
  await expect.poll(() => rows(impatient.db, waiting), { timeout: 60_000 }).toHaveLength(1)
  await erasure`rollback`
  expect(await running).toMatchObject({ status: 'FINISHED', done: 5 })
  await erasure.end()
}, 180_000)

test('several workers on one run double nothing and leave nothing', async () => {
  const staged = await make.creates(hq.db, 600)
  for (const { customerKey } of staged.slice(0, 100))
    await make.operation(hq.db, { customerKey, customer: { title: 'Dr' } })
  const opened = await openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })
  if ('alreadyRunning' in opened) throw new Error('A run is going on already.')
  await underLease(hq.db, opened.run, async (lease) => {
    const elsewhere = [1, 2].map(() => workOnRun(hq, SYSTEM, opened.run, lease, { chunkSize: 50 }))
    await synchronize(hq, SYSTEM, opened.run, lease, { chunkSize: 50, workers: 2 })
    await Promise.all(elsewhere)
  })
  expect(await tally()).toEqual({ ...all(600), synced: 700, events: 700 })
  const [run] = await rows(hq.db, sql`select status, total, done, failed from batch_run`)
  expect(run).toEqual({ status: 'FINISHED', total: 700, done: 700, failed: 0 })
  expect(await rows(hq.db, sql`select 1 from operation where attempts <> 1`)).toEqual([])
})

test('of two customers with one e-mail address in chunks that are applied at the same time, the later one is warned of', async () => {
  const first = await make.operation(hq.db, { customer: { name: 'Ada', email: 'ada@example.com' } })
  const second = await make.operation(hq.db, { customer: { name: 'Ada L', email: 'ADA@example.com' } })
  // The first chunk has looked for duplicates, and stops before its end until the second one is done.
  await hq.db.execute(
    sql.raw(`
    create function stop_at() returns trigger language plpgsql as $$
    begin
      if new.operation_id = '${first.operationId}' then perform pg_advisory_xact_lock(42); end if;
      return new;
    end
    $$`),
  )
  await hq.db.execute(
    sql`create trigger stop_at before insert on operation_attempt for each row execute function stop_at()`,
  )
  const gate = postgres(hq.url, { max: 1 })
  await gate`select pg_advisory_lock(42)`
  const apply = async (operationId: string) => {
    const chunk = await claimChunk(hq.db, { dataAreaId: 'USRT', size: 1, operationIds: [operationId] })
    if (!chunk) throw new Error('Nothing was claimed.')
    return synchronizeChunk(hq.db, chunk, { actor: SYSTEM.id })
  }
  const applying = apply(first.operationId)
  await until(async () => (await gate`select 1 from pg_locks where locktype = 'advisory' and not granted`).length > 0)
  expect(await apply(second.operationId)).toMatchObject({ done: 1 })
  await gate`select pg_advisory_unlock(42)`
  await gate.end()
  expect(await applying).toMatchObject({ done: 1 })
  expect((await operationRow(hq.db, second.operationId)).warnings).toEqual([])
  expect((await operationRow(hq.db, first.operationId)).warnings).toMatchObject([
    { code: 'POSSIBLE_DUPLICATE', customerKeys: [second.customerKey] },
  ])
})

test('takes what had arrived when it was opened, not what arrives meanwhile', async () => {
  await make.creates(hq.db, 3)
  const opened = await openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })
  if ('alreadyRunning' in opened) throw new Error('A run is going on already.')
  const late = await make.operation(hq.db, {})
  await underLease(hq.db, opened.run, (lease) => synchronize(hq, SYSTEM, opened.run, lease))
  expect(await operationRow(hq.db, late.operationId)).toMatchObject({ status: 'UPLOADED' })
  await synchronizeAll(hq)
  expect(await operationRow(hq.db, late.operationId)).toMatchObject({ status: 'SYNCED', account: 'C-000004' })
})

test('stops between two chunks when the run is being canceled', async () => {
  await make.creates(hq.db, 30)
  const opened = await openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })
  if ('alreadyRunning' in opened) throw new Error('A run is going on already.')
  let chunks = 0
  const progress = async () => {
    chunks++
    if (chunks === 3) await hq.db.execute(sql`update batch_run set status = 'CANCELING'`)
  }
  await synchronize(hq, SYSTEM, opened.run, { signal: new AbortController().signal, progress }, { chunkSize: 5 })
  expect(await tally()).toEqual(all(10))
  expect(await rows(hq.db, sql`select 1 from operation where status = 'IN_PROGRESS'`)).toEqual([])
})

describe('a chunk', () => {
  const claim = (size: number) =>
    claimChunk(hq.db, { dataAreaId: 'USRT', size, run: { runId: crypto.randomUUID(), watermark: '1000' } })

  test('takes one operation of a customer at a time', async () => {
    const { customerKey, operationId } = await make.operation(hq.db, {})
    await make.operation(hq.db, { customerKey, customer: { title: 'Dr' } })
    expect(await claim(10)).toMatchObject({ size: 1 })
    expect(await operationRow(hq.db, operationId)).toMatchObject({ status: 'IN_PROGRESS' })
    expect(await claim(10)).toBeNull()
  })

  test('whose lease was lost is released to the next run, and its earlier holder changes nothing', async () => {
    await make.creates(hq.db, 8)
    const chunk = await claim(8)
    if (!chunk) throw new Error('Nothing was claimed.')
    await expireLeases(hq.db)
    await synchronizeAll(hq)
    expect(await synchronizeChunk(hq.db, chunk, { actor: 'late' })).toBeNull()
    expect(await tally()).toEqual(all(8))
    expect(await rows(hq.db, sql`select distinct attempts from operation`)).toEqual([{ attempts: 1 }])
  })

  test('that is released returns its account numbers when none was reserved after it', async () => {
    await make.creates(hq.db, 8)
    await claim(8)
    await expireLeases(hq.db)
    await synchronizeAll(hq)
    const accounts = await rows<{ last: string }>(hq.db, sql`select max(account) as last from customer`)
    expect(accounts).toEqual([{ last: 'C-000008' }])
  })
})

describe('kill -9', () => {
  test('of a process in the middle of a chunk leaves nothing half applied; the next run goes on', async () => {
    await make.creates(hq.db, 40)
    await stopAt(21)
    const gate = postgres(hq.url, { max: 1 })
    await gate`select pg_advisory_lock(42)`
    const child = startRun(10)
    await until(
      async () =>
        (
          await rows(
            hq.db,
            sql`select 1 from pg_locks where locktype = 'advisory' and objid = 42 and not granted
              and database = (select oid from pg_database where datname = current_database())`,
          )
        ).length > 0,
    )
    const died = once(child, 'exit')
    child.kill('SIGKILL')
    await died
    await gate`select pg_advisory_unlock(42)`
    await gate.end()
    expect(await openSynchronize(hq, SYSTEM, { legalEntity: 'USRT' })).toHaveProperty('alreadyRunning')
    await expireLeases(hq.db)
    const run = await synchronizeAll(hq)
    expect(run).toMatchObject({ status: 'FINISHED', total: 40, done: 40, failed: 0 })
    expect(await tally()).toEqual(all(40))
    expect(await completedRows(hq.db, 'retail_async_customer_v2')).toEqual([0, 40])
  })

  /** Creating the nth customer waits for a lock that the test has. */
  async function stopAt(nth: number): Promise<void> {
    await hq.db.execute(
      sql.raw(`
      create function stop_at() returns trigger language plpgsql as $$
      begin
        if new.account = 'C-${String(nth).padStart(6, '0')}' then perform pg_advisory_xact_lock(42); end if;
        return new;
      end
      $$`),
    )
    await hq.db.execute(sql`create trigger stop_at before insert on customer for each row execute function stop_at()`)
  }

  function startRun(chunkSize: number): ChildProcess {
    const program = fileURLToPath(new URL('programs/run-synchronize.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', program, hq.url, String(chunkSize)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(child)
    return child
  }
})

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20)
}

test('20,000 operations become 20,000 customers with 20,000 account numbers in one run', {
  tags: 'long',
  timeout: 180_000,
}, async () => {
  await make.creates(hq.db, 20_000)
  await execute(hq.db, sql`analyze`)
  expect(await synchronizeAll(hq)).toMatchObject({ total: 20_000, done: 20_000, failed: 0 })
  expect(await tally()).toEqual(all(20_000))
  expect(await completedRows(hq.db, 'retail_async_customer_contact')).toEqual([0, 40_000])
})
