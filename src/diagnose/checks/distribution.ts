import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ChannelFacts, DatabaseFacts, SessionFacts } from '../../between/facts/exchange-facts.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { databasesOf, operationsOf, returning } from '../facts/pipeline.ts'
import { carriers, schedulesOf } from '../facts/schedules.ts'
import { remediesOfDifference } from '../remedies/of-difference.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'
import { list } from './exchange.ts'
import { latenessOf, shown } from './lateness.ts'
import { activating, noActiveSchedule } from './no-schedule.ts'

/** True if a channel of the database has one of the customer's address books. */
const isShared = ({ headquarters }: CustomerFacts, { channels }: DatabaseFacts) =>
  channels.some(
    (channel) =>
      channel.legalEntity === headquarters?.dataAreaId &&
      channel.addressBooks.some((book) => headquarters.addressBooks.includes(book)),
  )

/** The databases to which 1010 could deliver the customer now. */
const open = (facts: CustomerFacts) =>
  databasesOf(facts, returning(facts)).filter(
    (database) =>
      isShared(facts, database) &&
      !database.paused &&
      !database.rewoundAt &&
      !facts.away.includes(database.id) &&
      !facts.states.has(database.id) &&
      !facts.channelStates.get(database.id)?.rewound,
  )

/** Statuses of sessions that failed. */
export const FAILING: readonly string[] = ['SUSPENDED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'CREATE_FAILED']

/** The distribution by 1010. */
export const DISTRIBUTION: readonly Question<CustomerFacts>[] = [
  {
    code: 'ADDRESS_BOOK_SHARED',
    question: 'Does the channel share an address book with the customer?',
    evaluate: (facts) => {
      if (returning(facts).length === 0 || !facts.headquarters?.exists) return null
      const apart = databasesOf(facts, returning(facts)).filter((database) => !isShared(facts, database))
      if (apart.length === 0) return pass('The channel shares an address book with the customer.')
      return fail(
        `The customer belongs to ${books(facts.headquarters.addressBooks)}, which no channel of ` +
          `${list(apart.map(({ id }) => id))} has, so 1010 does not deliver the customer there. Add an address ` +
          'book of the channel to the customer, or one of the customer to the channel.',
        [...shown(returning(facts)), found("Customer's address books", facts.headquarters.addressBooks.join(', '))],
        apart.flatMap((database) => sharing(facts, database)),
      )
    },
  },
  {
    code: 'DOWNLOAD_SCHEDULE_ACTIVE',
    question: 'Is a schedule that runs 1010 active?',
    evaluate: (facts) => {
      const { exchange } = facts
      if (!exchange || returning(facts).length === 0) return null
      const without = databasesOf(facts, returning(facts)).filter(
        ({ group }) => carriers(exchange, '1010', group).length === 0,
      )
      if (without.length === 0) return pass('A schedule that runs 1010 is active.')
      const schedules = without.flatMap(({ group }) => schedulesOf(exchange, '1010', group).slice(0, 1))
      const { message, evidence } = noActiveSchedule(`1010 for ${list(without.map(({ id }) => id))}`, '1010', schedules)
      return fail(message, evidence, [
        ...without.map(({ id }) => remedy('runCdxJob', { job: '1010', channelDatabase: id })),
        ...activating(schedules),
      ])
    },
  },
  {
    code: 'DOWNLOAD_SESSION',
    question: 'Are all download sessions healthy?',
    evaluate: (facts) => {
      if (returning(facts).length === 0 || !facts.exchange) return null
      const failing = open(facts).flatMap((database) => failingOf(database).map((session) => ({ database, session })))
      const [first] = failing
      if (!first) return pass('No download session is suspended or failing.')
      const { database, session } = first
      return fail(
        `The session of 1010 for ${database.id} is ${session.status}: ${session.message ?? 'It has no message.'}`,
        failing.map((one) =>
          found(`Session of ${one.database.id}`, one.session.status, 'DownloadSession', one.session.id),
        ),
        failing.map((one) => repeated(one.database, one.session)),
      )
    },
  },
  {
    code: 'DISTRIBUTED_IN_TIME',
    question: 'Has the channel received the result, or will it in time?',
    evaluate: (facts) => {
      const { exchange } = facts
      const back = operationsOf(facts).filter(({ status }) => status === 'DISTRIBUTED')
      if (!exchange || (returning(facts).length === 0 && back.length === 0)) return null
      if (returning(facts).length === 0) return pass('The channel has received the result.', shown(back.slice(-1)))
      const late = open(facts)
        .filter((database) => failingOf(database).length === 0 && !isStuck(facts, database))
        .flatMap((database) => {
          const [operation] = returning(facts).filter(({ channelDatabaseId }) => channelDatabaseId === database.id)
          const { id, group } = database
          const readySince = operation?.completedAt ?? exchange.now
          const why = latenessOf(exchange, { job: '1010', group, readySince, scopes: [`1010:${id}`] })
          return why && operation ? [{ database, operation, ...why }] : []
        })
      const [first] = late
      if (!first) return pass('The next 1010 delivers the result.', shown(returning(facts)))
      return fail(
        `Headquarters has synchronized the operation, but ${first.database.id} has not received the result: ` +
          `${first.why}.`,
        [...shown(late.map(({ operation }) => operation)), ...first.evidence],
        late.map(({ database, operation }) => download(database, operation)),
      )
    },
  },
  {
    code: 'RESULT_AT_HEADQUARTERS',
    question: 'Does headquarters have the customer of the completed operations (OnlineOperationCompleted = 1)?',
    evaluate: ({ headquarters, operations }) => {
      const done = operations.filter(({ status }) => status === 'SYNCED' || status === 'DISTRIBUTED')
      if (!headquarters || headquarters.erasure || done.length === 0) return null
      if (headquarters.exists) return pass('Headquarters has the customer.')
      return fail(
        'The customer’s operations are complete, but headquarters no longer has the customer ' +
          `${headquarters.account ?? ''}: its row was lost. Run a comparison to restore it.`,
        shown(done),
        [remedy('reconcile', { legalEntity: headquarters.dataAreaId })],
      )
    },
  },
  {
    code: 'NO_DIFFERENCE',
    question: 'Is the customer free of reported differences?',
    evaluate: ({ headquarters }) => {
      if (!headquarters) return null
      const [first] = headquarters.differences
      if (!first) return pass('No comparison has reported a difference of the customer.')
      return fail(
        `A comparison has reported a difference of the customer (${first.kind}): ${first.message}`,
        headquarters.differences.map(({ id, kind }) => found('Difference', kind, 'Difference', id)),
        headquarters.differences.flatMap((difference) => remediesOfDifference(difference)),
      )
    },
  },
  {
    code: 'LOOKED_UP_BY_ACCOUNT',
    question: 'By which number does headquarters list the customer?',
    evaluate: ({ headquarters, customerKey }) =>
      headquarters?.exists && headquarters.account
        ? pass(
            `Headquarters lists the customer by its account number ${headquarters.account}, not by its temporary GUID.`,
            [found('Customer', headquarters.account, 'Customer', `/${customerKey}`)],
          )
        : null,
  },
  {
    code: 'ACCOUNT_ON_CHANNEL',
    question: 'Does the channel have the account number?',
    evaluate: (facts) => {
      const { headquarters, customerKey } = facts
      const account = headquarters?.account
      // A person must decide first which account is right.
      if (headquarters?.differences.length) return null
      if (!account || !headquarters.exists || facts.operations.some(({ status }) => status === 'SYNCED')) return null
      const lost = databasesOf(
        facts,
        facts.operations.filter(({ status }) => status === 'DISTRIBUTED'),
      ).filter((database) => {
        const channelState = facts.channelStates.get(database.id)
        const known = channelState?.customers.find((customer) => customer.customerKey === customerKey)
        return channelState !== undefined && isShared(facts, database) && known?.account !== account
      })
      if (lost.length > 0)
        return fail(
          `1010 delivered ${account} to ${list(lost.map(({ id }) => id))}, but the database no longer has it, so ` +
            'the channel shows Pending sync. Run a full 1010.',
          lost.map(({ id }) => found('Channel database', id, 'ChannelDatabase', id)),
          lost.map(({ id }) => remedy('runCdxJob', { job: '1010', channelDatabase: id, full: true })),
        )
      return facts.operations.length > 0
        ? pass('The channel has the account number; loyalty cards and synchronous orders are possible.', [
            found('Account', account),
          ])
        : pass(`Headquarters has the customer as ${account}.`)
    },
  },
]

const failingOf = ({ openDownloads }: DatabaseFacts) =>
  openDownloads.filter(({ status, jobId }) => jobId === '1010' && FAILING.includes(status))

const isStuck = ({ exchange }: CustomerFacts, { id }: DatabaseFacts) =>
  exchange?.openRuns.some((run) => run.scope === `1010:${id}` && run.expired) ?? false

/** Repeats a session: its job makes a new package if the package could not be made. */
export const repeated = (database: DatabaseFacts, session: SessionFacts): Remedy =>
  session.status === 'CREATE_FAILED'
    ? remedy('runCdxJob', { job: session.jobId, channelDatabase: database.id })
    : remedy('retrySession', { session: session.id })

/** A full download if the applied position has already passed the change. */
function download({ id, customersPosition }: DatabaseFacts, { syncedPosition }: OperationFacts): Remedy {
  const passed =
    syncedPosition !== null && customersPosition !== null && BigInt(customersPosition) >= BigInt(syncedPosition)
  return remedy('runCdxJob', { job: '1010', channelDatabase: id, ...(passed ? { full: true } : {}) })
}

/** Address books for a sentence. */
export const books = (names: readonly string[]) =>
  names.length === 0 ? 'no address book' : `the address book${names.length > 1 ? 's' : ''} ${list(names)}`

/** For the channel that captured the operation. */
function sharing(facts: CustomerFacts, database: DatabaseFacts): Remedy[] {
  const [operation] = returning(facts).filter(({ channelDatabaseId }) => channelDatabaseId === database.id)
  const channel = database.channels.find(({ id }) => id === operation?.channelId)
  const [book] = facts.headquarters?.addressBooks ?? []
  if (!channel || book === undefined || !facts.headquarters) return []
  return [
    ...adopting(channel, facts.customerKey, facts.headquarters.addressBooks),
    ...sharingBook(channel, book, database.id),
  ]
}

/** Gives the customer the address books of the channel, which then has this customer and no other one. */
export function adopting(
  { name, addressBooks: own }: Pick<ChannelFacts, 'name' | 'addressBooks'>,
  customerKey: string | null,
  addressBooks: readonly string[],
): Remedy[] {
  if (customerKey === null || own.length === 0) return []
  return [
    remedy(
      'setCustomerAddressBooks',
      { customerId: customerKey, addressBooks: [...addressBooks, ...own] },
      { effect: `${name} has the customer from the next 1010 on, and no other customer of ${books(addressBooks)}.` },
    ),
  ]
}

/** Gives the channel an address book, and brings it the customers of the book. */
export function sharingBook(channel: ChannelFacts, book: string, channelDatabase: string): Remedy[] {
  const changed: ChannelFacts = { ...channel, addressBooks: [...channel.addressBooks, book] }
  return [
    remedy(
      'setUpOrganization',
      { channels: [changed] },
      {
        effect:
          `${channel.name} gets the address book ${book} and sees all customers of that book from the next full ` +
          'download on.',
      },
    ),
    remedy('runCdxJob', { job: '1010', channelDatabase, full: true }),
  ]
}
