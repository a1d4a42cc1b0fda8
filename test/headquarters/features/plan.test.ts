import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { CATALOG } from '../../../src/headquarters/features/catalog.ts'
import { seedFeatures } from '../../../src/headquarters/features/seed-features.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { PREVIEW } from './headquarters.ts'
import { makeCustomer, planOf, readPlanRun, routeOfEdit, runPlan, shortly } from './plan-support.ts'

const someone: Actor = { id: 'someone', roles: ['ADMINISTRATOR'], channels: 'ALL' }
const FEATURES = ['PERF_CUSTOMER_ORDERS', 'ENHANCED_ASYNC_CREATE', 'ASYNC_ADDRESS_CREATE', 'ASYNC_EDIT']
const intoDatabase = (id: string) => [`1110 ${id}`, `1010 ${id}`, `1070 ${id}`, `FLUSH_CHANNEL_CACHE ${id}`]

let tillsync: Installation
let customer: string
beforeAll(async () => {
  tillsync = await startInstallation({ features: 'off' })
  await seedFeatures(tillsync.databases.hq, [...CATALOG, PREVIEW])
  customer = await makeCustomer(tillsync)
})

const pause = (paused: boolean) =>
  tillsync.databases.hq.db.execute(
    sql`update channel_database set pause_data_sync = ${paused} where id = 'sanfrancisco-db'`,
  )

describe('the plan of a feature', () => {
  it('lists the prerequisites, then the feature, then the jobs and the cache of each channel database, and changes nothing', async () => {
    const { enableFeature } = await tillsync.ask<{
      enableFeature: { feature: { status: string }; plan: { complete: boolean; steps: { state: string }[] } }
    }>(
      `mutation { enableFeature(input: { feature: "ASYNC_EDIT", plan: true }) { feature { status } plan { complete steps { state } } userErrors { code } } }`,
    )
    expect(enableFeature).toMatchObject({
      feature: { status: 'CANNOT_ENABLE' },
      plan: { complete: false },
      userErrors: [],
    })
    const { steps, complete } = await planOf(tillsync, 'ASYNC_EDIT')
    expect(complete).toBe(false)
    const names = steps.map(shortly)
    expect([...names.slice(0, 3)].sort()).toEqual(FEATURES.slice(0, 3).sort())
    expect(names.slice(3)).toEqual(['ASYNC_EDIT', ...intoDatabase('houston-db'), ...intoDatabase('sanfrancisco-db')])
    expect(steps.every(({ state }) => state === 'NEEDED')).toBe(true)
    expect(enableFeature.plan.steps).toHaveLength(steps.length)
    const audited = await tillsync.databases.hq.db.execute(
      sql`select action, target from audit_entry where result = 'PLANNED'`,
    )
    expect(audited).toEqual([{ action: 'enableFeature', target: 'ASYNC_EDIT' }])
  })

  it('is limited to the databases of the requested channels', async () => {
    const { steps } = await planOf(tillsync, 'ASYNC_EDIT', null, ['sanfrancisco'])
    expect(steps.slice(4).map(shortly)).toEqual(intoDatabase('sanfrancisco-db'))
  })

  it('reports what blocks a step: a paused database, a missing right, a missing confirmation', async () => {
    await pause(true)
    const { steps } = await planOf(tillsync, 'ASYNC_EDIT', ['BLOCKED'])
    expect(steps.map(shortly)).toEqual(intoDatabase('sanfrancisco-db').slice(0, 3))
    expect(steps[0]?.reason).toContain('paused')
    await pause(false)
    const manager = { url: tillsync.url, token: await tillsync.tokenFor('FEATURE_MANAGER'), sessions: false as const }
    const blocked = await planOf(manager, 'ASYNC_EDIT', ['BLOCKED'])
    expect(blocked.steps.map(shortly)).toEqual([...intoDatabase('houston-db'), ...intoDatabase('sanfrancisco-db')])
    const preview = await planOf(tillsync, 'PREVIEW_FEATURE', ['BLOCKED'])
    expect(preview.steps).toMatchObject([
      { feature: { key: 'PREVIEW_FEATURE' }, confirmationText: expect.stringContaining('preview') },
    ])
  })
})

describe('a run of the plan', () => {
  it('does not start before the required confirmations are given', async () => {
    const { planRun, userErrors } = await runPlan(tillsync, { feature: 'PREVIEW_FEATURE' })
    expect(planRun).toBeNull()
    expect(userErrors).toMatchObject([{ code: 'FEATURE_NEEDS_CONFIRMATION' }])
    expect((await runPlan(tillsync, { feature: 'IDENTITY_RECORD_LINKING' })).userErrors).toMatchObject([
      { code: 'FEATURE_NOT_IMPLEMENTED' },
    ])
    expect((await runPlan(tillsync, { feature: 'NOTHING' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await runPlan(tillsync, { feature: 'ASYNC_EDIT', channels: ['nowhere'] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })

  it('continues as far as the rights of its starter reach, and stops there', async () => {
    const manager = { url: tillsync.url, token: await tillsync.tokenFor('FEATURE_MANAGER'), sessions: false as const }
    const { planRun } = await runPlan(manager, { feature: 'PERF_CUSTOMER_ORDERS', wait: true })
    expect(planRun).toMatchObject({ run: { status: 'ERROR', done: 1, failed: 1 } })
    expect(planRun?.steps.slice(0, 2)).toMatchObject([
      { state: 'DONE' },
      { state: 'FAILED', reason: expect.stringContaining('do not allow running CDX jobs') },
    ])
  })

  it('refuses a second caller while it is in progress', async () => {
    const held = await openRun(tillsync.databases.hq.db, {
      jobId: 'feature-plan',
      scope: 'feature-plan:ASYNC_EDIT',
      actor: someone,
    })
    expect((await runPlan(tillsync, { feature: 'ASYNC_EDIT' })).userErrors).toMatchObject([
      { code: 'JOB_ALREADY_RUNNING', run: { id: expect.any(String) } },
    ])
    if (!('run' in held)) throw new Error('not opened')
    await tillsync.databases.hq.db.execute(
      sql`update batch_run set status = 'FINISHED', ended_at = now(), lease_until = null where run_id = ${held.run.runId}`,
    )
  })

  it('stops at the failed step and states the reason; earlier steps stay done', async () => {
    await pause(true)
    const { planRun } = await runPlan(tillsync, { feature: 'ASYNC_EDIT', wait: true })
    expect(planRun?.run).toMatchObject({ status: 'ERROR', failed: 1 })
    expect(planRun?.run.message).toMatch(/^Stopped at step 9 of 12: Data synchronization is paused for San Francisco/)
    expect(planRun?.steps.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 8 }, () => 'DONE'),
      'FAILED',
      'NEEDED',
      'NEEDED',
      'NEEDED',
    ])
    expect(await routeOfEdit(tillsync, customer)).toBe('ASYNC')
  })

  it('continues where the earlier one stopped, with an event as each step starts and ends', async () => {
    await pause(false)
    const watched = tillsync.watch(
      `subscription { batchJobProgress(job: "feature-plan") { __typename ... on BatchJobProgress { run { status total done } } } }`,
    )
    await watched.next()
    const { planRun } = await runPlan(tillsync, { feature: 'ASYNC_EDIT' })
    expect(planRun?.run).toMatchObject({ total: 4 })
    const seen: unknown[] = []
    for (let status = ''; status !== 'FINISHED'; ) {
      const message = JSON.stringify(await watched.next())
      seen.push(message)
      status = /"status":"(\w+)"/.exec(message)?.[1] ?? ''
    }
    expect(seen.length).toBeGreaterThanOrEqual(2)
    expect(await readPlanRun(tillsync, planRun?.id ?? '')).toMatchObject({
      run: { status: 'FINISHED', total: 4, done: 4, failed: 0, message: null },
      steps: expect.arrayContaining([
        expect.objectContaining({
          job: '1110',
          channelDatabase: { key: 'sanfrancisco-db' },
          state: 'DONE',
          session: { status: 'APPLIED' },
        }),
      ]),
    })
    expect(await planOf(tillsync, 'ASYNC_EDIT')).toEqual({ complete: true, steps: [] })
  })

  it('does nothing if all steps are done', async () => {
    const { planRun } = await runPlan(tillsync, { feature: 'ASYNC_EDIT', wait: true })
    expect(planRun?.run).toMatchObject({
      status: 'FINISHED',
      total: 0,
      done: 0,
      message: 'All steps were already done.',
    })
    expect(planRun?.steps.every(({ state, startedAt }) => state === 'DONE' && startedAt === null)).toBe(true)
  })
})
