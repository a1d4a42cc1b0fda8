import { sql } from 'drizzle-orm'
import { type Channels, servesChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { isUuid } from '../../db/uuid.ts'
import { batchRunColumns } from '../jobs/batch-run.ts'
import type { BatchRunRow } from '../jobs/run.ts'
import type { PlanStepName } from './plan.ts'

/**
 * A run of a feature's plan. `confirm`, `roles` and `channels` are those of its start; a process that takes the run
 * over uses them, too.
 */
export type FeaturePlanRunView = BatchRunRow & {
  feature: string
  confirm: boolean
  roles: string[]
  channels: string[] | null
}

/** A step of a run as stored. Times are RFC 3339. */
export type PlanRunStep = PlanStepName & {
  place: number
  state: 'NEEDED' | 'RUNNING' | 'DONE' | 'FAILED'
  reason: string | null
  sessionId: string | null
  startedAt: string | null
  endedAt: string | null
}

/** The run with this id, if it is a run of a feature's plan. */
export async function findPlanRun(db: Executor, runId: string): Promise<FeaturePlanRunView | null> {
  if (!isUuid(runId)) return null
  const [run] = await execute<FeaturePlanRunView>(
    db,
    sql`/* features.findPlanRun */
    select ${batchRunColumns}, plan.feature, plan.confirm, plan.roles, plan.channels
    from batch_run run
    join feature_plan_run plan using (run_id)
    where run.run_id = ${runId}::uuid`,
  )
  return run ?? null
}

/** The steps of a run in their order, limited to the given channels. */
export function readPlanSteps(db: Executor, runId: string, channels: Channels = 'ALL'): Promise<PlanRunStep[]> {
  return execute<PlanRunStep>(
    db,
    sql`/* features.readPlanSteps */
    select step.place, step.action, step.feature, step.job_id as "jobId",
      step.channel_database_id as "channelDatabaseId",
      step.state, step.message as reason, step.session_id as "sessionId", ${utcText('step.started_at')} as "startedAt",
      ${utcText('step.ended_at')} as "endedAt"
    from feature_plan_step step
    where step.run_id = ${runId}::uuid
      and (step.channel_database_id is null or ${servesChannels(sql`step.channel_database_id`, channels)})
    order by step.place`,
  )
}
