import { forgetFullBudgets } from '../access/token-budgets.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { Sides } from '../between/sides.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'
import { isUnavailable } from '../db/errors.ts'
import { recordNotUploaded, scheduledJobs } from '../headquarters/exchange/jobs/scheduled-jobs.ts'
import { enableDueFeatures } from '../headquarters/features/enable-due.ts'
import { resumeLostFeaturePlans } from '../headquarters/features/run-plan.ts'
import { forgetReturnableKeys } from '../headquarters/incarnation/known-requests.ts'
import { startSchedules } from '../headquarters/jobs/start-schedules.ts'
import { resumeLostBulkRuns } from '../headquarters/operations/bulk/resume-bulk-run.ts'
import { mergeOperationCounts } from '../headquarters/operations/list/count-operations.ts'
import type { Retention } from '../model/retention.ts'
import type { WorkerProof } from './worker-proof.ts'

/**
 * The worker's part of the process: the distribution schedules, and the maintenance of headquarters. The returned
 * function ends it; `proof` records its looks at the queue.
 */
export function startWorker(sides: Sides, log: Log, retention: Retention, proof: WorkerProof): () => Promise<void> {
  const hq = headquartersOf(sides)
  return startSchedules({
    headquarters: hq,
    runJob: scheduledJobs(sides, retention),
    maintenance: [
      { id: 'enable-due-features', recurrence: 'EVERY 60 SECONDS', run: () => enableDueFeatures(hq) },
      { id: 'forget-token-budgets', recurrence: 'EVERY 600 SECONDS', run: () => forgetFullBudgets(hq.db) },
      {
        id: 'forget-idempotency-keys',
        recurrence: 'EVERY 600 SECONDS',
        async run() {
          await forgetKeysOfChannels(sides, retention)
          await forgetReturnableKeys(hq.db, retention.idempotencyHours)
        },
      },
      { id: 'merge-operation-counts', recurrence: 'EVERY 10 SECONDS', run: () => mergeOperationCounts(hq.db) },
      { id: 'resume-lost-bulk-runs', recurrence: 'EVERY 10 SECONDS', run: () => resumeLostBulkRuns(hq) },
      { id: 'resume-lost-feature-plans', recurrence: 'EVERY 10 SECONDS', run: () => resumeLostFeaturePlans(sides) },
    ],
    onLook: proof.looked,
    onOutage(isOut) {
      if (isOut) log.warn('schedules: the job queue at headquarters cannot be reached; it is tried again until it can')
      else log.info('schedules: the job queue at headquarters is reached again')
    },
    headquartersAway: () => recordNotUploaded(sides, 'Headquarters could not be reached.'),
    onFault: (error) => logFault(log, error, 'schedules'),
  })
}

/**
 * Each channel database alone: one that cannot be reached keeps its keys until the next time. A fault of one is thrown
 * when the others are done.
 */
async function forgetKeysOfChannels(sides: Sides, { idempotencyHours }: Retention): Promise<void> {
  const done = await Promise.allSettled(
    [...sides.ownSides.values()].map((side) => side.forgetIdempotencyKeys(idempotencyHours)),
  )
  for (const each of done) if (each.status === 'rejected' && !isUnavailable(each.reason)) throw each.reason
}
