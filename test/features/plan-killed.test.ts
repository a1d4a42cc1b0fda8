import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { openRun } from '../../src/jobs/run.ts'
import { afterFile } from '../support/after-file.ts'
import { startInstallation } from '../support/installation.ts'
import { serve } from '../support/serve.ts'
import { planOf, readPlanRun, runPlan } from './plan-support.ts'

const someone: Actor = { id: 'someone', roles: ['ADMINISTRATOR'], channels: 'ALL' }

it('goes on with a run whose server was killed in the middle of a step, in the same run, and does nothing twice', async () => {
  const tillsync = await startInstallation()
  const { db } = tillsync.databases.hq
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-plan-killed-'))
  const served = await serve(tillsync, folder, { role: 'ADMINISTRATOR', subject: 'ada' })
  afterFile(async () => {
    served.process.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  // 1010 of Houston is somebody else's: the plan waits there.
  await openRun(db, { jobId: '1010', scope: '1010:houston-db', actor: someone })
  const watched = tillsync.watch(
    `subscription { batchJobProgress(job: "feature-plan") { __typename ... on BatchJobProgress { run { done } } } }`,
  )
  await watched.next()
  const { planRun } = await runPlan(served, { feature: 'ASYNC_EDIT' })
  const id = planRun?.id ?? ''
  while (!/"done":2/.test(JSON.stringify(await watched.next())));
  const gone = new Promise((resolve) => served.process.once('exit', resolve))
  served.process.kill('SIGKILL')
  await gone

  expect((await runPlan(tillsync, { feature: 'ASYNC_EDIT' })).userErrors).toMatchObject([
    { code: 'JOB_ALREADY_RUNNING' },
  ])
  // As if half a minute had passed: nobody has renewed the leases.
  await db.execute(sql`update batch_run set lease_until = now() - interval '1 second' where lease_until is not null`)
  const resumed = await runPlan(tillsync, { feature: 'ASYNC_EDIT', wait: true })
  expect(resumed).toMatchObject({
    userErrors: [],
    planRun: { id, run: { status: 'FINISHED', failed: 0, message: null } },
  })
  const steps = (await readPlanRun(tillsync, id))?.steps ?? []
  expect(steps.every(({ state }) => state === 'DONE')).toBe(true)
  expect((await planOf(tillsync, 'ASYNC_EDIT')).complete).toBe(true)
  const enabled = await db.execute(
    sql`select 1 from log where kind = 'FEATURE' and entity_id = 'ASYNC_EDIT' and status = 'ON'`,
  )
  expect(enabled).toHaveLength(1)
}, 90_000)
