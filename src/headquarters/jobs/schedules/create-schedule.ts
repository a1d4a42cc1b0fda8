import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import type { ScheduleRow } from '../../../model/schedule.ts'
import { isId } from '../../organization/id.ts'
import { noteNext, placeNext } from '../schedule-jobs.ts'
import { checkSchedule, refusal, refused, type ScheduleAnswer, type ScheduleValues } from './check-schedule.ts'
import { scheduleColumns } from './read-schedules.ts'

/** A new schedule; `schedule` is its id. */
export type NewSchedule = ScheduleValues & { schedule: string; active: boolean; dryRun?: boolean }

/** Creates a schedule. An active one runs from now on, at the earliest from its active period on. */
export async function createSchedule(db: Database, actor: Actor, schedule: NewSchedule): Promise<ScheduleAnswer> {
  const work = (tx: Transaction) => insertSchedule(tx, actor, schedule)
  return schedule.dryRun ? rehearse(db, work) : transaction(db, work)
}

/** The same in the transaction of a caller. */
export async function insertSchedule(tx: Transaction, actor: Actor, given: NewSchedule): Promise<ScheduleAnswer> {
  const { schedule: id, name, jobs, group, timeZone, activeFrom, activeUntil, active, dryRun } = given
  const timing = { recurrence: given.recurrence.trim(), timeZone, activeFrom, activeUntil }
  const faults = await checkSchedule(tx, { name, jobs, group, ...timing })
  if (!isId(id))
    faults.push(
      refusal('INVALID_VALUE', 'schedule', 'Give an id of 1 to 60 letters, digits, dots, dashes or underscores.'),
    )
  if (faults.length > 0) return refused(...faults)
  const [created] = await execute<ScheduleRow>(
    tx,
    sql`/* jobs.createSchedule */
    insert into distribution_schedule as schedule (
      id, name, jobs, group_id, recurrence, time_zone, active, active_from, active_until
    )
    values (${id}, ${name}, ${sql.param([...jobs])}::text[], ${group}, ${timing.recurrence}, ${timeZone}, ${active},
      ${activeFrom}::timestamptz, ${activeUntil}::timestamptz)
    on conflict do nothing
    returning ${scheduleColumns}`,
  )
  if (!created)
    return refused(refusal('DUPLICATE_ID', 'schedule', 'A schedule with this id exists. Change it with setSchedule.'))
  if (dryRun) return { schedule: created, userErrors: [] }
  const runAt = await placeNext(tx, { task: 'schedule', id, timing }, { active, lastStart: null })
  await noteNext(tx, id, runAt)
  await recordAudit(tx, actor, { action: 'createSchedule', target: id, result: 'CREATED' })
  return { schedule: { ...created, nextRunAt: runAt?.toISOString() ?? null }, userErrors: [] }
}
