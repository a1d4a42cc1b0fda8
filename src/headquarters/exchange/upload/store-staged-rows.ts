import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { wordsOfRows } from '../../../model/customer-words.ts'
import type { UploadOperation, UploadPackage } from '../../../model/package.ts'
import { STAGED_COLUMNS } from '../../../model/staged-columns.ts'
import { regionOf } from '../../../model/words/phones.ts'
import type { ChannelCountries } from './check-upload.ts'

type Staged = (typeof STAGED_COLUMNS)[number]

/** Stores the rows of the operations in `numbers`, those that are new to headquarters, and returns how many. */
export async function storeStagedRows(
  tx: Transaction,
  upload: UploadPackage,
  numbers: ReadonlyMap<string, number>,
  countries: ChannelCountries,
): Promise<number> {
  let count = 0
  for (const staged of STAGED_COLUMNS) {
    const rows = upload.operations.flatMap((operation) => {
      const number = numbers.get(operation.operationId)
      return number === undefined ? [] : rowsOf(operation, staged, number, countries.get(operation.channelId) ?? null)
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
function rowsOf(
  operation: UploadOperation,
  { rows, table }: Staged,
  operationNumber: number,
  country: string | null,
): string[] {
  // Parts have no words of their own.
  const words = rows === 'customer' ? wordsOf(operation, country) : null
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
      ...words,
    }
    return `${JSON.stringify(own).slice(0, -1)},${JSON.stringify(row).slice(1)}`
  })
}

/**
 * How the captured values are found; of a create also how its customer will be ordered and compared, so that
 * *synchronize* need not make the words once more.
 */
function wordsOf({ kind, rows }: UploadOperation, country: string | null) {
  const { search, sortKey, duplicates } = wordsOfRows(rows, { account: null, region: regionOf(country) })
  if (kind !== 'CREATE_CUSTOMER') return { search }
  return {
    search,
    sort_key: sortKey,
    duplicate_keys: duplicates.map(({ key }) => key),
    nationals: duplicates.map(({ national }) => national),
    words_country: country,
  }
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
  const words = isCustomer ? sql`, search, sort_key, duplicate_keys, nationals, words_country` : sql``
  const made = isCustomer ? sql`, array_to_tsvector(search), sort_key, duplicate_keys, nationals, words_country` : sql``
  await execute(
    tx,
    sql`/* exchange.receiveUpload.rows */
    insert into ${sql.identifier(table)} (
      operation_id, customer_key, operation_number, data_area_id, originating_channel, cust_account, cust_account_async,
      created_at, channel_database_id, replication_counter_from_origin, ${names}${words}
    )
    select operation_id, customer_key, operation_number, data_area_id, originating_channel, cust_account,
      cust_account_async, created_at, ${channelDatabaseId}, counter,
      ${fields}${made}
    from json_to_recordset(${rows}::json) as sent (
      operation_id uuid, customer_key uuid, operation_number int, data_area_id text, originating_channel text,
      cust_account text, cust_account_async text, created_at timestamptz, counter bigint, search text[],
      sort_key text, duplicate_keys text[], nationals text[], words_country text, ${record}
    )`,
  )
}
