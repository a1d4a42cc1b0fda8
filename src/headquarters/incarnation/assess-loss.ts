import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { KnownCustomer } from '../../between/channel-state.ts'
import { batchStatementTimeout, type Database, execute, transaction } from '../../db/client.ts'

/** What a channel database has and headquarters, restored from an older copy, lacks. */
export type Loss = {
  channelDatabaseId: string
  /** Customers that headquarters had sent to it. The next 1010 removes them there. */
  customers: KnownCustomer[]
  /** Captured operations that headquarters had received. They will be uploaded again. */
  operationIds: string[]
}

const batchSize = 10_000

/** Compares only keys, in batches, for all customers of the channel database. Read-only. */
export async function assessLoss(db: Database, side: ChannelSide): Promise<Loss> {
  const customers: KnownCustomer[] = []
  for (let after: string | null = null; ; ) {
    const known: KnownCustomer[] = await side.knownCustomers(after, batchSize)
    customers.push(...(await lackedCustomers(db, known)))
    after = known.at(-1)?.customerKey ?? null
    if (known.length < batchSize) break
  }
  const operationIds: string[] = []
  for (let after = await acknowledgedPosition(db, side.id); ; ) {
    const sent: { operationId: string; position: string }[] = await side.sentOperations(after, batchSize)
    operationIds.push(...(await lackedOperations(db, sent)))
    after = sent.at(-1)?.position ?? after
    if (sent.length < batchSize) break
  }
  return { channelDatabaseId: side.id, customers, operationIds }
}

async function lackedCustomers(db: Database, known: readonly KnownCustomer[]): Promise<KnownCustomer[]> {
  const keys = known.map(({ customerKey }) => customerKey)
  const lacked = await transaction(
    db,
    (tx) =>
      execute<{ key: string }>(
        tx,
        sql`/* incarnation.lackedCustomers */
        select key
        from unnest(${sql.param(keys)}::uuid[]) as key
        where not exists (select from customer c where c.customer_key = key)
          and not exists (select from erasure e where e.customer_key = key)`,
      ),
    { statementTimeout: batchStatementTimeout, readOnly: true },
  )
  const missing = new Set(lacked.map(({ key }) => key))
  return known.filter(({ customerKey }) => missing.has(customerKey))
}

/** Operations uploaded after the backup are after this position of the channel database's log. */
async function acknowledgedPosition(db: Database, channelDatabaseId: string): Promise<string> {
  const [found] = await execute<{ position: string }>(
    db,
    sql`/* incarnation.acknowledgedPosition */
    select acknowledged_position::text as position from channel_database where id = ${channelDatabaseId}`,
  )
  return found?.position ?? '0'
}

async function lackedOperations(db: Database, sent: readonly { operationId: string }[]): Promise<string[]> {
  const ids = sent.map(({ operationId }) => operationId)
  const lacked = await transaction(
    db,
    (tx) =>
      execute<{ id: string }>(
        tx,
        sql`/* incarnation.lackedOperations */
        select id
        from unnest(${sql.param(ids)}::uuid[]) as id
        where not exists (select from operation o where o.operation_id = id)`,
      ),
    { statementTimeout: batchStatementTimeout, readOnly: true },
  )
  return lacked.map(({ id }) => id)
}
