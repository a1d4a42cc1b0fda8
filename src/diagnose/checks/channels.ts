import { type ChannelsFacts, databasesOf } from '../facts/channels.ts'
import { isOverdue } from '../facts/schedules.ts'
import { remedy } from '../remedies/remedy.ts'
import { isHeldUp, named, reachable, shown } from './channel-evidence.ts'
import { CHANNEL_EXCHANGE } from './channel-exchange.ts'
import { fail, found, pass, type Question } from './check.ts'
import { CONFIGURATION } from './configuration.ts'
import { HELD_UP, list } from './exchange.ts'
import { REWOUND } from './rewound.ts'

/** How channels and their databases stand; of one channel, or of all of them. */
export const CHANNELS: readonly Question<ChannelsFacts>[] = [
  {
    code: 'HEADQUARTERS_REACHABLE',
    question: 'Can headquarters be asked?',
    ask: ({ exchange }) =>
      exchange
        ? pass('Headquarters answers.')
        : fail('Headquarters’ database cannot be reached: start it, or correct the network.', [], []),
  },
  ...REWOUND,
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can each channel database be asked?',
    ask: ({ there }) => {
      const away = [...there].filter(([, { standing }]) => standing === null).map(([id]) => id)
      if (away.length === 0) return pass('Each answers.')
      const evidence = away.map((id) => found('Not reached', id, 'ChannelDatabase', id))
      return fail(
        `The channel database ${list(away)} cannot be reached: start it, or correct the network.`,
        evidence,
        [],
      )
    },
  },
  {
    code: 'CHANNEL_CONFIGURED',
    question: 'Has each channel database its configuration?',
    ask: (facts) => {
      const without = reachable(facts).filter(({ id }) => facts.there.get(id)?.standing?.configured === false)
      if (without.length === 0) return facts.exchange ? pass('Each has.') : null
      return fail(
        `${named(without)} has no configuration yet: 1110, 1070 and 1010 have not all been applied there.`,
        shown('Without configuration', without),
        without.flatMap(({ id }) =>
          ['1110', '1070', '1010'].map((job) => remedy('runCdxJob', { job, channelDatabase: id })),
        ),
      )
    },
  },
  {
    code: 'CHANNEL_ONLINE',
    question: 'Is each channel online?',
    ask: (facts) => switched(facts, 'offline'),
  },
  {
    code: 'REALTIME_SERVICE_AVAILABLE',
    question: 'Is the Real-time Service available to each channel?',
    ask: (facts) => switched(facts, 'unavailable'),
  },
  {
    code: 'CHANNEL_MODE',
    question: 'How does each channel create customers?',
    ask: ({ channels }) =>
      channels.length === 0
        ? null
        : pass(
            channels
              .map(
                ({ name, createsAsynchronously }) =>
                  `${name}: ${createsAsynchronously ? 'asynchronously' : 'in real time'}`,
              )
              .join('; '),
            channels.map(({ id, functionalityProfile }) =>
              found('Functionality profile', functionalityProfile, 'Channel', id),
            ),
          ),
  },
  {
    code: 'DATA_SYNC_NOT_PAUSED',
    question: 'Is data synchronization not paused?',
    ask: (facts) => {
      const paused = databasesOf(facts).filter((database) => database.paused)
      if (paused.length === 0) return facts.exchange ? pass('It is not.') : null
      return fail(
        `Data synchronization is paused for ${named(paused)}: nothing is uploaded from it or downloaded to it.`,
        shown('Paused', paused),
        paused.map(({ id }) => remedy('setDataSyncPaused', { channelDatabase: id, paused: false })),
      )
    },
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is no channel database an older copy?',
    ask: (facts) => {
      const rewound = databasesOf(facts).filter(
        ({ id, rewoundAt }) => rewoundAt || facts.there.get(id)?.standing?.rewound,
      )
      if (rewound.length === 0) return facts.exchange ? pass('None is.') : null
      return fail(
        `${named(rewound)} was restored from an older copy: uploads and downloads have stopped until it is accepted.`,
        shown('Restored', rewound),
        rewound.map(({ id }) => remedy('acceptChannelDatabase', { channelDatabase: id }, { needsInput: ['reason'] })),
      )
    },
  },
  {
    code: 'CAPTURE_SEQUENCED',
    question: 'Is what is captured given its place in the log?',
    ask: ({ there }) => {
      const ids = [...there].filter(([, { standing }]) => isHeldUp(standing)).map(([id]) => id)
      if (ids.length === 0) return pass('It is.')
      return fail(
        `What ${list(ids)} has captured gets no place in its log: ${HELD_UP}`,
        ids.map((id) => found('Channel database', id, 'ChannelDatabase', id)),
        [],
      )
    },
  },
  {
    code: 'WORKER_ALIVE',
    question: 'Is a process alive that runs the schedules?',
    ask: ({ exchange }) => {
      if (!exchange) return null
      if (exchange.workers > 0) return pass(exchange.workers === 1 ? 'One is.' : `${exchange.workers} are.`)
      if (!exchange.schedules.some(({ active }) => active)) return pass('None is needed: no schedule is active.')
      const { lastLookAt } = exchange
      const none = 'No process that runs the schedules is alive: start one with the role worker.'
      if (lastLookAt === null) return fail(none, [], [])
      return fail(
        `${none} The last look at the job queue was at ${lastLookAt}: ${SILENT_WORKER}`,
        [found('Last look at the job queue', lastLookAt)],
        [],
      )
    },
  },
  {
    code: 'SCHEDULE_OVERDUE',
    question: 'Have all active schedules run on time?',
    ask: ({ exchange }) => {
      if (!exchange || exchange.workers === 0) return null
      const groups = exchange.databases.map(({ group }) => group)
      const overdue = exchange.schedules.filter(
        (schedule) => isOverdue(exchange, schedule) && (schedule.group === null || groups.includes(schedule.group)),
      )
      const [first] = overdue
      if (!first) return pass('They have.')
      return fail(
        `The schedule ${list(overdue.map(({ id }) => id))} should have run at ${first.nextRunAt} and has not, though a process is alive that runs the schedules: its last execution hangs.`,
        overdue.map(({ id, nextRunAt }) => found(id, `due since ${nextRunAt}`)),
        overdue.map(({ id }) => remedy('setSchedule', { schedule: id, active: true }, { effect: ANEW })),
      )
    },
  },
  ...CHANNEL_EXCHANGE,
  ...CONFIGURATION,
]

const SILENT_WORKER =
  'if its process still runs, it cannot reach the queue or hangs. Look for "schedules" in its log, and restart it.'

const ANEW = 'The schedule is placed again, beside the execution that hangs, and runs its jobs from now on.'

function switched({ channels, there }: ChannelsFacts, how: 'offline' | 'unavailable') {
  const off = channels.filter(({ id, channelDatabase }) =>
    there
      .get(channelDatabase)
      ?.standing?.switches.some(
        (one) => one.channelId === id && (how === 'offline' ? one.offline : !one.realtimeServiceAvailable),
      ),
  )
  if (off.length === 0) return channels.length > 0 ? pass('Each is.') : null
  const ids = off.map(({ id }) => id)
  return fail(
    how === 'offline'
      ? `The channel ${list(ids)} is offline: P-0001 leaves its operations pending, and no real-time call is made.`
      : `The Real-time Service is not available to ${list(ids)}: what needs headquarters at once is refused or captured instead.`,
    ids.map((id) => found(how === 'offline' ? 'Offline' : 'Without Real-time Service', id, 'Channel', id)),
    ids.map((channel) =>
      how === 'offline'
        ? remedy('setChannelOffline', { channel, offline: false })
        : remedy('setRealtimeServiceAvailable', { channel, available: true }),
    ),
  )
}
