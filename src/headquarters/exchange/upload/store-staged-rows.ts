import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../../db/client.ts'
import { wordsOfRows } from '../../../model/customer-words.ts'
import type { UploadOperation, UploadPackage } from '../../../model/package.ts'
import { STAGED_COLUMNS } from '../../../model/staged-columns.ts'
import { regionOf } from '../../../model/words/phones.ts'
import type { ChannelCountries } from './check-upload.ts'

type Staged = (typeof STAGED_COLUMNS)[number]

/**
 * The rows of the operations of a package as JSON, for each staging table, written before the package is stored. They
 * hold for the operation's own number and its channel's country.
 */
export type RowTexts = ReadonlyMap<string, { country: string | null; texts: readonly (readonly string[])[] }>

/** Operations whose rows are written before other work gets its turn: a millisecond or two. */
const AT_ONCE = 25

/** Writes the rows of a package as JSON while headquarters stores another one. */
export async function writeRows(db: Executor, upload: UploadPackage): Promise<RowTexts> {
  const channels = await execute<{ id: string; country: string | null }>(
    db,
    sql`/* exchange.countriesOfUpload */
    select id, country from channel where channel_database_id = ${upload.channelDatabaseId}`,
  )
  const countries = new Map(channels.map(({ id, country }) => [id, country]))
  const written = new Map<string, { country: string | null; texts: string[][] }>()
  for (const [nth, operation] of upload.operations.entries()) {
    if (nth % AT_ONCE === 0) await nextTurn()
    const country = countries.get(operation.channelId) ?? null
    const texts = STAGED_COLUMNS.map((staged) => rowsOf(operation, staged, operation.operationNumber, country))
    written.set(operation.operationId, { country, texts })
  }
  return written
}

/**
 * Stores the rows of the operations in `numbers`, those that are new to headquarters, and returns how many. `written`:
 * their texts, where they were written before.
 */
export async function storeStagedRows(
  tx: Transaction,
  upload: UploadPackage,
  numbers: ReadonlyMap<string, number>,
  countries: ChannelCountries,
  written?: RowTexts,
): Promise<number> {
  let count = 0
  for (const [place, staged] of STAGED_COLUMNS.entries()) {
    const rows = upload.operations.flatMap((operation) => {
      const number = numbers.get(operation.operationId)
      if (number === undefined) return []
      const country = countries.get(operation.channelId) ?? null
      const before = written?.get(operation.operationId)
      const holds = before && before.country === country && number === operation.operationNumber
      return (holds && before.texts[place]) || rowsOf(operation, staged, number, country)
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
