import { sql } from 'drizzle-orm'
import type { ErasedCustomer, KnownCustomer, SentOperation } from '../../between/channel-state.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'

/** The next customers that headquarters has sent to this channel database at any time, in order of their keys. */
export async function knownCustomers(
  database: Pick<ChannelDatabase, 'db'>,
  after: string | null,
  limit: number,
): Promise<KnownCustomer[]> {
  return execute<KnownCustomer>(
    database.db,
    sql`/* incarnation.knownCustomers */
    select c.customer_key as "customerKey", c.data_area_id as "dataAreaId", c.account, c.version,
      created.operation_id as "createdBy"
    from (
      select customer_key, data_area_id, account, version
      from customer
      where ${after}::uuid is null or customer_key > ${after}::uuid
      order by customer_key
      limit ${limit}
    ) c
    left join operation created on created.customer_key = c.customer_key and created.kind = 'CREATE_CUSTOMER'
    order by c.customer_key`,
  )
}

/**
 * The next captured operations that have been uploaded, in order of their ids. Operations of erased customers are left
 * out. An operation without an event in the log, which retention has removed, has the position 0.
 */
export async function sentOperations(
  database: Pick<ChannelDatabase, 'db'>,
  after: string | null,
  limit: number,
): Promise<SentOperation[]> {
  return execute<SentOperation>(
    database.db,
    sql`/* incarnation.sentOperations */
    select o.operation_id as "operationId", o.customer_key as "customerKey", o.operation_number as "operationNumber",
      coalesce(captured.position, 0)::text as position,
      not exists (select from unsettled_operation u where u.operation_id = o.operation_id) as settled
    from operation o
    left join lateral (
      select l.position
      from log l
      where l.operation_id = o.operation_id and l.kind = 'OPERATION' and l.status = 'CAPTURED'
      limit 1
    ) captured on true
    where (${after}::uuid is null or o.operation_id > ${after}::uuid)
      and not exists (select from upload_pending p where p.operation_id = o.operation_id)
      and not exists (select from outbox b where b.operation_id = o.operation_id)
      and not exists (
        select from customer_counter n where n.customer_key = o.customer_key and n.erased_at is not null
      )
    order by o.operation_id
    limit ${limit}`,
  )
}

/** The next customers that have a tombstone here, in order of their keys. */
export async function erasedCustomers(
  database: Pick<ChannelDatabase, 'db'>,
  after: string | null,
  limit: number,
): Promise<ErasedCustomer[]> {
  return execute<ErasedCustomer>(
    database.db,
    sql`/* incarnation.erasedCustomers */
    select n.customer_key as "customerKey", captured.data_area_id as "dataAreaId"
    from customer_counter n
    left join lateral (
      select o.data_area_id from operation o where o.customer_key = n.customer_key limit 1
    ) captured on true
    where n.erased_at is not null and (${after}::uuid is null or n.customer_key > ${after}::uuid)
    order by n.customer_key
    limit ${limit}`,
  )
}
