import type { Database } from '../db/client.ts'
import type { ChannelSide } from './channel-side.ts'
import type { HeadquartersFacts } from './headquarters-facts.ts'
import type { HeadquartersLog } from './headquarters-log.ts'
import type { HeadquartersSide } from './headquarters-side.ts'

/**
 * Headquarters' database, which only the process that serves headquarters has. `onFault` is called with faults in work
 * that no caller waits for; `channelSides` are compared with headquarters, by what they have seen of it, before account
 * numbers are given.
 */
export type HeadquartersDatabase = {
  db: Database
  url: string
  onFault?: (error: unknown) => void
  channelSides?: ReadonlyMap<string, ChannelSide>
}

/**
 * One channel database, which only the process that serves it has; with headquarters as this side reaches it.
 */
export type ChannelDatabase = { id: string; db: Database; url: string; headquarters: HeadquartersSide }

/** Everything this process can reach; in the GraphQL context. */
export type Sides = {
  /** Null when this process does not serve headquarters. */
  headquarters: HeadquartersDatabase | null
  /** The channel databases that this process serves, by id. */
  channels: ReadonlyMap<string, ChannelDatabase>
  headquartersSide: HeadquartersSide
  /** Headquarters' facts for a diagnosis; null when this process does not serve headquarters. */
  facts: HeadquartersFacts | null
  /** Null when this process does not serve headquarters. */
  headquartersLog: HeadquartersLog | null
  /** Every channel database, by id. */
  channelSides: ReadonlyMap<string, ChannelSide>
  /** The sides of the channel databases that this process serves; no simulated fault lies between. */
  ownSides: ReadonlyMap<string, ChannelSide>
  /**
   * Which database serves a channel (`houston` → `houston-db`), as far as this process knows: from the channel databases'
   * own configuration, or as headquarters had it last. Also while headquarters is away.
   */
  databaseOfChannel(channelId: string): string | null
  /**
   * Opens channel databases that are new, and learns new channels; called after the organization changed, and by a timer.
   */
  refresh(): Promise<void>
}
