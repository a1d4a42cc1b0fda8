import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'

/** How long a key keeps its outcome, unless configured otherwise. */
export const KEY_HOURS = 24
const MOST_AT_ONCE = 10_000

/**
 * Deletes idempotency keys older than this many hours, a limited number at a time, and returns how many. Calls that are
 * still recorded as running cannot be running after that time.
 */
export async function forgetKeys(db: Executor, hours = KEY_HOURS): Promise<number> {
  const forgotten = await execute(
    db,
    sql`/* channel.forgetKeys */
    delete from idempotency
    where (scope, key) in (
      select scope, key
      from idempotency
      where created_at < now() - ${hours} * interval '1 hour'
      order by created_at
      limit ${MOST_AT_ONCE}
      for update skip locked
    )
    returning 1`,
  )
  return forgotten.length
}
