import { sql } from 'drizzle-orm'
import { SYSTEM } from '../../../src/access/actor.ts'
import { openRun } from '../../../src/headquarters/jobs/run.ts'
import {
  aMinutePasses,
  hangingSequencer,
  judged,
  killedRun,
  passedBy,
  restoredCopy,
  restoredHeadquarters,
  setPaused,
  setReadOnly,
  setSchedule,
  settled,
  simulate,
} from '../arrange.ts'
import type { PlaceSituation } from '../run-situations.ts'
import { type Stage, type Stuck, until } from '../stage.ts'

const BOTH = ['CHANNEL', 'INSTALLATION'] as const

let endHanging = () => Promise.resolve()

const setProfile = (s: Stage, captureValidation: string) =>
  s.ask('setFunctionalityProfile', 'SetFunctionalityProfileInput!', { profile: 'store-async', captureValidation })
const setEditing = (s: Stage, on: boolean) =>
  on
    ? s.ask('enableFeature', 'EnableFeatureInput!', { feature: 'ASYNC_EDIT', confirm: true })
    : s.ask('disableFeature', 'DisableFeatureInput!', { feature: 'ASYNC_EDIT' })
/** The schedules of the configuration's jobs, which are not active until someone sets them going. */
async function setNightly(s: Stage, active: boolean): Promise<void> {
  for (const schedule of ['default-channel-configuration', 'default-global-configuration'])
    await s.ask('setSchedule', 'SetScheduleInput!', { schedule, active })
}

/** The execution that the live worker has taken hangs, until long after the next one was due. */
async function hangingExecution(s: Stage): Promise<void> {
  await s.atHeadquarters(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = (select worker_id from schedule_worker limit 1)
      where key = 'schedule:default-customers'`,
  )
  await s.atHeadquarters(
    sql`update distribution_schedule set next_run_at = now() - interval '5 minutes' where id = 'default-customers'`,
  )
}

/** Houston issues a loyalty card, which its database has at once. */
async function withCard(s: Stage): Promise<void> {
  const { customerId } = await settled(s)
  const input = { channel: 'houston', customerId, cardNumber: 'STUCK 1', idempotencyKey: 'stuck-card' }
  await s.ask('issueLoyaltyCard', 'IssueLoyaltyCardInput!', input)
}

/** What headquarters has synchronized has waited for so much longer to be distributed. */
async function resultsWaited(s: Stage, longer: string): Promise<void> {
  await s.atHeadquarters(
    sql`update operation set settled_at = settled_at - ${longer}::interval where status = 'SYNCED'`,
  )
  await s.atHeadquarters(
    sql`update log set at = at - ${longer}::interval
      where operation_id in (select operation_id from operation where status = 'SYNCED') and download_job = '1010'`,
  )
}

/** What register 7 of Houston has reported, and when. */
async function reported(s: Stage, { silent = '0', waiting = 0, for: waited = '1 minute' }): Promise<void> {
  await s.atHouston(sql`
    insert into register (channel_id, register_id, version, waiting_captures, oldest_waiting_at, last_seen_at)
    values ('houston', '7', '1', ${waiting}, case when ${waiting} > 0 then now() - ${waited}::interval end,
      now() - ${silent}::interval)
    on conflict (channel_id, register_id) do update set waiting_captures = excluded.waiting_captures,
      oldest_waiting_at = excluded.oldest_waiting_at, last_seen_at = excluded.last_seen_at,
      paused_at = null, paused_by = null, pause_reason = null, resumed_at = null`)
}

/** How Houston, and with it the installation, can be in trouble. */
export const OF_CHANNELS: readonly PlaceSituation[] = [
  {
    what: 'no job has brought a channel its configuration',
    cause: 'CHANNEL_CONFIGURED',
    of: ['INSTALLATION', 'CHANNEL'],
    // The first 1010 by schedule has brought it: nobody has run 1070 since it was lost.
    set: async (s) => {
      for (const job of ['1110', '1070', '1010']) await s.tillsync.runJob(job)
      await s.atHouston(sql`delete from applied_job where job_id = '1070'`)
    },
  },
  {
    what: 'headquarters’ database cannot be reached',
    cause: 'HEADQUARTERS_REACHABLE',
    of: BOTH,
    set: (s) => simulate(s, { headquartersReachable: false }),
    says: /cannot be reached\. Start it, or fix the network/,
    person: (s) => simulate(s, { headquartersReachable: true }),
  },
  {
    what: 'the channel database cannot be reached',
    cause: 'CHANNEL_DATABASE_REACHABLE',
    of: BOTH,
    set: (s) => simulate(s, { channelDatabases: [{ channelDatabase: 'houston-db', reachable: false }] }),
    says: /houston-db cannot be reached\. Start it, or fix the network/,
    person: (s) => simulate(s, { channelDatabases: [{ channelDatabase: 'houston-db', reachable: true }] }),
  },
  {
    what: 'the channel database is read-only after a failover',
    cause: 'DATABASES_AVAILABLE',
    of: BOTH,
    set: (s) => setReadOnly(s, true),
    says: /The channel database houston-db is read-only\. After a failover, point its URL at the new primary/,
    person: (s) => setReadOnly(s, false),
  },
  {
    what: 'the channel is offline',
    cause: 'CHANNEL_ONLINE',
    of: BOTH,
    set: (s) => s.ask('setChannelOffline', 'SetChannelOfflineInput!', { channel: 'houston', offline: true }),
  },
  {
    what: 'the Real-time Service is not available to it',
    cause: 'REALTIME_SERVICE_AVAILABLE',
    of: BOTH,
    set: (s) =>
      s.ask('setRealtimeServiceAvailable', 'SetRealtimeServiceAvailableInput!', {
        channel: 'houston',
        available: false,
      }),
  },
  {
    what: 'a register with captures has been silent for two hours',
    cause: 'REGISTERS_REPORT',
    of: BOTH,
    set: (s) => reported(s, { silent: '2 hours', waiting: 3 }),
    says: /^The register houston:7 has not reported since .* 3 captures wait on it, and nowhere else\. Switch it on/,
    person: (s) => reported(s, {}),
  },
  {
    what: 'a register is out of use',
    cause: 'REGISTERS_REPORT',
    of: BOTH,
    set: (s) => reported(s, { silent: '8 days' }),
  },
  {
    what: 'a register is paused and keeps captures',
    cause: 'REGISTERS_SEND',
    of: BOTH,
    set: async (s) => {
      await reported(s, { waiting: 1, for: '2 hours' })
      const register = { channel: 'houston', register: '7' }
      await s.ask('pauseRegister', 'PauseRegisterInput!', { ...register, reason: 'It is counted.' })
    },
  },
  {
    what: 'a register reports and does not send',
    cause: 'REGISTERS_SEND',
    of: BOTH,
    set: (s) => reported(s, { waiting: 1, for: '2 hours' }),
    says: /1 capture waits since .*, although it reports: look at its queue/,
    person: (s) => reported(s, {}),
  },
  { what: 'its database is paused', cause: 'DATA_SYNC_NOT_PAUSED', of: BOTH, set: (s) => setPaused(s, true) },
  {
    what: 'headquarters was restored from an older copy',
    cause: 'HEADQUARTERS_NOT_REWOUND',
    of: BOTH,
    set: async (s) => {
      await restoredHeadquarters(s)
      await s.tryJob('1010')
    },
  },
  {
    what: 'its database was restored from an older copy',
    cause: 'CHANNEL_DATABASE_NOT_REWOUND',
    of: BOTH,
    set: async (s) => {
      await restoredCopy(s)
      await s.create()
      await s.tryJob('P-0001')
    },
  },
  {
    what: 'a clone of its database asks for uploads, too',
    cause: 'CHANNEL_DATABASE_NOT_CLONED',
    of: BOTH,
    set: async (s) => {
      await s.tillsync.runJob('P-0001', 'houston-db')
      await s.atHeadquarters(
        sql`update channel_database_contact
          set refused = '{ "database": "1/1", "server": "1", "address": "10.0.0.9:5432/till" }', refused_at = now()`,
      )
    },
    says: /The one at \S+ goes on; the one at 10\.0\.0\.9:5432\/till is refused.* Stop the server/,
    // Once the clone is stopped, it does not ask again.
    person: (s) => s.atHeadquarters(sql`update channel_database_contact set refused_at = now() - interval '1 hour'`),
  },
  {
    what: 'the process that gives its captures their place in the log hangs',
    cause: 'CAPTURE_SEQUENCED',
    of: BOTH,
    set: async (s) => {
      endHanging = await hangingSequencer(s)
      const stuck = await s.create({}, false)
      await aMinutePasses(s)
      return stuck
    },
    says: /get no position in its log.* restart the one that hangs/,
    person: (s, stuck) => endHanging().then(() => s.sequenced((stuck as Stuck).operationId)),
  },
  {
    what: 'the process that runs the schedules has ended',
    cause: 'WORKER_ALIVE',
    of: BOTH,
    set: (s) => s.worker.running.stop(),
    says: /No process that runs the schedules is alive\. Start one with the role worker/,
    person: async (s) => {
      await s.worker.restart()
      await until(async () => (await s.hq.db.execute(sql`select from schedule_worker`)).length > 0)
    },
  },
  { what: 'an execution of its schedule hangs', cause: 'SCHEDULE_OVERDUE', of: BOTH, set: hangingExecution },
  {
    what: 'the schedule of its customers is not active',
    cause: 'SCHEDULES_ON_TIME',
    of: BOTH,
    set: (s) => setSchedule(s, { active: false }),
  },
  {
    what: 'the process that ran its 1010 was killed',
    cause: 'RUN_ALIVE',
    of: BOTH,
    set: (s) => killedRun(s, '1010'),
  },
  {
    what: 'its last upload failed at headquarters',
    cause: 'UPLOAD_SUCCEEDED',
    of: BOTH,
    set: async (s) => {
      await s.create()
      const correct = await s.breakTable('hq', 'operation')
      await s.tryJob('P-0001')
      await correct()
    },
  },
  {
    what: 'its schedule has run and left what was captured',
    cause: 'UPLOADED_IN_TIME',
    of: BOTH,
    set: (s) => passedBy(s, 'P-0001', () => s.create()),
  },
  {
    what: 'it could not apply the last download',
    cause: 'DOWNLOAD_SESSION',
    of: BOTH,
    set: async (s) => {
      await judged(s)
      const correct = await s.breakTable('houston', 'customer')
      await s.tryJob('1010')
      await correct()
    },
  },
  {
    what: 'its schedule has run and left a result of headquarters',
    cause: 'DISTRIBUTED_IN_TIME',
    of: BOTH,
    set: async (s) => {
      await passedBy(s, '1010', () => judged(s))
      await resultsWaited(s, '1 minute')
    },
    says: /has not received a result since .*: the schedule .* without carrying it/,
  },
  {
    what: 'its 1010 is executing and does not end, and a result of headquarters waits',
    cause: 'DISTRIBUTED_IN_TIME',
    of: BOTH,
    set: async (s) => {
      await judged(s)
      // The other channel database has what changed: it does not wait, too.
      await s.tillsync.runJob('1010', 'sanfrancisco-db')
      await openRun(s.hq.db, { jobId: '1010', scope: '1010:houston-db', actor: SYSTEM })
      await resultsWaited(s, '2 days')
    },
    says: /its run has been executing since .* and has not carried it/,
    person: (s) =>
      s.atHeadquarters(
        sql`update batch_run set status = 'CANCELED', ended_at = now(), lease_until = null where scope = '1010:houston-db' and status = 'EXECUTING'`,
      ),
  },
  {
    what: 'it captured a customer of an address book that it does not have',
    cause: 'ADDRESS_BOOK_SHARED',
    of: BOTH,
    set: async (s) => {
      await s.atHeadquarters(
        sql`update channel set address_books = '{sanfrancisco}' where channel_database_id = 'houston-db'`,
      )
      await judged(s)
      await s.tillsync.runJob('1010', 'houston-db')
    },
    says: /1010 cannot deliver a result to houston-db, .* belongs to the address book houston/,
  },
  {
    what: 'its profile was changed, and 1070 has not been run since',
    cause: 'JOBS_APPLIED',
    of: BOTH,
    set: (s) => setProfile(s, 'STRICT'),
  },
  {
    what: 'a loyalty card was issued, and no schedule runs 1050',
    cause: 'LOYALTY_CARDS_DISTRIBUTED',
    of: BOTH,
    set: async (s) => {
      await setSchedule(s, { schedule: 'default-customers', jobs: ['P-0001', 'synchronize', '1010'] })
      await withCard(s)
    },
    says: /houston-db lacks loyalty cards .*: no active schedule runs it.* Run 1050/,
  },
  {
    what: 'the number sequence of its loyalty cards is used up',
    cause: 'LOYALTY_NUMBERS_LEFT',
    of: BOTH,
    set: async (s) => {
      await s.atHeadquarters(sql`update number_sequence set next = largest + 1 where reference = 'LoyaltyCard'`)
    },
    says: /LoyaltyCard of USRT is used up at 9999999999.* Extend it/,
  },
  {
    what: 'its cache is older than its configuration',
    cause: 'CACHE_CURRENT',
    of: BOTH,
    set: async (s) => {
      await setProfile(s, 'MINIMAL')
      await s.tillsync.runJob('1070')
      await s.ask('flushChannelCache', 'FlushChannelCacheInput!', { channelDatabase: 'sanfrancisco-db' })
    },
  },
  {
    what: 'a feature was disabled, and its jobs come only at night',
    cause: 'FEATURES_ROLLED_OUT',
    of: ['INSTALLATION', 'CHANNEL'],
    set: async (s) => {
      await setNightly(s, true)
      await setEditing(s, false)
    },
  },
  {
    what: 'a feature was enabled, and its jobs come only at night',
    cause: 'FEATURES_ROLLED_OUT',
    of: ['INSTALLATION', 'CHANNEL'],
    set: (s) => setEditing(s, true),
  },
]
