import { type ChannelsFacts, databasesOf } from '../facts/channels.ts'
import { isOverdue } from '../facts/schedules.ts'
import { remedy } from '../remedies/remedy.ts'
import { isSequencingBlocked, named, reachable, shown } from './channel-evidence.ts'
import { CHANNEL_EXCHANGE } from './channel-exchange.ts'
import { fail, found, pass, type Question } from './check.ts'
import { CONFIGURATION } from './configuration.ts'
import { DATABASES_AVAILABLE } from './databases.ts'
import { HEADQUARTERS_REACHABLE, list, SEQUENCER_ADVICE } from './exchange.ts'
import { LOYALTY } from './loyalty.ts'
import { REGISTERS } from './registers.ts'
import { REWOUND } from './rewound.ts'

/** The state of channels and their databases; for one channel, or for all. */
export const CHANNELS: readonly Question<ChannelsFacts>[] = [
  DATABASES_AVAILABLE,
  HEADQUARTERS_REACHABLE,
  ...REWOUND,
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can each channel database be reached?',
    evaluate: ({ there, states, notOpened }) => {
      const away = [...there]
        .filter(([id, { channelState }]) => channelState === null && !states.has(id))
        .map(([id]) => id)
      if (away.length === 0) return pass('Each channel database can be reached.')
      const evidence = away.map((id) => found('Not reached', id, 'ChannelDatabase', id))
      const [first = ''] = away
      const why = notOpened.get(first)
      const sentence = (id: string) =>
        notOpened.has(id)
          ? `The channel database ${id} cannot be opened: ${notOpened.get(id)}`
          : `The channel database ${id} cannot be reached. Start it, or fix the network.`
      const failing = away.map((id) => ({ subject: id, message: sentence(id) }))
      return fail(sentence(why ? first : list(away)), evidence, [], failing)
    },
  },
  {
    code: 'CHANNEL_CONFIGURED',
    question: 'Does each channel database have its configuration?',
    evaluate: (facts) => {
      const without = reachable(facts).filter(({ id }) => facts.there.get(id)?.channelState?.configured === false)
      if (without.length === 0) return facts.exchange ? pass('Each channel database has its configuration.') : null
      return fail(
        `${named(without)} has no configuration yet: 1110, 1070 and 1010 have not all been applied. Run them.`,
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
    evaluate: (facts) => switched(facts, 'offline'),
  },
  {
    code: 'REALTIME_SERVICE_AVAILABLE',
    question: 'Is the Real-time Service available to each channel?',
    evaluate: (facts) => switched(facts, 'unavailable'),
  },
  {
    code: 'CHANNEL_MODE',
    question: 'How does each channel create customers?',
    evaluate: ({ channels }) =>
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
    question: 'Is data synchronization active?',
    evaluate: (facts) => {
      const paused = databasesOf(facts).filter((database) => database.paused)
      if (paused.length === 0) return facts.exchange ? pass('Data synchronization is not paused.') : null
      return fail(
        isPaused(named(paused)),
        shown('Paused', paused),
        paused.map(({ id }) => remedy('setDataSyncPaused', { channelDatabase: id, paused: false })),
        paused.map(({ id }) => ({ subject: id, message: isPaused(id) })),
      )
    },
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is each channel database free of an older copy?',
    evaluate: (facts) => {
      const rewound = databasesOf(facts).filter(
        ({ id, rewoundAt }) => rewoundAt || facts.there.get(id)?.channelState?.rewound,
      )
      if (rewound.length === 0) return facts.exchange ? pass('No channel database is an older copy.') : null
      return fail(
        isRestored(named(rewound)),
        shown('Restored', rewound),
        rewound.map(({ id }) => remedy('acceptChannelDatabase', { channelDatabase: id }, { needsInput: ['reason'] })),
        rewound.map(({ id }) => ({ subject: id, message: isRestored(id) })),
      )
    },
  },
  {
    code: 'CHANNEL_DATABASE_NOT_CLONED',
    question: 'Is each channel database the only one with its identity?',
    evaluate: (facts) => {
      const cloned = databasesOf(facts).flatMap(({ id, clone }) => (clone ? [{ id, ...clone }] : []))
      const [first] = cloned
      if (!first) return facts.exchange ? pass('No channel database has a clone.') : null
      const sentence = ({ id, holder, refused }: typeof first) =>
        `Two databases call themselves ${id}. The one at ${holder} goes on; the one at ${refused} is refused, ` +
        'and its captures wait in it. Stop the server of the one that is not to be. If the refused one is to go on, ' +
        'call acceptChannelDatabase at its server.'
      return fail(
        sentence(first),
        cloned.flatMap((each) => [
          found('Goes on', each.holder, 'ChannelDatabase', each.id),
          found('Refused', `${each.refused}, last at ${each.at}`, 'ChannelDatabase', each.id),
        ]),
        [],
        cloned.map((each) => ({ subject: each.id, message: sentence(each) })),
      )
    },
  },
  {
    code: 'CAPTURE_SEQUENCED',
    question: 'Do captured operations get a position in the log?',
    evaluate: ({ there }) => {
      const ids = [...there].filter(([, { channelState }]) => isSequencingBlocked(channelState)).map(([id]) => id)
      if (ids.length === 0) return pass('Captured operations get a position in the log.')
      const sentence = (names: string) =>
        `Operations captured in ${names} get no position in its log: ${SEQUENCER_ADVICE}`
      return fail(
        sentence(list(ids)),
        ids.map((id) => found('Channel database', id, 'ChannelDatabase', id)),
        [],
        ids.map((id) => ({ subject: id, message: sentence(id) })),
      )
    },
  },
  {
    code: 'WORKER_ALIVE',
    question: 'Is a process that runs the schedules alive?',
    evaluate: ({ exchange }) => {
      if (!exchange) return null
      if (exchange.workers > 0)
        return pass(exchange.workers === 1 ? 'One worker is alive.' : `${exchange.workers} workers are alive.`)
      if (!exchange.schedules.some(({ status }) => status === 'ACTIVE' || status === 'NOT_STARTED'))
        return pass('No worker is needed, because no schedule is active.')
      const { lastLookAt } = exchange
      const none = 'No process that runs the schedules is alive. Start one with the role worker.'
      if (lastLookAt === null) return fail(none, [], [])
      return fail(
        `${none} The job queue was last read at ${lastLookAt}. ${SILENT_WORKER}`,
        [found('Job queue last read', lastLookAt)],
        [],
      )
    },
  },
  {
    code: 'SCHEDULE_OVERDUE',
    question: 'Have all active schedules run on time?',
    evaluate: ({ exchange }) => {
      if (!exchange || exchange.workers === 0) return null
      const groups = exchange.databases.map(({ group }) => group)
      const overdue = exchange.schedules.filter(
        (schedule) => isOverdue(exchange, schedule) && (schedule.group === null || groups.includes(schedule.group)),
      )
      const [first] = overdue
      if (!first) return pass('All active schedules have run on time.')
      const sentence = (names: string, due: string | null) =>
        `The schedule ${names} was due at ${due} and has not run, although a worker is alive: its last execution hangs. ` +
        'Activate it again.'
      return fail(
        sentence(list(overdue.map(({ id }) => id)), first.nextRunAt),
        overdue.map(({ id, nextRunAt }) => found(id, `due since ${nextRunAt}`)),
        overdue.map(({ id }) => remedy('setSchedule', { schedule: id, active: true }, { effect: REACTIVATED })),
        overdue.map(({ id, nextRunAt }) => ({ subject: id, message: sentence(id, nextRunAt) })),
      )
    },
  },
  ...REGISTERS,
  ...CHANNEL_EXCHANGE,
  ...CONFIGURATION,
  ...LOYALTY,
]

const isPaused = (names: string) =>
  `Data synchronization is paused for ${names}: nothing is uploaded or downloaded. Resume it.`

const isRestored = (names: string) =>
  `${names} was restored from an older copy: uploads and downloads have stopped. Accept it to continue.`

const SILENT_WORKER =
  'If its process still runs, it hangs or cannot reach the queue. Look for "schedules" in its log, and restart it.'

const REACTIVATED = 'The schedule is queued again, beside the execution that hangs, and runs its jobs from now on.'

function switched({ channels, there }: ChannelsFacts, how: 'offline' | 'unavailable') {
  const off = channels.filter(({ id, channelDatabase }) =>
    there
      .get(channelDatabase)
      ?.channelState?.switches.some(
        (one) => one.channelId === id && (how === 'offline' ? one.offline : !one.realtimeServiceAvailable),
      ),
  )
  if (off.length === 0) return channels.length > 0 ? pass('Every channel is.') : null
  const ids = off.map(({ id }) => id)
  const sentence = (names: string) =>
    how === 'offline'
      ? `The channel ${names} is offline: P-0001 skips its operations, and it makes no real-time calls. Take it online.`
      : `The Real-time Service is not available to ${names}: calls that need headquarters are refused, or ` +
        'captured instead. Make it available.'
  return fail(
    sentence(list(ids)),
    ids.map((id) => found(how === 'offline' ? 'Offline' : 'Without Real-time Service', id, 'Channel', id)),
    ids.map((channel) =>
      how === 'offline'
        ? remedy('setChannelOffline', { channel, offline: false })
        : remedy('setRealtimeServiceAvailable', { channel, available: true }),
    ),
    ids.map((id) => ({ subject: id, message: sentence(id) })),
  )
}
