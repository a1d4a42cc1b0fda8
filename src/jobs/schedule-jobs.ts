import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'
import { nextRun, parseRecurrence } from './recurrence.ts'

/** Something that recurs: a distribution schedule, or work that keeps house. */
export type Recurring = { task: 'schedule' | 'housekeeping'; id: string; recurrence: string }

/** Tries of one execution; each is given up only with its process, and the next execution is a job of its own. */
const maxAttempts = 100

const keyOf = ({ task, id }: Pick<Recurring, 'task' | 'id'>) => `${task}:${id}`

/**
 * Places the next execution, instead of the one that is waiting; null takes it away. Says when it will be. One that is going on now is not
 * touched. Does nothing before the job library's tables are there: whoever makes them places what is missing.
 */
export async function placeNext(
  db: Executor,
  recurring: Recurring,
  { active, lastStart }: { active: boolean; lastStart: Date | null },
): Promise<Date | null> {
  const recurrence = active ? parseRecurrence(recurring.recurrence) : null
  const runAt = recurrence && nextRun(recurrence, lastStart, new Date())
  const [library] = await execute<{ there: boolean }>(
    db,
    sql`/* jobs.placeNext */ select to_regclass('graphile_worker.jobs') is not null as there`,
  )
  if (!library?.there) return runAt
  if (runAt === null) {
    await execute(db, sql`/* jobs.placeNext */ select graphile_worker.remove_job(${keyOf(recurring)})`)
    return null
  }
  await execute(
    db,
    sql`/* jobs.placeNext */
    select graphile_worker.add_job(
      identifier => ${recurring.task}::text, payload => json_build_object('id', ${recurring.id}::text), run_at => ${runAt.toISOString()}::timestamptz,
      max_attempts => ${maxAttempts}::int, job_key => ${keyOf(recurring)}::text, job_key_mode => 'replace'
    )`,
  )
  return runAt
}

/** Places what should be there and is not: new schedules, and those whose job was lost. */
export async function placeMissing(db: Executor, housekeeping: readonly Recurring[]): Promise<void> {
  const schedules = await execute<Recurring & { lastStart: string | null }>(
    db,
    sql`/* jobs.placeMissing */
    select 'schedule' as task, id, recurrence, last_run_at as "lastStart"
    from distribution_schedule
    where active`,
  )
  const waiting = await execute<{ key: string }>(
    db,
    sql`/* jobs.placeMissing */
    select key
    from graphile_worker.jobs
    where key is not null and (attempts < max_attempts or locked_at is not null)`,
  )
  const there = new Set(waiting.map(({ key }) => key))
  for (const recurring of [...schedules, ...housekeeping.map((each) => ({ ...each, lastStart: null }))]) {
    if (there.has(keyOf(recurring))) continue
    const lastStart = recurring.lastStart === null ? null : new Date(recurring.lastStart)
    const runAt = await placeNext(db, recurring, { active: true, lastStart })
    if (recurring.task === 'schedule') await noteNext(db, recurring.id, runAt)
  }
}

/** What the API shows as the next run. */
export async function noteNext(db: Executor, scheduleId: string, runAt: Date | null): Promise<void> {
  await execute(
    db,
    sql`/* jobs.noteNext */
    update distribution_schedule
    set next_run_at = ${runAt?.toISOString() ?? null}::timestamptz
    where id = ${scheduleId}`,
  )
}
