import { z } from 'zod'
import { ChannelDatabaseUnavailable, isHeadquartersUnavailable, onChannelDatabase } from '../between/headquarters-of.ts'
import { avoidableCalls } from '../headquarters/realtime/avoidable-calls.ts'
import { avoidedBySentence, causeSentence, type Names, subjectOf } from '../headquarters/realtime/cause-sentence.ts'
import { jsonOf } from '../model/json-of.ts'
import type { RealtimeCallView } from '../model/realtime-call.ts'
import type { Resolvers } from './generated/resolvers.ts'
import type { Context } from './shared/context.ts'
import { refuse } from './shared/errors.ts'
import { pageOf, pageRequest } from './shared/page.ts'
import { channelNamed, channelsNamed } from './shared/references.ts'

export const resolvers: Resolvers = {
  Query: {
    async realtimeServiceCalls(_, { channel, outcome, avoidable, ...page }, context) {
      const { sides } = context
      const channelId = await channelNamed(context, channel)
      const request = pageRequest(page)
      const database = sides.databaseOfChannel(channelId)
      if (database === null) return pageOf<RealtimeCallView>(request, [], cursorOf)
      const side = sides.channelSides.get(database)
      if (!side) throw new ChannelDatabaseUnavailable('UNREACHABLE')
      const calls = await onChannelDatabase(() =>
        side.realtimeCalls({
          channelId,
          outcomes: outcome ?? null,
          avoidable: avoidable ?? null,
          beyond: placeOf(request.cursor),
          limit: request.limit + 1,
        }),
      )
      return pageOf(request, calls, cursorOf)
    },
    realtimeServiceCallCounts: async (_, { channel, since }, context) =>
      avoidableCalls(context.sides, context.actor, await channelsNamed(context, channel), since ?? null),
  },
  RealtimeServiceCallCount: {
    channel: ({ channelId }) => ({ key: channelId }),
    blockingFeature: ({ blockingFeature }, _, { loaders }) =>
      blockingFeature === null ? null : loaders.feature.load(blockingFeature),
    why: async (count, _, context) => {
      const [method] = count.methods
      const subject = count.calls === 1 && method ? subjectOf(method) : 'They'
      return causeSentence(subject, { ...count, known: null }, await namesOf(count, context))
    },
    avoidedBy: async (count, _, context) => avoidedBySentence(count, await namesOf(count, context)),
  },
  RealtimeServiceCall: {
    channel: ({ channelId }) => ({ key: channelId }),
    why: async (call, _, context) => causeSentence(subjectOf(call.method), call, await namesOf(call, context)),
    duration: ({ durationMs }) => durationMs,
    blockingFeature: ({ blockingFeature }, _, { loaders }) =>
      blockingFeature === null ? null : loaders.feature.load(blockingFeature),
    errorCode: ({ errorCode }) => ERROR_CODES.find((code) => code === errorCode) ?? null,
  },
}

/** The error codes that the ledger stores. */
const ERROR_CODES = ['FIELD_REFUSED', 'HEADQUARTERS_UNREACHABLE', 'HEADQUARTERS_REWOUND'] as const

/** Names the features by their keys while headquarters cannot be reached: the ledger is the channel's own. */
async function namesOf(
  { channelId, blockingFeature }: { channelId: string; blockingFeature: string | null },
  { loaders }: Context,
): Promise<Names> {
  const named = async (name: Promise<{ name: string } | null>, key: string) => {
    try {
      return (await name)?.name ?? key
    } catch (error) {
      if (isHeadquartersUnavailable(error)) return key
      throw error
    }
  }
  const [channel, feature] = await Promise.all([
    named(loaders.channel.load(channelId), channelId),
    blockingFeature === null ? '' : named(loaders.feature.load(blockingFeature), blockingFeature),
  ])
  return { channel, feature }
}

const cursorContent = z.tuple([z.iso.datetime(), z.uuid()])
type CallPlace = Pick<RealtimeCallView, 'startedAt' | 'callId'>
const cursorOf = ({ startedAt, callId }: CallPlace) =>
  Buffer.from(JSON.stringify([startedAt, callId])).toString('base64url')

function placeOf(cursor: string | null): CallPlace | null {
  if (cursor === null) return null
  const parsed = cursorContent.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (!parsed.success)
    throw refuse('BAD_USER_INPUT', 'This is not a cursor of this list. Start again without a cursor.')
  return { startedAt: parsed.data[0], callId: parsed.data[1] }
}
