import { headquartersOf } from '../between/headquarters-of.ts'
import { deleteWelcomeMessage } from '../headquarters/organization/delete-welcome-message.ts'
import { retryWelcomeMessages } from '../headquarters/welcome/retry-messages.ts'
import type { Resolvers } from './generated/resolvers.ts'

export const resolvers: Resolvers = {
  Mutation: {
    retryWelcomeMessages: (_, { input }, { sides, actor }) =>
      retryWelcomeMessages(headquartersOf(sides).db, actor, { ...input, legalEntity: input.legalEntity ?? null }),
    deleteWelcomeMessage: (_, { input }, { sides, actor }) => deleteWelcomeMessage(headquartersOf(sides), actor, input),
  },
}
