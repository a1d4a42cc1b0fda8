import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type Actor, ROLES } from '../../access/actor.ts'
import { actorUnderSameAudit } from '../../access/audit.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import { flushChannelCaches } from '../exchange/channel-databases/flush-channel-caches.ts'
import { runCdxJob } from '../exchange/jobs/run-cdx-job.ts'
import { type BatchRunRow, guardFence, LeaseLost, messageOf, type RunLease, underLease } from '../jobs/run.ts'
import { enableFeature } from './enable.ts'
import { readStep } from './plan.ts'
import { type FeaturePlanRunView, type PlanRunStep, readPlanSteps } from './plan-run.ts'

/** How long a step waits for another run of its job: longer than the lease of a run whose process has died. */
const WAIT_FOR_JOB_MS = 60_000
/** How long a change may take to become visible: other processes trust their copy of a cache for a second. */
const SHOWS_WITHIN_MS = 3_000
const LOOK_AGAIN_MS = 250

/** How a step ended. The `message` of a FAILED step states the reason and what to do. */
type StepEnd = { state: 'DONE' | 'FAILED'; message: string | null; sessionId?: string | null }

/** A run in progress. */
type Work = { sides: Sides; actor: Actor; run: BatchRunRow; plan: FeaturePlanRunView; lease: RunLease }

/**
 * Leases the run and carries out its steps in order, until all are done or one has failed. Checks a step that was
 * started earlier, and repeats it if needed. `starter`: the actor whose mutation has just started it.
 */
export async function workOnPlan(
  sides: Sides,
  run: BatchRunRow,
  plan: FeaturePlanRunView,
  starter?: Actor,
): Promise<void> {
  const own: Actor = {
    id: run.requestedBy,
    roles: ROLES.filter((role) => plan.roles.includes(role)),
    channels: plan.channels ?? 'ALL',
  }
  const actor = starter ? actorUnderSameAudit(own, starter) : own
  try {
    await underLease(headquartersOf(sides).db, run, (lease) => doSteps({ sides, actor, run, plan, lease }))
  } catch (error) {
    // Another process has the run, or will take it over once headquarters can be reached.
    if (!(error instanceof LeaseLost) && !isHeadquartersUnavailable(error)) throw error
  }
}

async function doSteps(work: Work): Promise<void> {
  const steps = await readPlanSteps(headquartersOf(work.sides).db, work.run.runId)
  const left = steps.filter(({ state }) => state !== 'DONE')
  for (const step of left) {
    if (work.lease.signal.aborted) throw new LeaseLost()
    await setStepState(work, step, 'RUNNING')
    const end = await doStep(work, step)
    await setStepState(work, step, end.state, end)
    if (end.state === 'FAILED') {
      work.lease.conclude('ERROR', `Stopped at step ${step.place} of ${steps.length}: ${end.message}`)
      return
    }
  }
  if (left.length === 0) work.lease.conclude('FINISHED', 'All steps were already done.')
}

async function doStep(work: Work, step: PlanRunStep): Promise<StepEnd> {
  try {
    const before = await readStep(work.sides, work.actor, work.plan, step)
    if (before?.state === 'DONE') return { state: 'DONE', message: 'It was already done.' }
    if (before?.state !== 'NEEDED') return failed(before?.reason ?? 'The step no longer belongs to the plan.')
    const end = await perform(work, step)
    if (end.state === 'FAILED' || (await becomesVisible(work, step))) return end
    return {
      ...end,
      state: 'FAILED',
      message: 'The step ran, but its result is not visible: something else changed it. Run the plan again.',
    }
  } catch (error) {
    if (error instanceof LeaseLost || isHeadquartersUnavailable(error)) throw error
    headquartersOf(work.sides).onFault?.(error)
    return failed(messageOf(error))
  }
}

const failed = (message: string): StepEnd => ({ state: 'FAILED', message })

async function perform(work: Work, step: PlanRunStep): Promise<StepEnd> {
  const { sides, actor, plan } = work
  if (step.action === 'ENABLE_FEATURE') {
    const { confirm } = plan
    const { userErrors } = await enableFeature(headquartersOf(sides), actor, { feature: step.feature ?? '', confirm })
    return userErrors[0] ? failed(userErrors[0].message) : { state: 'DONE', message: null }
  }
  if (step.action === 'RUN_CDX_JOB') return runJob(work, step)
  const { userErrors } = await flushChannelCaches(sides, actor, step.channelDatabaseId)
  return userErrors[0] ? failed(userErrors[0].message) : { state: 'DONE', message: null }
}

/** A schedule may be running the same job with a content from before the change, so the job runs once more after it. */
async function runJob({ sides, actor, lease }: Work, { jobId, channelDatabaseId }: PlanRunStep): Promise<StepEnd> {
  const until = performance.now() + WAIT_FOR_JOB_MS
  for (;;) {
    const ran = await runCdxJob(sides, actor, { job: jobId ?? '', channelDatabase: channelDatabaseId, full: false })
    const [refusal] = ran.userErrors
    if (refusal?.code === 'JOB_ALREADY_RUNNING' && performance.now() < until) {
      await pause(LOOK_AGAIN_MS, undefined, { ref: false })
      if (lease.signal.aborted) throw new LeaseLost()
      continue
    }
    const [session] = ran.sessions
    const sessionId = session?.id ?? null
    if (refusal) return { ...failed(refusal.message), sessionId }
    if (session?.status === 'APPLIED' || session?.status === 'NO_DATA') {
      return { state: 'DONE', message: `Session ${session.number}: ${session.status}.`, sessionId }
    }
    const why = session?.message ? ` ${session.message}` : ''
    return { ...failed(`Session ${session?.number} of ${jobId} is ${session?.status}.${why}`), sessionId }
  }
}

/** Whether headquarters and the channel database report the step as done. */
async function becomesVisible({ sides, actor, plan, lease }: Work, step: PlanRunStep): Promise<boolean> {
  for (const until = performance.now() + SHOWS_WITHIN_MS; ; ) {
    if ((await readStep(sides, actor, plan, step))?.state === 'DONE') return true
    if (performance.now() >= until || lease.signal.aborted) return false
    await pause(LOOK_AGAIN_MS, undefined, { ref: false })
  }
}

/** Writes a step's new state, under the run's fence, and publishes it with the run's counts. */
async function setStepState(
  { sides, run, lease }: Work,
  { place }: PlanRunStep,
  state: PlanRunStep['state'],
  end: Partial<StepEnd> = {},
): Promise<void> {
  await transaction(headquartersOf(sides).db, async (tx) => {
    await guardFence(tx, run)
    await execute(
      tx,
      sql`/* features.setStepState */
      update feature_plan_step
      set state = ${state}, message = ${end.message ?? null}, session_id = ${end.sessionId ?? null}::uuid,
        started_at = case when ${state} = 'RUNNING' then now() else started_at end,
        ended_at = case when ${state} <> 'RUNNING' then now() end
      where run_id = ${run.runId} and place = ${place}`,
    )
  })
  await lease.progress({ done: state === 'DONE' ? 1 : 0, failed: state === 'FAILED' ? 1 : 0 })
}
