import {
  aMinutePasses,
  erase,
  hangingSequencer,
  killedRun,
  restoredCopy,
  restoredHeadquarters,
  separateSchedules,
  setPaused,
  settled,
} from '../arrange.ts'
import type { CustomerSituation } from '../run-situations.ts'

let endHanging = () => Promise.resolve()

/** The first step: from the till to headquarters' staging tables. */
export const BEFORE_UPLOAD: readonly CustomerSituation[] = [
  {
    what: 'nobody has captured it',
    cause: 'FOUND',
    set: (s) => s.create(),
    asked: { customer: { email: 'nobody@example.com' } },
    says: /was never captured: neither headquarters nor any channel database has it/,
    person: (s) => s.create({ email: 'nobody@example.com' }),
  },
  {
    what: 'headquarters’ database cannot be reached',
    cause: 'HEADQUARTERS_REACHABLE',
    set: async (s) => {
      const stuck = await s.create()
      await s.server.stop()
      return stuck
    },
    says: /cannot be reached\. Start it, or fix the network/,
    person: async (s) => {
      await s.server.start()
    },
  },
  {
    what: 'the process that gives captures their place in the log hangs',
    cause: 'CAPTURE_SEQUENCED',
    set: async (s) => {
      endHanging = await hangingSequencer(s)
      const stuck = await s.create({}, false)
      await aMinutePasses(s)
      return stuck
    },
    says: /gets no position in the log.* restart the one that hangs/,
    person: async (s, { operationId }) => {
      await endHanging()
      await s.sequenced(operationId)
    },
  },
  {
    what: 'the channel is offline',
    cause: 'CHANNEL_ONLINE',
    set: async (s) => {
      await s.ask('setChannelOffline', 'SetChannelOfflineInput!', { channel: 'houston', offline: true })
      return s.create()
    },
  },
  {
    what: 'the schedule of P-0001 is not active',
    cause: 'UPLOAD_SCHEDULE_ACTIVE',
    set: async (s) => {
      await separateSchedules(s, 'P-0001')
      return s.create()
    },
  },
  {
    what: 'the schedule of P-0001 is withheld',
    cause: 'UPLOAD_SCHEDULE_ACTIVE',
    set: async (s) => {
      await separateSchedules(s, '')
      await s.ask('withholdSchedule', 'WithholdScheduleInput!', { schedule: 'default-customers', reason: 'A new till' })
      return s.create()
    },
    says: /default-customers is withheld since .* by .*Release it/,
  },
  {
    what: 'data synchronization is paused before the upload',
    cause: 'DATA_SYNC_NOT_PAUSED',
    set: async (s) => {
      await setPaused(s, true)
      const stuck = await s.create()
      await s.tryJob('P-0001')
      return stuck
    },
  },
  {
    what: 'headquarters was away at the last upload',
    cause: 'UPLOAD_SUCCEEDED',
    set: async (s) => {
      const stuck = await s.create()
      await s.server.stop()
      await s.tryJob('P-0001')
      await s.server.start()
      return stuck
    },
  },
  {
    what: 'the last upload failed at headquarters',
    cause: 'UPLOAD_SUCCEEDED',
    set: async (s) => {
      const stuck = await s.create()
      const correct = await s.breakTable('hq', 'operation')
      await s.tryJob('P-0001')
      await correct()
      return stuck
    },
  },
  { what: 'P-0001 has never run', cause: 'UPLOADED_IN_TIME', set: (s) => s.create() },
  {
    what: 'the process that ran P-0001 was killed',
    cause: 'RUN_ALIVE',
    set: async (s) => {
      const stuck = await s.create()
      await killedRun(s, 'P-0001')
      return stuck
    },
  },
  {
    what: 'it was erased before its last change was uploaded',
    cause: 'NOT_ERASED',
    set: async (s) => {
      const { customerId } = await settled(s)
      const stuck = await s.edit(customerId, { phone: '713 555 0102' })
      await erase(s, stuck)
      return stuck
    },
    says: /erased on .*, permanently.* Capture a returning customer as a new one/,
    person: async (s) => {
      await s.tillsync.travel()
      return s.create()
    },
  },
  {
    what: 'headquarters was restored from an older copy',
    cause: 'HEADQUARTERS_NOT_REWOUND',
    set: async (s) => {
      await restoredHeadquarters(s)
      const stuck = await s.create()
      await s.tryJob('P-0001')
      return stuck
    },
  },
  {
    what: 'the channel database was restored from an older copy',
    cause: 'CHANNEL_DATABASE_NOT_REWOUND',
    set: async (s) => {
      await restoredCopy(s)
      const stuck = await s.create()
      await s.tryJob('P-0001')
      return stuck
    },
  },
]
