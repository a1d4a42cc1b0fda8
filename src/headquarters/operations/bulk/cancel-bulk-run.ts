import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { isHeld } from '../../jobs/lease.ts'
import { changeBulkRun } from './change-bulk-run.ts'
import type { BulkRunOutcome } from './refusals.ts'

/** Somebody works on it: it ends when that holder has stopped, after the operations in hand. */
const isFrozen = sql`(run.status = 'EXECUTING' and ${isHeld('run')})`

/** Ends a run for good, CANCELING while its holder still has operations in hand. What was done stays done. Canceled already, it stays so. */
export function cancelBulkRun({ db }: HeadquartersDatabase, actor: Actor, runId: string): Promise<BulkRunOutcome> {
  return changeBulkRun(db, actor, runId, {
    action: 'cancelBulkRun',
    from: ['EXECUTING', 'HOLD'],
    already: ['CANCELING', 'CANCELED'],
    assignments: sql`status = case when ${isFrozen} then 'CANCELING' else 'CANCELED' end,
      ended_at = case when not ${isFrozen} then now() end, lease_until = case when ${isFrozen} then run.lease_until end`,
  })
}
