import type { DatabaseFacts, ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { type ChannelsFacts, databasesOf } from '../facts/channels.ts'
import { carriers, isPutOff, schedulesOf, whyNotActive } from '../facts/schedules.ts'
import { remedy } from '../remedies/remedy.ts'
import { isSequencingBlocked, isStuck, late, reachable, shown, undistributed } from './channel-evidence.ts'
import { type Finding, fail, found, pass, type Question } from './check.ts'
import { adopting, books, FAILING, repeated, sharingBook } from './distribution.ts'
import { list, runAgain } from './exchange.ts'
import { activating, noActiveSchedule } from './no-schedule.ts'
import { isTransferPast } from './upload.ts'

/** Whether customers are exchanged: schedules, runs, uploads and sessions of channels' databases. */
export const CHANNEL_EXCHANGE: readonly Question<ChannelsFacts>[] = [
  {
    code: 'SCHEDULES_ON_TIME',
    question: 'Are the schedules that exchange customers active?',
    evaluate: (facts) => {
      const { exchange } = facts
      if (!exchange) return null
      const groups = [...new Set(databasesOf(facts).map(({ group }) => group))]
      const missing = groups.flatMap((group) =>
        ['P-0001', 'synchronize', '1010'].flatMap((job) => {
          const of = job === 'synchronize' ? null : group
          const schedules = schedulesOf(exchange, job, of)
          // What an operator has withheld, or planned for later, is not stuck.
          return carriers(exchange, job, of).length > 0 || schedules.some(isPutOff)
            ? []
            : [{ job, group: of, schedules: schedules.slice(0, 1) }]
        }),
      )
      if (missing.length === 0) return putOffToo(exchange, groups)
      const [alone] = missing.filter((each) => each.schedules.length === 0)
      if (alone?.group) return nothingRuns(facts, alone.group, missing)
      const schedules = missing.flatMap((each) => each.schedules)
      const jobs = list([...new Set(missing.map(({ job }) => job))])
      const { message, evidence } = noActiveSchedule(jobs, 'the job', schedules)
      return fail(message, evidence, activating(schedules))
    },
  },
  {
    code: 'RUN_ALIVE',
    question: 'Is every open run alive?',
    evaluate: ({ exchange }) => {
      if (!exchange) return null
      const stuck = exchange.openRuns.filter(({ expired }) => expired)
      if (stuck.length === 0) return pass('Every open run is alive.')
      const sentence = (names: string) =>
        `The run of ${names} has stopped: its process is gone. The next run takes it over.`
      return fail(
        sentence(list(stuck.map(({ scope }) => scope))),
        stuck.map(({ scope, runId }) => found(scope, 'lease expired', 'BatchRun', runId)),
        stuck.map(({ scope }) => runAgain(scope)),
        stuck.map(({ scope }) => ({ subject: scope, message: sentence(scope) })),
      )
    },
  },
  {
    code: 'UPLOAD_SUCCEEDED',
    question: 'Did the last upload attempt succeed?',
    evaluate: (facts) => {
      const failed = reachable(facts).flatMap((database) => {
        const reason = facts.there.get(database.id)?.channelState?.lastUploadAttempt?.reason
        return reason && !isTransferPast(database.id, reason) ? [{ database, reason }] : []
      })
      const [first] = failed
      if (!first) return facts.exchange ? pass('The last upload attempt succeeded, or there was none.') : null
      const sentence = ({ database, reason }: typeof first) => `The last upload from ${database.id} failed: ${reason}`
      return fail(
        sentence(first),
        shown(
          'Channel database',
          failed.map(({ database }) => database),
        ),
        failed.map(({ database }) => remedy('runCdxJob', { job: 'P-0001', channelDatabase: database.id })),
        failed.map((each) => ({ subject: each.database.id, message: sentence(each) })),
      )
    },
  },
  {
    code: 'UPLOADED_IN_TIME',
    question: 'Are captured operations uploaded in time?',
    evaluate: (facts) => {
      const sequenced = reachable(facts).filter(({ id }) => !isSequencingBlocked(facts.there.get(id)?.channelState))
      const pending = sequenced.flatMap((database) => {
        const offline = facts.there.get(database.id)?.channelState?.switches.filter((one) => one.offline) ?? []
        const counts = (facts.there.get(database.id)?.counts ?? []).filter(
          ({ channelId, pending: n }) => n > 0 && !offline.some((one) => one.channelId === channelId),
        )
        const oldest = counts.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).sort()[0]
        return oldest ? [{ database, oldest, n: counts.reduce((sum, { pending: each }) => sum + each, 0) }] : []
      })
      const overdue = pending.flatMap((each) => {
        const why = isStuck(facts, `P-0001:${each.database.id}`)
          ? null
          : late(facts, each.database, 'P-0001', each.oldest)
        return why ? [{ ...each, ...why }] : []
      })
      const [first] = overdue
      const evidence = pending.map(({ database, n, oldest }) =>
        found(`Pending since ${oldest}`, String(n), 'ChannelDatabase', database.id),
      )
      if (!first)
        return facts.exchange
          ? pass(pending.length > 0 ? pendingIn(facts, pending) : 'No operation is pending.', evidence)
          : null
      const sentence = ({ database, n, oldest, why }: typeof first) =>
        `${n} operations are pending in ${database.id}, the oldest since ${oldest}: ${why}.`
      return fail(
        sentence(first),
        [...evidence, ...first.evidence],
        overdue.map(({ database }) => remedy('runCdxJob', { job: 'P-0001', channelDatabase: database.id })),
        overdue.map((each) => ({ subject: each.database.id, message: sentence(each), since: each.oldest })),
      )
    },
  },
  {
    code: 'DOWNLOAD_SESSION',
    question: 'Are all download sessions healthy?',
    evaluate: (facts) => {
      const failing = reachable(facts).flatMap((database) =>
        database.openDownloads
          .filter(({ status }) => FAILING.includes(status))
          .map((session) => ({ database, session })),
      )
      const [first] = failing
      if (!first) return facts.exchange ? pass('No download session is suspended or failing.') : null
      const sentence = ({ database, session }: typeof first) =>
        `The session of ${session.jobId} for ${database.id} is ${session.status}: ` +
        `${session.message ?? 'It has no message.'}`
      return fail(
        sentence(first),
        failing.map((one) =>
          found(`${one.session.jobId} of ${one.database.id}`, one.session.status, 'DownloadSession', one.session.id),
        ),
        failing.map((one) => repeated(one.database, one.session)),
        failing.map((one) => ({ subject: one.database.id, message: sentence(one) })),
      )
    },
  },
  {
    code: 'DISTRIBUTED_IN_TIME',
    question: 'Do the channels receive the results of headquarters in time?',
    evaluate: (facts) => {
      const overdue = undistributed(facts)
      const [first] = overdue
      if (!first) return facts.exchange ? pass('The channels receive the results of headquarters in time.') : null
      const sentence = ({ database, since, why }: typeof first) =>
        `Headquarters has synchronized operations, but ${database.id} has not received a result since ${since}: ${why}.`
      return fail(
        sentence(first),
        overdue.flatMap(({ database, since, evidence }) => [
          found('Result waiting', since, 'ChannelDatabase', database.id),
          ...evidence,
        ]),
        overdue.map(({ database }) => remedy('runCdxJob', { job: '1010', channelDatabase: database.id })),
        overdue.map((each) => ({ subject: each.database.id, message: sentence(each), since: each.since })),
      )
    },
  },
  {
    code: 'ADDRESS_BOOK_SHARED',
    question: 'Does each channel share an address book with the customers that it captured?',
    evaluate: (facts) => {
      const [first] = facts.unshared
      if (!first)
        return facts.exchange ? pass('Each channel shares an address book with the customers that it captured.') : null
      const sentence = ({ channelDatabaseId, since, addressBooks }: typeof first) =>
        `1010 cannot deliver a result to ${channelDatabaseId}, which has waited since ${since}: its customer belongs ` +
        `to ${books(addressBooks)}, which no channel there has. Add an address book of the channel to the customer, ` +
        'or one of the customer to the channel.'
      return fail(
        sentence(first),
        facts.unshared.map(({ channelDatabaseId, operationId }) =>
          found(`Not delivered to ${channelDatabaseId}`, operationId, 'Operation', operationId),
        ),
        facts.unshared.flatMap(({ channelDatabaseId, channelId, customerKey, addressBooks }) => {
          const channel = facts.exchange?.databases
            .find(({ id }) => id === channelDatabaseId)
            ?.channels.find(({ id }) => id === channelId)
          const [book] = addressBooks
          if (!channel || book === undefined) return []
          return [...adopting(channel, customerKey, addressBooks), ...sharingBook(channel, book, channelDatabaseId)]
        }),
        facts.unshared.map((each) => ({
          subject: each.channelDatabaseId,
          message: sentence(each),
          since: each.since,
        })),
      )
    },
  },
]

/** Nothing is stuck; the schedules that are withheld or not active yet are said. */
function putOffToo({ schedules }: ExchangeFacts, groups: readonly string[]): Finding {
  const putOff = schedules.filter(
    (schedule) => isPutOff(schedule) && (schedule.group === null || groups.includes(schedule.group)),
  )
  if (putOff.length === 0) return pass('The schedules are active.')
  return pass(
    `The other schedules are active; ${putOff.map((each) => `${each.id} is ${whyNotActive(each)}`).join('; ')}.`,
    putOff.map((each) => found(each.id, each.withheld?.reason ?? whyNotActive(each))),
  )
}

function pendingIn({ exchange }: ChannelsFacts, pending: readonly { database: DatabaseFacts }[]): string {
  const without = pending.filter(
    ({ database }) => exchange && carriers(exchange, 'P-0001', database.group).length === 0,
  )
  if (without.length === 0) return 'Operations are pending and will be uploaded in time.'
  return `Operations are pending; no active schedule uploads those of ${list(without.map(({ database }) => database.id))}.`
}

/** Nothing can be activated for a group that has no schedule of a job at all: a person makes one. */
function nothingRuns(facts: ChannelsFacts, group: string, missing: readonly { job: string; group: string | null }[]) {
  const databases = databasesOf(facts).filter((database) => database.group === group)
  const jobs = list([...new Set(missing.filter((each) => each.group === group).map(({ job }) => job))])
  const names = databases.map(({ id }) => id).join(', ')
  const message =
    `The channel database group ${group} (${names}) has no schedule that runs ${jobs}, so its customers stay where ` +
    'they are. Create one, or copy the schedules of another group: tillsync group copy.'
  return fail(message, shown('Channel database', databases), [], [{ subject: group, message }])
}
