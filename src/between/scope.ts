import { type Actor, assertMayUseChannel, mayUseChannel } from '../access/actor.ts'
import type { Sides } from './sides.ts'

/** A scope of more channel databases than this is served by headquarters alone. */
export const WIDEST_SCOPE = 32

/** The channels and channel databases that a subscriber may read. */
export type Scope = {
  /** Null: every channel. */
  readonly channels: readonly string[] | null
  /** Called repeatedly, because channel databases can be registered while a subscriber reads. */
  readonly channelDatabases: () => readonly string[]
}

/**
 * The scope of a request: the named channels, or all that the actor may use. Throws Forbidden for any other channel.
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

/** Limits a filter of headquarters' log to the actor's channels. */
export const reachOf = ({ channels }: Actor): { reach?: readonly string[] } =>
  channels === 'ALL' ? {} : { reach: channels }

/** A key for the events that `scopeOf` and `permitsOf` admit: the named channels, and those that the actor may use. */
export function scopeName(actor: Actor, channels: readonly string[] | null): string {
  const sorted = (list: readonly string[] | 'ALL' | null) => (Array.isArray(list) ? [...list].sort() : list)
  return JSON.stringify([sorted(channels), sorted(actor.channels)])
}

/** True for events of a channel that the actor may use, or of its database, and for events that belong to neither. */
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
