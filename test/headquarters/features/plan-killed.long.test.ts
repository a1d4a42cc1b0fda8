// @module-tag long
import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { startInstallation } from '../../support/installation.ts'
import { killInTheMiddle, planOf, readPlanRun, runPlan } from './plan-support.ts'

it('resumes a run whose server was killed in the middle of a step, and does nothing twice', async () => {
  const tillsync = await startInstallation()
  const { db } = tillsync.databases.hq
  const { id, expireLeases } = await killInTheMiddle(tillsync, 'ASYNC_EDIT')
  expect((await runPlan(tillsync, { feature: 'ASYNC_EDIT' })).userErrors).toMatchObject([
    { code: 'JOB_ALREADY_RUNNING' },
  ])
  await expireLeases()
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
}, 600_000)
