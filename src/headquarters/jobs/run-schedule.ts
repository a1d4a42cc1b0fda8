import { sql } from 'drizzle-orm'
import { whyUnavailable } from '../../between/headquarters-of.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { STOPPED_BY_FAULT } from '../../model/schedule.ts'
import { noteNext, placeNext } from './schedule-jobs.ts'

/**
 * Does one job of a schedule for the channel databases of a group (null: all). Answers with a sentence on the outcome;
 * null: nothing to do.
 */
export type RunJob = (jobId: string, group: string | null) => Promise<string | null>

/**
 * One execution of a schedule: its jobs one after another, even when one fails, then its next execution. What went
 * wrong is noted at the schedule; a fault is handed to `onFault` as well.
 */
export async function runSchedule(
  db: Database,
  scheduleId: string,
  runJob: RunJob,
  onFault: (error: unknown) => void,
): Promise<void> {
  const [schedule] = await execute<{ jobs: string[]; group: string | null; startedAt: string }>(
    db,
    sql`/* jobs.runSchedule */
    select jobs, group_id as "group", ${utcText('now()')} as "startedAt"
    from distribution_schedule
    where id = ${scheduleId} and active`,
  )
  const messages: string[] = []
  for (const job of schedule?.jobs ?? []) {
    try {
      const message = await runJob(job, schedule?.group ?? null)
      if (message !== null) messages.push(message)
    } catch (error) {
      const unavailable = whyUnavailable(error)
      if (unavailable === null) onFault(error)
      messages.push(`${job}: ${unavailable ?? `${STOPPED_BY_FAULT}; the log has its cause.`}`)
    }
  }
  await goOn(db, scheduleId, schedule ? { startedAt: schedule.startedAt, messages } : null)
}

/** The row is read again: it may have changed meanwhile, and its lock orders this with `setSchedule`. */
async function goOn(
  db: Database,
  scheduleId: string,
  run: { startedAt: string; messages: readonly string[] } | null,
): Promise<void> {
  await transaction(db, async (tx) => {
    const [schedule] = await execute<{ recurrence: string; active: boolean }>(
      tx,
      sql`/* jobs.goOn */
      select recurrence, active
      from distribution_schedule
      where id = ${scheduleId}
      for update`,
    )
    if (!schedule) return
    if (run !== null) {
      await execute(
        tx,
        sql`/* jobs.noteRun */
        update distribution_schedule
        set last_run_at = ${run.startedAt}::timestamptz, last_message = ${run.messages.join(' ') || null}
        where id = ${scheduleId}`,
      )
    }
    const runAt = await placeNext(
      tx,
      { task: 'schedule', id: scheduleId, recurrence: schedule.recurrence },
      { active: schedule.active, lastStart: run && new Date(run.startedAt) },
    )
    await noteNext(tx, scheduleId, runAt)
  })
}
