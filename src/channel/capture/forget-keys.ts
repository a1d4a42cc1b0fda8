import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'

/** How long a key keeps its outcome, unless configured otherwise. */
export const KEY_HOURS = 24
const MOST_AT_ONCE = 10_000

/**
 * Forgets idempotency keys older than so many hours, a limited number at once, and returns how many. A call that never
 * ended is over by then, too.
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
