import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from './actor.ts'

/** The channels that a caller may access, as an `Actor` has them. */
export type Channels = Actor['channels']

/** In SQL: the column contains an accessible channel. A row without a channel needs access to all channels. */
export function inChannels(column: SQL, channels: Channels): SQL {
  return channels === 'ALL' ? sql`true` : sql`${column} = any(${channelList(channels)})`
}

/** In SQL at headquarters: the column contains a channel database that serves an accessible channel. */
export function servesChannels(column: SQL, channels: Channels): SQL {
  return channels === 'ALL'
    ? sql`true`
    : sql`${column} in (select c.channel_database_id from channel c where c.id = any(${channelList(channels)}))`
}

/**
 * In SQL at headquarters: one of the channels sees the customer, a row of `customer` with this alias. A channel sees
 * the customers of its address books, and those for which it has a pending operation. Looked up by key for each row
 * (`offset 0`), because under `or` the planner would scan all customers.
 */
export function seesCustomer(alias: string, channels: Channels): SQL {
  if (channels === 'ALL') return sql`true`
  const customer = sql.raw(alias)
  return sql`(
      exists (
        select from channel seeing
        where seeing.id = any(${channelList(channels)}) and seeing.data_area_id = ${customer}.data_area_id
          and seeing.address_books && ${customer}.address_books
        offset 0
      )
      or exists (
        select from operation own
        where own.customer_key = ${customer}.customer_key and own.channel_id = any(${channelList(channels)})
          and own.status in ('UPLOADED', 'IN_PROGRESS', 'FAILED', 'WAITING_ON')
        offset 0
      )
    )`
}

/**
 * In SQL at headquarters: the caller may know a customer's key and account number, because one of the channels sees the
 * customer or has an operation of it.
 */
export function knowsCustomer(key: SQL, channels: Channels): SQL {
  if (channels === 'ALL') return sql`true`
  return sql`(
      exists (
        select from operation theirs
          where theirs.customer_key = ${key} and ${inChannels(sql`theirs.channel_id`, channels)} offset 0
      )
      or exists (
        select from customer seen where seen.customer_key = ${key} and ${seesCustomer('seen', channels)} offset 0
      )
    )`
}

/**
 * In SQL at headquarters: the caller may see a row of `difference` with this alias, by its channel database and its
 * customer.
 */
export function seesDifference(alias: string, channels: Channels): SQL {
  if (channels === 'ALL') return sql`true`
  const difference = sql.raw(alias)
  return sql`(
      ${servesChannels(sql`${difference}.channel_database_id`, channels)}
      and (
        not exists (
          select from channel other
          where other.channel_database_id = ${difference}.channel_database_id
            and other.id <> all(${channelList(channels)})
        )
        or ${knowsCustomer(sql`${difference}.customer_key`, channels)}
      )
    )`
}

/** The channels as a parameter. */
export function channelList(channels: readonly string[]): SQL {
  return sql`${sql.param([...channels])}::text[]`
}
