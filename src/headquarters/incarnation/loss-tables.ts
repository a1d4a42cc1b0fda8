import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'

// What channel databases have and headquarters, restored from an older copy, lacks: in tables of one transaction, so
// that its size does not matter. `channel_loss` has a row for each channel database and item: a CUSTOMER that
// headquarters lacks; one that is NEWER there, because changes made in real time or at headquarters are lost; a
// captured OPERATION that headquarters had received; an ERASURE that headquarters does not know. `lost_customer` has
// each lost customer once; it comes back if an operation that is uploaded again creates it.

/** The tables are dropped at the end of the transaction. */
export async function createLossTables(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.patience */
    select set_config('lock_timeout', '60s', true), set_config('idle_in_transaction_session_timeout', '60s', true)`,
  )
  await execute(
    tx,
    sql`/* incarnation.createLossTables */
    create temp table channel_loss (
      kind text not null, channel_database_id text not null, key uuid not null, data_area_id text, account text,
      version int, backup_version int, created_by uuid
    ) on commit drop`,
  )
  await execute(
    tx,
    sql`/* incarnation.createLossTables */
    create temp table lost_customer (
      customer_key uuid not null, data_area_id text not null, account text not null, created_by uuid,
      comes_back boolean not null
    ) on commit drop`,
  )
}

/** Fills `lost_customer`, after all channel databases were compared. */
export async function totalLosses(tx: Transaction): Promise<void> {
  await execute(tx, sql`/* incarnation.analyzeLosses */ analyze channel_loss`)
  await execute(
    tx,
    sql`/* incarnation.lostCustomers */
    insert into lost_customer (customer_key, data_area_id, account, created_by, comes_back)
    select lost.key, lost.data_area_id, lost.account, lost.created_by, coalesce(operation.key is not null, false)
    from (
      select key, max(data_area_id) as data_area_id, max(account) as account, max(created_by::text)::uuid as created_by
      from channel_loss
      where kind = 'CUSTOMER'
      group by key
    ) lost
    left join (select distinct key from channel_loss where kind = 'OPERATION') operation
      on operation.key = lost.created_by
    order by lost.key`,
  )
  await execute(tx, sql`/* incarnation.analyzeLosses */ analyze lost_customer`)
}

/** The loss of a channel database in numbers. `customersSentAgain`: those that operations create that come again. */
export type LossCounts = {
  customers: number
  customersSentAgain: number
  changes: number
  operations: number
  erasures: number
}

/** By channel database; one without a loss is left out. */
export async function countLosses(tx: Transaction): Promise<Map<string, LossCounts>> {
  const counts = await execute<LossCounts & { id: string }>(
    tx,
    sql`/* incarnation.countLosses */
    select l.channel_database_id as id, (count(*) filter (where l.kind = 'CUSTOMER'))::int as customers,
      count(operation.key)::int as "customersSentAgain", (count(*) filter (where l.kind = 'NEWER'))::int as changes,
      (count(*) filter (where l.kind = 'OPERATION'))::int as operations,
      (count(*) filter (where l.kind = 'ERASURE'))::int as erasures
    from channel_loss l
    left join channel_loss operation on l.kind = 'CUSTOMER' and operation.kind = 'OPERATION'
      and operation.key = l.created_by and operation.channel_database_id = l.channel_database_id
    group by l.channel_database_id`,
  )
  return new Map(counts.map(({ id, ...count }) => [id, count]))
}

/** The next operations of a channel database that headquarters has lost, in order of their ids. */
export async function lostOperationsAfter(
  tx: Transaction,
  channelDatabaseId: string,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const lost = await execute<{ operationId: string }>(
    tx,
    sql`/* incarnation.lostOperationsAfter */
    select key as "operationId"
    from channel_loss
    where kind = 'OPERATION' and channel_database_id = ${channelDatabaseId}
      and (${after}::uuid is null or key > ${after}::uuid)
    order by key
    limit ${limit}`,
  )
  return lost.map(({ operationId }) => operationId)
}

/** Forgets what was found of a channel database that could not be read to its end. */
export async function forgetLoss(tx: Transaction, channelDatabaseId: string): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.forgetLoss */ delete from channel_loss where channel_database_id = ${channelDatabaseId}`,
  )
}
