import { sql } from 'drizzle-orm'
import { execute, type Transaction } from './client.ts'

/**
 * How long batch work waits for the lock of what it works on as a whole, such as a legal entity or a channel database:
 * an erasure keeps these while it waits for uploads, packages and the customer, ten seconds for each.
 */
export const WAITS_FOR_LOCK = '40s'

/** Has the transaction wait for each lock as long as batch work does. Its statement timeout must be longer. */
export async function waitForLocks(tx: Transaction): Promise<void> {
  await execute(tx, sql`/* db.waitForLocks */ select set_config('lock_timeout', ${WAITS_FOR_LOCK}, true)`)
}
