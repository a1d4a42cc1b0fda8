import type { CustomerFacts } from '../facts/gather-customer.ts'
import { captured, millis, operationsOf, returning, toSynchronize } from '../facts/pipeline.ts'
import { carriers, schedulesOf } from '../facts/schedules.ts'
import { remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'
import { list, runAgain } from './exchange.ts'
import { latenessOf, shown } from './lateness.ts'
import { activating, noActiveSchedule } from './no-schedule.ts'

/** The scopes of the runs that the operations wait for. */
function scopesWaitedFor(facts: CustomerFacts): string[] {
  return [
    ...captured(facts).map(({ channelDatabaseId }) => `P-0001:${channelDatabaseId}`),
    ...toSynchronize(facts).map(({ dataAreaId }) => `synchronize:${dataAreaId}`),
    ...returning(facts).map(({ channelDatabaseId }) => `1010:${channelDatabaseId}`),
  ]
}

const entitiesOf = (facts: CustomerFacts) => [...new Set(toSynchronize(facts).map(({ dataAreaId }) => dataAreaId))]

/** True if the process of the scope's run is gone; the next run takes it over. */
const isStuck = ({ exchange }: CustomerFacts, scope: string) =>
  exchange?.openRuns.some((run) => run.scope === scope && run.expired) ?? false

/** The last runs that ended in ERROR after an operation had arrived. */
function failedRuns(facts: CustomerFacts) {
  return (facts.exchange?.entities ?? []).flatMap(({ dataAreaId, lastRun }) => {
    const left = toSynchronize(facts).filter((operation) => operation.dataAreaId === dataAreaId)
    const [first] = left
    if (lastRun?.status !== 'ERROR' || !first || millis(lastRun.endedAt) < millis(first.receivedAt)) return []
    return [{ dataAreaId, lastRun, left }]
  })
}

/** The second step: *Synchronize customers and channel requests*; and, for each step, whether its run is alive. */
export const SYNCHRONIZE: readonly Question<CustomerFacts>[] = [
  {
    code: 'RUN_ALIVE',
    question: 'Is every run that the operations wait for alive?',
    evaluate: (facts) => {
      const scopes = [...new Set(scopesWaitedFor(facts))].filter((scope) => isStuck(facts, scope))
      const abandoned = toSynchronize(facts).filter(({ chunkExpired }) => chunkExpired)
      const entities = abandoned.map(({ dataAreaId }) => `synchronize:${dataAreaId}`)
      const stuck = [...new Set([...scopes, ...entities])]
      if (stuck.length === 0)
        return scopesWaitedFor(facts).length > 0 && facts.exchange ? pass('Every run is alive.') : null
      const runs = facts.exchange?.openRuns.filter(({ scope }) => stuck.includes(scope)) ?? []
      return fail(
        `The run of ${list(stuck)} has stopped: its process is gone. The next run takes it over.`,
        [...runs.map(({ runId, scope }) => found(scope, 'lease expired', 'BatchRun', runId)), ...shown(abandoned)],
        stuck.map(runAgain),
      )
    },
  },
  {
    code: 'SYNCHRONIZE_SCHEDULE_ACTIVE',
    question: 'Is a schedule that runs Synchronize customers and channel requests active?',
    evaluate: (facts) => {
      const { exchange } = facts
      if (!exchange || toSynchronize(facts).length === 0) return null
      if (carriers(exchange, 'synchronize', null).length > 0) return pass('A schedule that runs it is active.')
      const schedules = schedulesOf(exchange, 'synchronize', null)
      const { message, evidence } = noActiveSchedule('Synchronize customers and channel requests', 'the job', schedules)
      return fail(message, evidence, [
        ...entitiesOf(facts).map((legalEntity) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity })),
        ...activating(schedules).slice(0, 1),
      ])
    },
  },
  {
    code: 'SYNCHRONIZE_SUCCEEDED',
    question: 'Did the last run of Synchronize customers and channel requests succeed?',
    evaluate: (facts) => {
      if (toSynchronize(facts).length === 0) return null
      const failed = failedRuns(facts)
      const [first] = failed
      if (!first) return pass('The last run succeeded, or there was none since.')
      return fail(
        `The last run of synchronize over ${first.dataAreaId} ended in an error: ` +
          `${first.lastRun.message ?? 'See the log for the cause.'}`,
        failed.flatMap(({ lastRun, left }) => [found('Run', 'ERROR', 'BatchRun', lastRun.runId), ...shown(left)]),
        failed.map(({ dataAreaId }) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity: dataAreaId })),
      )
    },
  },
  {
    code: 'SYNCHRONIZED_IN_TIME',
    question: 'Is the operation synchronized (OnlineOperationCompleted = 1), or will it be in time?',
    evaluate: (facts) => {
      const { exchange } = facts
      const received = operationsOf(facts).filter(({ status }) => status !== 'CAPTURED')
      if (!exchange || received.length === 0) return null
      const waiting = toSynchronize(facts)
      if (waiting.length === 0)
        return received.every(({ completedAt }) => completedAt !== null)
          ? pass(
              'OnlineOperationCompleted = 1: headquarters has synchronized all operations.',
              shown(received.slice(-1)),
            )
          : null
      const failed = failedRuns(facts).map(({ dataAreaId }) => dataAreaId)
      const late = waiting.flatMap((operation) => {
        const scope = `synchronize:${operation.dataAreaId}`
        const excused = operation.chunkExpired || isStuck(facts, scope) || failed.includes(operation.dataAreaId)
        // After a transient fault, it is retried when its pause is over.
        const readySince = [operation.receivedAt, operation.nextAttemptAt].sort().at(-1) ?? operation.capturedAt
        if (excused || millis(readySince) > millis(exchange.now)) return []
        const why = latenessOf(exchange, {
          job: 'synchronize',
          group: null,
          readySince: readySince ?? '',
          scopes: [scope],
        })
        return why ? [{ operation, ...why }] : []
      })
      const [first] = late
      if (!first) return pass('The operation waits for the next run, or is in the current one.', shown(waiting))
      return fail(
        `The operation is in headquarters’ staging tables with OnlineOperationCompleted = 0: ${first.why}.`,
        [...shown(late.map(({ operation }) => operation)), ...first.evidence],
        entitiesOf(facts).map((legalEntity) => remedy('synchronizeCustomersAndChannelRequests', { legalEntity })),
      )
    },
  },
]
