import { mutate } from '../mutate.ts'
import { captured, eachDatabase, OF_CHANNEL, OF_CUSTOMER, PENDING, type Situation, simulated } from './stage.ts'

/** The sides cannot reach each other, or are not to. */
export const OF_CONNECTIONS = {
  'headquarters-away': {
    what:
      "Headquarters' database cannot be reached. Tills continue to capture; other requests fail with " +
      'HEADQUARTERS_UNREACHABLE.',
    setUp: async (stage) => {
      await mutate(stage.connection, 'setSimulation', { headquartersReachable: false })
      return captured(stage)
    },
    ask: '{ dashboardStats { headquartersReachable steps { step pending } } }',
    view: '/',
  },
  'headquarters-slow': {
    what: 'Each answer of headquarters takes a second longer. Real-time calls make the till wait; captures do not.',
    setUp: async (stage) => {
      await mutate(stage.connection, 'setSimulation', { headquartersDelayMs: 1_000 })
      return captured(stage)
    },
    ask: '{ features { key status } }',
    view: '/',
  },
  'channel-offline': {
    what:
      'The channels are offline: they make no Real-time Service calls, and P-0001 leaves their operations ' +
      `pending. ${PENDING}`,
    setUp: async (stage) => {
      for (const channel of stage.channels)
        await mutate(stage.connection, 'setChannelOffline', { channel, offline: true })
      return captured(stage)
    },
    ask: OF_CUSTOMER,
    view: '/operations',
  },
  'channel-database-unreachable': {
    what: `Headquarters cannot reach the channels' databases; their tills continue to capture. ${PENDING}`,
    setUp: async (stage) => {
      const customer = await captured(stage)
      await eachDatabase(stage, (key) => simulated(stage, key, { reachable: false }))
      return customer
    },
    ask: OF_CHANNEL,
    view: '/operations',
  },
  'realtime-down': {
    what:
      'The Real-time Service is unavailable to the channels: requests that need it are captured, or refused with ' +
      'HEADQUARTERS_UNREACHABLE.',
    setUp: async (stage) => {
      for (const channel of stage.channels)
        await mutate(stage.connection, 'setRealtimeServiceAvailable', { channel, available: false })
      return captured(stage)
    },
    ask: OF_CHANNEL,
    view: '/operations',
  },
  'data-sync-paused': {
    what:
      "Data synchronization is paused for the channels' databases: nothing is uploaded from them or downloaded " +
      `to them. ${PENDING}`,
    setUp: async (stage) => {
      await eachDatabase(stage, (channelDatabase) =>
        mutate(stage.connection, 'setDataSyncPaused', { channelDatabase, paused: true }),
      )
      return captured(stage)
    },
    ask: OF_CUSTOMER,
    view: '/operations',
  },
} as const satisfies { readonly [name: string]: Situation }
