import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { forgetClocks, HEADQUARTERS_CLOCK, measureClock } from '../../../src/db/database-clock.ts'
import { keepLease, LEASE_SECONDS, LeaseLost } from '../../../src/headquarters/jobs/lease.ts'
import { guardFence, openRun } from '../../../src/headquarters/jobs/run.ts'
import { renewRun, underLease } from '../../../src/headquarters/jobs/run-lease.ts'
import { shortenLeases } from '../../../src/headquarters/jobs/shorten-leases.ts'
import {
  dismissWorkers,
  freeDeadWorkers,
  freeJobsOf,
  renewWorker,
} from '../../../src/headquarters/jobs/worker-lease.ts'
import { renewChunk } from '../../../src/headquarters/synchronize/queue/chunk-lease.ts'
import { claimChunk } from '../../../src/headquarters/synchronize/queue/claim.ts'
import { releaseExpired } from '../../../src/headquarters/synchronize/queue/release.ts'
import { synchronizeChunk } from '../../../src/headquarters/synchronize/synchronize-chunk.ts'
import { headquarters } from '../../support/headquarters.ts'
import { later } from '../../support/later.ts'
import { make } from '../../support/staged.ts'

let hq: HeadquartersDatabase
beforeEach(async () => {
  hq = await headquarters()
  await execute(hq.db, sql`create table written (by text)`)
})

const expire = (table: string) =>
  execute(hq.db, sql.raw(`update ${table} set lease_until = now() - interval '1 second'`))

/** Seconds for which the one lease of a table still runs; null when none does. */
async function left(table: string): Promise<number | null> {
  const [row] = await execute<{ seconds: number }>(
    hq.db,
    sql.raw(
      `select ceil(extract(epoch from lease_until - now()))::int as seconds from ${table} where lease_until > now()`,
    ),
  )
  return row?.seconds ?? null
}

/** What a holder can do with the lease that it has taken. */
type Held = {
  renew(): Promise<boolean>
  /** Does the work and ends the lease; false when nothing was written. */
  work(): Promise<boolean>
}

/** One kind of lease; `prepare` makes what there is to take, and `take` answers null while another holder has it. */
type Kind = { table: string; prepare?(): Promise<unknown>; take(): Promise<Held | null>; written(): Promise<number> }

async function count(table: string): Promise<number> {
  const [row] = await execute<{ n: number }>(hq.db, sql.raw(`select count(*)::int as n from ${table}`))
  return row?.n ?? 0
}

const runs: Kind = {
  table: 'batch_run',
  async take() {
    const opened = await openRun(hq.db, { jobId: 'synchronize', scope: 'synchronize:USRT', actor: SYSTEM })
    if ('alreadyRunning' in opened) return null
    const write = () =>
      transaction(hq.db, async (tx) => {
        await guardFence(tx, opened.run)
        await execute(tx, sql`insert into written (by) values (${opened.run.fence})`)
      })
    return {
      renew: () => renewRun(hq.db, opened.run),
      work: () =>
        underLease(hq.db, opened.run, write).then(
          () => true,
          (error: unknown) => !(error instanceof LeaseLost),
        ),
    }
  },
  written: () => count('written'),
}

const chunks: Kind = {
  table: 'synchronize_chunk',
  prepare: () => make.creates(hq.db, 1),
  async take() {
    await releaseExpired(hq.db, 'USRT', SYSTEM.id)
    const everything = { runId: crypto.randomUUID(), watermark: '1000000' }
    const chunk = await claimChunk(hq.db, { dataAreaId: 'USRT', size: 10, run: everything })
    return (
      chunk && {
        renew: () => renewChunk(hq.db, chunk),
        work: async () => (await synchronizeChunk(hq.db, chunk, { actor: SYSTEM.id })) !== null,
      }
    )
  },
  written: () => count('customer'),
}

async function taken({ take }: Kind): Promise<Held> {
  const held = await take()
  if (!held) throw new Error('Another holder has the lease.')
  return held
}

describe.each([
  ['run', runs],
  ['chunk', chunks],
])('the lease of a %s', (_, kind) => {
  beforeEach(async () => {
    await kind.prepare?.()
  })

  test('is taken by one of two, for 30 seconds', async () => {
    const both = await Promise.all([kind.take(), kind.take()])
    expect(both.filter((held) => held !== null)).toHaveLength(1)
    expect(await left(kind.table)).toBeGreaterThan(LEASE_SECONDS - 10)
    expect(await left(kind.table)).toBeLessThanOrEqual(LEASE_SECONDS)
  })

  test('is renewed by its holder, and no other process takes it then', async () => {
    const held = await taken(kind)
    await expire(kind.table)
    expect(await held.renew()).toBe(true)
    expect(await left(kind.table)).toBeGreaterThan(LEASE_SECONDS - 10)
    expect(await kind.take()).toBeNull()
  })

  test('is lost when it was not renewed in time, and its earlier holder cannot renew it then', async () => {
    const earlier = await taken(kind)
    await expire(kind.table)
    await taken(kind)
    expect(await left(kind.table)).toBeGreaterThan(LEASE_SECONDS - 10)
    expect(await earlier.renew()).toBe(false)
  })

  test('is fenced: its earlier holder writes nothing, and the new one does', async () => {
    const earlier = await taken(kind)
    await expire(kind.table)
    const held = await taken(kind)
    expect(await earlier.work()).toBe(false)
    expect(await kind.written()).toBe(0)
    expect(await held.work()).toBe(true)
    expect(await kind.written()).toBe(1)
  })

  test('is ended with the work: there is nothing to renew, and nothing to wait for', async () => {
    const held = await taken(kind)
    await held.work()
    expect(await held.renew()).toBe(false)
    await make.creates(hq.db, 1)
    expect(await kind.take()).not.toBeNull()
  })
})

const worker = (id: string, silence = 0, jobs: readonly string[] = []) => ({
  id,
  silence: () => silence,
  jobs: () => jobs,
})

describe('the lease of a worker', () => {
  /** A job that the worker runs, and who has it now. */
  async function jobOf(workerId: string, takenAgo = '1 hour') {
    await execute(hq.db, sql`select graphile_worker.add_job('schedule')`)
    await execute(
      hq.db,
      sql`update graphile_worker._private_jobs
        set locked_by = ${workerId}, locked_at = now() - ${takenAgo}::interval`,
    )
    return async () => {
      const [job] = await execute<{ by: string | null }>(
        hq.db,
        sql`select locked_by as by from graphile_worker._private_jobs`,
      )
      return job?.by ?? null
    }
  }

  test('is taken with the first look at the queue, and keeps its jobs from other workers', async () => {
    const runsWhere = await jobOf('one')
    await renewWorker(hq.db, worker('one'))
    await renewWorker(hq.db, worker('two'))
    await freeDeadWorkers(hq.db)
    expect(await runsWhere()).toBe('one')
  })

  test('is renewed until 30 seconds after the last look', async () => {
    await renewWorker(hq.db, worker('one'))
    await expire('schedule_worker')
    await renewWorker(hq.db, worker('one', 10_000))
    expect(await left('schedule_worker')).toBeGreaterThan(LEASE_SECONDS - 20)
    expect(await left('schedule_worker')).toBeLessThanOrEqual(LEASE_SECONDS - 10)
  })

  test('is lost when it was not renewed in time, and its jobs are free', async () => {
    const runsWhere = await jobOf('one')
    await renewWorker(hq.db, worker('one'))
    await expire('schedule_worker')
    await renewWorker(hq.db, worker('two'))
    await freeDeadWorkers(hq.db)
    expect(await runsWhere()).toBeNull()
    expect(await count('schedule_worker')).toBe(1)
  })

  test.each([
    ['an hour ago', '1 hour', null],
    ['before headquarters’ clock was set back', '-1 hour', null],
    ['just now', '1 second', 'one'],
  ])('that was never there leaves a job taken %s to: %s', async (_, takenAgo, by) => {
    const runsWhere = await jobOf('one', takenAgo)
    await renewWorker(hq.db, worker('two'))
    await freeDeadWorkers(hq.db)
    expect(await runsWhere()).toBe(by)
  })

  test.each([
    ['does not run, taken long ago', '1 hour', false, true],
    ['does not run, taken before headquarters’ clock was set back', '-1 hour', false, true],
    ['runs for long', '1 hour', true, false],
    ['has only just taken', '1 second', false, false],
  ])('is renewed, and says whether a copy of headquarters was put back: a job that it %s', async (...row) => {
    const [, takenAgo, isRunning, hasForgotten] = row
    await jobOf('one', takenAgo)
    const [job] = await execute<{ id: string }>(hq.db, sql`select id::text from graphile_worker.jobs`)
    const renewed = await renewWorker(hq.db, worker('one', 0, isRunning && job ? [job.id] : []))
    expect(renewed).toEqual({ othersSeemDead: false, hasForgotten })
  })

  test('stays when the worker takes no more jobs, and those it had are free at once', async () => {
    const runsWhere = await jobOf('one')
    await renewWorker(hq.db, worker('one'))
    await freeJobsOf(hq.db, 'one')
    expect([await runsWhere(), await count('schedule_worker')]).toEqual([null, 1])
  })

  test('says by how much the clock of its process is off, as measured last', async () => {
    onTestFinished(() => void vi.useRealTimers())
    const skew = async () => {
      await renewWorker(hq.db, worker('one'))
      const [measured] = await execute<{ skew: number }>(
        hq.db,
        sql`select round(clock_skew_seconds)::int as skew from schedule_worker`,
      )
      return measured?.skew
    }
    await measureClock(hq.db, HEADQUARTERS_CLOCK)
    onTestFinished(forgetClocks)
    expect(await skew()).toBe(0)
    vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
    expect(await skew()).toBe(3_600)
  })

  test('is ended when it stops, and its jobs are free at once', async () => {
    const runsWhere = await jobOf('one')
    await renewWorker(hq.db, worker('one'))
    await dismissWorkers(hq.db, ['one'])
    expect(await runsWhere()).toBeNull()
    expect(await count('schedule_worker')).toBe(0)
  })
})

describe('work under a lease', () => {
  test('has its lease renewed again and again while it lasts', async () => {
    let renewals = 0
    let enough = () => {}
    const renewed = new Promise<void>((resolve) => (enough = resolve))
    const renew = async () => {
      if (++renewals === 3) enough()
      return true
    }
    expect(await keepLease(renew, () => renewed.then(() => 'done'), 1)).toBe('done')
  })

  test('is aborted when another holder has the lease', async () => {
    const work = (lost: AbortSignal) =>
      new Promise<never>((_, reject) => lost.addEventListener('abort', () => reject(lost.reason)))
    await expect(keepLease(async () => false, work, 1)).rejects.toThrow(LeaseLost)
  })

  test('is aborted when the lease could not be renewed for as long as it runs, not by one failure', async () => {
    let failures = 0
    const renew = async () => {
      later((LEASE_SECONDS * 1_000) / 3)
      failures++
      throw new Error('Headquarters is away.')
    }
    const work = (lost: AbortSignal) =>
      new Promise<never>((_, reject) => lost.addEventListener('abort', () => reject(lost.reason)))
    await expect(keepLease(renew, work, 1)).rejects.toThrow(LeaseLost)
    expect(failures).toBe(3)
  })

  test('is aborted as long after the last renewal as a lease runs, counted from when it was asked for', async () => {
    // At 20 s and 22 s it is renewed; at 42 s, and at 51 s, headquarters is away.
    const answers = [
      { after: 20_000, renewed: true },
      { after: 2_000, renewed: true },
      { after: 20_000, renewed: false },
      { after: 9_000, renewed: false },
    ]
    let attempts = 0
    const renew = async () => {
      const answer = answers[attempts++]
      later(answer?.after ?? 9_000)
      if (!answer?.renewed) throw new Error('Headquarters is away.')
      return true
    }
    const work = (lost: AbortSignal) =>
      new Promise<never>((_, reject) => lost.addEventListener('abort', () => reject(lost.reason)))
    await expect(keepLease(renew, work, 1)).rejects.toThrow(LeaseLost)
    expect(attempts).toBe(answers.length)
  })

  test('is over when its last renewal is, and then its lease is not renewed any more', async () => {
    const order: string[] = []
    let isAsked = () => {}
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const renew = async () => {
      isAsked()
      for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve))
      order.push('renewed')
      return true
    }
    await keepLease(renew, () => asked, 1)
    order.push('over')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(order).toEqual(['renewed', 'over'])
  })

  test('is kept when the clock of the process is set an hour ahead and a renewal fails', async () => {
    onTestFinished(() => void vi.useRealTimers())
    let attempts = 0
    let enough = () => {}
    const renewed = new Promise<void>((resolve) => (enough = resolve))
    const renew = async () => {
      if (++attempts === 3) enough()
      vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] })
      if (attempts === 1) throw new Error('Headquarters is away.')
      return true
    }
    const work = (lost: AbortSignal) =>
      new Promise<string>((resolve, reject) => {
        lost.addEventListener('abort', () => reject(lost.reason))
        void renewed.then(() => resolve('done'))
      })
    expect(await keepLease(renew, work, 1)).toBe('done')
  })
})

describe('a lease that ends later than any lease can, because headquarters’ clock was set back', () => {
  const setBack = (table: string) =>
    execute(hq.db, sql.raw(`update ${table} set lease_until = lease_until + interval '1 hour'`))

  test.each([
    ['run', runs],
    ['chunk', chunks],
  ])('of a %s lasts 30 seconds from when that is noticed, and its holder may renew it', async (_, kind) => {
    const { table, take } = kind
    await kind.prepare?.()
    const held = await take()
    await setBack(table)
    await shortenLeases(hq.db)
    expect(await left(table)).toBeLessThanOrEqual(LEASE_SECONDS)
    expect(await left(table)).toBeGreaterThan(0)
    expect(await held?.renew()).toBe(true)
    await expire(table)
    expect(await take()).not.toBeNull()
  })

  test('of a worker lasts 30 seconds from when that is noticed', async () => {
    await renewWorker(hq.db, worker('one'))
    await setBack('schedule_worker')
    await shortenLeases(hq.db)
    expect(await left('schedule_worker')).toBeLessThanOrEqual(LEASE_SECONDS)
  })

  test('is not mistaken for one that was just taken', async () => {
    await renewWorker(hq.db, worker('one'))
    const [before] = await execute<{ until: string }>(
      hq.db,
      sql`select lease_until::text as until from schedule_worker`,
    )
    await shortenLeases(hq.db)
    const [after] = await execute<{ until: string }>(hq.db, sql`select lease_until::text as until from schedule_worker`)
    expect(after).toEqual(before)
  })
})
