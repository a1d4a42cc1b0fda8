import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import { clear } from '../../log/decision.ts'
import { AT_CHANNELS } from './at-channels.ts'

/**
 * Blocks erasures until the commit, so that an answer that headquarters gave before an erasure is not stored after it.
 * The statement that stores must be a separate, later one: if it waited for the lock itself, it would not see the
 * tombstone.
 */
export async function lockErasures(db: Executor): Promise<void> {
  await execute(
    db,
    sql`/* erasure.lockErasures */ select pg_advisory_xact_lock_shared(hashtextextended('erasure.channel', 0))`,
  )
}

/**
 * Applies tombstones to a channel database, as the last part of the package's transaction. The customers' counters are
 * locked first: a capture that has locked one is waited for and cleared, and a later capture finds the tombstone. Safe
 * to repeat.
 */
export async function eraseAtChannel(tx: Transaction, customerKeys: readonly string[]): Promise<number> {
  await execute(tx, sql`/* erasure.lock */ select pg_advisory_xact_lock(hashtextextended('erasure.channel', 0))`)
  await execute(
    tx,
    sql`/* erasure.tombstones */
    insert into customer_counter (customer_key, n, erased_at)
    select key, 0, now()
    from unnest(${sql.param([...customerKeys])}::uuid[]) as key
    order by key
    on conflict (customer_key) do update set erased_at = coalesce(customer_counter.erased_at, excluded.erased_at)`,
  )
  await clear(tx, AT_CHANNELS, customerKeys)
  return customerKeys.length
}
