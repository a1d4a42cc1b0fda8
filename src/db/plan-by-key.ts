import { sql } from 'drizzle-orm'
import { execute, type Transaction } from './client.ts'

/**
 * Has the transaction look up everything by key and along indexes, whatever the planner estimates: its statistics may
 * be from a time when nothing was open, or everything. `wait`: how long it waits for locks, instead of as long as
 * others.
 */
export async function planByKey(tx: Transaction, wait: string | null = null): Promise<void> {
  await execute(
    tx,
    sql`/* db.planByKey */
    select set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
      set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
      set_config('lock_timeout', coalesce(${wait}::text, current_setting('lock_timeout')), true)`,
  )
}
