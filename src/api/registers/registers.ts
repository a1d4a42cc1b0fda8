import type { RegisterState } from '../../between/channel-state.ts'
import {
  pauseRegister,
  type RegisterChanged,
  removeRegister,
  resumeRegister,
} from '../../headquarters/registers/change-register.ts'
import { shownNote } from '../../privacy/sight.ts'
import type { Resolvers } from '../generated/resolvers.ts'
import type { Context } from '../shared/context.ts'
import { keyOf } from '../shared/node-id.ts'
import { report } from './at-channel/report-register.ts'

export const resolvers: Resolvers = {
  Channel: {
    registers: ({ key }, _, context) => registersOf(key, context),
  },
  Register: {
    key: ({ registerId }) => registerId,
    channel: ({ channelId }) => ({ key: channelId }),
  },
  RegisterPause: {
    reason: ({ reason }, _, { actor }) => shownNote(actor, reason),
  },
  Mutation: {
    reportRegister: async (_, args, context) => {
      const reported = await report(args, context)
      return 'code' in reported ? { userErrors: [reported] } : { ...reported, userErrors: [] }
    },
    pauseRegister: async (_, { input }, context) => {
      const named = { channel: keyOf('Channel', input.channel), register: input.register, reason: input.reason }
      return changed(await pauseRegister(context.sides, context.actor, named), named, context)
    },
    resumeRegister: async (_, { input }, context) => {
      const named = { channel: keyOf('Channel', input.channel), register: input.register }
      return changed(await resumeRegister(context.sides, context.actor, named), named, context)
    },
    removeRegister: async (_, { input }, context) => {
      const named = { channel: keyOf('Channel', input.channel), register: input.register }
      return changed(await removeRegister(context.sides, context.actor, named), named, context)
    },
  },
}

async function registersOf(channel: string, { sides, loaders }: Context): Promise<RegisterState[] | null> {
  const database = sides.databaseOfChannel(channel)
  const state = database === null ? null : await loaders.channelDatabaseState.load(database)
  return state?.registers?.filter(({ channelId }) => channelId === channel) ?? null
}

async function changed(
  { userErrors }: RegisterChanged,
  { channel, register }: { channel: string; register: string },
  context: Context,
) {
  if (userErrors.length > 0) return { register: null, userErrors }
  context.loaders.channelDatabaseState.clearAll()
  const registers = await registersOf(channel, context)
  return { register: registers?.find(({ registerId }) => registerId === register) ?? null, userErrors }
}
