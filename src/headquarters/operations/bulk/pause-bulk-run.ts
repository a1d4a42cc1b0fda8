import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { leaseEnded } from '../../jobs/lease.ts'
import { changeBulkRun } from './change-bulk-run.ts'
import type { BulkRunOutcome } from './refusals.ts'

/** Holds a run that goes on: its holder stops after the operations in hand. Paused already, it stays so. */
export function pauseBulkRun({ db }: HeadquartersDatabase, actor: Actor, runId: string): Promise<BulkRunOutcome> {
  return changeBulkRun(db, actor, runId, {
    action: 'pauseBulkRun',
    from: ['EXECUTING'],
    already: ['HOLD'],
    assignments: sql`status = 'HOLD', ${leaseEnded}`,
  })
}
