import { sql } from 'drizzle-orm'
import { type Database, execute, type Transaction } from '../db/client.ts'
import { type Step, step } from '../db/step.ts'

const MOST_AT_ONCE = 5_000

/** Removes the oldest events of a side's log. The log knows where it begins afterwards: an older cursor gets a gap. */
export function removeExpiredEvents(db: Database, before: string): Promise<Step> {
  return step(db, MOST_AT_ONCE, (tx, most) =>
    counted(
      tx,
      sql`/* retention.events */ select remove_expired_events(${before}::timestamptz, ${most}::int) as removed`,
    ),
  )
}

/** Removes the oldest entries of a side's audit. */
export function removeExpiredAudit(db: Database, before: string): Promise<Step> {
  return step(db, MOST_AT_ONCE, (tx, most) =>
    counted(
      tx,
      sql`/* retention.audit */ select remove_expired_audit(${before}::timestamptz, ${most}::int) as removed`,
    ),
  )
}

/** The number in the only row, `removed`. */
export async function counted(tx: Transaction, query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await execute<{ removed: number }>(tx, query)
  return row?.removed ?? 0
}
