import { sql } from 'drizzle-orm'
import { execute, type Transaction } from './client.ts'

/**
 * Says that this transaction changes or takes away rows that are append-only: `retention` may delete them, `erasure`
 * change them too (but for the audit, which only retention deletes from). The setting ends with the transaction; the
 * tables' triggers ask for it.
 */
export async function removing(tx: Transaction, by: 'retention' | 'erasure'): Promise<void> {
  await execute(tx, sql`/* db.removing */ select set_config('tillsync.removing', ${by}, true)`)
}
