import { forgetEndedSessions } from '../access/sign-in/session-rows.ts'
import { forgetFullBudgets } from '../access/spend-budgets.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { Sides } from '../between/sides.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { fillInBackground } from '../db/fill-in-background.ts'
import { fillWords } from '../headquarters/customers/fill-words.ts'
import { isNothingToDo } from '../headquarters/exchange/jobs/nothing-to-do.ts'
import { recordNotUploaded, scheduledJobs } from '../headquarters/exchange/jobs/scheduled-jobs.ts'
import { enableDueFeatures } from '../headquarters/features/enable-due.ts'
import { resumeLostFeaturePlans } from '../headquarters/features/run-plan.ts'
import { forgetIssueHours } from '../headquarters/issues/list-issues.ts'
import { BULK_SYNCHRONIZE_JOB, FEATURE_PLAN_JOB, hasLostRuns } from '../headquarters/jobs/run.ts'
import { startSchedules } from '../headquarters/jobs/start-schedules.ts'
import { resumeLostBulkRuns } from '../headquarters/operations/bulk/resume-bulk-run.ts'
import { mergeOperationCounts } from '../headquarters/operations/list/count-operations.ts'
import { startWebhooks } from '../headquarters/webhooks/delivery/start-webhooks.ts'
import type { WorkerProof } from './worker-proof.ts'

/**
 * The worker's part of the process: the distribution schedules, the maintenance of headquarters, and the delivery of
 * webhooks. The returned function ends it; `proof` records its looks at the queue.
 */
export function startWorker(
  sides: Sides,
  log: Log,
  { retention, webhookNetworks }: Pick<Config, 'retention' | 'webhookNetworks'>,
  proof: WorkerProof,
): () => Promise<void> {
  const hq = headquartersOf(sides)
  const stopFilling = fillInBackground(fillWords(hq.db), (error) =>
    logFault(log, error, 'words of customers', { level: 'warn' }),
  )
  const stopSchedules = startSchedules({
    headquarters: hq,
    runJob: scheduledJobs(sides, retention),
    isNothingToDo: (jobs, group) => isNothingToDo(sides, jobs, group),
    maintenance: [
      { id: 'enable-due-features', everySeconds: 60, run: () => enableDueFeatures(hq) },
      { id: 'forget-token-budgets', everySeconds: 600, run: () => forgetFullBudgets(hq.db) },
      { id: 'forget-issue-hours', everySeconds: 3_600, run: () => forgetIssueHours(hq.db) },
      { id: 'forget-ended-sign-ins', everySeconds: 600, run: () => forgetEndedSessions(hq.db) },
      { id: 'merge-operation-counts', everySeconds: 20, run: () => mergeOperationCounts(hq.db) },
      { id: 'resume-lost-runs', everySeconds: 20, run: () => resumeLostRuns(sides) },
    ],
    onLook: proof.looked,
    onOutage(isOut) {
      if (isOut) log.warn('schedules: the job queue at headquarters cannot be reached; it is tried again until it can')
      else log.info('schedules: the job queue at headquarters is reached again')
    },
    headquartersAway: () => recordNotUploaded(sides, 'Headquarters could not be reached.'),
    onFault: (error) => logFault(log, error, 'schedules'),
  })
  const stopWebhooks = startWebhooks(hq, {
    networks: webhookNetworks,
    onFault: (error) => logFault(log, error, 'webhooks'),
  })
  return async () => {
    await stopFilling()
    await Promise.all([stopWebhooks(), stopSchedules()])
  }
}

async function resumeLostRuns(sides: Sides): Promise<void> {
  const hq = headquartersOf(sides)
  if (!(await hasLostRuns(hq.db, [BULK_SYNCHRONIZE_JOB, FEATURE_PLAN_JOB]))) return
  await resumeLostBulkRuns(hq)
  await resumeLostFeaturePlans(sides)
}
