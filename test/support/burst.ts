import { sql } from 'drizzle-orm'
import type { Actor } from '../../src/access/actor.ts'
import type { ChannelDatabase, Sides } from '../../src/between/sides.ts'
import { directChannelSide } from '../../src/channel/direct-channel-side.ts'
import { transaction } from '../../src/db/client.ts'
import { directHeadquartersLog } from '../../src/headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../../src/headquarters/direct-headquarters-side.ts'
import { copy, fillUp } from './fill-up.ts'
import { type Installation, startInstallation } from './installation.ts'
import { type ExplainedDatabase, explainedDatabase } from './plans.ts'

/** The actor whose statements are explained: an administrator of everything. */
export const EXPLAINED: Actor = { id: 'explained', roles: ['ADMINISTRATOR'], channels: 'ALL' }

/**
 * An installation whose statistics were taken when nothing was pending, with connections to both sides that explain
 * their statements.
 */
export type Quiet = {
  installation: Installation
  sides: Sides
  hq: ExplainedDatabase
  houston: ExplainedDatabase
  /** Buffers that were touched on both sides since the last call. */
  buffers(): number
  /** This many creates of Houston at once, all with the first name Quinn. */
  capture(operations: number, prefix?: string): Promise<void>
}

/** Synchronizes and distributes `settled` customers; then PostgreSQL takes its statistics. */
export async function quietInstallation(settled: number): Promise<Quiet> {
  const installation = await startInstallation()
  const { databases } = installation
  await installation.ask(CREATE, { key: 'settled', lastName: 'Settled' })
  await installation.travel()
  await fillUp(databases.hq.db, databases.houston.db, settled)
  await installation.travel()
  for (const { db } of [databases.hq, databases.houston]) await db.execute(sql`vacuum analyze`)
  const hq = explainedDatabase(databases.hq.url, 'hq')
  const houston = explainedDatabase(databases.houston.url, 'channel')
  const headquarters = { db: hq.db, url: databases.hq.url }
  const headquartersSide = directHeadquartersSide(headquarters)
  const channel: ChannelDatabase = {
    id: 'houston-db',
    db: houston.db,
    url: databases.houston.url,
    headquarters: headquartersSide,
  }
  const sides: Sides = {
    headquarters,
    headquartersSide,
    facts: null,
    headquartersLog: directHeadquartersLog(headquarters),
    channels: new Map([[channel.id, channel]]),
    channelSides: new Map([[channel.id, directChannelSide(channel)]]),
    ownSides: new Map(),
    notOpened: new Map(),
    databaseOfChannel: () => channel.id,
    refresh: async () => {},
  }
  const buffers = () => [hq, houston].flatMap(({ taken }) => taken()).reduce((sum, each) => sum + each.buffers, 0)
  return {
    installation,
    sides,
    hq,
    houston,
    buffers,
    capture: (operations, prefix) => capture(installation, operations, prefix),
  }
}

const CREATE = /* GraphQL */ `
  mutation ($key: String!, $lastName: String!) {
    createCustomer(input: {
      channel: "houston", idempotencyKey: $key
      customer: {
        firstName: "Quinn", lastName: $lastName, email: "quinn@example.com"
        addresses: [{ street: "1 Main Street", city: "Houston", country: "USA" }]
      }
    }) { userErrors { message } }
  }`

/** One capture through the API, and copies of its rows with other keys. */
async function capture({ ask, databases: { houston } }: Installation, operations: number, prefix = 'b'): Promise<void> {
  await ask(CREATE, { key: `burst ${prefix} of ${operations}`, lastName: 'Burst' })
  // Its mark is set when the sequencer has given it a position.
  for (;;) {
    const [found] = await houston.db.execute<{ marked: boolean }>(
      sql`select exists (select from upload_pending) and not exists (select from outbox) as marked`,
    )
    if (found?.marked) break
  }
  const keys = { customer_key: `md5('${prefix}c' || nth)::uuid`, operation_id: `md5('${prefix}o' || nth)::uuid` }
  const others: { [table: string]: { readonly [column: string]: string } } = {
    operation: keys,
    unsettled_operation: {
      ...keys,
      name: `'Quinn Burst' || lpad(nth::text, 7, '0')`,
      sort_key: `'quinn burst' || lpad(nth::text, 7, '0')`,
      search: `array_to_tsvector(array['n:quinn', 'n:burst' || nth, 'e:b' || nth || '@example.com', 'p:555' || lpad(nth::text, 7, '0')])`,
    },
    upload_pending: { ...keys, position: '(select position from log_head) + nth' },
    customer_counter: keys,
    retail_async_customer_v2: {
      ...keys,
      cust_account_async: `md5('${prefix}c' || nth)::uuid::text`,
      cust_name: `'Quinn Burst' || lpad(nth::text, 7, '0')`,
      email: `'b' || nth || '@example.com'`,
      replication_counter_from_origin: 'one.replication_counter_from_origin + nth',
    },
    retail_async_address_v2: {
      ...keys,
      address_id: `md5('${prefix}a' || nth)::uuid`,
      cust_account_async: `md5('${prefix}c' || nth)::uuid::text`,
      replication_counter_from_origin: 'one.replication_counter_from_origin + nth',
    },
  }
  await transaction(
    houston.db,
    async (tx) => {
      const [one] = await tx.execute<{ operationId: string; customerKey: string }>(
        sql`select operation_id as "operationId", customer_key as "customerKey" from upload_pending`,
      )
      for (const [table, columns] of Object.entries(others)) {
        const which =
          table === 'customer_counter' ? `customer_key = '${one?.customerKey}'` : `operation_id = '${one?.operationId}'`
        await copy(tx, { table, others: columns, which, operations })
      }
      await tx.execute(sql`update log_head set position = position + ${operations}`)
      for (const table of ['retail_async_customer_v2', 'retail_async_address_v2'])
        await tx.execute(sql`
          select setval(
            pg_get_serial_sequence(${table}, 'replication_counter_from_origin'),
            (select max(replication_counter_from_origin) from ${sql.identifier(table)})
          )`)
    },
    { statementTimeout: 600_000 },
  )
}
