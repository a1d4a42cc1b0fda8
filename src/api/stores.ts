import { headquartersOf } from '../between/headquarters-of.ts'
import { createJoinCode } from '../headquarters/stores/create-join-code.ts'
import { holdStoreUpgrades, releaseStoreUpgrades } from '../headquarters/stores/hold-upgrades.ts'
import { flushStores, retryStores } from '../headquarters/stores/retry-stores.ts'
import { revokeStoreKey } from '../headquarters/stores/revoke-store-key.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { keyOf } from './shared/node-id.ts'
import { listStores } from './shared/store-page.ts'

const DEFAULT_HOURS = 72

export const resolvers: Resolvers = {
  Query: {
    stores: (_, args, context) => listStores(context, args),
  },
  Mutation: {
    createJoinCode: (_, { input }, { sides, actor }) => {
      const channelDatabase = keyOf('ChannelDatabase', input.channelDatabase)
      return createJoinCode(headquartersOf(sides), actor, {
        channelDatabase,
        validForHours: input.validForHours ?? DEFAULT_HOURS,
      })
    },
    revokeStoreKey: (_, { input }, { sides, actor }) => revokeStoreKey(headquartersOf(sides), actor, input),
    flushStores: async (_, { input }, { sides, actor, loaders }) => {
      const flushed = await flushStores(sides, actor, keysOf(input.stores))
      loaders.channelDatabaseState.clearAll()
      return flushed
    },
    retryStores: async (_, { input }, { sides, actor, loaders }) => {
      const retried = await retryStores(sides, actor, keysOf(input.stores))
      loaders.channelDatabaseState.clearAll()
      return retried
    },
    holdStoreUpgrades: (_, { input }, { sides, actor }) =>
      holdStoreUpgrades(headquartersOf(sides), actor, { ...input, stores: keysOf(input.stores) }),
    releaseStoreUpgrades: (_, { input }, { sides, actor }) =>
      releaseStoreUpgrades(headquartersOf(sides), actor, keysOf(input.stores)),
  },
  StoreSummary: {
    channelDatabase: ({ channelDatabaseId }) => ({ key: channelDatabaseId }),
    disk: ({ machine }) => machine?.disk && { freeBytes: machine.disk.free, totalBytes: machine.disk.total },
    key: async ({ channelDatabaseId }, _, { loaders }) => {
      const keys = await loaders.storeKeys.load(channelDatabaseId)
      return keys.find(({ status }) => status === 'IN_USE') ?? keys[0] ?? null
    },
    revocationsAppliedAt: ({ trustAppliedAt }) => trustAppliedAt,
  },
  ChannelDatabase: {
    store: ({ key }, _, { loaders }) => loaders.store.load(key),
    joinCodes: ({ key }, _, { loaders }) => loaders.joinCodes.load(key),
    storeKeys: ({ key }, _, { loaders }) => loaders.storeKeys.load(key),
    tokenTrust: async ({ key }, _, { loaders }) => (await loaders.channelDatabaseState.load(key))?.tokenTrust ?? null,
  },
}

const keysOf = (stores: readonly string[]) => stores.map((store) => keyOf('ChannelDatabase', store))
