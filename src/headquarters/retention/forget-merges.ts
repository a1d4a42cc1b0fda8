import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'

/** Forgets the customers as they were before merges of before this time: those can no longer be undone. */
export async function forgetMerges(tx: Transaction, before: string): Promise<void> {
  await execute(
    tx,
    sql`/* retention.forgetMerges */
    update customer_merge
    set stored = null
    where merged_at < ${before}::timestamptz and stored is not null`,
  )
}
