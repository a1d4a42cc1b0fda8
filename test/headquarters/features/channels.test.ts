import { beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { flushCache } from '../../../src/channel/cache/cache.ts'
import { administrator } from '../organization/headquarters.ts'
import { ask, demoSides, distribute, type TestSides } from '../organization/sides.ts'

type ChannelFeature = {
  channel: { key: string }
  hqState: boolean
  channelState: boolean | null
  cacheState: boolean | null
  cacheLoadedAt: string | null
  cacheExpiresAt: string | null
  missingJobs: string[]
  effectiveAt: string | null
}

const FEATURE = 'ENHANCED_ASYNC_CREATE'
const CHANNELS = /* GraphQL */ `
  query ($channel: [ID!]) {
    feature(key: "${FEATURE}") {
      channels(channel: $channel) {
        channel { key }
        hqState channelState cacheState cacheLoadedAt cacheExpiresAt missingJobs effectiveAt
      }
    }
  }`

async function channels(sides: TestSides, channel?: string[], actor?: Actor): Promise<ChannelFeature[]> {
  const { feature } = await ask<{ feature: { channels: ChannelFeature[] } }>(sides, CHANNELS, { channel }, actor)
  return feature.channels
}

async function houston(sides: TestSides): Promise<ChannelFeature> {
  const [one] = await channels(sides, ['houston'])
  if (one === undefined) throw new Error('no such channel')
  return one
}

async function enable(sides: TestSides, mutation: 'enableFeature' | 'disableFeature' = 'enableFeature') {
  await ask(sides, `mutation { ${mutation}(input: { feature: "${FEATURE}" }) { userErrors { code } } }`)
}

async function flush(sides: TestSides) {
  const database = sides.channels.get('houston-db')
  if (database) await flushCache(database, administrator)
}

describe('a feature on a channel', () => {
  let sides: TestSides
  beforeEach(async () => {
    sides = await demoSides()
    await distribute(sides, 'houston-db')
  })

  test('is on at headquarters but not on the channel until the three jobs have been applied since', async () => {
    await enable(sides)
    expect(await houston(sides)).toMatchObject({
      hqState: true,
      channelState: false,
      cacheState: false,
      missingJobs: ['1110', '1010', '1070'],
      effectiveAt: null,
    })
  })

  test('lists exactly the missing jobs, in any order of running them', async () => {
    await enable(sides)
    await distribute(sides, 'houston-db', ['1070'])
    expect(await houston(sides)).toMatchObject({ channelState: false, missingJobs: ['1110', '1010'] })
    await distribute(sides, 'houston-db', ['1110'])
    expect(await houston(sides)).toMatchObject({
      channelState: true,
      cacheState: false,
      missingJobs: ['1010'],
      effectiveAt: null,
    })
  })

  test('is applied but not effective while the cache is older, until the time at which the cache expires', async () => {
    await flush(sides)
    await enable(sides)
    await distribute(sides, 'houston-db')
    const there = await houston(sides)
    expect(there).toMatchObject({ hqState: true, channelState: true, cacheState: false, missingJobs: [] })
    expect(there.cacheExpiresAt).not.toBeNull()
    expect(there.effectiveAt).toBe(there.cacheExpiresAt)
  })

  test('is effective once the cache has been flushed and reloaded', async () => {
    await enable(sides)
    await distribute(sides, 'houston-db')
    await flush(sides)
    const there = await houston(sides)
    expect(there).toMatchObject({ hqState: true, channelState: true, cacheState: true, missingJobs: [] })
    expect(there.effectiveAt).toBe(there.cacheLoadedAt)
  })

  test('stays effective after it was disabled at headquarters, until the jobs are applied', async () => {
    await enable(sides)
    await distribute(sides, 'houston-db')
    await flush(sides)
    await enable(sides, 'disableFeature')
    expect(await houston(sides)).toMatchObject({
      hqState: false,
      channelState: true,
      cacheState: true,
      effectiveAt: null,
    })
    await distribute(sides, 'houston-db')
    await flush(sides)
    expect(await houston(sides)).toMatchObject({
      hqState: false,
      channelState: false,
      cacheState: false,
      missingJobs: [],
    })
  })

  test('differs between channels of different databases', async () => {
    await enable(sides)
    await distribute(sides, 'houston-db')
    const states = (await channels(sides)).map(({ channel, channelState, missingJobs }) => [
      channel.key,
      channelState,
      missingJobs.length,
    ])
    expect(states).toEqual([
      ['houston', true, 0],
      ['online', true, 0],
      ['sanfrancisco', false, 3],
    ])
  })

  test('is shown only for the channels of the token', async () => {
    const viewer: Actor = { id: 'viewer', roles: ['FEATURE_VIEWER'], channels: ['online'] }
    expect((await channels(sides, undefined, viewer)).map(({ channel }) => channel.key)).toEqual(['online'])
    expect(await channels(sides, ['houston'], viewer)).toEqual([])
  })
})

describe('a feature on a channel whose database cannot be reached', () => {
  test('is unknown there, with the missing jobs that have not been acknowledged to headquarters', async () => {
    const sides = await demoSides()
    await enable(sides)
    await distribute(sides, 'houston-db')
    const away = await demoSides('houston-db')
    const [online] = await channels({ ...away, headquarters: sides.hq }, ['online'])
    expect(online).toEqual({
      channel: { key: 'online' },
      hqState: true,
      channelState: null,
      cacheState: null,
      cacheLoadedAt: null,
      cacheExpiresAt: null,
      missingJobs: [],
      effectiveAt: null,
    })
    await enable(sides, 'disableFeature')
    const [later] = await channels({ ...away, headquarters: sides.hq }, ['online'])
    expect(later).toMatchObject({ hqState: false, missingJobs: ['1110', '1010', '1070'] })
  })
})
