import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'

/** With so many or more that have the words, a walk along the list finds a page sooner than looking up each. */
export const MANY = 1_000

/**
 * Customers to be looked up one by one, as queries of their keys: for the list of those that were downloaded, and of those with an unsettled operation that has
 * the list's column. Null: there are many, so that list is walked.
 */
export type FoundKeys = { downloaded: SQL | null; pending: SQL | null }

/** Looks for words on both sides of a pending customer, each in its own index. `column` is what the list is ordered by. */
export async function findByWords(
  db: Executor,
  dataAreaId: string,
  words: SQL,
  column: 'name' | 'created_at',
): Promise<FoundKeys> {
  const among = (table: string) => sql`
      select customer_key from ${sql.raw(table)} where search @@ ${words} and data_area_id = ${dataAreaId}`
  const downloaded = among('customer')
  const unsettled = among('unsettled_operation')
  // An unsettled operation that has the column puts its customer among the pending ones; the others count for what was downloaded.
  const unplaced = sql`
      select customer_key from unsettled_operation
      where data_area_id = ${dataAreaId} and ${sql.raw(column)} is null and search @@ ${words}`
  const isMany = (keys: SQL) => sql`(select count(*) from (${keys} limit ${MANY}) counted) = ${MANY}`
  const [many] = await execute<{ downloaded: boolean; unsettled: boolean; unplaced: boolean }>(
    db,
    sql`/* channel.findByWords */
    select downloaded, unsettled, unsettled and ${isMany(unplaced)} as unplaced
    from (select ${isMany(downloaded)} as downloaded, ${isMany(unsettled)} as unsettled offset 0) as many`,
  )
  const both = (...keys: SQL[]) => sql.join(keys, sql` union `)
  return {
    downloaded: many?.downloaded || many?.unplaced ? null : both(downloaded, many?.unsettled ? unplaced : unsettled),
    pending: many?.unsettled ? null : many?.downloaded ? both(unsettled) : both(unsettled, downloaded),
  }
}
