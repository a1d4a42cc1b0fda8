import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from './actor.ts'

/** The channels that someone may use, as an actor has them. */
export type Channels = Actor['channels']

/** In SQL: the column names a channel that may be used. A row of no channel is for those who may use all. */
export function inChannels(column: SQL, channels: Channels): SQL {
  return channels === 'ALL' ? sql`true` : sql`${column} = any(${channelList(channels)})`
}

/** In SQL at headquarters: the column names a channel database that serves a channel that may be used. */
export function servesChannels(column: SQL, channels: Channels): SQL {
  return channels === 'ALL'
    ? sql`true`
    : sql`${column} in (select c.channel_database_id from channel c where c.id = any(${channelList(channels)}))`
}

/**
 * In SQL at headquarters, by key for each row (`offset 0`: under `or` the planner would scan all of them): one of the channels sees the customer, which is a row of `customer` by this alias. A channel sees the customers of its address
 * books, and those that it has something of its own on the way for.
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
 * In SQL at headquarters: a customer's key and account number may be told, by its key. One of the channels has an operation of it, which names both, or
 * sees the customer.
 */
export function knowsCustomer(key: SQL, channels: Channels): SQL {
  if (channels === 'ALL') return sql`true`
  return sql`(
      exists (
        select from operation theirs where theirs.customer_key = ${key} and ${inChannels(sql`theirs.channel_id`, channels)} offset 0
      )
      or exists (
        select from customer seen where seen.customer_key = ${key} and ${seesCustomer('seen', channels)} offset 0
      )
    )`
}

/** In SQL at headquarters: a row of `difference` by this alias, which is of a channel database and of a customer, may be told. */
export function seesDifference(alias: string, channels: Channels): SQL {
  if (channels === 'ALL') return sql`true`
  const difference = sql.raw(alias)
  return sql`(
      ${servesChannels(sql`${difference}.channel_database_id`, channels)}
      and (
        not exists (
          select from channel other
          where other.channel_database_id = ${difference}.channel_database_id and other.id <> all(${channelList(channels)})
        )
        or ${knowsCustomer(sql`${difference}.customer_key`, channels)}
      )
    )`
}

/** Channels as a parameter. */
export function channelList(channels: readonly string[]): SQL {
  return sql`${sql.param([...channels])}::text[]`
}
