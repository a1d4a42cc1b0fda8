import { cleanUpNow } from '../headquarters/retention/clean-up-now.ts'
import type { Retention } from '../model/retention.ts'
import type { Resolvers } from './generated/resolvers.ts'

/** The retention job, started by a request. */
export const retentionResolvers = (retention: Retention): Resolvers => ({
  Mutation: {
    cleanUp: (_, { input }, { sides, actor }) => cleanUpNow(sides, actor, retention, input.wait ?? true),
  },
})
