import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { leaseEnded } from '../../jobs/lease.ts'
import { changeBulkRun } from './change-bulk-run.ts'
import type { BulkRunOutcome } from './refusals.ts'

/**
 * Pauses a run in progress: its process stops after the operations in progress. Pausing a paused run changes nothing.
 */
export function pauseBulkRun({ db }: HeadquartersDatabase, actor: Actor, runId: string): Promise<BulkRunOutcome> {
  return changeBulkRun(db, actor, runId, {
    action: 'pauseBulkRun',
    from: ['EXECUTING'],
    already: ['HOLD'],
    assignments: sql`status = 'HOLD', ${leaseEnded}`,
  })
}
