import { sql } from 'drizzle-orm'
import { whyUnavailable } from '../../between/headquarters-of.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { nextTime, type Timing } from '../../model/recurrence.ts'
import { STOPPED_BY_FAULT } from '../../model/schedule.ts'
import { announce, isActive, noteNext, placeNext, placing, timingColumns } from './schedule-jobs.ts'

/**
 * Does one job of a schedule for the channel databases of a group (null: all). Answers with a sentence on the outcome;
 * null: nothing to do.
 */
export type RunJob = (jobId: string, group: string | null) => Promise<string | null>

/** True if all of these jobs together would find nothing to do. It asks for less than each of them does. */
export type IsNothingToDo = (jobs: readonly string[], group: string | null) => Promise<boolean>

/** What a schedule does: its jobs, and how it learns that there is nothing to do for them. */
export type ScheduleWork = { runJob: RunJob; isNothingToDo?: IsNothingToDo; onFault(error: unknown): void }

/**
 * One execution of a schedule: its jobs one after another, even when one fails, then its next execution. What went
 * wrong is noted at the schedule; a fault is handed to `onFault` as well.
 */
export async function runSchedule(db: Database, scheduleId: string, work: ScheduleWork): Promise<void> {
  const began = performance.now()
  const [schedule] = await execute<Schedule>(
    db,
    sql`/* jobs.runSchedule */
    select schedule.jobs, schedule.group_id as "group", ${timingColumns}, ${utcText('now()')} as "startedAt"
    from distribution_schedule schedule
    where schedule.id = ${scheduleId} and ${isActive}`,
  )
  if (!schedule) return goOn(db, scheduleId, null)
  const message = (await runJobs(schedule, work)).join(' ') || null
  const isPlaced = await noteAndPlace(db, scheduleId, schedule, message, performance.now() - began)
  if (!isPlaced) await goOn(db, scheduleId, { startedAt: schedule.startedAt, message })
}

type Schedule = Timing & { jobs: string[]; group: string | null; startedAt: string }

async function runJobs(
  { jobs, group }: Schedule,
  { runJob, isNothingToDo, onFault }: ScheduleWork,
): Promise<readonly string[]> {
  // What it cannot find out, the jobs find out, and report.
  if (await isNothingToDo?.(jobs, group).catch(() => false)) return []
  const messages: string[] = []
  for (const job of jobs) {
    try {
      const message = await runJob(job, group)
      if (message !== null) messages.push(message)
    } catch (error) {
      const unavailable = whyUnavailable(error)
      if (unavailable === null) onFault(error)
      messages.push(`${job}: ${unavailable ?? `${STOPPED_BY_FAULT}; the log has its cause.`}`)
    }
  }
  return messages
}

/**
 * In one statement, unless the schedule was changed or withheld meanwhile, or has no next time: false, then. `lasted`:
 * milliseconds since its start.
 */
async function noteAndPlace(
  db: Database,
  scheduleId: string,
  schedule: Schedule,
  message: string | null,
  lasted: number,
): Promise<boolean> {
  const { recurrence, timeZone, activeFrom, activeUntil, startedAt } = schedule
  const started = new Date(startedAt)
  const now = new Date(started.getTime() + lasted)
  const runAt = nextTime(schedule, started, now)
  if (runAt === null) return false
  const placed = await execute(
    db,
    sql`/* jobs.noteAndPlace */
    with noted as (
      update distribution_schedule
      set last_run_at = ${startedAt}::timestamptz, last_message = ${message},
        next_run_at = ${runAt.toISOString()}::timestamptz
      where id = ${scheduleId} and active and withheld_at is null and recurrence = ${recurrence}
        and time_zone = ${timeZone} and active_from is not distinct from ${activeFrom}::timestamptz
        and active_until is not distinct from ${activeUntil}::timestamptz
      returning id
    )
    select ${placing({ task: 'schedule', id: scheduleId }, sql`${runAt.toISOString()}::timestamptz`)}
    from noted`,
  )
  if (placed.length === 0) return false
  announce({ task: 'schedule', id: scheduleId }, runAt.getTime() - now.getTime())
  return true
}

/** The row is read again: it may have changed meanwhile, and its lock orders this with `setSchedule`. */
async function goOn(
  db: Database,
  scheduleId: string,
  run: { startedAt: string; message: string | null } | null,
): Promise<void> {
  await transaction(db, async (tx) => {
    const [schedule] = await execute<Timing & { active: boolean; withheld: boolean }>(
      tx,
      sql`/* jobs.goOn */
      select ${timingColumns}, schedule.active, schedule.withheld_at is not null as withheld
      from distribution_schedule schedule
      where schedule.id = ${scheduleId}
      for update`,
    )
    if (!schedule) return
    if (run !== null) {
      await execute(
        tx,
        sql`/* jobs.noteRun */
        update distribution_schedule
        set last_run_at = ${run.startedAt}::timestamptz, last_message = ${run.message}
        where id = ${scheduleId}`,
      )
    }
    // A withheld one that has not run keeps the time that it misses: a release makes up for it.
    if (schedule.withheld && run === null) return
    const { active, withheld, ...timing } = schedule
    const lastStart = run && new Date(run.startedAt)
    const runAt = await placeNext(tx, { task: 'schedule', id: scheduleId, timing }, { active, withheld, lastStart })
    await noteNext(tx, scheduleId, runAt)
  })
}
