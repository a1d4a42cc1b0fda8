import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { type Database, execute, transaction } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import type { ScheduleRow } from '../../../model/schedule.ts'
import { noSuch } from '../../organization/known-names.ts'
import { place, readQueue } from '../schedule-jobs.ts'
import { refusal, refused, type ScheduleAnswer } from './check-schedule.ts'
import { lockSchedule, scheduleColumns } from './read-schedules.ts'

const LONGEST_REASON = 1_000

/**
 * *Withhold*: the schedule does not run until it is released. An execution that runs finishes. A schedule that is
 * withheld already keeps its first reason.
 */
export async function withholdSchedule(
  db: Database,
  actor: Actor,
  { schedule: id, reason }: { schedule: string; reason: string },
): Promise<ScheduleAnswer> {
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason)) {
    const message = `Give a reason of 1 to ${LONGEST_REASON} characters. It is kept with the schedule and in the audit.`
    return refused(refusal('INVALID_VALUE', 'reason', message))
  }
  return transaction(db, async (tx) => {
    const before = await lockSchedule(tx, id)
    if (!before) return refused(refusal('NOT_FOUND', 'schedule', await noSuch(tx, 'schedule', id)))
    if (before.withheld !== null) return { schedule: before, userErrors: [] }
    // next_run_at stays: it shows what the schedule misses.
    const [withheld] = await execute<ScheduleRow>(
      tx,
      sql`/* jobs.withholdSchedule */
      update distribution_schedule schedule
      set withheld_at = now(), withheld_by = ${actor.id}, withheld_reason = ${reason}
      where id = ${id}
      returning ${scheduleColumns}`,
    )
    await place(tx, { task: 'schedule', id }, await readQueue(tx), null)
    await recordAudit(tx, actor, { action: 'withholdSchedule', target: id, result: 'WITHHELD', reason })
    return { schedule: withheld ?? null, userErrors: [] }
  })
}

/**
 * Releases a withheld schedule. If it has missed a time, however many, it runs once at once; then as it did before. A
 * schedule that is not withheld stays as it is.
 */
export async function releaseSchedule(
  db: Database,
  actor: Actor,
  { schedule: id }: { schedule: string },
): Promise<ScheduleAnswer> {
  return transaction(db, async (tx) => {
    const before = await lockSchedule(tx, id)
    if (!before) return refused(refusal('NOT_FOUND', 'schedule', await noSuch(tx, 'schedule', id)))
    if (before.withheld === null) return { schedule: before, userErrors: [] }
    const queue = await readQueue(tx)
    const [released] = await execute<ScheduleRow>(
      tx,
      sql`/* jobs.releaseSchedule */
      update distribution_schedule schedule
      set withheld_at = null, withheld_by = null, withheld_reason = null, next_run_at = case
        when next_run_at is not null and coalesce(active_until > now(), true)
          then greatest(next_run_at, date_trunc('milliseconds', now()))
      end
      where id = ${id}
      returning ${scheduleColumns}`,
    )
    if (!released) throw new Error('The schedule was locked, and is gone.')
    await place(tx, { task: 'schedule', id }, queue, released.nextRunAt === null ? null : new Date(released.nextRunAt))
    await recordAudit(tx, actor, { action: 'releaseSchedule', target: id, result: 'RELEASED' })
    return { schedule: released, userErrors: [] }
  })
}
