import { randomUUID } from 'node:crypto'
import { graphql } from 'graphql'
import { expect, it } from 'vitest'
import { makeLoaders } from '../../../src/api/loaders/index.ts'
import { resolvers } from '../../../src/api/realtime.ts'
import type { Sides } from '../../../src/between/sides.ts'
import { openCall } from '../../../src/channel/realtime/ledger.ts'
import { buildSchema } from '../../../src/server/schema.ts'
import { administrator } from '../../headquarters/organization/headquarters.ts'
import { demoSides } from '../../headquarters/organization/sides.ts'

const schema = buildSchema([resolvers])

function calls(sides: Sides, channel: string) {
  const credential = { actor: administrator, tokenId: 'test', expiresAt: new Date(Date.now() + 3_600_000) }
  return graphql({
    schema,
    source: `query ($channel: ID!) { realtimeServiceCalls(channel: $channel) { nodes { method outcome } pageInfo { hasNextPage } } }`,
    variableValues: { channel },
    contextValue: {
      actor: administrator,
      credential,
      requestId: 'test',
      sides,
      loaders: makeLoaders(sides, administrator),
    },
  })
}

it('reads the calls of a channel that another process serves, and reports an unreachable one', async () => {
  const served = await demoSides('sanfrancisco-db')
  const houston = served.channels.get('houston-db')
  if (!houston) throw new Error('There is no Houston.')
  await openCall(houston.db, {
    callId: randomUUID(),
    channelId: 'houston',
    dataAreaId: 'USRT',
    method: 'updateCustomer',
    why: { reason: 'SYNCHRONOUS_PROFILE', blockingFeature: null, missingJobs: [], avoidable: false },
    customerKey: null,
    operationId: null,
    actor: administrator,
  })
  const sides: Sides = { ...served, channels: new Map() }
  expect(await calls(sides, 'houston')).toEqual({
    data: {
      realtimeServiceCalls: {
        nodes: [{ method: 'updateCustomer', outcome: 'PENDING' }],
        pageInfo: { hasNextPage: false },
      },
    },
  })
  const nobody: Sides = { ...sides, channelSides: new Map() }
  for (const { errors } of [await calls(sides, 'sanfrancisco'), await calls(nobody, 'houston')])
    expect(errors?.[0]?.originalError).toMatchObject({ name: 'ChannelDatabaseUnavailable', state: 'UNREACHABLE' })
})
