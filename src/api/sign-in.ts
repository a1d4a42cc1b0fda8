import { assertMayUseHeadquarters } from '../access/headquarters-rights.ts'
import { endSessions } from '../access/sign-in/end-sessions.ts'
import { listSessions } from '../access/sign-in/list-sessions.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'

/** Sessions are of all channels. */
function databaseOf({ sides, actor }: Context) {
  assertMayUseHeadquarters(actor)
  return headquartersOf(sides).db
}

export const resolvers: Resolvers = {
  Query: {
    signInSessions: (_, __, context) => listSessions(databaseOf(context)),
  },
  Mutation: {
    endSignInSessions: (_, { input }, context) => endSessions(databaseOf(context), context.actor, input.of),
  },
}
