import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'

/**
 * The tombstones that 1010 carries: those that the log names between two positions, or all (null). Every channel
 * database receives them, whatever its address books.
 */
export async function carriedTombstones(
  tx: Transaction,
  range: { fromPosition: string; toPosition: string } | null,
): Promise<string[]> {
  const named = range
    ? sql`
      join (
        select distinct customer_key
        from log
        where download_job = '1010' and position > ${range.fromPosition}::bigint
          and position <= ${range.toPosition}::bigint
      ) as named using (customer_key)`
    : sql``
  const found = await execute<{ customerKey: string }>(
    tx,
    sql`/* erasure.carriedTombstones */
    select customer_key as "customerKey"
    from erasure ${named}
    order by customer_key`,
  )
  return found.map(({ customerKey }) => customerKey)
}
