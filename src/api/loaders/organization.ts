import DataLoader from 'dataloader'
import type { Channels } from '../../access/scope-sql.ts'
import type { ChannelDatabaseState } from '../../between/channel-state.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { isUnavailable } from '../../db/errors.ts'
import {
  type ChannelDatabaseView,
  type ChannelView,
  readChannelDatabases,
  readChannels,
} from '../../headquarters/organization/channel-view.ts'
import { isId } from '../../headquarters/organization/id.ts'

/** Channels by key, as headquarters has them. */
export function channelLoader(sides: Sides): DataLoader<string, ChannelView | null> {
  return new DataLoader(async (keys) => inOrder(keys, await readChannels(headquartersOf(sides).db, keys.filter(isId))))
}

/** Channel databases by id, as headquarters has them, if they serve one of the channels. */
export function channelDatabaseLoader(
  sides: Sides,
  channels: Channels,
): DataLoader<string, ChannelDatabaseView | null> {
  return new DataLoader(async (keys) =>
    inOrder(keys, await readChannelDatabases(headquartersOf(sides).db, keys.filter(isId), channels)),
  )
}

/**
 * What only the channel's side knows about a database, by id; null while it cannot be reached. Works without
 * headquarters.
 */
export function channelDatabaseStateLoader(sides: Sides): DataLoader<string, ChannelDatabaseState | null> {
  return new DataLoader((keys) => Promise.all(keys.map((key) => stateOf(sides, key).catch(asError))))
}

async function stateOf(sides: Sides, key: string): Promise<ChannelDatabaseState | null> {
  try {
    return (await sides.channelSides.get(key)?.state()) ?? null
  } catch (error) {
    if (isUnavailable(error)) return null
    throw error
  }
}

/** A failure of one database does not affect the answers of the others. */
function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('A channel database could not be read.')
}

function inOrder<View extends { key: string }>(keys: readonly string[], views: readonly View[]): (View | null)[] {
  const byKey = new Map(views.map((view) => [view.key, view]))
  return keys.map((key) => byKey.get(key) ?? null)
}
