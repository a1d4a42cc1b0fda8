import { sql } from 'drizzle-orm'
import { type Database, type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { nextRun, parseRecurrence } from '../../model/recurrence.ts'

/** Something that recurs: a distribution schedule, or maintenance. The task's name is stored in the queue. */
export type Recurring = { task: 'schedule' | 'housekeeping'; id: string; recurrence: string }

/** Attempts of one execution; each ends only with its process, and the next execution is a job of its own. */
const maxAttempts = 100

const keyOf = ({ task, id }: Pick<Recurring, 'task' | 'id'>) => `${task}:${id}`

/**
 * Places the next execution, in place of the one that waits; without one the waiting one is removed. Answers with its
 * time. A running execution is not touched. Does nothing before the job library's tables exist: the process that
 * creates them places what is missing.
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
    sql`/* jobs.hasLibrary */ select to_regclass('graphile_worker.jobs') is not null as there`,
  )
  if (!library?.there) return runAt
  if (runAt === null) {
    await execute(db, sql`/* jobs.removePlaced */ select graphile_worker.remove_job(${keyOf(recurring)})`)
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

/** Places executions that are missing: of new schedules, and of those whose job was lost. */
export async function placeMissing(db: Database, maintenance: readonly Recurring[]): Promise<void> {
  const schedules = await execute<Recurring>(
    db,
    sql`/* jobs.placeMissing */
    select 'schedule' as task, id, recurrence
    from distribution_schedule
    where active`,
  )
  const waiting = await placed(db)
  for (const { task, id, recurrence } of [...schedules, ...maintenance].filter((each) => !waiting.has(keyOf(each)))) {
    if (task === 'schedule') await transaction(db, (tx) => placeIfMissing(tx, id))
    else await placeNext(db, { task, id, recurrence }, { active: true, lastStart: null })
  }
}

/** Under the schedule's lock, as a run ends: it may have been placed, run and placed again since it was missed. */
async function placeIfMissing(tx: Transaction, id: string): Promise<void> {
  const [schedule] = await execute<{ recurrence: string; lastStart: string | null }>(
    tx,
    sql`/* jobs.placeIfMissing */
    select recurrence, last_run_at as "lastStart"
    from distribution_schedule
    where id = ${id} and active
    for update`,
  )
  const recurring = { task: 'schedule', id } as const
  if (!schedule || (await placed(tx)).has(keyOf(recurring))) return
  const lastStart = schedule.lastStart === null ? null : new Date(schedule.lastStart)
  const runAt = await placeNext(tx, { ...recurring, recurrence: schedule.recurrence }, { active: true, lastStart })
  await noteNext(tx, id, runAt)
}

/** The keys of executions that wait or run. */
async function placed(db: Executor): Promise<Set<string>> {
  const jobs = await execute<{ key: string }>(
    db,
    sql`/* jobs.placed */
    select key
    from graphile_worker.jobs
    where key is not null and (attempts < max_attempts or locked_at is not null)`,
  )
  return new Set(jobs.map(({ key }) => key))
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
