import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { LOOKED_UP, SAMPLE } from '../../model/words/sample.ts'

/** With this many matches or more, a walk along the list usually fills a page soon; fewer are looked up one by one. */
export const MANY = 1_000

/** Customers that match the words: a query of their keys, and whether there are many. */
export type Found = { keys: SQL; many: boolean }

/**
 * For both parts of the list: downloaded customers, and those with a pending operation that sets the column of the
 * list's order.
 */
export type FoundCustomers = { downloaded: Found; pending: Found }

/**
 * Searches for words, one of the `texts` that all must match, in downloaded customers and pending operations, each by
 * its own index. `column` is the order of the list.
 */
export async function findByWords(
  db: Executor,
  dataAreaId: string,
  words: SQL,
  { texts, column }: { texts: readonly SQL[]; column: 'sort_key' | 'created_at' },
): Promise<FoundCustomers> {
  const matching = (table: string, condition: SQL) =>
    sql`select customer_key from ${sql.raw(table)} where ${condition} and data_area_id = ${dataAreaId}`
  const all = texts.map((text) => sql`search @@ ${text}`)
  const pendingMatches = matching('unsettled_operation', sql`search @@ ${words}`)
  // Materialized: for the limit alone, the planner would read the table until it has as many as it expects of a word.
  const lookedUp = (keys: SQL) => sql`(
      with matching as materialized (${keys}) select customer_key from matching limit ${LOOKED_UP}
    )`
  const downloaded = lookedUp(matching('customer', sql.join(all, sql` and `)))
  const pending = lookedUp(pendingMatches)
  // A pending operation that sets the column lists its customer among the pending ones; the others count with what was
  // downloaded.
  const unplaced = sql`
      select customer_key from unsettled_operation
      where data_area_id = ${dataAreaId} and ${sql.raw(column)} is null and search @@ ${words}`
  const areCommon = sql`(
      select count(*)
      from (
        select search
        from customer
        where data_area_id = ${dataAreaId}
        order by customer_key
        limit ${SAMPLE.rows}
      ) sample
      where sample.search @@ ${words}
    ) >= ${SAMPLE.common}`
  const isMany = (keys: SQL) => sql`(select count(*) from (${keys} limit ${MANY}) counted) = ${MANY}`
  const [many] = await execute<{ downloaded: boolean; pending: boolean; unplaced: boolean }>(
    db,
    sql`/* channel.findByWords */
    select downloaded, pending, pending and ${isMany(unplaced)} as unplaced
    from (select ${areCommon} as downloaded, ${isMany(pendingMatches)} as pending offset 0) as many`,
  )
  if (!many) throw new Error('A count without a row.')
  const both = (keys: SQL, others: SQL) => sql`${keys} union ${others}`
  return {
    downloaded: {
      keys: both(downloaded, many.pending ? unplaced : pending),
      many: many.downloaded || many.unplaced,
    },
    pending: { keys: many.downloaded ? pending : both(pending, downloaded), many: many.pending },
  }
}
