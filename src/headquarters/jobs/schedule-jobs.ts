import { type SQL, sql } from 'drizzle-orm'
import { type Database, type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { nextTime, type Timing } from '../../model/recurrence.ts'

/** Something that recurs: a distribution schedule, or maintenance. The task's name is stored in the queue. */
export type Recurring = { task: 'schedule' | 'housekeeping'; id: string; timing: Timing }

/** The columns of a Timing, over `distribution_schedule` named `schedule`. */
export const timingColumns: SQL = sql`schedule.recurrence, schedule.time_zone as "timeZone",
  ${utcText('schedule.active_from')} as "activeFrom", ${utcText('schedule.active_until')} as "activeUntil"`

/** Whether a schedule named `schedule` runs now. */
export const isActive: SQL = sql`schedule.active and schedule.withheld_at is null
  and coalesce(schedule.active_from <= now(), true) and coalesce(schedule.active_until > now(), true)`

/** When the last execution began: by headquarters' clock, or so many milliseconds ago. Null: none counts. */
type LastStart = Date | { ago: number } | null

/** Attempts of one execution; each ends only with its process, and the next execution is a job of its own. */
const maxAttempts = 100

const keyOf = ({ task, id }: Pick<Recurring, 'task' | 'id'>) => `${task}:${id}`

type Placed = (key: string, dueIn: number) => void
const listeners = new Set<Placed>()

/**
 * Calls back with the milliseconds until an execution that this process has placed, or has found to be due soon, so
 * that its worker can look then instead of again and again; `key` is the same for each execution of a schedule or of
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
 * Headquarters' clock, and whether the job library's tables exist: the process that creates them places what is
 * missing.
 */
type Queue = { isThere: boolean; now: Date }

/** What is placed is placed by this clock. */
export async function readQueue(db: Executor): Promise<Queue> {
  const [queue] = await execute<{ isThere: boolean; now: string }>(
    db,
    sql`/* jobs.queue */
    select to_regclass('graphile_worker.jobs') is not null as "isThere", ${utcText('clock_timestamp()')} as now`,
  )
  if (!queue) throw new Error('Headquarters did not answer.')
  return { isThere: queue.isThere, now: new Date(queue.now) }
}

/**
 * Places the next execution by headquarters' clock, in place of the one that waits; without one, or while the schedule
 * is withheld, the waiting one is removed. Answers with its time. A running execution is not touched.
 */
export async function placeNext(
  db: Executor,
  recurring: Recurring,
  { active, withheld = false, lastStart }: { active: boolean; withheld?: boolean; lastStart: LastStart },
): Promise<Date | null> {
  const queue = await readQueue(db)
  const runAt = active ? nextTime(recurring.timing, timeOf(lastStart, queue.now), queue.now) : null
  await place(db, recurring, queue, withheld ? null : runAt)
  return runAt
}

/** Places an execution at a time, in place of the one that waits; null removes that one. */
export async function place(
  db: Executor,
  recurring: Pick<Recurring, 'task' | 'id'>,
  { isThere, now }: Queue,
  runAt: Date | null,
): Promise<void> {
  if (!isThere) return
  if (runAt === null) {
    await execute(db, sql`/* jobs.removePlaced */ select graphile_worker.remove_job(${keyOf(recurring)})`)
    return
  }
  await execute(db, sql`/* jobs.placeNext */ select ${placing(recurring, sql`${runAt.toISOString()}::timestamptz`)}`)
  announce(recurring, runAt.getTime() - now.getTime())
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
  const [found] = await execute<{
    schedules: (Timing & { id: string; hasTime: boolean })[]
    jobs: PlacedJob[]
    now: string
  }>(
    db,
    sql`/* jobs.placeMissing */
    select
      (
        select coalesce(jsonb_agg(to_jsonb(placeable)), '[]')
        from (
          select schedule.id, schedule.next_run_at is not null as "hasTime", ${timingColumns}
          from distribution_schedule schedule
          where ${isPlaceable}
        ) placeable
      ) as schedules,
      (select coalesce(jsonb_agg(to_jsonb(placed)), '[]') from (${placedJobs}) placed) as jobs,
      ${utcText('now()')} as now`,
  )
  if (!found) return
  const { schedules, jobs } = found
  const now = new Date(found.now)
  const isPlaced = among(jobs)
  // One whose period ends before its next time has none, and nothing to place.
  const due = schedules.filter(({ hasTime, ...timing }) => hasTime || nextTime(timing, null, now) !== null)
  const all = [...due.map(({ id, ...timing }): Recurring => ({ task: 'schedule', id, timing })), ...maintenance]
  for (const { task, id, timing } of all.filter((each) => !isPlaced(each))) {
    if (task === 'schedule') await transaction(db, (tx) => placeIfMissing(tx, id))
    else await placeNext(db, { task, id, timing }, { active: true, lastStart: null })
  }
}

/** Whether a schedule named `schedule` runs now or in time. */
const isPlaceable: SQL = sql`schedule.active and schedule.withheld_at is null
  and coalesce(schedule.active_until > now(), true)`

/** Under the schedule's lock, as a run ends: it may have been placed, run and placed again since it was missed. */
async function placeIfMissing(tx: Transaction, id: string): Promise<void> {
  const [schedule] = await execute<Timing & { lastStart: string | null }>(
    tx,
    sql`/* jobs.placeIfMissing */
    select ${timingColumns}, schedule.last_run_at as "lastStart"
    from distribution_schedule schedule
    where schedule.id = ${id} and ${isPlaceable}
    for update`,
  )
  if (!schedule) return
  const { lastStart, ...timing } = schedule
  const recurring = { task: 'schedule', id, timing } as const
  if ((await placed(tx))(recurring)) return
  const runAt = await placeNext(tx, recurring, {
    active: true,
    lastStart: lastStart === null ? null : new Date(lastStart),
  })
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
    if (!job?.runAt) return job !== undefined
    const now = new Date(job.now)
    const runAt = Date.parse(job.runAt)
    if (runAt - now.getTime() < SOON_MS) announce(recurring, runAt - now.getTime())
    const next = nextTime(recurring.timing, now, now)
    return next === null || runAt <= next.getTime() + WAITS_LONGER_MS
  }
}

/** Milliseconds between two looks for what is missing. */
export const LOOK_FOR_MISSING_EVERY = 15_000

/** Milliseconds within which others look again for what they have found placed. */
const SOON_MS = 2 * LOOK_FOR_MISSING_EVERY

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
