import { headquartersOf } from '../between/headquarters-of.ts'
import { createGroup } from '../headquarters/exchange/database-groups/create-group.ts'
import { deleteGroup } from '../headquarters/exchange/database-groups/delete-group.ts'
import { setGroup } from '../headquarters/exchange/database-groups/set-group.ts'
import type { Resolvers } from './generated/resolvers.ts'
import { keyOf } from './shared/node-id.ts'

export const resolvers: Resolvers = {
  Mutation: {
    createChannelDatabaseGroup: (_, { input }, { sides, actor }) =>
      createGroup(headquartersOf(sides), actor, { ...input, copyOf: input.copyOf ?? null }),
    setChannelDatabaseGroup: async (_, { input }, { sides, actor, loaders }) => {
      const channelDatabases = input.channelDatabases?.map((id) => keyOf('ChannelDatabase', id)) ?? null
      const answer = await setGroup(headquartersOf(sides), actor, {
        ...input,
        name: input.name ?? null,
        channelDatabases,
      })
      loaders.channelDatabase.clearAll()
      return answer
    },
    deleteChannelDatabaseGroup: (_, { input }, { sides, actor }) => deleteGroup(headquartersOf(sides), actor, input),
  },
}
