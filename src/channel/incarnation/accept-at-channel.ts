import { sql } from 'drizzle-orm'
import type { KnownCustomer } from '../../between/channel-state.ts'
import type { HeadquartersMark } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../db/client.ts'

/** The next customers that headquarters has sent to this channel database at any time, in order of their keys. */
export async function knownCustomers(
  database: Pick<ChannelDatabase, 'db'>,
  after: string | null,
  limit: number,
): Promise<KnownCustomer[]> {
  return execute<KnownCustomer>(
    database.db,
    sql`/* incarnation.knownCustomers */
    select c.customer_key as "customerKey", c.data_area_id as "dataAreaId", c.account,
      created.operation_id as "createdBy"
    from (
      select customer_key, data_area_id, account
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
 * Captured operations that have been uploaded, after a position of this database's log, with their positions.
 * Operations of erased customers are left out.
 */
export async function sentOperations(
  database: Pick<ChannelDatabase, 'db'>,
  after: string,
  limit: number,
): Promise<{ operationId: string; position: string }[]> {
  return execute<{ operationId: string; position: string }>(
    database.db,
    sql`/* incarnation.sentOperations */
    select log.operation_id as "operationId", log.position::text
    from log
    join operation using (operation_id)
    where log.position > ${after}::bigint and log.kind = 'OPERATION' and log.status = 'CAPTURED'
      and not exists (select from upload_pending p where p.operation_id = log.operation_id)
      and not exists (
        select from customer_counter n where n.customer_key = operation.customer_key and n.erased_at is not null
      )
    order by log.position
    limit ${limit}`,
  )
}

/**
 * Accepts headquarters as it is now: forgets the marks seen before, and offers these operations, which headquarters has
 * lost, again.
 */
export async function acceptAtChannel(
  database: Pick<ChannelDatabase, 'db'>,
  mark: HeadquartersMark,
  operationIds: readonly string[],
): Promise<void> {
  await transaction(
    database.db,
    async (tx) => {
      await replaceSeen(tx, mark)
      await execute(
        tx,
        sql`/* incarnation.offerAgain */
        insert into upload_pending (operation_id, position, channel_id)
        select log.operation_id, log.position, log.channel_id
        from log
        where log.operation_id = any(${sql.param([...operationIds])}::uuid[])
          and log.kind = 'OPERATION' and log.status = 'CAPTURED'
        on conflict do nothing`,
      )
    },
    { statementTimeout: batchStatementTimeout },
  )
}

async function replaceSeen(tx: Transaction, mark: HeadquartersMark): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.replaceSeen */
    insert into headquarters_seen (id, incarnation, number, position, numbers)
    values (
      1, ${mark.incarnation}::uuid, ${mark.number}::bigint, ${mark.position}::bigint,
      ${JSON.stringify(mark.numbers)}::jsonb
    )
    on conflict (id) do update
    set incarnation = excluded.incarnation, number = excluded.number, position = excluded.position,
      numbers = excluded.numbers, seen_at = now()`,
  )
}
