import { mayUseChannel } from '../access/actor.ts'
import type { ChannelState } from '../between/channel-state.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../between/headquarters-of.ts'
import { mayUseDatabase } from '../between/may-use-database.ts'
import type {
  ChannelDatabaseRef,
  ChannelDatabaseView,
  ChannelRef,
  ChannelView,
} from '../headquarters/organization/channel-view.ts'
import { listChannelDatabases, listChannels } from '../headquarters/organization/list-channels.ts'
import { readOrganization } from '../headquarters/organization/organization-view.ts'
import { setDataSyncPaused } from '../headquarters/organization/set-data-sync-paused.ts'
import { setFunctionalityProfile } from '../headquarters/organization/set-functionality-profile.ts'
import { setUpOrganization } from '../headquarters/organization/set-up-organization.ts'
import { setChannelOffline, setRealtimeServiceAvailable } from '../headquarters/organization/switch-channel.ts'
import { explanationsOf } from '../model/explanation.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { ReadNode } from './nodes/nodes.ts'
import type { Context } from './shared/context.ts'
import { encodeNodeId, keyOf } from './shared/node-id.ts'

export const resolvers: Resolvers = {
  Query: {
    channels: (_, __, { sides, actor }) => listChannels(sides, actor),
    channel: (_, { key }, context) => findChannel(keyOf('Channel', key), context),
    channelDatabases: (_, __, { sides, actor }) => listChannelDatabases(sides, actor),
    organization: async (_, __, { sides, actor }) => {
      const organization = await readOrganization(headquartersOf(sides).db, actor.channels)
      return organization.legalEntities.length > 0 ? organization : null
    },
  },
  Mutation: {
    setUpOrganization: async (_, { input: { dryRun, ...organization } }, { sides, actor, loaders }) => {
      const result = await setUpOrganization(headquartersOf(sides), actor, organization, { dryRun: dryRun ?? false })
      loaders.channel.clearAll()
      loaders.channelDatabase.clearAll()
      // The setup is done even when this process cannot open the new databases yet: a timer opens them later.
      if (result.changed.length > 0 && !dryRun) await sides.refresh().catch(() => undefined)
      return result
    },
    setFunctionalityProfile: async (_, { input }, { sides, actor, loaders }) => {
      const result = await setFunctionalityProfile(headquartersOf(sides), actor, input)
      loaders.channel.clearAll()
      return result
    },
    setDataSyncPaused: async (_, { input }, { sides, actor, loaders }) => {
      const key = keyOf('ChannelDatabase', input.channelDatabase)
      const result = await setDataSyncPaused(headquartersOf(sides), actor, { ...input, channelDatabase: key })
      loaders.channelDatabase.clear(key)
      return result
    },
    setChannelOffline: async (_, { input }, { sides, actor, loaders }) => {
      const result = await setChannelOffline(sides, actor, { ...input, channel: keyOf('Channel', input.channel) })
      loaders.channelDatabaseState.clearAll()
      return result
    },
    setRealtimeServiceAvailable: async (_, { input }, { sides, actor, loaders }) => {
      const result = await setRealtimeServiceAvailable(sides, actor, {
        ...input,
        channel: keyOf('Channel', input.channel),
      })
      loaders.channelDatabaseState.clearAll()
      return result
    },
  },
  Channel: {
    id: ({ key }) => encodeNodeId('Channel', key),
    name: async (channel, _, context) => (await atHeadquarters(channel, context)).name,
    type: async (channel, _, context) => (await atHeadquarters(channel, context)).type,
    legalEntity: async (channel, _, context) => (await atHeadquarters(channel, context)).legalEntity,
    functionalityProfile: async (channel, _, context) => (await atHeadquarters(channel, context)).functionalityProfile,
    addressBooks: async (channel, _, context) => (await atHeadquarters(channel, context)).addressBooks,
    country: async (channel, _, context) => (await atHeadquarters(channel, context)).country,
    defaultCustomer: async (channel, _, context) => (await atHeadquarters(channel, context)).defaultCustomer,
    filterSharedCustomerTables: async (channel, _, context) =>
      (await atHeadquarters(channel, context)).filterSharedCustomerTables,
    database: async (channel, _, context) => ({ key: await databaseOf(channel, context) }),
    offline: async (channel, _, context) => (await stateOf(channel, context))?.offline ?? null,
    realtimeServiceAvailable: async (channel, _, context) =>
      (await stateOf(channel, context))?.realtimeServiceAvailable ?? null,
    pendingUploads: async (channel, _, context) => (await stateOf(channel, context))?.pendingUploads ?? null,
    oldestPendingUploadAt: async (channel, _, context) =>
      (await stateOf(channel, context))?.oldestPendingUploadAt ?? null,
  },
  ChannelDatabase: {
    id: ({ key }) => encodeNodeId('ChannelDatabase', key),
    name: async (database, _, context) => (await databaseAtHeadquarters(database, context)).name,
    group: async (database, _, context) => (await databaseAtHeadquarters(database, context)).group,
    connection: async (database, _, context) =>
      context.actor.roles.includes('ADMINISTRATOR')
        ? (await databaseAtHeadquarters(database, context)).connection
        : null,
    pauseDataSync: async (database, _, context) => (await databaseAtHeadquarters(database, context)).pauseDataSync,
    rewoundAt: async (database, _, context) => (await databaseAtHeadquarters(database, context)).rewoundAt,
    channels: async (database, _, context) => {
      const keys = await channelsOf(database, context)
      return keys.filter((key) => mayUseChannel(context.actor, key)).map((key) => ({ key }))
    },
    reachable: async ({ key }, _, { loaders }) => (await loaders.channelDatabaseState.load(key)) !== null,
    appliedJobs: async ({ key }, _, { loaders }) => (await loaders.channelDatabaseState.load(key))?.appliedJobs ?? null,
    cache: async ({ key }, _, { loaders }) => (await loaders.channelDatabaseState.load(key))?.cache ?? null,
    lastUploadAttempt: async ({ key }, _, { loaders }) => {
      const attempt = (await loaders.channelDatabaseState.load(key))?.lastUploadAttempt
      return attempt ? { ...attempt, explanations: explanationsOf(attempt.reason) } : null
    },
  },
}

/** The types that `node` reads here. */
export const nodes: Readonly<Record<'Channel' | 'ChannelDatabase', ReadNode>> = {
  Channel: async ([key = ''], context) => {
    const channel = await findChannel(key, context)
    return channel && { __typename: 'Channel', ...channel }
  },
  ChannelDatabase: async ([key = ''], { sides, actor, loaders }) => {
    const isKnown = sides.channelSides.has(key) && mayUseDatabase(sides, actor, key)
    const database = isKnown ? { key } : await loaders.channelDatabase.load(key)
    return database && { __typename: 'ChannelDatabase', ...database }
  },
}

/** Works without headquarters for a channel whose database this process has open. */
async function findChannel(key: string, { sides, actor, loaders }: Context): Promise<ChannelRef | null> {
  if (!mayUseChannel(actor, key)) return null
  return sides.databaseOfChannel(key) === null ? loaders.channel.load(key) : { key }
}

async function atHeadquarters({ key }: ChannelRef, { loaders }: Context): Promise<ChannelView> {
  const channel = await loaders.channel.load(key)
  if (channel === null) throw new Error('Headquarters does not have this channel.')
  return channel
}

async function databaseAtHeadquarters({ key }: ChannelDatabaseRef, { loaders }: Context): Promise<ChannelDatabaseView> {
  const database = await loaders.channelDatabase.load(key)
  if (database === null) throw new Error('Headquarters does not have this channel database.')
  return database
}

async function databaseOf(channel: ChannelRef, context: Context): Promise<string> {
  return context.sides.databaseOfChannel(channel.key) ?? (await atHeadquarters(channel, context)).channelDatabaseId
}

/** Works without headquarters, except for a channel that was set up a moment ago. */
async function stateOf(channel: ChannelRef, context: Context): Promise<ChannelState | null> {
  const state = await context.loaders.channelDatabaseState.load(await databaseOf(channel, context))
  if (state === null) return null
  const untouched = {
    offline: false,
    realtimeServiceAvailable: true,
    pendingUploads: 0,
    oldestPendingUploadAt: null,
    createsAsynchronously: null,
  }
  return state.channels.find(({ channelId }) => channelId === channel.key) ?? { channelId: channel.key, ...untouched }
}

async function channelsOf(database: ChannelDatabaseRef, context: Context): Promise<readonly string[]> {
  try {
    return (await databaseAtHeadquarters(database, context)).channels
  } catch (error) {
    if (!isHeadquartersUnavailable(error)) throw error
    const state = await context.loaders.channelDatabaseState.load(database.key)
    return state?.channels.map(({ channelId }) => channelId) ?? []
  }
}
