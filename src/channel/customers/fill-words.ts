import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { fillChangedWords, fillCustomerWords } from '../../db/fill-customer-words.ts'
import { FILLED_AT_ONCE, type FillAfter, type FilledBatch } from '../../db/fill-in-order.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { wordsOfRows } from '../../model/customer-words.ts'
import type { StagedRows } from '../../model/operation.ts'
import { lockErasures } from '../erasure/erase-at-channel.ts'
import { rowsOf } from './staged-rows.ts'

/** Fills the words of customers that a former version stored without them. */
export const fillCustomers = beforeErasures(fillCustomerWords(storedDocuments))

/** Makes the words of all customers again when their rules have changed. */
export const fillCustomersAgain = beforeErasures(fillChangedWords(storedDocuments))

/** A customer that was read is not erased before its keys of duplicates are stored, which would come back by that. */
function beforeErasures(fill: FillAfter): FillAfter {
  return async (tx, after) => {
    await lockErasures(tx)
    return await fill(tx, after)
  }
}

async function storedDocuments(tx: Transaction, keys: readonly string[]): Promise<CustomerDocument[]> {
  const found = await execute<{ document: CustomerDocument }>(
    tx,
    sql`/* channel.storedDocuments */
    select document
    from customer
    where customer_key = any(${sql.param([...keys])}::uuid[])`,
  )
  return found.map(({ document }) => document)
}

/**
 * Fills the words of pending operations that a former version captured. The operation itself is never changed: its key
 * is made again when it is restored.
 */
export async function fillPending(tx: Transaction, after: string): Promise<FilledBatch | null> {
  const found = await execute<{ operationId: string; customerAccount: string | null; rows: StagedRows }>(
    tx,
    sql`/* channel.pendingToFill */
    select o.operation_id as "operationId", o.customer_account as "customerAccount", ${rowsOf('o.operation_id')} as rows
    from unsettled_operation u
    join operation o using (operation_id)
    where u.sort_key >= '!' and u.sort_key < '"' and u.operation_id > ${after}::uuid
    order by u.operation_id
    limit ${FILLED_AT_ONCE}
    for no key update of u skip locked`,
  )
  const last = found.at(-1)
  if (!last) return null
  const filled = found.map(({ operationId, customerAccount: account, rows }) => {
    const { search, sortKey } = wordsOfRows(rows, { account, region: undefined })
    return { operationId, search, sortKey }
  })
  await execute(
    tx,
    sql`/* channel.fillPending */
    update unsettled_operation u
    set search = array_to_tsvector(made.search)
        || coalesce((select c.search from customer c where c.customer_key = u.customer_key), ''),
      sort_key = made."sortKey"
    from json_to_recordset(${JSON.stringify(filled)}::json) as made ("operationId" uuid, search text[], "sortKey" text)
    where u.operation_id = made."operationId"`,
  )
  return { filled: filled.length, last: last.operationId }
}
