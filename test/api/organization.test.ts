import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/access/actor.ts'
import { encodeNodeId } from '../../src/api/shared/node-id.ts'
import type { Sides } from '../../src/between/sides.ts'
import { smallOrganization } from '../headquarters/organization/headquarters.ts'
import { answer, ask, demoSides, distribute } from '../headquarters/organization/sides.ts'

const CHANNEL_STATE = '{ channels { key offline realtimeServiceAvailable pendingUploads oldestPendingUploadAt } }'
const keysOf = (items: { key: string }[]) => items.map(({ key }) => key)

describe('channels and channel databases', async () => {
  const sides = await demoSides()
  await distribute(sides, 'houston-db')

  test('are shown as headquarters has them, with what only the channel knows', async () => {
    const { channel } = await ask<{ channel: object }>(
      sides,
      `{ channel(key: "online") {
        id key name type legalEntity country addressBooks offline realtimeServiceAvailable pendingUploads
        functionalityProfile { id createCustomersInAsyncMode captureValidation }
        database { key name group reachable pauseDataSync rewoundAt channels { key } cache { generation } appliedJobs { jobId } lastUploadAttempt { at } }
      } }`,
    )
    expect(channel).toMatchObject({
      id: encodeNodeId('Channel', 'online'),
      key: 'online',
      name: 'Contoso Online',
      type: 'ONLINE_STORE',
      legalEntity: 'USRT',
      country: 'USA',
      addressBooks: ['houston'],
      offline: false,
      realtimeServiceAvailable: true,
      pendingUploads: 0,
      functionalityProfile: { id: 'online-async', createCustomersInAsyncMode: true, captureValidation: 'STRICT' },
      database: {
        key: 'houston-db',
        group: 'default',
        reachable: true,
        pauseDataSync: false,
        rewoundAt: null,
        channels: [{ key: 'houston' }, { key: 'online' }],
        appliedJobs: [{ jobId: '1010' }, { jobId: '1070' }, { jobId: '1110' }],
        lastUploadAttempt: null,
      },
    })
  })

  test('are found by node id and by key, but not without access', async () => {
    const find = async (key: string, actor?: Actor) =>
      (await ask<{ channel: object | null }>(sides, 'query ($key: ID!) { channel(key: $key) { key } }', { key }, actor))
        .channel
    expect(await find(encodeNodeId('Channel', 'houston'))).toEqual({ key: 'houston' })
    expect(await find('atlantis')).toBeNull()
    expect(await find('a\0b')).toBeNull()
    const viewer: Actor = { id: 'viewer', roles: ['VIEWER'], channels: ['online'] }
    expect(await find('houston', viewer)).toBeNull()
    const { channels } = await ask<{ channels: { key: string }[] }>(sides, '{ channels { key } }', {}, viewer)
    expect(keysOf(channels)).toEqual(['online'])
  })

  test('show nothing of a database that cannot be reached, and all of the others', async () => {
    const away = await demoSides('sanfrancisco-db')
    const { channels } = await ask<{ channels: object[] }>(away, CHANNEL_STATE)
    expect(channels).toMatchObject([
      { key: 'houston', offline: false },
      { key: 'online', offline: false },
      {
        key: 'sanfrancisco',
        offline: null,
        realtimeServiceAvailable: null,
        pendingUploads: null,
        oldestPendingUploadAt: null,
      },
    ])
    const { channelDatabases } = await ask<{ channelDatabases: object[] }>(
      away,
      '{ channelDatabases { key reachable appliedJobs { jobId } cache { loadedAt } } }',
    )
    expect(channelDatabases).toMatchObject([
      { key: 'houston-db', reachable: true },
      { key: 'sanfrancisco-db', reachable: false, appliedJobs: null, cache: null },
    ])
  })

  test('answer with the data of the channels while headquarters cannot be reached, and report the fields that need it', async () => {
    const away: Sides = { ...sides, headquarters: (await demoSides('hq')).headquarters }
    const { channels } = await ask<{ channels: object[] }>(away, CHANNEL_STATE)
    expect(channels).toMatchObject([
      { key: 'houston', offline: false, pendingUploads: 0 },
      { key: 'online', offline: false, pendingUploads: 0 },
    ])
    const { channelDatabases } = await ask<{ channelDatabases: object[] }>(
      away,
      '{ channelDatabases { key reachable channels { key } lastUploadAttempt { reason } } }',
    )
    expect(channelDatabases).toMatchObject([
      { key: 'houston-db', reachable: true, channels: [{ key: 'houston' }, { key: 'online' }] },
      { key: 'sanfrancisco-db' },
    ])
    const { data, errors } = await answer(
      away,
      '{ one: channel(key: "houston") { key offline } other: channel(key: "houston") { name } }',
    )
    expect(data).toMatchObject({ one: { key: 'houston', offline: false }, other: null })
    expect(errors?.map(({ path }) => path)).toEqual([['other', 'name']])
  })
})

describe('the switches of a channel', () => {
  test('take it offline and online, and make its Real-time Service unavailable, with no job run', async () => {
    const sides = await demoSides()
    await distribute(sides, 'houston-db')
    const { offline, service } = await ask<{ offline: object; service: object }>(
      sides,
      `mutation {
        offline: setChannelOffline(input: { channel: "houston", offline: true }) { channel { key offline } userErrors { code } }
        service: setRealtimeServiceAvailable(input: { channel: "${encodeNodeId('Channel', 'online')}", available: false }) {
          channel { key offline realtimeServiceAvailable } userErrors { code }
        }
      }`,
    )
    expect(offline).toEqual({ channel: { key: 'houston', offline: true }, userErrors: [] })
    expect(service).toEqual({
      channel: { key: 'online', offline: false, realtimeServiceAvailable: false },
      userErrors: [],
    })
    const { again } = await ask<{ again: object }>(
      sides,
      'mutation { again: setChannelOffline(input: { channel: "houston", offline: false }) { channel { offline } } }',
    )
    expect(again).toEqual({ channel: { offline: false } })
  })

  test('refuse a channel that does not exist, and one whose database cannot be reached', async () => {
    const sides = await demoSides('houston-db')
    const set = async (channel: string) => {
      const document =
        'mutation ($channel: ID!) { setChannelOffline(input: { channel: $channel, offline: true }) { channel { key } userErrors { code field } } }'
      return (await ask<{ setChannelOffline: object }>(sides, document, { channel })).setChannelOffline
    }
    expect(await set('atlantis')).toEqual({ channel: null, userErrors: [{ code: 'NOT_FOUND', field: ['channel'] }] })
    expect(await set('houston')).toEqual({
      channel: null,
      userErrors: [{ code: 'CHANNEL_DATABASE_UNREACHABLE', field: ['channel'] }],
    })
  })
})

describe('setUpOrganization and organization, in the API', async () => {
  const sides = await demoSides()

  test('take the same content as the file, and show it again', async () => {
    const document = /* GraphQL */ `
      mutation ($input: SetUpOrganizationInput!) {
        setUpOrganization(input: $input) {
          changed
          organization { legalEntities { dataAreaId numberSequences { format next } attributes { name minimum } } channels { key name } }
          userErrors { code field message }
        }
      }`
    const input = JSON.parse(JSON.stringify(smallOrganization({ legalEntity: { attributes: [] } })))
    const { setUpOrganization } = await ask<{ setUpOrganization: { changed: string[]; organization: object } }>(
      sides,
      document,
      { input },
    )
    expect(setUpOrganization).toMatchObject({ userErrors: [] })
    expect(setUpOrganization.changed).toContain('channel utrecht created')
    expect(setUpOrganization.organization).toMatchObject({
      legalEntities: [
        { dataAreaId: 'NLRT', numberSequences: [{ format: 'NL-#####', next: '1' }] },
        { dataAreaId: 'USRT' },
      ],
      channels: [{ key: 'houston' }, { key: 'online' }, { key: 'sanfrancisco' }, { key: 'utrecht', name: 'Utrecht' }],
    })
    const again = await ask<{ setUpOrganization: object }>(sides, document, {
      input: { channels: [{ ...input.channels[0], country: 'XX' }] },
    })
    expect(again.setUpOrganization).toMatchObject({
      changed: [],
      userErrors: [{ code: 'INVALID_VALUE', field: ['channels', '0', 'country'] }],
    })
  })

  test('shows the parameters, and hides channels that the token is not for', async () => {
    const viewer: Actor = { id: 'viewer', roles: ['VIEWER'], channels: ['houston'] }
    const { organization } = await ask<{ organization: object }>(
      sides,
      '{ organization { parameters { timeZone cacheTtlSeconds tryCount enforceSessionOrder } channels { key } functionalityProfiles { id } } }',
      {},
      viewer,
    )
    expect(organization).toMatchObject({
      parameters: { timeZone: 'America/Chicago', cacheTtlSeconds: 300, tryCount: 3, enforceSessionOrder: false },
      channels: [{ key: 'houston' }],
    })
  })

  test('changes a profile for all channels that have it', async () => {
    const { setFunctionalityProfile } = await ask<{ setFunctionalityProfile: object }>(
      sides,
      'mutation { setFunctionalityProfile(input: { profile: "store-sync", createCustomersInAsyncMode: true }) { functionalityProfile { createCustomersInAsyncMode captureValidation } userErrors { code } } }',
    )
    expect(setFunctionalityProfile).toEqual({
      functionalityProfile: { createCustomersInAsyncMode: true, captureValidation: 'STRICT' },
      userErrors: [],
    })
  })

  test('lets only administrators set up', async () => {
    const operator: Actor = { id: 'operator', roles: ['OPERATOR'], channels: 'ALL' }
    const { errors } = await answer(sides, 'mutation { setUpOrganization(input: {}) { changed } }', {}, operator)
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' })
  })
})
