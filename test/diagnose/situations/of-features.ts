import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { CheckCode } from '../../../src/api/generated/resolvers.ts'
import type { Installation } from '../../support/installation.ts'
import { atHeadquarters, atHouston, PREREQUISITES, roll, switchFeature } from '../feature-support.ts'

export const JOBS = ['1110', '1010', '1070']

export const enableEditing = (tillsync: Installation) => switchFeature(tillsync, 'enableFeature')

/** Houston alone does not apply 1110, until it is corrected. */
async function failIn(tillsync: Installation, tries: number, enforce: boolean): Promise<void> {
  await atHeadquarters(tillsync, sql`update parameters set try_count = ${tries}, enforce_session_order = ${enforce}`)
  await atHouston(tillsync, sql`alter table configuration add constraint broken check (false) not valid`)
  await enableEditing(tillsync)
  await roll(tillsync, JOBS.slice(0, 1))
  await atHouston(tillsync, sql`alter table configuration drop constraint broken`)
  await roll(tillsync, JOBS.slice(1))
}

/** A feature is not effective where it should be. */
export type FeatureSituation = {
  what: string
  arrange: (tillsync: Installation) => Promise<unknown>
  cause: CheckCode
  says: RegExp
  mutations: string[]
}

const toAllChannels = [...JOBS.map(() => 'runCdxJob'), 'flushChannelCache']
const without = (feature: string): FeatureSituation => ({
  what: `${feature} is off, which it requires`,
  arrange: (tillsync) => switchFeature(tillsync, 'disableFeature', feature),
  cause: 'PREREQUISITES_ON',
  says: /cannot be enabled before "[^"]+" is on/,
  mutations: ['enableFeature', 'enableFeature', ...toAllChannels],
})

/** Why a feature cannot be enabled, and why real-time calls are seen although it is. */
export const OF_FEATURES: readonly FeatureSituation[] = [
  ...PREREQUISITES.map(without),
  {
    what: 'all that it requires is off',
    arrange: async (tillsync) => {
      for (const feature of PREREQUISITES) await switchFeature(tillsync, 'disableFeature', feature)
    },
    cause: 'PREREQUISITES_ON',
    says: /"Performance[^"]+"|"Enable[^"]+", "/,
    mutations: [...Array.from({ length: 4 }, () => 'enableFeature'), ...toAllChannels],
  },
  {
    what: 'it is off',
    arrange: async () => {},
    cause: 'FEATURE_ON',
    says: /is off at headquarters/,
    mutations: ['enableFeature', ...toAllChannels],
  },
  {
    what: 'it is scheduled for a day in the future',
    arrange: async (tillsync) => {
      await tillsync.ask(
        `mutation { scheduleFeature(input: { feature: "ASYNC_EDIT", enableDate: "2999-12-31" }) { userErrors { code } } }`,
      )
    },
    cause: 'FEATURE_ON',
    says: /is off and scheduled for 2999-12-31/,
    mutations: ['enableFeature', ...toAllChannels],
  },
  {
    what: 'its schedule could not enable it',
    arrange: async (tillsync) => {
      await atHeadquarters(tillsync, sql`update feature set schedule_failure = 'It was late.' where key = 'ASYNC_EDIT'`)
    },
    cause: 'FEATURE_SCHEDULE',
    says: /its schedule failed. It was late\./,
    mutations: ['enableFeature', ...toAllChannels],
  },
  {
    what: 'it has to be confirmed',
    arrange: async (tillsync) => {
      await atHeadquarters(
        tillsync,
        sql`update feature set confirmation_text = 'Really?', needs_confirmation = true where key = 'ASYNC_EDIT'`,
      )
    },
    cause: 'FEATURE_CONFIRMED',
    says: /until you confirm this: Really\?/,
    mutations: ['enableFeature', ...toAllChannels],
  },
  {
    what: 'no job has been run since the change',
    arrange: enableEditing,
    cause: 'JOBS_APPLIED',
    says: /Houston lacks 1110, 1010, 1070; San Francisco lacks 1110, 1010, 1070/,
    mutations: [...toAllChannels, ...toAllChannels],
  },
  ...JOBS.map(
    (job): FeatureSituation => ({
      what: `${job} alone has not been run in Houston since the change`,
      arrange: async (tillsync) => {
        await enableEditing(tillsync)
        for (const other of JOBS) {
          await tillsync.runJob(other, 'sanfrancisco-db')
          if (other !== job) await tillsync.runJob(other, 'houston-db')
        }
        await roll(tillsync, [])
      },
      cause: 'JOBS_APPLIED',
      says: new RegExp(`Houston lacks ${job} since the change`),
      mutations: ['runCdxJob', 'flushChannelCache'],
    }),
  ),
  {
    what: 'the session that would bring it is suspended',
    arrange: (tillsync) => failIn(tillsync, 1, true),
    cause: 'DOWNLOAD_SESSION',
    says: /of 1110 for Houston is SUSPENDED/,
    mutations: ['retrySession', 'flushChannelCache'],
  },
  {
    what: 'the session that would bring it could not be applied',
    arrange: (tillsync) => failIn(tillsync, 3, false),
    cause: 'DOWNLOAD_SESSION',
    says: /of 1110 for Houston is APPLY_FAILED/,
    mutations: ['retrySession', 'flushChannelCache'],
  },
  {
    what: 'data synchronization is paused',
    arrange: async (tillsync) => {
      await enableEditing(tillsync)
      for (const job of JOBS) await tillsync.runJob(job, 'sanfrancisco-db')
      await roll(tillsync, [])
      await atHeadquarters(tillsync, sql`update channel_database set pause_data_sync = true where id = 'houston-db'`)
    },
    cause: 'DATA_SYNC_NOT_PAUSED',
    says: /paused for Houston/,
    mutations: ['setDataSyncPaused', ...toAllChannels],
  },
  {
    what: 'a channel database was restored from an older copy',
    arrange: async (tillsync) => {
      await enableEditing(tillsync)
      for (const job of JOBS) await tillsync.runJob(job, 'sanfrancisco-db')
      await roll(tillsync, [])
      await atHouston(tillsync, sql`update upload_state set rewound = true`)
      await atHeadquarters(tillsync, sql`update channel_database set rewound_at = now() where id = 'houston-db'`)
    },
    cause: 'CHANNEL_DATABASE_NOT_REWOUND',
    says: /Houston was restored from an older copy/,
    mutations: ['acceptChannelDatabase', ...toAllChannels],
  },
  {
    what: 'the schedules of its jobs are not active and nobody has run them',
    arrange: async (tillsync) => {
      await enableEditing(tillsync)
      await atHeadquarters(tillsync, sql`update distribution_schedule set active = false`)
    },
    cause: 'DOWNLOAD_SCHEDULE_ACTIVE',
    says: /No active schedule runs 1110, 1010, 1070 for Houston, San Francisco/,
    mutations: expect.arrayContaining(['setSchedule', 'runCdxJob', 'flushChannelCache']),
  },
  {
    what: 'the caches are older than what has been applied',
    arrange: async (tillsync) => {
      await enableEditing(tillsync)
      for (const job of JOBS) await tillsync.runJob(job)
    },
    cause: 'CACHE_CURRENT',
    says: /applied on Houston, San Francisco, but the cache there is older/,
    mutations: ['flushChannelCache', 'flushChannelCache'],
  },
]
