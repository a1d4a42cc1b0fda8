import { type SQL, sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { KnownUpload, UploadOperation, UploadPackage } from '../../model/package.ts'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'
import { sequence } from '../log/sequence.ts'
import { recordUploadAttempt } from './acknowledge-upload.ts'
import { identify, whatIsMissing } from './channel-identity.ts'

/**
 * The next operations for headquarters, in order of their log position (causes before effects), with all their rows.
 * Operations of an offline channel stay pending, and so do later operations of the same customers from other channels,
 * because their order counts. With a customer key, only that customer's operations: an order is waiting for them.
 * Nothing is removed: the same operations are offered again until they are acknowledged. `after` is the last position
 * of a package that is still being received: the next one is prepared meanwhile. Without it, when nothing is pending,
 * that is recorded as a successful upload.
 */
export async function offerUpload(
  database: ChannelDatabase,
  limit: number,
  known: KnownUpload,
  customerKey?: string,
  after?: string,
): Promise<UploadPackage | { rewound: string }> {
  // An operation without a position is not visible to readers of the log, and is not uploaded before it is.
  await sequence(database.db)
  const missing = await whatIsMissing(database, database.db, known)
  if (missing !== null) return { rewound: missing }
  const { sourceId } = await identify(database.db, database.id)
  const operations = await transaction(
    database.db,
    (tx) => pendingOperations(tx, limit, after ?? '-1', known, customerKey),
    {
      statementTimeout: batchStatementTimeout,
      readOnly: true,
    },
  )
  if (operations.length === 0 && after === undefined) await recordUploadAttempt(database, null)
  return {
    channelDatabaseId: database.id,
    sourceId,
    operations,
    ...(customerKey !== undefined && { outOfOrder: true }),
  }
}

async function pendingOperations(
  tx: Transaction,
  limit: number,
  after: string,
  knows: KnownUpload,
  customerKey?: string,
): Promise<UploadOperation[]> {
  const switches = await execute<{ channelId: string }>(
    tx,
    sql`/* exchange.offlineChannels */ select channel_id as "channelId" from channel_switch where offline`,
  )
  const offline = switches.map(({ channelId }) => channelId)
  const page = { after, limit }
  const first = customerKey === undefined ? firstOfAll(offline, page) : firstOfCustomer(offline, customerKey, page)
  const offered = await execute<Offered>(
    tx,
    sql`/* exchange.offerUpload */
    with offered as materialized (${first})
    select o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
      o.data_area_id as "dataAreaId", o.channel_id as "channelId", o.kind,
      ${utcText('o.captured_at', 'US')} as "capturedAt", o.captured_by as "capturedBy",
      o.base_version as "baseVersion", o.customer_account as "customerAccount", o.hash, o.imported,
      o.traceparent,
      offered.position::text as position,
      case when o.key_hash is not null
        then jsonb_build_object('keyHash', o.key_hash, 'requestHash', o.request_hash) end as key,
      (select r.repeats from repeated_operation r where r.operation_id = o.operation_id) as repeats,
      coalesce(${sql.join(
        each(({ rows }) => sql`${sql.identifier(rows)}.account_async`),
        sql`, `,
      )}) as "custAccountAsync",
      json_build_array(${sql.join(
        each(({ rows }) => sql`${sql.identifier(rows)}.list`),
        sql`, `,
      )}) as rows
    from offered
    cross join lateral (select * from operation where operation_id = offered.operation_id offset 0) o
    ${sql.join(each(rowsOfOperation), sql` `)}
    order by offered.position`,
  )
  return offered.map((each) => operationOf(each, knows))
}

/**
 * An operation as it is read: for each staging table its rows, each of them as its counter and its values in the order
 * of the columns. PostgreSQL writes lists in a tenth of the time that objects take.
 */
type Offered = Omit<UploadOperation, 'rows' | 'counters' | 'imported' | 'traceparent'> & {
  imported: boolean
  traceparent: string | null
  rows: [string, ...unknown[]][][]
}

/** Assigned rather than spread, which takes several times as long for so many fields. */
function operationOf({ imported, traceparent, ...offered }: Offered, knows: KnownUpload): UploadOperation {
  const lists = STAGED_COLUMNS.map((staged, nth) => ({ staged, list: offered.rows[nth] ?? [] }))
  const known = {
    ...(imported && knows.knowsImports && { imported }),
    ...(traceparent !== null && knows.knowsTraces && { traceparent }),
  }
  return Object.assign({}, offered, known, {
    rows: Object.fromEntries(lists.map(({ staged, list }): unknown[] => [staged.rows, list.map(rowIn(staged))])),
    counters: Object.fromEntries(
      lists.map(({ staged, list }): unknown[] => [staged.table, list.map(([counter]) => counter)]),
    ),
  })
}

const rowIn =
  ({ sparse, columns }: Staged) =>
  (values: [string, ...unknown[]]): object => {
    const row: { [field: string]: unknown } = {}
    for (const [nth, { field, optional }] of columns.entries()) {
      const value = values[nth + 1]
      if ((!sparse && !optional) || value !== null) row[field] = value
    }
    return row
  }

/** At most `limit` operations after a position. */
type Page = { after: string; limit: number }

/**
 * The first operations of each channel that is online, and the first of these, however much the offline channels have
 * pending.
 */
function firstOfAll(offline: readonly string[], { after, limit }: Page): SQL {
  if (offline.length === 0)
    return sql`
      select operation_id, position
      from upload_pending
      where position > ${after}::bigint
      order by position
      limit ${limit}`
  return sql`
      with recursive channel as (
        (select channel_id from upload_pending order by channel_id limit 1)
        union all
        select following.channel_id
        from channel
        cross join lateral (
          select p.channel_id from upload_pending p where p.channel_id > channel.channel_id order by p.channel_id
            limit 1
        ) following
      )
      select first.operation_id, first.position
      from channel
      cross join lateral (
        select p.operation_id, p.position
        from upload_pending p
        where p.channel_id = channel.channel_id and p.position > ${after}::bigint and ${nothingOfflineBefore(offline)}
        order by p.position
        limit ${limit}
      ) first
      where not channel.channel_id = any(${sql.param([...offline])}::text[])
      order by first.position
      limit ${limit}`
}

const firstOfCustomer = (offline: readonly string[], customerKey: string, { after, limit }: Page) => sql`
      select p.operation_id, p.position
      from upload_pending p
      where p.customer_key = ${customerKey}::uuid and p.position > ${after}::bigint
        and not p.channel_id = any(${sql.param([...offline])}::text[])
        and ${nothingOfflineBefore(offline)}
      order by p.operation_number
      limit ${limit}`

const nothingOfflineBefore = (offline: readonly string[]) => sql`not exists (
          select from (
            select channel_id
            from upload_pending
            where customer_key = p.customer_key and operation_number < p.operation_number
            offset 0
          ) earlier
          where earlier.channel_id = any(${sql.param([...offline])}::text[])
        )`

type Staged = (typeof STAGED_COLUMNS)[number]

const each = (part: (staged: Staged) => SQL): SQL[] => STAGED_COLUMNS.map(part)

/** All rows of one operation in one table, with their counters, found by the index on the operation. */
function rowsOfOperation({ rows, table, columns }: Staged): SQL {
  const values = columns.map(({ column }) => `, staged.${column}`).join('')
  return sql`cross join lateral (
      select coalesce(
          json_agg(
            json_build_array(replication_counter_from_origin::text${sql.raw(values)})
            order by replication_counter_from_origin
          ),
          '[]'
        ) as list,
        max(cust_account_async) as account_async
      from ${sql.identifier(table)} staged
      where staged.operation_id = o.operation_id
    ) as ${sql.identifier(rows)}`
}
