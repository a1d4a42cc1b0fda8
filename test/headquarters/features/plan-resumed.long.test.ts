// @module-tag long
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { afterFile } from '../../support/after-file.ts'
import { startInstallation } from '../../support/installation.ts'
import { serve } from '../../support/serve.ts'
import { killInTheMiddle, planOf, readPlanRun } from './plan-support.ts'

it('a run whose process is gone is resumed once by another process that runs maintenance, and each step is done once', async () => {
  const tillsync = await startInstallation()
  const { db } = tillsync.databases.hq
  const startWorker = async (name: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-plan-resumed-'))
    const worker = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: name }, 'hq,channel,worker')
    afterFile(async () => {
      worker.process.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    })
  }
  const sessions = () =>
    execute<{ job: string }>(
      db,
      sql`select job_id || ' ' || channel_database_id as job from download_session where status in ('APPLIED', 'NO_DATA') order by 1`,
    )
  const before = await sessions()
  const { id, expireLeases } = await killInTheMiddle(tillsync, 'ASYNC_EDIT')
  // Nothing recurs but the maintenance: what runs a job is the plan.
  await execute(db, sql`update distribution_schedule set active = false`)
  const left = (await readPlanRun(tillsync, id))?.steps ?? []
  expect(left.filter(({ state, startedAt }) => state === 'DONE' && startedAt !== null)).toHaveLength(2)
  await expireLeases()
  const ended = tillsync.watch(
    `subscription { batchJobProgress(job: "feature-plan") { __typename ... on BatchJobProgress { run { status } } } }`,
  )
  await ended.next()
  await Promise.all(['one', 'other'].map(startWorker))
  while (!/"status":"(FINISHED|ERROR)"/.test(JSON.stringify(await ended.next())));

  const resumed = await readPlanRun(tillsync, id)
  expect(resumed?.run).toMatchObject({ status: 'FINISHED', failed: 0, message: null })
  expect(resumed?.steps.map(({ state }) => state)).toEqual(resumed?.steps.map(() => 'DONE'))
  expect((await planOf(tillsync, 'ASYNC_EDIT')).complete).toBe(true)
  // What the killed process had done is as it was.
  for (const [nth, step] of left.entries()) if (step.state === 'DONE') expect(resumed?.steps[nth]).toEqual(step)
  const ran = new Map<string, number>()
  for (const { job } of await sessions()) ran.set(job, (ran.get(job) ?? 0) + 1)
  for (const { job } of before) ran.set(job, (ran.get(job) ?? 0) - 1)
  const jobs = resumed?.steps.flatMap(({ job, channelDatabase, startedAt }) =>
    job && startedAt ? [`${job} ${channelDatabase?.key}`] : [],
  )
  expect([...ran].filter(([, times]) => times > 0).sort()).toEqual(jobs?.sort().map((job) => [job, 1]))
  const switched = await execute(
    db,
    sql`select from log where kind = 'FEATURE' and entity_id = 'ASYNC_EDIT' and status = 'ON'`,
  )
  expect(switched).toHaveLength(1)
}, 600_000)
