import { assertMayUseHeadquarters } from '../access/headquarters-rights.ts'
import { endOwnSessions, endSessions } from '../access/sign-in/end-sessions.ts'
import { listOwnSessions, listSessions } from '../access/sign-in/list-sessions.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'

/** Sessions of everyone are of all channels. */
function databaseOfAll({ sides, actor }: Context) {
  assertMayUseHeadquarters(actor)
  return headquartersOf(sides).db
}

export const resolvers: Resolvers = {
  Query: {
    mySignInSessions: (_, __, { sides, credential }) => listOwnSessions(headquartersOf(sides).db, credential),
    signInSessions: (_, __, context) => listSessions(databaseOfAll(context), context.credential),
  },
  Mutation: {
    endMySignInSessions: (_, { input }, { sides, credential }) =>
      endOwnSessions(headquartersOf(sides).db, credential, input.of),
    endSignInSessions: (_, { input }, context) => endSessions(databaseOfAll(context), context.actor, input.of),
  },
}
