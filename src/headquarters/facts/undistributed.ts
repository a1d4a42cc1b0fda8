import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels } from '../../access/scope-sql.ts'
import type { ChannelsAtHeadquarters } from '../../between/facts/installation-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { leadsTo } from '../customers/redirects.ts'

/**
 * How many synchronized operations of a channel database are looked at, the oldest ones. Operations of customers in no
 * address book of its channels stay there until a channel gets the book: `readUnshared` names them.
 */
const MOST_LOOKED_AT = 100

const looked = (channels: Channels): SQL => sql`(
        select *
        from (
          select o.operation_id, o.settled_at, o.customer_key, o.channel_id, o.received_order
          from operation o
          where o.listed_status = 'SYNCED' and o.route = 'ASYNC' and o.channel_database_id = d.id
          order by o.received_order
          limit ${MOST_LOOKED_AT}
        ) o
        where ${inChannels(sql`o.channel_id`, channels)}
      )`

/** True if a channel of the database `d` has an address book of the customer `c`. */
const isShared = sql.raw(`exists (
            select from channel
            where channel.channel_database_id = d.id and channel.data_area_id = c.data_area_id
              and channel.address_books && c.address_books
          )`)

/** The channel databases that have not received a result that 1010 delivers, and since when it has waited. */
export function readUndistributed(
  db: Executor,
  databases: readonly string[],
  channels: Channels,
): Promise<ChannelsAtHeadquarters['undistributed']> {
  return execute<ChannelsAtHeadquarters['undistributed'][number]>(
    db,
    sql`/* facts.undistributed */
    select d.id as "channelDatabaseId", ${utcText('first.settled_at')} as since
    from unnest(${sql.param([...databases])}::text[]) as d (id)
    cross join lateral (
      select o.settled_at
      from ${looked(channels)} o
      where exists (select from erasure e where e.customer_key = o.customer_key offset 0)
        or exists (select from customer c where c.customer_key = ${leadsTo('o.customer_key')} and ${isShared} offset 0)
      order by o.settled_at
      limit 1
    ) first
    order by d.id`,
  )
}

/**
 * The first operation of each channel database that 1010 cannot deliver, because its customer is in no address book of
 * the database's channels, with these books.
 */
export function readUnshared(
  db: Executor,
  databases: readonly string[],
  channels: Channels,
): Promise<ChannelsAtHeadquarters['unshared']> {
  return execute<ChannelsAtHeadquarters['unshared'][number]>(
    db,
    sql`/* facts.unshared */
    select d.id as "channelDatabaseId", first.operation_id as "operationId",
      first.customer_key as "customerKey", first.channel_id as "channelId",
      first.address_books as "addressBooks", ${utcText('first.settled_at')} as since
    from unnest(${sql.param([...databases])}::text[]) as d (id)
    cross join lateral (
      select o.operation_id, o.customer_key, o.channel_id, o.settled_at, apart.address_books
      from ${looked(channels)} o
      cross join lateral (
        select c.address_books
        from customer c
        where c.customer_key = ${leadsTo('o.customer_key')} and not ${isShared}
        offset 0
      ) apart
      where not exists (select from erasure e where e.customer_key = o.customer_key offset 0)
      order by o.received_order
      limit 1
    ) first
    order by d.id`,
  )
}
