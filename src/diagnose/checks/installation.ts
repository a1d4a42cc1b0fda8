import { type InstallationFacts, MOST_COUNTED } from '../../between/facts/installation-facts.ts'
import { REPORTED_SKEW_SECONDS, skewSentence } from '../../db/database-clock.ts'
import { STOPPED_BY_FAULT } from '../../model/schedule.ts'
import type { ChannelsFacts } from '../facts/channels.ts'
import { remediesOfDifference } from '../remedies/of-difference.ts'
import { remedy } from '../remedies/remedy.ts'
import { ALERT_MAILS_SENT } from './alert-mails.ts'
import { isFailing, isStuck, late, lateness, reachable } from './channel-evidence.ts'
import { fail, found, pass, type Question } from './check.ts'
import { list } from './exchange.ts'
import { NO_OPERATION_FAILED, NUMBER_SEQUENCE } from './failed-operations.ts'
import { WEBHOOKS_ENABLED } from './webhooks.ts'
import { WELCOME_MESSAGES_SENT } from './welcome-messages.ts'

export type AllFacts = ChannelsFacts & {
  installation: InstallationFacts | null
  /** Seconds by which clocks are ahead of headquarters' database, as far as they are measured. */
  clocks: readonly { name: string; skew: number; channelDatabaseId: string | null }[]
}

/** Checks that belong to no single channel. */
export const INSTALLATION: readonly Question<AllFacts>[] = [
  {
    code: 'CLOCKS_AGREE',
    question: 'Do the clocks of this server and of the databases agree?',
    evaluate: ({ clocks }) => {
      if (clocks.length === 0) return null
      const apart = clocks.filter(({ skew }) => Math.abs(skew) >= REPORTED_SKEW_SECONDS)
      const evidence = apart.map(({ name, skew, channelDatabaseId }) =>
        found(name, `${skew.toFixed(1)} s`, 'ChannelDatabase', channelDatabaseId),
      )
      const [first] = apart
      if (!first) return pass(`The clocks agree to ${REPORTED_SKEW_SECONDS} seconds.`)
      return fail(
        `${capitalized(skewSentence(first.name, first.skew))}. Nothing is decided by the clock of a server, but times ` +
          'of different databases cannot be compared.',
        evidence,
        [],
      )
    },
  },
  {
    code: 'CHUNKS_ALIVE',
    question: 'Is every operation in progress claimed by a living process?',
    evaluate: (facts) => {
      const { installation } = facts
      if (!installation) return null
      const { lost } = installation
      // A separate check covers stopped runs; the next run also takes over their operations.
      const abandoned = installation.abandoned.filter((id) => !isStuck(facts, `synchronize:${id}`))
      if (abandoned.length === 0 && lost.length === 0)
        return pass('Every operation in progress is claimed by a living process.')
      return fail(
        'A process that was synchronizing is gone. The next run takes over its operations.',
        [
          ...abandoned.map((id) => found('Legal entity', id)),
          ...lost.map(({ runId, scope }) => found(scope, 'lease expired', 'BatchRun', runId)),
        ],
        [
          ...abandoned.map((legalEntity) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity })),
          ...lost.map(({ runId }) => remedy('resumeBulkRun', { bulkRun: runId })),
        ],
      )
    },
  },
  {
    code: 'SYNCHRONIZE_SUCCEEDED',
    question: 'Did the last runs of Synchronize customers and channel requests succeed?',
    evaluate: (facts) => {
      const { installation, exchange } = facts
      if (!installation || !exchange) return null
      const failed = exchange.entities.flatMap(({ dataAreaId, lastRun }) =>
        lastRun?.status === 'ERROR' &&
        installation.unsynchronized.some(({ legalEntity }) => legalEntity === dataAreaId) &&
        !isStuck(facts, `synchronize:${dataAreaId}`)
          ? [{ dataAreaId, lastRun }]
          : [],
      )
      const [first] = failed
      if (!first) return pass('The last runs succeeded, or left no operations.')
      const sentence = ({ dataAreaId, lastRun }: typeof first) =>
        `The last run of synchronize over ${dataAreaId} ended in an error: ` +
        `${lastRun.message ?? 'See the log for the cause.'}`
      return fail(
        sentence(first),
        failed.map(({ dataAreaId, lastRun }) => found(`Run over ${dataAreaId}`, 'ERROR', 'BatchRun', lastRun.runId)),
        failed.map(({ dataAreaId }) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity: dataAreaId })),
        failed.map((each) => ({ subject: each.dataAreaId, message: sentence(each) })),
      )
    },
  },
  {
    code: 'SYNCHRONIZED_IN_TIME',
    question: 'Are uploaded operations synchronized in time?',
    evaluate: (facts) => {
      const { installation, exchange } = facts
      if (!installation || !exchange) return null
      // Separate checks cover a missing worker, an overdue schedule, and a run that stopped or ended in an error.
      const failed = exchange.entities.filter(({ lastRun }) => lastRun?.status === 'ERROR')
      const isCovered = (entity: string) =>
        isStuck(facts, `synchronize:${entity}`) || failed.some(({ dataAreaId }) => dataAreaId === entity)
      const overdue = installation.unsynchronized.flatMap(({ legalEntity, since }) => {
        if (isCovered(legalEntity)) return []
        const why = lateness(facts, { job: 'synchronize', group: null }, since, `synchronize:${legalEntity}`)
        return why ? [{ legalEntity, since, ...why }] : []
      })
      const [first] = overdue
      if (!first) return pass('Uploaded operations are synchronized in time.')
      const sentence = ({ legalEntity, since, why }: typeof first) =>
        `Operations of ${legalEntity} wait for synchronize since ${since}: ${why}.`
      return fail(
        sentence(first),
        overdue.flatMap(({ legalEntity, since, evidence }) => [found(`Waiting of ${legalEntity}`, since), ...evidence]),
        overdue.map(({ legalEntity }) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity })),
        overdue.map((each) => ({ subject: each.legalEntity, message: sentence(each), since: each.since })),
      )
    },
  },
  {
    code: 'FEATURE_SCHEDULE',
    question: 'Has each feature been enabled on the date of its schedule?',
    evaluate: ({ installation, exchange, features }) => {
      if (!installation) return null
      const overdue = features.filter(({ key }) => installation.overdueFeatures.includes(key))
      const [first] = overdue
      // A separate check covers a missing worker.
      if (!first || exchange?.workers === 0) return pass('No scheduled feature is overdue.')
      return fail(
        `"${first.name}" was scheduled for ${first.enableDate} and has not been enabled. Enable it.`,
        overdue.map(({ key, name, enableDate }) => found(name, `scheduled for ${enableDate}`, 'Feature', key)),
        overdue.map(({ key, confirmationText }) =>
          remedy('enableFeature', confirmationText === null ? { feature: key } : { feature: key, confirm: true }),
        ),
      )
    },
  },
  {
    code: 'SCHEDULES_SUCCEED',
    question: 'Do the active schedules and the maintenance run without a fault?',
    evaluate: ({ exchange, installation }) => {
      if (!exchange || !installation) return null
      const failing = exchange.schedules.filter(
        ({ status, lastMessage }) => status === 'ACTIVE' && lastMessage?.includes(STOPPED_BY_FAULT),
      )
      const evidence = [
        ...failing.map(({ id, lastMessage }) => found(id, lastMessage ?? '')),
        ...installation.maintenance.map(({ id, failures, since }) => found(id, `${failures} faults since ${since}`)),
      ]
      const [first] = failing
      if (first)
        return fail(
          `The schedule ${list(failing.map(({ id }) => id))} was stopped by a fault the last time, at ` +
            `${first.lastRunAt}. It is tried again; if the fault repeats, the log has its cause.`,
          evidence,
          [],
        )
      const [broken] = installation.maintenance
      if (!broken) return pass('The active schedules and the maintenance ran without a fault the last time.')
      return fail(
        `The maintenance ${list(installation.maintenance.map(({ id }) => id))} has been stopped by a fault each time ` +
          `since ${broken.since}. It is tried again; the log has the cause.`,
        evidence,
        [],
      )
    },
  },
  WEBHOOKS_ENABLED,
  WELCOME_MESSAGES_SENT,
  ALERT_MAILS_SENT,
  NUMBER_SEQUENCE,
  NO_OPERATION_FAILED,
  {
    code: 'NO_DIFFERENCE',
    question: 'Are there no reported differences?',
    evaluate: ({ installation }) => {
      if (!installation) return null
      const n = installation.differences.reduce((sum, each) => sum + each.n, 0)
      if (n === 0) return pass('No comparison has reported a difference.')
      const many = n >= MOST_COUNTED ? 'at least ' : ''
      const message =
        `Comparisons of headquarters and the channels have reported ${many}${n} ` +
        `${n === 1 ? 'difference' : 'differences'}. differences(status: [REPORTED]) lists them; a person must ` +
        'resolve them.'
      return fail(
        message,
        [
          ...installation.differences.map(({ kind, n: count }) => found(kind, `${many}${count}`)),
          ...installation.reported.map(({ id, message }) => found('Difference', message, 'Difference', id)),
        ],
        installation.reported.flatMap((difference) => remediesOfDifference(difference, accepting(difference))),
        [{ subject: null, message, count: n }],
      )
    },
  },
  {
    code: 'ERASURES_APPLIED',
    question: 'Have all channel databases applied the erasures?',
    evaluate: (facts) => {
      const { installation, exchange } = facts
      if (!installation || !exchange) return null
      const waiting = installation.erasures
      const kept = waiting.filter(({ channelDatabaseId, since }) => {
        const database = reachable(facts).find(({ id }) => id === channelDatabaseId)
        const isSaid = !database || isFailing(database, '1010') || isStuck(facts, `1010:${channelDatabaseId}`)
        return !isSaid && late(facts, database, '1010', since) !== null
      })
      const evidence = waiting.map(({ channelDatabaseId, waiting: n }) =>
        found('Waiting erasures', atLeast(n), 'ChannelDatabase', channelDatabaseId),
      )
      const [first] = kept
      if (!first)
        return pass(
          waiting.length === 0
            ? 'All channel databases have applied the erasures.'
            : 'The next 1010 delivers the waiting erasures; other checks report what blocks that job.',
          evidence,
        )
      const sentence = ({ channelDatabaseId, since, waiting: n }: typeof first) =>
        `${atLeast(n)} ${n === 1 ? 'erasure waits' : 'erasures wait'} for ${channelDatabaseId} since ${since}, ` +
        'although 1010 has run. Run 1010 again.'
      return fail(
        sentence(first),
        evidence,
        kept.map(({ channelDatabaseId }) => remedy('runCdxJob', { job: '1010', channelDatabase: channelDatabaseId })),
        kept.map((each) => ({ subject: each.channelDatabaseId, message: sentence(each), since: each.since })),
      )
    },
  },
]

/** A count that may end at the most that are counted. */
const atLeast = (n: number) => (n >= MOST_COUNTED ? `At least ${n}` : String(n))

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const accepting = ({ kind, message }: { kind: string; message: string }) =>
  kind === 'LOST_AT_HEADQUARTERS'
    ? `${message} Accepting it gives the customer up: the next 1010 removes it from the channels.`
    : `${message} Headquarters’ values count from now on; the next 1010 delivers them to the channels.`
