import { type SQL, sql } from 'drizzle-orm'
import { type Database, type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { nextRun, parseRecurrence } from '../../model/recurrence.ts'

/** Something that recurs: a distribution schedule, or maintenance. The task's name is stored in the queue. */
export type Recurring = { task: 'schedule' | 'housekeeping'; id: string; recurrence: string }

/** When the last execution began: by headquarters' clock, or so many milliseconds ago. Null: none counts. */
type LastStart = Date | { ago: number } | null

/** Attempts of one execution; each ends only with its process, and the next execution is a job of its own. */
const maxAttempts = 100

const keyOf = ({ task, id }: Pick<Recurring, 'task' | 'id'>) => `${task}:${id}`

type Placed = (key: string, dueIn: number) => void
const listeners = new Set<Placed>()

/**
 * Calls back with the milliseconds until an execution that this process has placed, or has found to be due soon, so that
 * its worker can look then instead of again and again; `key` is the same for each execution of a schedule or of
 * maintenance. The function given back ends it.
 */
export function onPlaced(placed: Placed): () => void {
  listeners.add(placed)
  return () => listeners.delete(placed)
}

/** Tells the worker of this process when an execution is due, in milliseconds from now. */
export function announce(recurring: Pick<Recurring, 'task' | 'id'>, dueIn: number): void {
  for (const placed of listeners) placed(keyOf(recurring), dueIn)
}

/** SQL that places an execution at a time, in place of the one that waits. */
export const placing = ({ task, id }: Pick<Recurring, 'task' | 'id'>, runAt: SQL): SQL => sql`
    graphile_worker.add_job(
      identifier => ${task}::text, payload => json_build_object('id', ${id}::text), run_at => ${runAt},
      max_attempts => ${maxAttempts}::int, job_key => ${keyOf({ task, id })}::text, job_key_mode => 'replace'
    )`

/**
 * Places the next execution by headquarters' clock, in place of the one that waits; without one the waiting one is
 * removed. Answers with its time. A running execution is not touched. Does nothing before the job library's tables
 * exist: the process that creates them places what is missing.
 */
export async function placeNext(
  db: Executor,
  recurring: Recurring,
  { active, lastStart }: { active: boolean; lastStart: LastStart },
): Promise<Date | null> {
  const [queue] = await execute<{ isThere: boolean; now: string }>(
    db,
    sql`/* jobs.queue */
    select to_regclass('graphile_worker.jobs') is not null as "isThere", ${utcText('clock_timestamp()')} as now`,
  )
  if (!queue) throw new Error('Headquarters did not answer.')
  const recurrence = active ? parseRecurrence(recurring.recurrence) : null
  const now = new Date(queue.now)
  const runAt = recurrence && nextRun(recurrence, timeOf(lastStart, now), now)
  if (!queue.isThere) return runAt
  if (runAt === null) {
    await execute(db, sql`/* jobs.removePlaced */ select graphile_worker.remove_job(${keyOf(recurring)})`)
    return null
  }
  await execute(db, sql`/* jobs.placeNext */ select ${placing(recurring, sql`${runAt.toISOString()}::timestamptz`)}`)
  announce(recurring, runAt.getTime() - now.getTime())
  return runAt
}

/** Never after now: it was noted while headquarters' clock was ahead. */
function timeOf(start: LastStart, now: Date): Date | null {
  if (start === null) return null
  return new Date(start instanceof Date ? Math.min(start.getTime(), now.getTime()) : now.getTime() - start.ago)
}

/**
 * Places executions that are missing: of new schedules, and of those whose job was lost. One that waits for longer than
 * its recurrence is placed again: it was placed while headquarters' clock was ahead.
 */
export async function placeMissing(db: Database, maintenance: readonly Recurring[]): Promise<void> {
  const [found] = await execute<{ schedules: Omit<Recurring, 'task'>[]; jobs: PlacedJob[] }>(
    db,
    sql`/* jobs.placeMissing */
    select
      (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'recurrence', recurrence)), '[]')
        from distribution_schedule
        where active
      ) as schedules,
      (select coalesce(jsonb_agg(to_jsonb(placed)), '[]') from (${placedJobs}) placed) as jobs`,
  )
  const { schedules = [], jobs = [] } = found ?? {}
  const isPlaced = among(jobs)
  const all = [...schedules.map((each): Recurring => ({ ...each, task: 'schedule' })), ...maintenance]
  for (const { task, id, recurrence } of all.filter((each) => !isPlaced(each))) {
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
  if (!schedule) return
  const recurring = { task: 'schedule', id, recurrence: schedule.recurrence } as const
  if ((await placed(tx))(recurring)) return
  const lastStart = schedule.lastStart === null ? null : new Date(schedule.lastStart)
  const runAt = await placeNext(tx, recurring, { active: true, lastStart })
  await noteNext(tx, id, runAt)
}

/** An execution in the queue. `runAt`: null while it runs. */
type PlacedJob = { key: string; runAt: string | null; now: string }

const placedJobs: SQL = sql`
    select key, case when locked_at is null then ${utcText('run_at')} end as "runAt", ${utcText('now()')} as now
    from graphile_worker.jobs
    where key is not null and (attempts < max_attempts or locked_at is not null)`

async function placed(db: Executor): Promise<(recurring: Recurring) => boolean> {
  return among(await execute<PlacedJob>(db, sql`/* jobs.placed */ ${placedJobs}`))
}

/** Whether an execution runs, or waits for a time that its recurrence can have. */
function among(jobs: readonly PlacedJob[]): (recurring: Recurring) => boolean {
  const byKey = new Map(jobs.map((job) => [job.key, job]))
  return (recurring) => {
    const job = byKey.get(keyOf(recurring))
    const recurrence = parseRecurrence(recurring.recurrence)
    if (!job?.runAt || !recurrence) return job !== undefined
    const now = new Date(job.now)
    const runAt = Date.parse(job.runAt)
    if (runAt - now.getTime() < SOON_MS) announce(recurring, runAt - now.getTime())
    return runAt <= nextRun(recurrence, now, now).getTime() + WAITS_LONGER_MS
  }
}

/** Milliseconds within which others look again for what they have found placed: twice the time between two looks. */
const SOON_MS = 10_000

/**
 * Milliseconds by which an execution may wait longer than its recurrence: its start and its placing are two moments.
 */
const WAITS_LONGER_MS = 5_000

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
