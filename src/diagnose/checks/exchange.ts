import { type DatabaseStates, HEADQUARTERS } from '../facts/database-states.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { captured, databasesOf, operationsOf, returning } from '../facts/pipeline.ts'
import { remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question, unknown } from './check.ts'
import { DATABASES_AVAILABLE } from './databases.ts'
import { shown } from './lateness.ts'

const moving = (facts: CustomerFacts) => [...captured(facts), ...returning(facts)]

/** Whether headquarters answers: the first question of every diagnosis that needs it. */
export const HEADQUARTERS_REACHABLE: Question<{ exchange: object | null; states: DatabaseStates }> = {
  code: 'HEADQUARTERS_REACHABLE',
  question: 'Can headquarters be reached?',
  evaluate: ({ exchange, states }) =>
    exchange || states.has(HEADQUARTERS)
      ? pass('Headquarters can be reached.')
      : fail("Headquarters' database cannot be reached. Start it, or fix the network.", [], []),
}

/** Whether the customer is known. */
export const KNOWN: readonly Question<CustomerFacts>[] = [
  DATABASES_AVAILABLE,
  HEADQUARTERS_REACHABLE,
  {
    code: 'FOUND',
    question: 'Does headquarters or a channel database have it?',
    evaluate: ({ customerKey, candidates, away, exchange, channelStates }) => {
      if (customerKey !== null)
        return pass('The customer is known.', [found('Customer', customerKey, 'Customer', `/${customerKey}`)])
      if (candidates.length > 1) {
        const known = candidates.map((key) => found('Customer', key, 'Customer', `/${key}`))
        return unknown('Several customers match. Select one of them by its id.', known)
      }
      if (away.length > 0)
        return unknown(
          `Headquarters and the reachable channel databases do not have it, but ${list(away)} could not be reached. ` +
            'Try again later.',
          away.map((id) => found('Not reached', id, 'ChannelDatabase', id)),
        )
      if (!exchange)
        return unknown('No channel database has it, and headquarters could not be reached. Try again later.')
      return fail(
        'It was never captured: neither headquarters nor any channel database has it. Check the input.',
        [...channelStates.keys()].map((id) => found('Searched', id, 'ChannelDatabase', id)),
        [],
      )
    },
  },
]

/** Whether the customer still exists. */
export const ERASED: readonly Question<CustomerFacts>[] = [
  {
    code: 'NOT_ERASED',
    question: 'Does the customer still exist?',
    evaluate: ({ customerKey, headquarters, channelStates }) => {
      if (customerKey === null) return null
      const erasedAt = [...channelStates].filter(([, { customers }]) =>
        customers.some((customer) => customer.customerKey === customerKey && customer.erased),
      )
      if (!headquarters?.erasure && erasedAt.length === 0) return pass('The customer has not been erased.')
      const when = headquarters?.erasure ? ` on ${headquarters.erasure.at}` : ''
      return fail(
        `The customer was erased${when}, permanently, and cannot be restored. Capture a returning customer as a ` +
          'new one.',
        [found('Erasure', customerKey, 'Erasure', customerKey)],
        [],
      )
    },
  },
]

/** Whether the customer's channel databases take part in the exchange. */
export const EXCHANGE: readonly Question<CustomerFacts>[] = [
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can the channel databases be reached?',
    evaluate: (facts) => {
      const { away, customerKey } = facts
      if (customerKey === null) return null
      const needed = away.filter(
        (id) => !facts.states.has(id) && returning(facts).some(({ channelDatabaseId }) => channelDatabaseId === id),
      )
      const evidence = away.map((id) => found('Not reached', id, 'ChannelDatabase', id))
      if (needed.length > 0)
        return fail(
          `The channel database ${list(needed)} cannot be reached. Start it, or fix the network.`,
          evidence,
          [],
        )
      if (away.length > 0)
        return unknown(`${list(away)} could not be reached and may have more operations of the customer.`, evidence)
      return pass('All channel databases can be reached.')
    },
  },
  {
    code: 'DATA_SYNC_NOT_PAUSED',
    question: 'Is data synchronization active?',
    evaluate: (facts) => {
      const paused = databasesOf(facts, moving(facts)).filter((database) => database.paused)
      if (paused.length === 0)
        return moving(facts).length > 0 && facts.exchange ? pass('Data synchronization is not paused.') : null
      return fail(
        `Data synchronization is paused for ${list(paused.map(({ id }) => id))}: nothing is uploaded or ` +
          'downloaded. Resume it.',
        paused.map(({ id }) => found('Paused', id, 'ChannelDatabase', id)),
        paused.map(({ id }) => remedy('setDataSyncPaused', { channelDatabase: id, paused: false })),
      )
    },
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is the channel database free of an older copy?',
    evaluate: (facts) => {
      const ids = new Set(moving(facts).map(({ channelDatabaseId }) => channelDatabaseId))
      const rewound = [...ids].filter(
        (id) =>
          facts.channelStates.get(id)?.rewound ||
          facts.exchange?.databases.some((database) => database.id === id && database.rewoundAt !== null),
      )
      if (rewound.length === 0) return ids.size > 0 ? pass('The channel database is not an older copy.') : null
      return fail(
        `${list(rewound)} was restored from an older copy: uploads and downloads have stopped. Accept it to continue.`,
        rewound.map((id) => found('Restored', id, 'ChannelDatabase', id)),
        rewound.map((id) => remedy('acceptChannelDatabase', { channelDatabase: id }, { needsInput: ['reason'] })),
      )
    },
  },
  {
    code: 'CHANNEL_ONLINE',
    question: 'Is the channel online?',
    evaluate: (facts) => {
      const offline = captured(facts).filter(({ channelId, channelDatabaseId }) =>
        facts.channelStates.get(channelDatabaseId)?.switches.some((one) => one.channelId === channelId && one.offline),
      )
      const channels = [...new Set(offline.map(({ channelId }) => channelId))]
      if (channels.length === 0) return captured(facts).length > 0 ? pass('The channel is online.') : null
      return fail(
        `The channel ${list(channels)} is offline: P-0001 skips its operations. Take it online.`,
        [...channels.map((id) => found('Offline', id, 'Channel', id)), ...shown(offline)],
        channels.map((channel) => remedy('setChannelOffline', { channel, offline: false })),
      )
    },
  },
  {
    code: 'CAPTURE_SEQUENCED',
    question: 'Do the captured operations have a position in the channel’s log?',
    evaluate: (facts) => {
      const waiting = captured(facts).filter(({ sequenced }) => !sequenced)
      if (operationsOf(facts).length === 0) return null
      const [first] = waiting
      const isLate = first && Date.parse(facts.now) - Date.parse(first.capturedAt) > SEQUENCED_WITHIN
      if (!isLate)
        return pass(
          first ? 'The operation is about to get its position.' : 'The captured operations have their positions.',
        )
      return fail(
        `${first.channelDatabaseId} has captured the operation, but it gets no position in the log: ` +
          `${SEQUENCER_ADVICE}`,
        shown(waiting),
        [],
      )
    },
  },
]

/** What to do if captures get no position in the log of their channel database. */
export const SEQUENCER_ADVICE =
  'the sequencer hangs or fails. Look for "sequencer" in the logs of the processes, and restart the one that hangs.'

/**
 * A capture gets its position within moments; after this long, in milliseconds, the sequencer is considered stopped.
 */
export const SEQUENCED_WITHIN = 10_000

/** `a`, `a and b`, `a, b and c`. */
export const list = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** The mutation that runs a scope (`1010:houston-db`, `synchronize:USRT`) again and takes over a stopped run. */
export const runAgain = (scope: string) => {
  const [job = '', of = ''] = scope.split(':')
  return job === 'synchronize'
    ? remedy('synchronizeCustomersAndChannelRequests', { legalEntity: of })
    : remedy('runCdxJob', { job, channelDatabase: of })
}
