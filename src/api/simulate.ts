import { headquartersOf } from '../between/headquarters-of.ts'
import { mayUseDatabase } from '../between/may-use-database.ts'
import { ageWelcomeMessages } from '../headquarters/welcome/age-messages.ts'
import { NO_FAULTS } from '../simulate/faulty-channel-side.ts'
import { isFrozen } from '../simulate/frozen-cache.ts'
import { setSimulation } from '../simulate/set-simulation.ts'
import type { Simulator } from '../simulate/simulator.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { keyOf } from './shared/node-id.ts'

/** The simulator's switches; `simulator` null: this process simulates no faults. */
export const simulateResolvers = (simulator: Simulator | null): Resolvers => ({
  Query: { simulation: (_, __, context) => view(simulator, context) },
  Mutation: {
    setSimulation: async (_, { input }, context) => {
      const { sides, actor, loaders } = context
      const channelDatabases = input.channelDatabases?.map((database) => ({
        ...database,
        channelDatabase: keyOf('ChannelDatabase', database.channelDatabase),
      }))
      const userErrors = await setSimulation(simulator, sides, actor, { ...input, channelDatabases })
      const hours = input.ageWelcomeMessagesHours
      if (userErrors.length === 0 && hours != null) await ageWelcomeMessages(headquartersOf(sides).db, hours)
      loaders.channelDatabaseState.clearAll()
      return { simulation: userErrors.length > 0 ? null : view(simulator, context), userErrors }
    },
  },
  SimulatedChannelDatabase: {
    cacheFrozen: async ({ channelDatabase }, _, { loaders }) => {
      const state = await loaders.channelDatabaseState.load(channelDatabase.key)
      return state && isFrozen(state.cache)
    },
  },
})

function view(simulator: Simulator | null, { sides, actor }: Context) {
  const databases = [...sides.channelSides.keys()].filter((key) => mayUseDatabase(sides, actor, key)).sort()
  return {
    available: simulator !== null,
    headquartersReachable: simulator?.headquarters.reachable ?? true,
    headquartersDelayMs: simulator?.headquarters.delayMs ?? 0,
    mailServerReachable: simulator?.mailServer.reachable ?? true,
    channelDatabases: databases.map((key) => ({
      channelDatabase: { key },
      ...(simulator?.faultsOf(key) ?? NO_FAULTS),
    })),
  }
}
