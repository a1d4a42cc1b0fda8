import { type SQL, sql } from 'drizzle-orm'
import { type Database, type Executor, execute, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { type BatchRunRow, guardFence } from '../jobs/run.ts'

/**
 * The result of a run in one place. `why`: the reason that it was not compared; `found`: the number of differences;
 * `position`: the position of headquarters' log up to which it was compared, a decimal text.
 */
export type PlaceResult = {
  place: string
  why: string | null
  found: number
  customers: number
  rows: number
  onTheirWay: number
  position: string | null
}

/** Up to which differences of a place are counted. */
const MOST_COUNTED = 10_000
/** Not below any number of a difference. */
const LAST = '9223372036854775807'

/** The last known result of one place: a channel database's id, or `headquarters`. Times are RFC 3339. */
export type ReconciliationView = {
  place: string
  result: 'EQUAL' | 'DIFFERENT' | 'NOT_COMPARED'
  message: string | null
  runId: string
  attemptedAt: string
  comparedAt: string | null
  position: string | null
  wholeAt: string | null
  ranges: number
  customers: number
  rowsCompared: number
  onTheirWay: number
  open: number
  reported: number
}

/**
 * Records the results of a run. EQUAL means compared by this run and without an open difference; a place that could not
 * be compared keeps the time of its last comparison. A comparison of changes only does not count as a whole one.
 */
export async function keepReconciliations(
  db: Database,
  run: BatchRunRow,
  results: readonly PlaceResult[],
  { whole, ranges }: { whole: boolean; ranges: number },
): Promise<void> {
  await transaction(db, async (tx) => {
    await guardFence(tx, run)
    await execute(
      tx,
      sql`/* reconcile.keepReconciliations */
      with sent as (
        select *, (${counted('OPEN', 1)}) + (${counted('REPORTED', 1)}) > 0 as differs
        from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as sent (
          place text, why text, customers int, rows int, "onTheirWay" int, position bigint
        )
      )
      insert into reconciliation as r (
        place, result, message, run_id, compared_at, position, whole_at, ranges, customers, rows_compared, on_their_way
      )
      select place, case when why is not null then 'NOT_COMPARED' when differs then 'DIFFERENT' else 'EQUAL' end, why,
        ${run.runId}::uuid,
        case when why is null then now() end,
        case when why is null then position end,
        case when why is null and ${whole}::boolean then now() end,
        case when why is null and ${whole}::boolean then ${ranges}::int else 0 end,
        case when why is null and ${whole}::boolean then customers else 0 end, rows, "onTheirWay"
      from sent
      order by place
      on conflict (place) do update
      set result = excluded.result, message = excluded.message, run_id = excluded.run_id, attempted_at = now(),
        compared_at = coalesce(excluded.compared_at, r.compared_at), position = coalesce(excluded.position, r.position),
        whole_at = coalesce(excluded.whole_at, r.whole_at),
        ranges = case when excluded.whole_at is null then r.ranges else excluded.ranges end,
        customers = case when excluded.whole_at is null then r.customers else excluded.customers end,
        rows_compared = case when excluded.compared_at is null then r.rows_compared else excluded.rows_compared end,
        on_their_way = case when excluded.compared_at is null then r.on_their_way else excluded.on_their_way end`,
    )
  })
}

/** The last results of these places; a place that was never compared is omitted. */
export function readReconciliations(db: Executor, places: readonly string[]): Promise<ReconciliationView[]> {
  return execute<ReconciliationView>(
    db,
    sql`/* reconcile.readReconciliations */
    select r.place,
      case when r.result = 'EQUAL'
        and undecided.open + undecided.reported > 0 then 'DIFFERENT' else r.result end as result,
      r.message, r.run_id as "runId",
      ${utcText('r.attempted_at')} as "attemptedAt", ${utcText('r.compared_at')} as "comparedAt",
      r.position::text, ${utcText('r.whole_at')} as "wholeAt", r.ranges, r.customers,
      r.rows_compared as "rowsCompared", r.on_their_way as "onTheirWay",
      undecided.open, undecided.reported
    from reconciliation r
    cross join lateral (
      select (${counted('OPEN', MOST_COUNTED)}) as open, (${counted('REPORTED', MOST_COUNTED)}) as reported
    ) undecided
    where r.place = any(${sql.param([...places])}::text[])
    order by r.place`,
  )
}

/**
 * How many differences of `place` have this status, counted up to `most`: a range of `difference_undecided_by_place`,
 * in an order that no other index has.
 */
function counted(status: 'OPEN' | 'REPORTED', most: number): SQL {
  const key = sql`coalesce(d.channel_database_id, 'headquarters'), d.status, d.number`
  return sql`
        select count(*)::int
        from (
          select
          from difference d
          where d.status in ('OPEN', 'REPORTED')
            and (${key}) > (place, ${status}, 0) and (${key}) <= (place, ${status}, ${LAST}::bigint)
          order by ${key}
          limit ${most}
        ) counted`
}
