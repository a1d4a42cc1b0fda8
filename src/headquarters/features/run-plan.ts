import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { batchRunColumns } from '../jobs/batch-run.ts'
import {
  type BatchRunRow,
  FEATURE_PLAN_JOB,
  insertRun,
  isAbandoned,
  oldestAbandoned,
  runEvent,
  takeRun,
} from '../jobs/run.ts'
import { readFeatures } from './feature-view.ts'
import { type FeaturePlanView, type PlanRequest, planFeature } from './plan.ts'
import { type FeaturePlanRunView, findPlanRun } from './plan-run.ts'
import {
  type FeatureRefusal,
  featureNotFound,
  notImplementedHere,
  planAlreadyRunning,
  unconfirmedPlan,
} from './refusals.ts'
import { workOnPlan } from './work-on-plan.ts'

/** `wait`: respond when the run has ended; the run continues in any case. */
export type RunFeaturePlan = PlanRequest & { wait: boolean }

export type FeaturePlanStarted = { planRun: FeaturePlanRunView | null; userErrors: FeatureRefusal[] }

/**
 * Carries out a feature's plan as one tracked run, in this process and with the actor's rights. If the process of an
 * earlier run has died, resumes that run; if an earlier run is still alive, refuses. A stopped run is not resumed: a
 * new one starts with the remaining steps.
 */
export async function runFeaturePlan(sides: Sides, actor: Actor, input: RunFeaturePlan): Promise<FeaturePlanStarted> {
  const { db } = headquartersOf(sides)
  const plan = await planFeature(sides, actor, input)
  if (!plan) return refused(featureNotFound(input.feature, await readFeatures(db)))
  if (plan.feature.notImplemented !== null) return refused(notImplementedHere(plan.feature))
  if (plan.steps.some(({ needsConfirmation }) => needsConfirmation)) return refused(unconfirmedPlan(plan.steps))
  const run =
    (await transaction(db, (tx) => open(tx, actor, plan, input.confirm))) ??
    (await take(db, sql`scope = ${scopeOf(plan.feature.key)} and ${isAbandoned}`))
  if (!run) {
    const alreadyRunning = await findUnfinished(db, plan.feature.key)
    // The other run has just ended, so a new one can start.
    return alreadyRunning ? refused(planAlreadyRunning(alreadyRunning)) : runFeaturePlan(sides, actor, input)
  }
  wake(db)
  const working = work(sides, run.runId, run, actor)
  if (input.wait) await working
  return { planRun: await findPlanRun(db, run.runId), userErrors: [] }
}

/**
 * Resumes the runs whose processes have died, in this process and with the rights of their start. Called periodically.
 * Returns the ids of the runs it took over.
 */
export async function resumeLostFeaturePlans(sides: Sides): Promise<string[]> {
  const { db } = headquartersOf(sides)
  const taken: string[] = []
  for (;;) {
    const run = await take(db, oldestAbandoned(FEATURE_PLAN_JOB))
    if (!run) return taken
    void work(sides, run.runId, run)
    taken.push(run.runId)
  }
}

const scopeOf = (feature: string) => `${FEATURE_PLAN_JOB}:${feature}`
const refused = (refusal: FeatureRefusal): FeaturePlanStarted => ({ planRun: null, userErrors: [refusal] })

/**
 * Failures end the run and are reported. If headquarters becomes unreachable, another process takes the run over later.
 */
async function work(sides: Sides, runId: string, run: BatchRunRow, starter?: Actor): Promise<void> {
  const hq = headquartersOf(sides)
  try {
    const plan = await findPlanRun(hq.db, runId)
    if (plan) await workOnPlan(sides, run, plan, starter)
  } catch (error) {
    hq.onFault?.(error)
  }
}

/** Opens a run with its steps, under this process's lease; undefined if the feature has an unfinished run. */
async function open(
  tx: Transaction,
  actor: Actor,
  { feature, steps }: FeaturePlanView,
  confirm: boolean,
): Promise<BatchRunRow | undefined> {
  const runId = randomUUID()
  if (!(await insertRun(tx, { jobId: FEATURE_PLAN_JOB, scope: scopeOf(feature.key), actor, runId }))) return undefined
  const channels = actor.channels === 'ALL' ? null : sql.param([...actor.channels])
  await execute(
    tx,
    sql`/* features.openPlanRun */
    insert into feature_plan_run (run_id, feature, confirm, roles, channels)
    values (${runId}, ${feature.key}, ${confirm}, ${sql.param([...actor.roles])}::text[], ${channels}::text[])`,
  )
  const [run] = await execute<BatchRunRow>(
    tx,
    sql`/* features.openPlanSteps */
    with recorded as (
      insert into feature_plan_step (run_id, place, action, feature, job_id, channel_database_id, state)
      select ${runId}::uuid, step.place, step.action, step.feature, step."jobId", step."channelDatabaseId", step.state
      from jsonb_to_recordset(${JSON.stringify(steps.map(stepRow))}::jsonb) as step (
        place int, action text, feature text, "jobId" text, "channelDatabaseId" text, state text
      )
      returning state
    )
    update batch_run run
    set total = (select count(*) from recorded where state = 'NEEDED')
    where run.run_id = ${runId}
    returning ${batchRunColumns}`,
  )
  if (!run) throw new Error('A run that was opened a moment ago is gone.')
  await recordAudit(tx, actor, { action: 'runFeaturePlan', target: feature.key, result: 'STARTED' })
  await append(tx, [runEvent(run)])
  return run
}

/** A step that is blocked now may be unblocked when its turn comes, so it starts as NEEDED. */
function stepRow({ state, ...name }: FeaturePlanView['steps'][number], index: number) {
  return { ...name, place: index + 1, state: state === 'DONE' ? 'DONE' : 'NEEDED' }
}

async function take(db: Database, which: SQL): Promise<BatchRunRow | undefined> {
  const run = await transaction(db, async (tx) => {
    const taken = await takeRun(tx, which)
    if (taken) await append(tx, [runEvent(taken)])
    return taken
  })
  if (run) wake(db)
  return run
}

async function findUnfinished(db: Database, feature: string): Promise<BatchRunRow | undefined> {
  const [run] = await execute<BatchRunRow>(
    db,
    sql`/* features.findUnfinishedPlan */
    select ${batchRunColumns}
    from batch_run run
    where run.scope = ${scopeOf(feature)} and run.status in ('READY', 'EXECUTING', 'CANCELING')`,
  )
  return run
}
