import type { Database } from '../db/client.ts'
import type { Replica } from '../db/replica.ts'
import type { DatabaseState } from '../model/database-state.ts'
import type { ChannelSide } from './channel-side.ts'
import type { HeadquartersFacts } from './headquarters-facts.ts'
import type { HeadquartersLog } from './headquarters-log.ts'
import type { HeadquartersSide } from './headquarters-side.ts'

/**
 * Headquarters' database, which only the process that serves headquarters has. `onFault` is called with faults in work
 * that no caller waits for. Before headquarters assigns account numbers, it compares itself with what `channelSides`
 * have seen of it.
 */
export type HeadquartersDatabase = {
  db: Database
  url: string
  onFault?: (error: unknown) => void
  channelSides?: ReadonlyMap<string, ChannelSide>
}

/** A channel database, which only the process that serves it has, with its access to headquarters. */
export type ChannelDatabase = { id: string; db: Database; url: string; headquarters: HeadquartersSide }

/** Why a channel database could not be opened; `state` null: not because of its state, such as a wrong address. */
export type NotOpened = { state: DatabaseState | null; why: string }

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
  /** The sides of the channel databases that this process serves, without simulated faults. */
  ownSides: ReadonlyMap<string, ChannelSide>
  /**
   * The channel databases that this process should serve and could not open yet, by id, with the reason in words that
   * hold nothing secret.
   */
  notOpened: ReadonlyMap<string, NotOpened>
  /**
   * The database that serves a channel (`houston` → `houston-db`), as far as this process knows: from the channel
   * databases' own configuration, or as headquarters last had it. Known even while headquarters cannot be reached.
   */
  databaseOfChannel(channelId: string): string | null
  /**
   * Opens new channel databases and learns of new channels. Called after the organization has changed, and by a timer.
   */
  refresh(): Promise<void>
  /**
   * The same for the queries of a token: all statements are its reads, those of headquarters by `hq`, if it is given.
   * Absent where readers are not kept apart.
   */
  forReader?(token: string, hq?: Database): Sides
  /** A replica of headquarters' database; absent where there is none. */
  replica?: Replica
  /** The sides themselves, where these are a reader's. */
  forAll?: Sides
}

/** The sides themselves, where these are a reader's: what several callers wait for, or share, belongs to them. */
export const forAll = (sides: Sides): Sides => sides.forAll ?? sides
