import { type SQL, sql } from 'drizzle-orm'
import type { HeadquartersOperation, NewestKnown, UsedKey } from '../../between/headquarters-side.ts'
import type { DatabaseIdentity } from '../../between/whereabouts.ts'
import {
  batchStatementTimeout,
  type Database,
  type Executor,
  execute,
  type Transaction,
  transaction,
} from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { RequestKey, StagedOperation } from '../../model/operation.ts'

// What a channel database that was restored from a backup asks headquarters for, so that it gives no number a second
// time and no request makes a customer twice.

/** Keeps the keys of the operations, which are stored in the same transaction. */
export async function storeKeys(
  tx: Transaction,
  channelDatabaseId: string,
  operations: readonly (Pick<StagedOperation, 'operationId' | 'channelId' | 'customerKey' | 'capturedAt'> & {
    key?: RequestKey | null | undefined
  })[],
): Promise<void> {
  const keyed = operations.flatMap(({ operationId, channelId, customerKey, capturedAt, key }) =>
    key ? [{ operationId, channelId, customerKey, capturedAt, ...key }] : [],
  )
  if (keyed.length === 0) return
  await execute(
    tx,
    sql`/* incarnation.storeKeys */
    insert into idempotency_key (
      operation_id, channel_database_id, channel_id, customer_key, key_hash, request_hash, captured_at
    )
    select "operationId", ${channelDatabaseId}, "channelId", "customerKey", "keyHash", "requestHash", "capturedAt"
    from json_to_recordset(${JSON.stringify(keyed)}::json) as keyed (
      "operationId" uuid, "channelId" text, "customerKey" uuid, "keyHash" text, "requestHash" text,
      "capturedAt" timestamptz
    )
    on conflict (operation_id) do nothing`,
  )
}

/**
 * The customer of the same request of this channel, if headquarters has applied it under another operation id: the
 * channel database was restored and has forgotten it.
 */
export async function customerOfRequest(
  tx: Transaction,
  { operationId, channelId, key }: StagedOperation,
): Promise<string | null> {
  if (!key) return null
  const [known] = await execute<{ customerKey: string }>(
    tx,
    sql`/* incarnation.customerOfRequest */
    select k.customer_key as "customerKey"
    from idempotency_key k
    where k.channel_id = ${channelId} and k.key_hash = ${key.keyHash} and k.request_hash = ${key.requestHash}
      and k.operation_id <> ${operationId}
      and exists (select from customer c where c.customer_key = k.customer_key)
    limit 1`,
  )
  return known?.customerKey ?? null
}

/**
 * What headquarters knows of a channel database; null if it is not registered. `here`: the database that asks, if it is
 * known. Its log is left out while another has its place: that of a clone says nothing of the original.
 */
export async function newestKnown(
  db: Executor,
  channelDatabaseId: string,
  here: DatabaseIdentity | null = null,
): Promise<NewestKnown | null> {
  const [known] = await execute<NewestKnown>(
    db,
    sql`/* incarnation.newestKnown */
    select ${newestKnownColumns(here)}
    from channel_database
    left join channel_database_contact contact on contact.channel_database_id = id
    where id = ${channelDatabaseId}`,
  )
  return known ?? null
}

/** The columns of a NewestKnown, from `channel_database` and its `contact`. */
export const newestKnownColumns = (here: DatabaseIdentity | null): SQL => sql`
      jsonb_build_object(
        'sourceId', source_id, 'acknowledgedPosition', acknowledged_position::text,
        'acknowledgedOperationId', acknowledged_operation_id
      ) as upload,
      case when contact.log_position is not null and not coalesce(
          contact.displaced ->> 'database' = ${here?.database ?? null}::text
            and contact.displaced ->> 'server' = ${here?.server ?? null}::text,
          false
        ) then jsonb_build_object('position', contact.log_position::text, 'operationId', contact.log_operation_id)
      end as log, (
        select jsonb_build_object(
          'capturedAt', ${utcText('k.captured_at', 'US')}, 'operationId', k.operation_id, 'customerKey', k.customer_key
        )
        from idempotency_key k
        where k.channel_database_id = channel_database.id
        order by k.captured_at desc, k.operation_id desc
        limit 1
      ) as keyed`

/** The next captured operations of a channel database since a time of its clock (null: all), in order of that time. */
export function operationsSince(
  db: Database,
  channelDatabaseId: string,
  since: string | null,
  after: { capturedAt: string; operationId: string } | null,
  limit: number,
): Promise<HeadquartersOperation[]> {
  const from = after?.capturedAt ?? since ?? '-infinity'
  return reading<HeadquartersOperation>(
    db,
    sql`/* incarnation.operationsSince */
    select o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
      ${utcText('o.captured_at', 'US')} as "capturedAt"
    from operation o
    where o.route = 'ASYNC' and o.channel_database_id = ${channelDatabaseId} and o.operation_number is not null
      and (o.captured_at, o.operation_id)
        > (${from}::timestamptz, ${after?.operationId ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by o.captured_at, o.operation_id
    limit ${limit}`,
  )
}

/** The next idempotency keys of a channel database, in order of the time of their operations. */
export function usedKeys(
  db: Database,
  channelDatabaseId: string,
  after: { capturedAt: string; operationId: string } | null,
  limit: number,
): Promise<UsedKey[]> {
  return reading<UsedKey>(
    db,
    sql`/* incarnation.usedKeys */
    select k.operation_id as "operationId", k.channel_id as "channelId", k.customer_key as "customerKey",
      k.key_hash as "keyHash", k.request_hash as "requestHash", coalesce(o.route, 'ASYNC') as route,
      ${utcText('k.captured_at', 'US')} as "capturedAt"
    from idempotency_key k
    left join operation o on o.operation_id = k.operation_id
    where k.channel_database_id = ${channelDatabaseId}
      and (k.captured_at, k.operation_id) > (
        ${after?.capturedAt ?? '-infinity'}::timestamptz,
        ${after?.operationId ?? '00000000-0000-0000-0000-000000000000'}::uuid
      )
    order by k.captured_at, k.operation_id
    limit ${limit}`,
  )
}

/** Those of the customers for whom a channel database has used an idempotency key. */
export async function customersWithKeys(
  db: Executor,
  channelDatabaseId: string,
  customerKeys: readonly string[],
): Promise<string[]> {
  const found = await execute<{ customerKey: string }>(
    db,
    sql`/* incarnation.customersWithKeys */
    select named.customer_key as "customerKey"
    from unnest(${sql.param([...customerKeys])}::uuid[]) as named (customer_key)
    where exists (
      select
      from idempotency_key k
      where k.customer_key = named.customer_key and k.channel_database_id = ${channelDatabaseId}
      offset 0
    )`,
  )
  return found.map(({ customerKey }) => customerKey)
}

const reading = <Row extends object>(db: Database, query: ReturnType<typeof sql>): Promise<Row[]> =>
  transaction(db, (tx) => execute<Row>(tx, query), { statementTimeout: batchStatementTimeout, readOnly: true })
