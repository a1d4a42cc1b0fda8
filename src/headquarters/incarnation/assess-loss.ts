import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { ErasedCustomer, KnownCustomer, SentOperation } from '../../between/channel-state.ts'
import { onChannelDatabase } from '../../between/headquarters-of.ts'
import { pagesOf } from '../../between/pages.ts'
import {
  batchStatementTimeout,
  type Database,
  type Executor,
  execute,
  type Transaction,
  transaction,
} from '../../db/client.ts'

const batchSize = 5_000

/**
 * Adds the customers that a channel database knows to be erased, and headquarters does not, to `channel_loss`: they
 * could come back.
 */
export async function findErasures(tx: Transaction, side: ChannelSide): Promise<void> {
  for await (const page of erasuresOf(side)) {
    const unknown = await notErased(tx, page)
    await execute(
      tx,
      sql`/* incarnation.addErasures */
      insert into channel_loss (kind, channel_database_id, key)
      select 'ERASURE', ${side.id}, key
      from unnest(${sql.param(unknown.map(({ customerKey }) => customerKey))}::uuid[]) as key`,
    )
  }
}

/** The customers that a channel database knows to be erased, and headquarters does not, page by page. */
export async function* unknownErasures(db: Database, side: ChannelSide): AsyncGenerator<ErasedCustomer[]> {
  for await (const page of erasuresOf(side)) yield await notErased(db, page)
}

const erasuresOf = (side: ChannelSide) =>
  pagesOf(
    batchSize,
    (after: string | null, limit) => onChannelDatabase(() => side.erasedCustomers(after, limit)),
    ({ customerKey }) => customerKey,
  )

/**
 * Adds to `channel_loss` what a channel database has and headquarters lacks. Compares only keys and versions, page by
 * page, for everything in the channel database. What any channel database knows to be erased is not lost.
 */
export async function findLoss(tx: Transaction, side: ChannelSide): Promise<void> {
  const customers = pagesOf(
    batchSize,
    (after: string | null, limit) => onChannelDatabase(() => side.knownCustomers(after, limit)),
    ({ customerKey }) => customerKey,
  )
  for await (const page of customers) await addCustomers(tx, side.id, page)
  for await (const page of sentBy(side)) await addOperations(tx, side.id, page)
}

/** An operation that headquarters has lost, and its customer. */
export type LostOperation = Pick<SentOperation, 'operationId' | 'customerKey'>

/** The operations that a channel database has uploaded and that headquarters has lost, page by page. Read-only. */
export async function* lostOperations(db: Database, side: ChannelSide): AsyncGenerator<LostOperation[]> {
  for await (const page of sentBy(side))
    yield await reading<LostOperation>(db, sql`/* incarnation.lackedOperations */ ${lackedOperations(side.id, page)}`)
}

/**
 * The operations of a channel database that wait at headquarters to be synchronized, and whose results the channel
 * database has, page by page: they were synchronized before headquarters lost them.
 */
export async function* settledOperations(db: Database, side: ChannelSide): AsyncGenerator<string[]> {
  for await (const page of sentBy(side)) {
    const settled = page.flatMap(({ operationId, settled }) => (settled ? [operationId] : []))
    const waiting = await reading<{ operationId: string }>(
      db,
      sql`/* incarnation.settledOperations */
      select operation_id as "operationId"
      from open_operation
      where operation_id = any(${sql.param(settled)}::uuid[]) and status = 'UPLOADED'`,
    )
    yield waiting.map(({ operationId }) => operationId)
  }
}

const sentBy = (side: ChannelSide) =>
  pagesOf(
    batchSize,
    (after: string | null, limit) => onChannelDatabase(() => side.sentOperations(after, limit)),
    ({ operationId }) => operationId,
  )

/** Erased customers, and those that a person has given up, are left out. */
async function addCustomers(
  tx: Transaction,
  channelDatabaseId: string,
  known: readonly KnownCustomer[],
): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.addCustomers */
    insert into channel_loss (
      kind, channel_database_id, key, data_area_id, account, version, backup_version, created_by
    )
    select case when c.version is null then 'CUSTOMER' else 'NEWER' end, ${channelDatabaseId}, known."customerKey",
      known."dataAreaId", known.account, known.version, c.version, known."createdBy"
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
      as known ("customerKey" uuid, "dataAreaId" text, account text, version int, "createdBy" uuid)
    left join customer c on c.customer_key = known."customerKey"
    where (c.version is null or known.version > c.version)
      and not exists (select from erasure e where e.customer_key = known."customerKey")
      and not exists (select from channel_loss erased
        where erased.kind = 'ERASURE' and erased.key = known."customerKey")
      and not exists (
        select from customer_account a
        where a.customer_key = known."customerKey" and a.given_up_at is not null and c.customer_key is null
      )`,
  )
}

async function addOperations(
  tx: Transaction,
  channelDatabaseId: string,
  sent: readonly SentOperation[],
): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.addOperations */
    insert into channel_loss (kind, channel_database_id, key)
    select 'OPERATION', ${channelDatabaseId}, lacked."operationId"
    from (${lackedOperations(channelDatabaseId, sent)}) lacked`,
  )
}

/**
 * Of a channel database's uploaded operations, those that headquarters has lost. Retention removes an operation at
 * headquarters only when a later one of the same customer and channel database is there, so an operation with the
 * highest number is lost, and so is one that was captured after the last upload that headquarters knows.
 */
const lackedOperations = (channelDatabaseId: string, sent: readonly SentOperation[]) =>
  sql`
    select sent."operationId", sent."customerKey"
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as sent (
      "operationId" uuid, "customerKey" uuid, "operationNumber" int, position bigint
    )
    where not exists (select from operation o where o.operation_id = sent."operationId")
      and not exists (select from erasure e where e.customer_key = sent."customerKey")
      and (
        sent.position > (select acknowledged_position from channel_database where id = ${channelDatabaseId})
        or not exists (
          select from operation later
          where later.customer_key = sent."customerKey" and later.channel_database_id = ${channelDatabaseId}
            and later.operation_number - later.number_offset > sent."operationNumber"
          offset 0
        )
      )`

async function notErased(db: Executor, erased: readonly ErasedCustomer[]): Promise<ErasedCustomer[]> {
  const keys = erased.map(({ customerKey }) => customerKey)
  const unknown = await execute<{ key: string }>(
    db,
    sql`/* incarnation.notErased */
    select key
    from unnest(${sql.param(keys)}::uuid[]) as key
    where not exists (select from erasure e where e.customer_key = key)`,
  )
  const missing = new Set(unknown.map(({ key }) => key))
  return erased.filter(({ customerKey }) => missing.has(customerKey))
}

const reading = <Row extends object>(db: Database, query: ReturnType<typeof sql>): Promise<Row[]> =>
  transaction(db, (tx) => execute<Row>(tx, query), { statementTimeout: batchStatementTimeout, readOnly: true })
