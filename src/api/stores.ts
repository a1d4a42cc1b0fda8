import { headquartersOf } from '../between/headquarters-of.ts'
import { createJoinCode } from '../headquarters/stores/create-join-code.ts'
import { revokeStoreKey } from '../headquarters/stores/revoke-store-key.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { keyOf } from './shared/node-id.ts'

const DEFAULT_HOURS = 72

export const resolvers: Resolvers = {
  Mutation: {
    createJoinCode: (_, { input }, { sides, actor }) => {
      const channelDatabase = keyOf('ChannelDatabase', input.channelDatabase)
      return createJoinCode(headquartersOf(sides), actor, {
        channelDatabase,
        validForHours: input.validForHours ?? DEFAULT_HOURS,
      })
    },
    revokeStoreKey: (_, { input }, { sides, actor }) => revokeStoreKey(headquartersOf(sides), actor, input),
  },
  ChannelDatabase: {
    store: ({ key }, _, { loaders }) => loaders.store.load(key),
    joinCodes: ({ key }, _, { loaders }) => loaders.joinCodes.load(key),
    storeKeys: ({ key }, _, { loaders }) => loaders.storeKeys.load(key),
    tokenTrust: async ({ key }, _, { loaders }) => (await loaders.channelDatabaseState.load(key))?.tokenTrust ?? null,
  },
}
