import { type Actor, mayUseChannel } from '../../access/actor.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { ChannelCounts, ChannelCustomerState, ChannelDatabaseState } from '../../between/channel-state.ts'
import type { DatabaseFacts, ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import type { ChannelsAtHeadquarters } from '../../between/facts/installation-facts.ts'
import type { Sides } from '../../between/sides.ts'
import { databaseNow, databaseNowMs, databaseSkewSeconds } from '../../db/database-clock.ts'
import { type DatabaseStates, readDatabaseStates } from './database-states.ts'
import { queryChannels, queryHeadquarters, unlessUnavailable } from './query.ts'

/**
 * The state of a channel database and of its channels in scope; null if it cannot be reached. `skew`: seconds by which
 * its clock is ahead of that of headquarters' database; null while it is not known.
 */
export type ThereFacts = {
  channelState: ChannelCustomerState | null
  state: ChannelDatabaseState | null
  counts: ChannelCounts[]
  skew: number | null
}

const AWAY: ThereFacts = { channelState: null, state: null, counts: [], skew: null }

/**
 * All facts on some channels and their databases, read once. Without `exchange`, headquarters cannot be reached and its
 * facts are empty.
 */
export type ChannelsFacts = Omit<ChannelsAtHeadquarters, 'exchange'> & {
  now: string
  exchange: ExchangeFacts | null
  there: ReadonlyMap<string, ThereFacts>
  states: DatabaseStates
  /** The channel databases that this process could not open, with the reason. */
  notOpened: ReadonlyMap<string, string>
}

const NOTHING = { channels: [], behind: [], undistributed: [], unshared: [], configuredAt: null, features: [] }

/** Reads the facts of channels (null: all within the actor's scope) and of their databases. */
export async function factsOfChannels(
  sides: Sides,
  actor: Actor,
  keys: readonly string[] | null,
): Promise<ChannelsFacts> {
  const atHeadquarters = await queryHeadquarters(sides, (facts) => facts.channels(keys, actor.channels))
  const databases = atHeadquarters
    ? atHeadquarters.exchange.databases.map(({ id }) => id)
    : databasesReached(sides, actor, keys)
  const [there, states] = await Promise.all([
    readDatabases(sides, actor, databases),
    readDatabaseStates(sides, databases),
  ])
  return {
    ...(atHeadquarters ?? { ...NOTHING, exchange: null }),
    now: atHeadquarters?.exchange.now ?? databaseNow().toISOString(),
    there,
    states,
    notOpened: new Map([...sides.notOpened].map(([id, { why }]) => [id, why])),
  }
}

function databasesReached(sides: Sides, actor: Actor, keys: readonly string[] | null): string[] {
  const { channels } = actor
  if (keys === null && channels === 'ALL') return [...sides.channelSides.keys()]
  const reached = keys?.filter((key) => mayUseChannel(actor, key)) ?? (channels === 'ALL' ? [] : channels)
  const found = reached.map((key) => sides.databaseOfChannel(key))
  return [...new Set(found.flatMap((id) => id ?? []))]
}

async function readDatabases(
  sides: Sides,
  actor: Actor,
  databases: readonly string[],
): Promise<Map<string, ThereFacts>> {
  const { answers } = await queryChannels(sides, actor, null, databases)
  const there = await Promise.all(
    databases.map(async (id): Promise<[string, ThereFacts]> => {
      const channelState = answers.get(id) ?? null
      const side = sides.channelSides.get(id)
      if (!side || !channelState) return [id, AWAY]
      const read = await unlessUnavailable(() => Promise.all([stateAndSkew(side), side.counts(actor.channels)]))
      return [id, read ? { channelState, ...read[0], counts: read[1] } : AWAY]
    }),
  )
  return new Map(there)
}

/** An answer that took longer, in milliseconds, is too vague to compare clocks by. */
const VAGUE = 1_000

/** A machine tells its clock with its state; the clocks of other databases are measured by this process. */
async function stateAndSkew(side: ChannelSide): Promise<Pick<ThereFacts, 'state' | 'skew'>> {
  const asked = databaseNowMs()
  const state = await side.state()
  const took = databaseNowMs() - asked
  if (!state.machine) return { state, skew: databaseSkewSeconds(side.id) }
  const skew = Math.round(Date.parse(state.machine.now) - (asked + took / 2)) / 1_000
  return { state, skew: took > VAGUE ? null : skew }
}

/** The databases in scope, as headquarters has them. */
export const databasesOf = ({ exchange }: ChannelsFacts): DatabaseFacts[] => exchange?.databases ?? []
