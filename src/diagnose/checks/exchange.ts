import type { CustomerFacts } from '../facts/gather-customer.ts'
import { captured, databasesOf, operationsOf, returning } from '../facts/pipeline.ts'
import { remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question, unknown } from './check.ts'
import { shown } from './lateness.ts'

const moving = (facts: CustomerFacts) => [...captured(facts), ...returning(facts)]

/** Whether the customer is known at all. */
export const KNOWN: readonly Question<CustomerFacts>[] = [
  {
    code: 'HEADQUARTERS_REACHABLE',
    question: 'Can headquarters be asked?',
    ask: ({ exchange }) =>
      exchange
        ? pass('Headquarters answers.')
        : fail('Headquarters’ database cannot be reached: start it, or correct the network.', [], []),
  },
  {
    code: 'FOUND',
    question: 'Is it there, at headquarters or in a channel database?',
    ask: ({ customerKey, candidates, away, exchange, standings }) => {
      if (customerKey !== null)
        return pass('It is known.', [found('Customer', customerKey, 'Customer', `/${customerKey}`)])
      if (candidates.length > 1) {
        const known = candidates.map((key) => found('Customer', key, 'Customer', `/${key}`))
        return unknown('Several customers are named so: ask for one of them by its id.', known)
      }
      if (away.length > 0)
        return unknown(
          `It is not at headquarters and not in the channel databases that could be asked; ${list(away)} could not be asked.`,
          away.map((id) => found('Not reached', id, 'ChannelDatabase', id)),
        )
      if (!exchange) return unknown('No channel database has it on its way, and headquarters could not be asked.')
      return fail(
        'It was never captured: neither headquarters nor any channel database has it.',
        [...standings.keys()].map((id) => found('Asked', id, 'ChannelDatabase', id)),
        [],
      )
    },
  },
]

/** Whether there is still anything to be looked for. */
export const ERASED: readonly Question<CustomerFacts>[] = [
  {
    code: 'NOT_ERASED',
    question: 'Has it not been erased?',
    ask: ({ customerKey, headquarters, standings }) => {
      if (customerKey === null) return null
      const erasedAt = [...standings].filter(([, { customers }]) =>
        customers.some((customer) => customer.customerKey === customerKey && customer.erased),
      )
      if (!headquarters?.erasure && erasedAt.length === 0) return pass('It has not been erased.')
      const when = headquarters?.erasure ? ` on ${headquarters.erasure.at}` : ''
      return fail(
        `The customer was erased${when}, permanently: nothing brings it back. Who comes again is captured as a new customer.`,
        [found('Erasure', customerKey, 'Erasure', customerKey)],
        [],
      )
    },
  },
]

/** Whether the customer's channel databases take part in the exchange. */
export const WAY: readonly Question<CustomerFacts>[] = [
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can the channel databases be asked?',
    ask: (facts) => {
      const { away, customerKey } = facts
      if (customerKey === null) return null
      const needed = away.filter((id) => returning(facts).some(({ channelDatabaseId }) => channelDatabaseId === id))
      const evidence = away.map((id) => found('Not reached', id, 'ChannelDatabase', id))
      if (needed.length > 0)
        return fail(
          `The channel database ${list(needed)} cannot be reached: start it, or correct the network.`,
          evidence,
          [],
        )
      if (away.length > 0) return unknown(`Whether ${list(away)} holds more of it could not be asked.`, evidence)
      return pass('All channel databases answer.')
    },
  },
  {
    code: 'DATA_SYNC_NOT_PAUSED',
    question: 'Is data synchronization not paused?',
    ask: (facts) => {
      const paused = databasesOf(facts, moving(facts)).filter((database) => database.paused)
      if (paused.length === 0) return moving(facts).length > 0 && facts.exchange ? pass('It is not paused.') : null
      return fail(
        `Data synchronization is paused for ${list(paused.map(({ id }) => id))}: nothing is uploaded from it or downloaded to it.`,
        paused.map(({ id }) => found('Paused', id, 'ChannelDatabase', id)),
        paused.map(({ id }) => remedy('setDataSyncPaused', { channelDatabase: id, paused: false })),
      )
    },
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is the channel database not an older copy?',
    ask: (facts) => {
      const ids = new Set(moving(facts).map(({ channelDatabaseId }) => channelDatabaseId))
      const rewound = [...ids].filter(
        (id) =>
          facts.standings.get(id)?.rewound ||
          facts.exchange?.databases.some((database) => database.id === id && database.rewoundAt !== null),
      )
      if (rewound.length === 0) return ids.size > 0 ? pass('It is not.') : null
      return fail(
        `${list(rewound)} was restored from an older copy: uploads and downloads have stopped until it is accepted.`,
        rewound.map((id) => found('Restored', id, 'ChannelDatabase', id)),
        rewound.map((id) => remedy('acceptChannelDatabase', { channelDatabase: id }, { needsInput: ['reason'] })),
      )
    },
  },
  {
    code: 'CHANNEL_ONLINE',
    question: 'Is the channel online?',
    ask: (facts) => {
      const offline = captured(facts).filter(({ channelId, channelDatabaseId }) =>
        facts.standings.get(channelDatabaseId)?.switches.some((one) => one.channelId === channelId && one.offline),
      )
      const channels = [...new Set(offline.map(({ channelId }) => channelId))]
      if (channels.length === 0) return captured(facts).length > 0 ? pass('It is.') : null
      return fail(
        `The channel ${list(channels)} is offline: P-0001 leaves its operations pending.`,
        [...channels.map((id) => found('Offline', id, 'Channel', id)), ...shown(offline)],
        channels.map((channel) => remedy('setChannelOffline', { channel, offline: false })),
      )
    },
  },
  {
    code: 'CAPTURE_SEQUENCED',
    question: 'Has what was captured got its place in the channel’s log?',
    ask: (facts) => {
      const waiting = captured(facts).filter(({ sequenced }) => !sequenced)
      if (operationsOf(facts).length === 0) return null
      const [first] = waiting
      const isLate = first && Date.parse(facts.now) - Date.parse(first.capturedAt) > SEQUENCED_WITHIN
      if (!isLate) return pass(first ? 'It is about to.' : 'It has.')
      return fail(
        `${first.channelDatabaseId} has captured it, and it gets no place in the log there: ${HELD_UP}`,
        shown(waiting),
        [],
      )
    },
  },
]

/** What to do where captures get no place in the log of their channel database. */
export const HELD_UP =
  'the process that gives the places hangs or fails. Look for "sequencer" in the logs of the processes, end the one that hangs, and start it again.'

/** A capture gets its place within moments; this long, in milliseconds, only when nobody is there. */
export const SEQUENCED_WITHIN = 10_000

/** `a`, `a and b`, `a, b and c`. */
export const list = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** The mutation that runs what has a scope (`1010:houston-db`, `synchronize:USRT`) again, and takes over what stands still. */
export const runAgain = (scope: string) => {
  const [job = '', of = ''] = scope.split(':')
  return job === 'synchronize'
    ? remedy('synchronizeCustomersAndChannelRequests', { legalEntity: of })
    : remedy('runCdxJob', { job, channelDatabase: of })
}
