import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ChannelFacts, DatabaseFacts, SessionFacts } from '../../between/facts/exchange-facts.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { databasesOf, operationsOf, returning } from '../facts/journey.ts'
import { carriers, schedulesOf } from '../facts/schedules.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'
import { list } from './way.ts'
import { shown, whyLate } from './why-late.ts'

/** An address book of the customer is one of the database's channels. */
const isShared = ({ headquarters }: CustomerFacts, { channels }: DatabaseFacts) =>
  channels.some(
    (channel) =>
      channel.legalEntity === headquarters?.dataAreaId &&
      channel.addressBooks.some((book) => headquarters.addressBooks.includes(book)),
  )

/** The databases to which 1010 could bring it now. */
const open = (facts: CustomerFacts) =>
  databasesOf(facts, returning(facts)).filter(
    (database) =>
      isShared(facts, database) &&
      !database.paused &&
      !database.rewoundAt &&
      !facts.away.includes(database.id) &&
      !facts.standings.get(database.id)?.rewound,
  )

/** Statuses of a session that did not bring what it should. */
export const FAILING: readonly string[] = ['SUSPENDED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'CREATE_FAILED']

/** The way back: 1010. */
export const DISTRIBUTION: readonly Question<CustomerFacts>[] = [
  {
    code: 'ADDRESS_BOOK_SHARED',
    question: 'Is an address book of the customer shared with the channel?',
    ask: (facts) => {
      if (returning(facts).length === 0 || !facts.headquarters?.exists) return null
      const apart = databasesOf(facts, returning(facts)).filter((database) => !isShared(facts, database))
      if (apart.length === 0) return pass('One is.')
      return fail(
        `The customer is of ${books(facts.headquarters.addressBooks)}, and no channel of ${list(apart.map(({ id }) => id))} has it: 1010 does not bring the customer there.`,
        [...shown(returning(facts)), found('Customer’s address books', facts.headquarters.addressBooks.join(', '))],
        apart.flatMap((database) => sharing(facts, database)),
      )
    },
  },
  {
    code: 'DOWNLOAD_SCHEDULE_ACTIVE',
    question: 'Is the schedule active that carries 1010?',
    ask: (facts) => {
      const { exchange } = facts
      if (!exchange || returning(facts).length === 0) return null
      const without = databasesOf(facts, returning(facts)).filter(
        ({ group }) => carriers(exchange, '1010', group).length === 0,
      )
      if (without.length === 0) return pass('It is.')
      const inactive = without.flatMap(({ group }) => schedulesOf(exchange, '1010', group).slice(0, 1))
      return fail(
        `No active schedule carries 1010 for ${list(without.map(({ id }) => id))}, so nothing comes back by itself.`,
        inactive.map(({ id }) => found('Schedule', `${id}: not active`)),
        [
          ...without.map(({ id }) => remedy('runCdxJob', { job: '1010', channelDatabase: id })),
          ...inactive.map(({ id }) => remedy('setSchedule', { schedule: id, active: true })),
        ],
      )
    },
  },
  {
    code: 'DOWNLOAD_SESSION',
    question: 'Is no download session suspended or failing?',
    ask: (facts) => {
      if (returning(facts).length === 0 || !facts.exchange) return null
      const failing = open(facts).flatMap((database) => failingOf(database).map((session) => ({ database, session })))
      const [first] = failing
      if (!first) return pass('None is.')
      const { database, session } = first
      return fail(
        `The session of 1010 for ${database.id} is ${session.status}: ${session.message ?? 'no message.'}`,
        failing.map((one) =>
          found(`Session of ${one.database.id}`, one.session.status, 'DownloadSession', one.session.id),
        ),
        failing.map((one) => again(one.database, one.session)),
      )
    },
  },
  {
    code: 'DISTRIBUTED_IN_TIME',
    question: 'Is the result on the channel, or will it be in time?',
    ask: (facts) => {
      const { exchange } = facts
      const back = operationsOf(facts).filter(({ status }) => status === 'DISTRIBUTED')
      if (!exchange || (returning(facts).length === 0 && back.length === 0)) return null
      if (returning(facts).length === 0) return pass('What headquarters has done is back.', shown(back.slice(-1)))
      const late = open(facts)
        .filter((database) => failingOf(database).length === 0 && !stands(facts, database))
        .flatMap((database) => {
          const [operation] = returning(facts).filter(({ channelDatabaseId }) => channelDatabaseId === database.id)
          const { id, group } = database
          const readySince = operation?.completedAt ?? exchange.now
          const why = whyLate(exchange, { job: '1010', group, readySince, scopes: [`1010:${id}`] })
          return why && operation ? [{ database, operation, ...why }] : []
        })
      const [first] = late
      if (!first) return pass('It comes back with the next 1010.', shown(returning(facts)))
      return fail(
        `Headquarters has done it, and ${first.database.id} does not know: ${first.why}.`,
        [...shown(late.map(({ operation }) => operation)), ...first.evidence],
        late.map(({ database, operation }) => download(database, operation)),
      )
    },
  },
  {
    code: 'RESULT_AT_HEADQUARTERS',
    question: 'Is the customer at headquarters that OnlineOperationCompleted = 1 stands for?',
    ask: ({ headquarters, operations }) => {
      const done = operations.filter(({ status }) => status === 'SYNCED' || status === 'DISTRIBUTED')
      if (!headquarters || headquarters.erasure || done.length === 0) return null
      if (headquarters.exists) return pass('It is.')
      return fail(
        `The customer’s operations are done, and headquarters has no customer ${headquarters.account ?? ''} any more: its row was lost.`,
        shown(done),
        [remedy('reconcile', { legalEntity: headquarters.dataAreaId })],
      )
    },
  },
  {
    code: 'NO_DIFFERENCE',
    question: 'Has no comparison reported it for a person?',
    ask: ({ headquarters }) => {
      if (!headquarters) return null
      const [first] = headquarters.differences
      if (!first) return pass('None has.')
      return fail(
        `A comparison has reported the customer for a person (${first.kind}): ${first.message}`,
        headquarters.differences.map(({ id, kind }) => found('Difference', kind, 'Difference', id)),
        headquarters.differences.map(({ id }) =>
          remedy('acceptDifference', { difference: id }, { needsInput: ['reason'] }),
        ),
      )
    },
  },
  {
    code: 'LOOKED_UP_BY_ACCOUNT',
    question: 'Is it looked up by the name that headquarters uses?',
    ask: ({ headquarters, customerKey }) =>
      headquarters?.exists && headquarters.account
        ? pass(`Headquarters lists it by its account number ${headquarters.account}, not by its temporary GUID.`, [
            found('Customer', headquarters.account, 'Customer', `/${customerKey}`),
          ])
        : null,
  },
  {
    code: 'ACCOUNT_ON_CHANNEL',
    question: 'Is the account number back on the channel?',
    ask: (facts) => {
      const { headquarters, customerKey } = facts
      const account = headquarters?.account
      // A person has to say first which account is right.
      if (headquarters?.differences.length) return null
      if (!account || !headquarters.exists || facts.operations.some(({ status }) => status === 'SYNCED')) return null
      const lost = databasesOf(
        facts,
        facts.operations.filter(({ status }) => status === 'DISTRIBUTED'),
      ).filter((database) => {
        const standing = facts.standings.get(database.id)
        const known = standing?.customers.find((customer) => customer.customerKey === customerKey)
        return standing !== undefined && isShared(facts, database) && known?.account !== account
      })
      if (lost.length > 0)
        return fail(
          `1010 had brought ${account} to ${list(lost.map(({ id }) => id))}, and it is not there any more: the channel shows Pending sync.`,
          lost.map(({ id }) => found('Channel database', id, 'ChannelDatabase', id)),
          lost.map(({ id }) => remedy('runCdxJob', { job: '1010', channelDatabase: id, full: true })),
        )
      return facts.operations.length > 0
        ? pass('It is: loyalty cards and synchronous orders are possible.', [found('Account', account)])
        : pass(`Headquarters has it as ${account}.`)
    },
  },
]

const failingOf = ({ openDownloads }: DatabaseFacts) =>
  openDownloads.filter(({ status, jobId }) => jobId === '1010' && FAILING.includes(status))

const stands = ({ exchange }: CustomerFacts, { id }: DatabaseFacts) =>
  exchange?.openRuns.some((run) => run.scope === `1010:${id}` && run.expired) ?? false

/** A package that could not be made is made again by the next session. */
export const again = (database: DatabaseFacts, session: SessionFacts): Remedy =>
  session.status === 'CREATE_FAILED'
    ? remedy('runCdxJob', { job: session.jobId, channelDatabase: database.id })
    : remedy('retrySession', { session: session.id })

/** Everything again where what changed since has passed it by. */
function download({ id, customersPosition }: DatabaseFacts, { syncedPosition }: OperationFacts): Remedy {
  const passed =
    syncedPosition !== null && customersPosition !== null && BigInt(customersPosition) >= BigInt(syncedPosition)
  return remedy('runCdxJob', { job: '1010', channelDatabase: id, ...(passed ? { full: true } : {}) })
}

const books = (names: readonly string[]) => (names.length === 0 ? 'no address book' : `the address book ${list(names)}`)

/** The channel that captured it gets the customer's address book; what is of that book since before comes with a full download. */
function sharing(facts: CustomerFacts, database: DatabaseFacts): Remedy[] {
  const [operation] = returning(facts).filter(({ channelDatabaseId }) => channelDatabaseId === database.id)
  const channel = database.channels.find(({ id }) => id === operation?.channelId)
  const [book] = facts.headquarters?.addressBooks ?? []
  if (!channel || book === undefined) return []
  const changed: ChannelFacts = { ...channel, addressBooks: [...channel.addressBooks, book] }
  return [
    remedy(
      'setUpOrganization',
      { channels: [changed] },
      {
        effect: `${channel.name} gets the address book ${book}: it sees all of that book’s customers from the next full download on.`,
      },
    ),
    remedy('runCdxJob', { job: '1010', channelDatabase: database.id, full: true }),
  ]
}
