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

/** Channels as a parameter. */
export function channelList(channels: readonly string[]): SQL {
  return sql`${sql.param([...channels])}::text[]`
}
