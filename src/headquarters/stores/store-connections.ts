import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { holder, isHeld, isLost, leaseUntil } from '../jobs/lease.ts'

/** For how many seconds a store that has lost its connection counts as being on its way back. */
const MOMENT_SECONDS = 15
/** How long a ticket is valid: it is used at once. */
const TICKET_SECONDS = 60

/** A connection that a process of headquarters has opened to a store, to be recorded with its lease. */
export type StoreConnection = {
  readonly id: string
  readonly channelDatabaseId: string
  readonly database: string | null
  readonly internalUrl: string
  readonly wireVersion: number
  readonly programVersion: string | null
}

/** Records a connection of a store, held by this process. Connections whose process is gone are removed with it. */
export async function recordConnection(db: Executor, connection: StoreConnection): Promise<void> {
  await execute(
    db,
    sql`/* stores.recordConnection */
    with gone as (
      delete from store_connection
      where channel_database_id = ${connection.channelDatabaseId} and id <> ${connection.id}
        and ${isLost('store_connection')}
    )
    insert into store_connection (
      id, channel_database_id, database, holder, internal_url, lease_until, wire_version, program_version
    )
    values (
      ${connection.id}, ${connection.channelDatabaseId}, ${connection.database}, ${holder()}, ${connection.internalUrl},
      ${leaseUntil()}, ${connection.wireVersion}, ${connection.programVersion}
    )`,
  )
}

/** Renews the leases of this process's connections; those of which it is not answered are no longer recorded. */
export async function renewConnections(db: Executor, ids: readonly string[]): Promise<string[]> {
  const renewed = await execute<{ id: string }>(
    db,
    sql`/* stores.renewConnections */
    update store_connection
    set lease_until = ${leaseUntil()}
    where id = any(${sql.param([...ids])}::uuid[])
    returning id`,
  )
  return renewed.map(({ id }) => id)
}

/** Ends the leases of connections that have closed. Their rows stay for a moment: the stores may return. */
export async function endConnections(db: Executor, ids: readonly string[]): Promise<void> {
  await execute(
    db,
    sql`/* stores.endConnections */
    update store_connection
    set lease_until = now()
    where id = any(${sql.param([...ids])}::uuid[])`,
  )
}

/** True if a store is connected to any process of headquarters, or was a moment ago. */
export async function wasConnectedLately(db: Executor, channelDatabaseId: string): Promise<boolean> {
  const [found] = await execute<{ lately: boolean }>(
    db,
    sql`/* stores.wasConnectedLately */
    select exists (
      select
      from store_connection c
      where c.channel_database_id = ${channelDatabaseId}
        and c.lease_until > now() - make_interval(secs => ${MOMENT_SECONDS})
    ) as lately`,
  )
  return found?.lately ?? false
}

/** True while a store of the channel database is connected that has another database than this one. */
export async function isConnectedWithAnother(
  db: Executor,
  channelDatabaseId: string,
  database: string,
): Promise<boolean> {
  const [found] = await execute<{ connected: boolean }>(
    db,
    sql`/* stores.isConnectedWithAnother */
    select exists (
      select
      from store_connection c
      where c.channel_database_id = ${channelDatabaseId} and c.database <> ${database} and ${isHeld('c')}
    ) as connected`,
  )
  return found?.connected ?? false
}

/** Where processes of headquarters hold connections to a store, the newest connection first. */
export async function holdersOf(db: Executor, channelDatabaseId: string): Promise<string[]> {
  const found = await execute<{ internalUrl: string }>(
    db,
    sql`/* stores.holdersOf */
    select c.internal_url as "internalUrl"
    from store_connection c
    where c.channel_database_id = ${channelDatabaseId} and ${isHeld('c')}
    order by c.connected_at desc, c.id`,
  )
  return [...new Set(found.map(({ internalUrl }) => internalUrl))]
}

const hashOf = (ticket: string) => createHash('sha256').update(ticket).digest('base64url')

/** A one-time ticket for another process of headquarters: only a process with their database can make one. */
export async function makeTicket(db: Executor): Promise<string> {
  const ticket = randomBytes(32).toString('base64url')
  await execute(
    db,
    sql`/* stores.makeTicket */
    with expired as (delete from process_ticket where expires_at < now())
    insert into process_ticket (ticket_hash, expires_at)
    values (${hashOf(ticket)}, now() + make_interval(secs => ${TICKET_SECONDS}))`,
  )
  return ticket
}

/** True once for each ticket that is valid. */
export async function takeTicket(db: Executor, ticket: string): Promise<boolean> {
  const taken = await execute<{ valid: boolean }>(
    db,
    sql`/* stores.takeTicket */
    delete from process_ticket
    where ticket_hash = ${hashOf(ticket)}
    returning expires_at >= now() as valid`,
  )
  return taken[0]?.valid ?? false
}

/** The keys that a store may sign with now, by their ids. */
type StoreKeys = { readonly [keyId: string]: unknown }

/** What belongs to a store: the channels and legal entities that it may name, and its keys. */
export async function readStore(
  db: Executor,
  channelDatabaseId: string,
): Promise<{ channels: string[]; legalEntities: string[]; keys: StoreKeys }> {
  const [store] = await execute<{ channels: string[]; legalEntities: string[]; keys: StoreKeys }>(
    db,
    sql`/* stores.readStore */
    select array(
        select id from channel where channel_database_id = ${channelDatabaseId} order by id
      ) as channels,
      array(
        select distinct data_area_id from channel where channel_database_id = ${channelDatabaseId}
      ) as "legalEntities",
      coalesce((
        select jsonb_object_agg(id, public_key)
        from store_key
        where channel_database_id = ${channelDatabaseId} and revoked_at is null and coalesce(ends_at > now(), true)
      ), '{}'::jsonb) as keys`,
  )
  return store ?? { channels: [], legalEntities: [], keys: {} }
}
