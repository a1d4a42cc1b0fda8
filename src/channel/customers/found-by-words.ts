import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'

/** Of so many or more that have the words, a walk along the list soon finds a page, as a rule; fewer are looked up one by one. */
export const MANY = 1_000

/** Customers that have the words: a query of their keys, and whether there are many. */
export type Found = { keys: SQL; many: boolean }

/** For the list of customers that were downloaded, and of those with an unsettled operation that has the list's column. */
export type FoundCustomers = { downloaded: Found; pending: Found }

/** Looks for words on both sides of a pending customer, each in its own index. `column` is what the list is ordered by. */
export async function findByWords(
  db: Executor,
  dataAreaId: string,
  words: SQL,
  column: 'name' | 'created_at',
): Promise<FoundCustomers> {
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
  if (!many) throw new Error('A count without a row.')
  const both = (keys: SQL, others: SQL) => sql`${keys} union ${others}`
  return {
    downloaded: {
      keys: both(downloaded, many.unsettled ? unplaced : unsettled),
      many: many.downloaded || many.unplaced,
    },
    pending: { keys: many.downloaded ? unsettled : both(unsettled, downloaded), many: many.unsettled },
  }
}
