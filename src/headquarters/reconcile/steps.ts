import { sql } from 'drizzle-orm'
import type { KeyInterval } from '../../between/compared-rows.ts'
import { type Database, execute } from '../../db/client.ts'

/** The number of ranges of customer keys: one per value of their first three hexadecimal digits. */
export const RANGES = 4_096
/** Customers that one step compares. */
const CUSTOMERS_AT_ONCE = 5_000
const KEYS_AT_ONCE = 2_000

/** One step: ranges compared by their hashes (`ranges`: how many), or single customers (`ranges` 0). */
export type Step = { intervals: KeyInterval[]; ranges: number }

const digits = (range: number) => range.toString(16).padStart(3, '0')
/** The keys of the ranges from `first` to `last`. */
export const keysOfRanges = (first: string, last: string): KeyInterval => ({
  first: `${first}00000-0000-0000-0000-000000000000`,
  last: `${last}fffff-ffff-ffff-ffff-ffffffffffff`,
})

/** All customers, in steps of about equal size. */
export async function wholeSteps(db: Database): Promise<Step[]> {
  const [size] = await execute<{ customers: number }>(
    db,
    sql`/* reconcile.wholeSteps */
    select case when reltuples < 0 then (select count(*) from customer) else reltuples end::float8 as customers
    from pg_class
    where oid = 'public.customer'::regclass`,
  )
  const atOnce = Math.ceil(RANGES / Math.max(1, (size?.customers ?? 0) / CUSTOMERS_AT_ONCE))
  const steps: Step[] = []
  for (let first = 0; first < RANGES; first += atOnce) {
    const last = Math.min(first + atOnce, RANGES) - 1
    steps.push({ intervals: [keysOfRanges(digits(first), digits(last))], ranges: last - first + 1 })
  }
  return steps
}

/**
 * The customers that 1010 has carried since the last comparison of these places, and those with an open difference.
 * Null if only a whole comparison can tell: a place was never compared, or the log does not reach back.
 */
export async function changedSteps(db: Database, places: readonly string[]): Promise<Step[] | null> {
  const [since] = await execute<{ position: string | null }>(
    db,
    sql`/* reconcile.comparedThrough */
    select case
        when count(r.place) filter (where r.whole_at is not null) < cardinality(${sql.param([...places])}::text[])
          then null
        when min(r.position) + 1 < coalesce((select min(position) from log), 0) then null
        else min(r.position)
      end::text as position
    from reconciliation r
    where r.place = any(${sql.param([...places])}::text[])`,
  )
  if (since?.position == null) return null
  const changed = await execute<{ customerKey: string }>(
    db,
    sql`/* reconcile.changedCustomers */
    select customer_key as "customerKey"
    from log
    where download_job = '1010' and position > ${since.position}::bigint and customer_key is not null
    union
    select customer_key
    from difference
    where status in ('OPEN', 'REPORTED')
    order by 1`,
  )
  const steps: Step[] = []
  for (let start = 0; start < changed.length; start += KEYS_AT_ONCE) {
    const page = changed.slice(start, start + KEYS_AT_ONCE)
    steps.push({ intervals: page.map(({ customerKey }) => ({ first: customerKey, last: customerKey })), ranges: 0 })
  }
  return steps
}
