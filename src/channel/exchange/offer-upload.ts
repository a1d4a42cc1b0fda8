import { type SQL, sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { KnownUpload, UploadOperation, UploadPackage } from '../../model/package.ts'
import { STAGED_COLUMNS, type StagedColumn } from '../../model/staged-columns.ts'
import { sequence } from '../log/sequence.ts'
import { recordUploadAttempt } from './acknowledge-upload.ts'
import { identify, whatIsMissing } from './channel-identity.ts'

/**
 * The next operations for headquarters, in order of their log position (causes before effects), with all their rows.
 * Operations of an offline channel stay pending, and so do later operations of the same customers from other channels,
 * because their order counts. With a customer key, only that customer's operations: an order is waiting for them.
 * Nothing is removed: the same operations are offered again until they are acknowledged. When nothing is pending, that
 * is recorded as a successful upload.
 */
export async function offerUpload(
  database: ChannelDatabase,
  limit: number,
  known: KnownUpload,
  customerKey?: string,
): Promise<UploadPackage | { rewound: string }> {
  // An operation without a position is not visible to readers of the log, and is not uploaded before it is.
  await sequence(database.db)
  const missing = await whatIsMissing(database, database.db, known)
  if (missing !== null) return { rewound: missing }
  const { sourceId } = await identify(database.db, database.id)
  const operations = await transaction(database.db, (tx) => pendingOperations(tx, limit, customerKey), {
    statementTimeout: batchStatementTimeout,
    readOnly: true,
  })
  if (operations.length === 0) await recordUploadAttempt(database, null)
  return {
    channelDatabaseId: database.id,
    sourceId,
    operations,
    ...(customerKey !== undefined && { outOfOrder: true }),
  }
}

async function pendingOperations(tx: Transaction, limit: number, customerKey?: string): Promise<UploadOperation[]> {
  const switches = await execute<{ channelId: string }>(
    tx,
    sql`/* exchange.offlineChannels */ select channel_id as "channelId" from channel_switch where offline`,
  )
  const offline = switches.map(({ channelId }) => channelId)
  const first = customerKey === undefined ? firstOfAll(offline, limit) : firstOfCustomer(offline, customerKey, limit)
  return execute<UploadOperation>(
    tx,
    sql`/* exchange.offerUpload */
    with offered as materialized (${first})
    select o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
      o.data_area_id as "dataAreaId", o.channel_id as "channelId", o.kind,
      ${utcText('o.captured_at', 'US')} as "capturedAt", o.captured_by as "capturedBy",
      o.base_version as "baseVersion", o.customer_account as "customerAccount", o.hash, offered.position::text as position,
      case when o.key_hash is not null
        then jsonb_build_object('keyHash', o.key_hash, 'requestHash', o.request_hash) end as key,
      (select r.repeats from repeated_operation r where r.operation_id = o.operation_id) as repeats,
      coalesce(${sql.join(
        each(({ rows }) => sql`${sql.identifier(rows)}.account_async`),
        sql`, `,
      )}) as "custAccountAsync",
      jsonb_build_object(${sql.join(
        each(({ rows }) => sql`${rows}::text, ${sql.identifier(rows)}.rows`),
        sql`, `,
      )}) as rows,
      jsonb_build_object(${sql.join(
        each(({ rows, table }) => sql`${table}::text, ${sql.identifier(rows)}.counters`),
        sql`, `,
      )}) as counters
    from offered
    cross join lateral (select * from operation where operation_id = offered.operation_id offset 0) o
    ${sql.join(each(rowsOfOperation), sql` `)}
    order by offered.position`,
  )
}

/**
 * The first operations of each channel that is online, and the first of these, however much the offline channels have
 * pending.
 */
function firstOfAll(offline: readonly string[], limit: number): SQL {
  if (offline.length === 0)
    return sql`select operation_id, position from upload_pending order by position limit ${limit}`
  return sql`
      with recursive channel as (
        (select channel_id from upload_pending order by channel_id limit 1)
        union all
        select following.channel_id
        from channel
        cross join lateral (
          select p.channel_id from upload_pending p where p.channel_id > channel.channel_id order by p.channel_id limit 1
        ) following
      )
      select first.operation_id, first.position
      from channel
      cross join lateral (
        select p.operation_id, p.position
        from upload_pending p
        where p.channel_id = channel.channel_id and ${nothingOfflineBefore(offline)}
        order by p.position
        limit ${limit}
      ) first
      where not channel.channel_id = any(${sql.param([...offline])}::text[])
      order by first.position
      limit ${limit}`
}

const firstOfCustomer = (offline: readonly string[], customerKey: string, limit: number) => sql`
      select p.operation_id, p.position
      from upload_pending p
      where p.customer_key = ${customerKey}::uuid and not p.channel_id = any(${sql.param([...offline])}::text[])
        and ${nothingOfflineBefore(offline)}
      order by p.operation_number
      limit ${limit}`

const nothingOfflineBefore = (offline: readonly string[]) => sql`not exists (
          select from upload_pending earlier
          where earlier.customer_key = p.customer_key and earlier.operation_number < p.operation_number
            and earlier.channel_id = any(${sql.param([...offline])}::text[])
          offset 0
        )`

type Staged = (typeof STAGED_COLUMNS)[number]

const each = (part: (staged: Staged) => SQL): SQL[] => STAGED_COLUMNS.map(part)

/** All rows of one operation in one table, with their counters, found by the index on the operation. */
function rowsOfOperation({ rows, table, sparse, columns }: Staged): SQL {
  const row = sql`jsonb_build_object(${sql.join(columns.map(fieldOfRow), sql`, `)})`
  return sql`cross join lateral (
      select coalesce(jsonb_agg(${sparse ? sql`jsonb_strip_nulls(${row})` : row} order by replication_counter_from_origin), '[]') as rows,
        coalesce(jsonb_agg(replication_counter_from_origin::text order by replication_counter_from_origin), '[]') as counters,
        max(cust_account_async) as account_async
      from ${sql.identifier(table)} staged
      where staged.operation_id = o.operation_id
    ) as ${sql.identifier(rows)}`
}

function fieldOfRow({ field, column }: StagedColumn): SQL {
  return sql`${field}::text, staged.${sql.identifier(column)}`
}
