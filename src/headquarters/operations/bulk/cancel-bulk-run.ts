import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersServer } from '../../../between/sides.ts'
import { changeBulkRun } from './change-bulk-run.ts'
import type { BulkRunOutcome } from './refusals.ts'

/** Somebody works on it: it ends when that holder has stopped, after the operations in hand. */
const isHeld = sql`(run.status = 'EXECUTING' and run.lease_until >= now())`

/** Ends a run for good, CANCELING while its holder still has operations in hand. What was done stays done. Cancelled already, it stays so. */
export function cancelBulkRun({ db }: HeadquartersServer, actor: Actor, runId: string): Promise<BulkRunOutcome> {
  return changeBulkRun(db, actor, runId, {
    action: 'cancelBulkRun',
    from: ['EXECUTING', 'HOLD'],
    already: ['CANCELING', 'CANCELED'],
    assignments: sql`status = case when ${isHeld} then 'CANCELING' else 'CANCELED' end,
      ended_at = case when not ${isHeld} then now() end, lease_until = case when ${isHeld} then run.lease_until end`,
  })
}
