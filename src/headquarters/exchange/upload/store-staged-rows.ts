import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { wordsOfRows } from '../../../model/customer-words.ts'
import type { UploadOperation, UploadPackage } from '../../../model/package.ts'
import { STAGED_COLUMNS } from '../../../model/staged-columns.ts'

type Staged = (typeof STAGED_COLUMNS)[number]

/** Stores the rows of the operations in `numbers`, those that are new to headquarters, and returns how many. */
export async function storeStagedRows(
  tx: Transaction,
  upload: UploadPackage,
  numbers: ReadonlyMap<string, number>,
): Promise<number> {
  let count = 0
  for (const staged of STAGED_COLUMNS) {
    const rows = upload.operations.flatMap((operation) => {
      const number = numbers.get(operation.operationId)
      return number === undefined ? [] : rowsOf(operation, staged, number)
    })
    count += rows.length
    if (rows.length > 0) await storeTable(tx, upload.channelDatabaseId, staged, `[${rows.join()}]`)
  }
  return count
}

/**
 * The rows of an operation as JSON. Its own values are written into the text of each row: a copy of a row with so many
 * fields costs several times as much, and what is alive while a statement runs is what memory grows by.
 */
function rowsOf(operation: UploadOperation, { rows, table }: Staged, operationNumber: number): string[] {
  return operation.rows[rows].map((row, index) => {
    const own = {
      operation_id: operation.operationId,
      customer_key: operation.customerKey,
      operation_number: operationNumber,
      data_area_id: operation.dataAreaId,
      originating_channel: operation.channelId,
      cust_account: operation.customerAccount,
      cust_account_async: operation.custAccountAsync,
      created_at: operation.capturedAt,
      counter: operation.counters[table][index],
      // Parts have no words of their own.
      search: rows === 'customer' ? wordsOfRows(operation.rows, { account: null, region: undefined }).search : null,
    }
    return `${JSON.stringify(own).slice(0, -1)},${JSON.stringify(row).slice(1)}`
  })
}

async function storeTable(tx: Transaction, channelDatabaseId: string, { table, columns }: Staged, rows: string) {
  const names = sql.join(
    columns.map(({ column }) => sql.identifier(column)),
    sql`, `,
  )
  const fields = sql.join(
    columns.map(({ field }) => sql.identifier(field)),
    sql`, `,
  )
  const record = sql.join(
    columns.map(({ field, type }) => sql`${sql.identifier(field)} ${sql.raw(type)}`),
    sql`, `,
  )
  const isCustomer = table === 'retail_async_customer_v2'
  await execute(
    tx,
    sql`/* exchange.receiveUpload.rows */
    insert into ${sql.identifier(table)} (
      operation_id, customer_key, operation_number, data_area_id, originating_channel, cust_account, cust_account_async,
      created_at, channel_database_id, replication_counter_from_origin, ${names}${isCustomer ? sql`, search` : sql``}
    )
    select operation_id, customer_key, operation_number, data_area_id, originating_channel, cust_account,
      cust_account_async, created_at, ${channelDatabaseId}, counter,
      ${fields}${isCustomer ? sql`, array_to_tsvector(search)` : sql``}
    from json_to_recordset(${rows}::json) as sent (
      operation_id uuid, customer_key uuid, operation_number int, data_area_id text, originating_channel text,
      cust_account text, cust_account_async text, created_at timestamptz, counter bigint, search text[], ${record}
    )`,
  )
}
