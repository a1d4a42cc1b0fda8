import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { databaseNow } from '../../../db/database-clock.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { nextTime } from '../../../model/recurrence.ts'
import type { ScheduleRow } from '../../../model/schedule.ts'
import { noSuch } from '../../organization/known-names.ts'
import { noteNext, placeNext } from '../schedule-jobs.ts'
import { checkSchedule, refusal, refused, type ScheduleAnswer, type ScheduleValues } from './check-schedule.ts'
import { lockSchedule, scheduleColumns } from './read-schedules.ts'

/** What is to be changed; what is missing stays as it is. */
export type ScheduleChange = Partial<ScheduleValues> & { schedule: string; active?: boolean; dryRun?: boolean }

/**
 * Changes a schedule: switches it on or off, or changes when it runs, its jobs, its group or its name. Takes effect at
 * once, in every process, and a schedule that is withheld stays so. What it missed while it was not active is not made
 * up for.
 */
export async function setSchedule(
  db: Database,
  actor: Actor,
  { schedule: id, dryRun = false, ...change }: ScheduleChange,
): Promise<ScheduleAnswer> {
  const work = (tx: Transaction) => changeSchedule(tx, actor, id, { ...change, dryRun })
  return dryRun ? rehearse(db, work) : transaction(db, work)
}

async function changeSchedule(
  tx: Transaction,
  actor: Actor,
  id: string,
  { dryRun, ...change }: Omit<ScheduleChange, 'schedule'>,
): Promise<ScheduleAnswer> {
  const before = await lockSchedule(tx, id)
  if (!before) return refused(refusal('NOT_FOUND', 'schedule', await noSuch(tx, 'schedule', id)))
  const { name, jobs, group, recurrence, timeZone, active, activeFrom, activeUntil } = { ...before, ...change }
  const timing = { recurrence: recurrence.trim(), timeZone, activeFrom, activeUntil }
  const faults = await checkSchedule(tx, { name, jobs, group, ...timing })
  if (faults.length > 0) return refused(...faults)
  const [changed] = await execute<ScheduleRow>(
    tx,
    sql`/* jobs.setSchedule */
    update distribution_schedule schedule
    set name = ${name}, jobs = ${sql.param([...jobs])}::text[], group_id = ${group}, active = ${active}::boolean,
      recurrence = ${timing.recurrence}, time_zone = ${timeZone},
      active_from = ${activeFrom}::timestamptz, active_until = ${activeUntil}::timestamptz
    where id = ${id}
    returning ${scheduleColumns}`,
  )
  if (!changed) throw new Error('The schedule was locked, and is gone.')
  const withheld = changed.withheld !== null
  if (dryRun) {
    const next = active && !withheld ? nextTime(timing, null, databaseNow()) : null
    return { schedule: { ...changed, nextRunAt: next?.toISOString() ?? null }, userErrors: [] }
  }
  const runAt = await placeNext(tx, { task: 'schedule', id, timing }, { active, withheld, lastStart: null })
  await noteNext(tx, id, runAt)
  await recordAudit(tx, actor, { action: 'setSchedule', target: id, result: active ? 'ACTIVE' : 'INACTIVE' })
  return { schedule: { ...changed, nextRunAt: withheld ? null : (runAt?.toISOString() ?? null) }, userErrors: [] }
}
