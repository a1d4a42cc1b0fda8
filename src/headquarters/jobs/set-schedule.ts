import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { parseRecurrence } from '../../model/recurrence.ts'
import type { ScheduleRow } from '../../model/schedule.ts'
import { noSuch } from '../organization/known-names.ts'
import { noteNext, placeNext } from './schedule-jobs.ts'
import { scheduleColumns } from './schedules.ts'

export type ScheduleRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE'
  field: string[]
  message: string
}

/** What is to be changed; null leaves it as it is. */
export type ScheduleChange = { schedule: string; active: boolean | null; recurrence: string | null }

/** Switches a schedule on or off, or changes when it recurs. Takes effect at once, in every process. */
export async function setSchedule(
  db: Database,
  actor: Actor,
  { schedule: id, active, recurrence }: ScheduleChange,
): Promise<{ schedule: ScheduleRow | null; userErrors: ScheduleRefusal[] }> {
  if (recurrence !== null && parseRecurrence(recurrence) === null) {
    const message = 'Write `EVERY <n> SECONDS` (1 to 86400), or a cron expression of five fields, in UTC.'
    return refuse('INVALID_VALUE', 'recurrence', message)
  }
  const schedule = await transaction(db, async (tx) => {
    const [changed] = await execute<ScheduleRow>(
      tx,
      sql`/* jobs.setSchedule */
      update distribution_schedule schedule
      set active = coalesce(${active}::boolean, active), recurrence = coalesce(${recurrence?.trim() ?? null}, recurrence)
      where id = ${id}
      returning ${scheduleColumns}`,
    )
    if (!changed) return null
    // From now on: what a schedule missed while it was not active is not made up for.
    const recurring = { task: 'schedule' as const, id, recurrence: changed.recurrence }
    const runAt = await placeNext(tx, recurring, { active: changed.active, lastStart: null })
    await noteNext(tx, id, runAt)
    await recordAudit(tx, actor, { action: 'setSchedule', target: id, result: changed.active ? 'ACTIVE' : 'INACTIVE' })
    return { ...changed, nextRunAt: runAt?.toISOString() ?? null }
  })
  return schedule ? { schedule, userErrors: [] } : refuse('NOT_FOUND', 'schedule', await noSuch(db, 'schedule', id))
}

function refuse(code: ScheduleRefusal['code'], field: string, message: string) {
  return { schedule: null, userErrors: [{ __typename: 'Refused' as const, code, field: ['input', field], message }] }
}
