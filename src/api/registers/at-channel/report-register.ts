import { assertMayUseChannel } from '../../../access/actor.ts'
import { onChannelDatabase } from '../../../between/headquarters-of.ts'
import { channelDatabase } from '../../../channel/channel-database.ts'
import { type Reported, reportRegister } from '../../../channel/registers/report-register.ts'
import { refused } from '../../../model/customer-outcome.ts'
import type { MutationReportRegisterArgs } from '../../generated/resolvers.ts'
import type { Context } from '../../shared/context.ts'
import { keyOf } from '../../shared/node-id.ts'
import { unknownChannel } from '../../shared/references.ts'

/** `reportRegister`: the token says which register reports. */
export async function report({ input }: MutationReportRegisterArgs, context: Context): Promise<Reported> {
  const { sides, actor } = context
  const channelId = keyOf('Channel', input.channel)
  assertMayUseChannel(actor, channelId)
  const unknown = await unknownChannel(context, channelId)
  if (unknown !== null) return refused('NOT_FOUND', unknown, ['channel'])
  const { register: registerId } = actor
  if (registerId === undefined) return refused('TOKEN_WITHOUT_REGISTER', WITHOUT_REGISTER, null)
  const database = channelDatabase(sides, channelId)
  if ('code' in database) return database
  return onChannelDatabase(() =>
    reportRegister(database, actor, {
      channelId,
      registerId,
      version: input.version,
      waitingCaptures: input.waitingCaptures,
      oldestWaitingForSeconds: input.oldestWaitingForSeconds ?? null,
    }),
  )
}

const WITHOUT_REGISTER =
  'The token is not bound to a register. Use one that is: tillsync token --role channel-device ' +
  '--channel … --register ….'
