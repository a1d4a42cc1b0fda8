import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { noSuch } from '../../organization/known-names.ts'
import { place, readQueue } from '../schedule-jobs.ts'
import { refusal, refused, type ScheduleAnswer } from './check-schedule.ts'
import { lockSchedule } from './read-schedules.ts'

/**
 * Deletes a schedule, and shows it as it was. An execution that runs finishes; the waiting one is removed. Its jobs
 * still run on request, and by other schedules.
 */
export async function deleteSchedule(
  db: Database,
  actor: Actor,
  { schedule: id, dryRun = false }: { schedule: string; dryRun?: boolean },
): Promise<ScheduleAnswer> {
  const work = async (tx: Transaction): Promise<ScheduleAnswer> => {
    const before = await lockSchedule(tx, id)
    if (!before) return refused(refusal('NOT_FOUND', 'schedule', await noSuch(tx, 'schedule', id)))
    if (dryRun) return { schedule: before, userErrors: [] }
    await removeSchedule(tx, actor, id)
    return { schedule: { ...before, nextRunAt: null }, userErrors: [] }
  }
  return dryRun ? rehearse(db, work) : transaction(db, work)
}

/** Removes a schedule with its waiting execution. */
export async function removeSchedule(tx: Transaction, actor: Actor, id: string): Promise<void> {
  await execute(tx, sql`/* jobs.deleteSchedule */ delete from distribution_schedule where id = ${id}`)
  await place(tx, { task: 'schedule', id }, await readQueue(tx), null)
  await recordAudit(tx, actor, { action: 'deleteSchedule', target: id, result: 'DELETED' })
}
