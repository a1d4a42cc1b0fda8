import { type Actor, assertMayUseChannel, mayUseChannel } from '../access/actor.ts'
import type { Sides } from './sides.ts'

/** A scope of more channel databases than this is served by headquarters alone. */
export const WIDEST_SCOPE = 32

/** Channels and their databases that one subscriber may read. */
export type Scope = {
  /** Null: every channel. */
  readonly channels: readonly string[] | null
  /** Called again and again: channel databases are registered while a subscriber reads. */
  readonly channelDatabases: () => readonly string[]
}

/**
 * The scope that the actor named, within its token: the named channels, or all that it may use. Throws Forbidden for a
 * channel that it may not use.
 */
export function scopeOf(sides: Sides, actor: Actor, channels: readonly string[] | null): Scope {
  for (const channel of channels ?? []) assertMayUseChannel(actor, channel)
  const named = channels ?? (actor.channels === 'ALL' ? null : actor.channels)
  return {
    channels: named,
    channelDatabases: () =>
      named === null
        ? [...sides.channelSides.keys()].sort()
        : [...new Set(named.flatMap((channel) => sides.databaseOfChannel(channel) ?? []))].sort(),
  }
}

/** What of headquarters' log the actor's channels reach, as a part of its filter. */
export const reachOf = ({ channels }: Actor): { reach?: readonly string[] } =>
  channels === 'ALL' ? {} : { reach: channels }

/** The name of what `scopeOf` and `permitsOf` let through: the named channels, and those that the actor may use. */
export function scopeName(actor: Actor, channels: readonly string[] | null): string {
  const sorted = (list: readonly string[] | 'ALL' | null) => (Array.isArray(list) ? [...list].sort() : list)
  return JSON.stringify([sorted(channels), sorted(actor.channels)])
}

/**
 * Whether an event is of a channel that the actor may use, or of its database; what belongs to neither is open to all.
 */
export function permitsOf(sides: Sides, actor: Actor) {
  const { channels } = actor
  if (channels === 'ALL') return undefined
  return ({
    channelId,
    channelDatabaseId,
  }: {
    channelId: string | null
    channelDatabaseId: string | null
  }): boolean => {
    if (channelId !== null) return mayUseChannel(actor, channelId)
    return (
      channelDatabaseId === null || channels.some((channel) => sides.databaseOfChannel(channel) === channelDatabaseId)
    )
  }
}
