import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import { clear } from '../../log/decision.ts'
import { AT_CHANNELS } from './at-channels.ts'

/**
 * Holds an erasure back until the commit, so that what headquarters answered just before it is not stored just after it. The statement that stores comes next: one that
 * waited inside would not see the tombstone.
 */
export async function holdErasures(db: Executor): Promise<void> {
  await execute(db, sql`/* erasure.hold */ select pg_advisory_xact_lock_shared(hashtextextended('erasure.channel', 0))`)
}

/**
 * Applies tombstones to a channel database, in the transaction of the package that brings them, as its last part. The customers' counters are taken first: a capture that holds one is
 * waited for and cleared, and one that comes later finds the tombstone. Safe to repeat.
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
