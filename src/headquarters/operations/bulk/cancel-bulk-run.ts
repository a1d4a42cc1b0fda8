import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { isHeld } from '../../jobs/lease.ts'
import { changeBulkRun } from './change-bulk-run.ts'
import type { BulkRunOutcome } from './refusals.ts'

/** True if a process is running it: the run ends when that process has stopped, after the operations in progress. */
const isRunning = sql`(run.status = 'EXECUTING' and ${isHeld('run')})`

/**
 * Cancels a run permanently; it is CANCELING while its process still has operations in progress. Completed work stays.
 * Canceling a canceled run changes nothing.
 */
export function cancelBulkRun({ db }: HeadquartersDatabase, actor: Actor, runId: string): Promise<BulkRunOutcome> {
  return changeBulkRun(db, actor, runId, {
    action: 'cancelBulkRun',
    from: ['EXECUTING', 'HOLD'],
    already: ['CANCELING', 'CANCELED'],
    assignments: sql`status = case when ${isRunning} then 'CANCELING' else 'CANCELED' end,
      ended_at = case when not ${isRunning} then now() end,
        lease_until = case when ${isRunning} then run.lease_until end`,
  })
}
