import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'

/** A customer that the log names, and the operations of the channel database that it names. */
export type NamedCustomer = { customerKey: string; operationIds: string[]; renewed: boolean }

/**
 * Writes the customers that the log names between two positions into a temporary table: there may be any number of
 * them, and this process keeps a page.
 */
export async function nameCustomers(
  tx: Transaction,
  channelDatabaseId: string,
  range: { fromPosition: string; toPosition: string },
): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.makeNamedCustomers */
    create temp table if not exists named_customer (
      customer_key uuid primary key, operation_ids uuid[] not null, renewed boolean not null
    ) on commit delete rows`,
  )
  await execute(
    tx,
    sql`/* exchange.carriedByDelta */
    insert into named_customer (customer_key, operation_ids, renewed)
    select customer_key,
      coalesce(
        array_agg(distinct operation_id)
          filter (where channel_database_id = ${channelDatabaseId} and operation_id is not null),
        '{}'
      ),
      coalesce(
        bool_or(
          kind = 'CUSTOMER' and status = 'RECONCILED'
            and coalesce(channel_database_id, ${channelDatabaseId}) = ${channelDatabaseId}
        ),
        false
      )
    from log
    where download_job = '1010' and position > ${range.fromPosition}::bigint and position <= ${range.toPosition}::bigint
      and customer_key is not null
    group by customer_key
    order by customer_key`,
  )
  await execute(tx, sql`analyze named_customer`)
}

/** The next of them by their keys. */
export function namedCustomers(tx: Transaction, after: string, pageSize: number): Promise<NamedCustomer[]> {
  return execute<NamedCustomer>(
    tx,
    sql`/* exchange.namedCustomers */
    select customer_key as "customerKey", operation_ids as "operationIds", renewed
    from named_customer
    where customer_key > ${after}::uuid
    order by customer_key
    limit ${pageSize}`,
  )
}

/** Those whose rows a reconciliation has found to differ at the channel database. */
export async function renewedKeys(tx: Transaction): Promise<string[]> {
  const found = await execute<{ customerKey: string }>(
    tx,
    sql`/* exchange.renewedCustomers */
    select customer_key as "customerKey" from named_customer where renewed order by customer_key`,
  )
  return found.map(({ customerKey }) => customerKey)
}
