import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { unknownName } from '../../../model/near-names.ts'
import { parseRecurrence, type Timing } from '../../../model/recurrence.ts'
import { SCHEDULE_JOBS, type ScheduleRow } from '../../../model/schedule.ts'
import { isTimeZone } from '../../../model/time-zone.ts'

/** Why a request about a schedule is refused. */
export type ScheduleRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'INVALID_VALUE' | 'DUPLICATE_ID' | 'UNKNOWN_REFERENCE'
  field: string[]
  message: string
}

/** The answer of a request about a schedule: the schedule afterwards, or null and why it was refused. */
export type ScheduleAnswer = { schedule: ScheduleRow | null; userErrors: ScheduleRefusal[] }

export const refusal = (code: ScheduleRefusal['code'], field: string, message: string): ScheduleRefusal => ({
  __typename: 'Refused',
  code,
  field: ['input', field],
  message,
})
export const refused = (...userErrors: ScheduleRefusal[]): ScheduleAnswer => ({ schedule: null, userErrors })

const LONGEST_NAME = 200

/** What a schedule is made of, besides its id. */
export type ScheduleValues = Timing & { name: string; jobs: readonly string[]; group: string | null }

/** All that is wrong with the values of a schedule. */
export async function checkSchedule(db: Executor, values: ScheduleValues): Promise<ScheduleRefusal[]> {
  const { name, jobs, group, activeFrom, activeUntil } = values
  const refusals = timingFaults(values)
  if (name.trim() === '' || name.length > LONGEST_NAME || UNSTORABLE.test(name))
    refusals.push(refusal('INVALID_VALUE', 'name', `Give a name of 1 to ${LONGEST_NAME} characters.`))
  if (jobs.length === 0) refusals.push(refusal('INVALID_VALUE', 'jobs', 'Name at least one job.'))
  if (new Set(jobs).size < jobs.length) refusals.push(refusal('INVALID_VALUE', 'jobs', 'Name each job once.'))
  const unknown = jobs.find((job) => !SCHEDULE_JOBS.includes(job))
  if (unknown !== undefined)
    refusals.push(refusal('UNKNOWN_REFERENCE', 'jobs', unknownName('job of schedules', unknown, SCHEDULE_JOBS)))
  if (activeFrom !== null && activeUntil !== null && Date.parse(activeFrom) >= Date.parse(activeUntil))
    refusals.push(refusal('INVALID_VALUE', 'activeUntil', 'The active period must end after it begins.'))
  return group === null ? refusals : [...refusals, ...(await checkGroup(db, group))]
}

function timingFaults({ recurrence, timeZone }: Timing): ScheduleRefusal[] {
  if (!isTimeZone(timeZone)) {
    const message = 'Write a time zone of the IANA database, such as `Europe/Amsterdam`, or `UTC`.'
    return [refusal('INVALID_VALUE', 'timeZone', message)]
  }
  if (parseRecurrence(recurrence, timeZone) !== null) return []
  const message = 'Write `EVERY <n> SECONDS` (1 to 86400), or a cron expression of five fields.'
  return [refusal('INVALID_VALUE', 'recurrence', message)]
}

async function checkGroup(db: Executor, group: string): Promise<ScheduleRefusal[]> {
  const known = await execute<{ id: string }>(
    db,
    sql`/* jobs.groups */ select id from channel_database_group order by id`,
  )
  const ids = known.map(({ id }) => id)
  return ids.includes(group)
    ? []
    : [refusal('UNKNOWN_REFERENCE', 'group', unknownName('channel database group', group, ids))]
}
