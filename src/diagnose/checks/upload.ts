import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { DatabaseFacts } from '../../between/facts/exchange-facts.ts'
import { pausedReason, restoredReason } from '../../between/upload-reasons.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { captured, databasesOf, operationsOf } from '../facts/pipeline.ts'
import { carriers, schedulesOf } from '../facts/schedules.ts'
import { remedy } from '../remedies/remedy.ts'
import { fail, found, pass, type Question } from './check.ts'
import { list } from './exchange.ts'
import { latenessOf, shown } from './lateness.ts'
import { activating, noActiveSchedule } from './no-schedule.ts'

/**
 * The operations that P-0001 could upload: captured, of channels and databases that take part. Separate checks cover
 * what blocks the others.
 */
function ready(facts: CustomerFacts): OperationFacts[] {
  return captured(facts).filter(({ channelId, channelDatabaseId, sequenced }) => {
    const channelState = facts.channelStates.get(channelDatabaseId)
    const database = facts.exchange?.databases.find(({ id }) => id === channelDatabaseId)
    const offline = channelState?.switches.some((one) => one.channelId === channelId && one.offline)
    return sequenced && database && !offline && !database.paused && !database.rewoundAt && !channelState?.rewound
  })
}

/** The first step: P-0001. */
export const UPLOAD: readonly Question<CustomerFacts>[] = [
  {
    code: 'UPLOAD_SCHEDULE_ACTIVE',
    question: 'Is a schedule that runs P-0001 active?',
    evaluate: (facts) => {
      const { exchange } = facts
      const databases = databasesOf(facts, captured(facts))
      if (!exchange || databases.length === 0) return null
      const without = databases.filter(({ group }) => carriers(exchange, 'P-0001', group).length === 0)
      if (without.length === 0) return pass('A schedule that runs P-0001 is active.')
      const schedules = without.flatMap(({ group }) => schedulesOf(exchange, 'P-0001', group))
      const { message, evidence } = noActiveSchedule(
        `P-0001 for ${list(without.map(({ id }) => id))}`,
        'P-0001',
        schedules,
      )
      return fail(
        message,
        evidence,
        without.flatMap(({ id, group }) => [
          remedy('runCdxJob', { job: 'P-0001', channelDatabase: id }),
          ...activating(schedulesOf(exchange, 'P-0001', group)).slice(0, 1),
        ]),
      )
    },
  },
  {
    code: 'UPLOAD_SUCCEEDED',
    question: 'Did the last upload attempt succeed?',
    evaluate: (facts) => {
      const databases = databasesOf(facts, ready(facts))
      const failed = databases.flatMap((database) => {
        const why = failureOf(facts, database)
        return why === null ? [] : [{ database, why }]
      })
      const [first] = failed
      if (!first) return databases.length > 0 ? pass('The last upload attempt succeeded, or there was none.') : null
      return fail(
        `The last upload from ${first.database.id} failed: ${first.why}`,
        failed.map(({ database }) =>
          database.lastUpload
            ? found('Last session', database.lastUpload.status, 'UploadSession', database.lastUpload.id)
            : found('Channel database', database.id, 'ChannelDatabase', database.id),
        ),
        failed.map(({ database }) => remedy('runCdxJob', { job: 'P-0001', channelDatabase: database.id })),
      )
    },
  },
  {
    code: 'UPLOADED_IN_TIME',
    question: 'Is the operation uploaded, or will it be in time?',
    evaluate: (facts) => {
      const { exchange } = facts
      if (!exchange || operationsOf(facts).length === 0) return null
      if (captured(facts).length === 0) return pass('All operations have been uploaded.', uploadSessions(facts))
      const late = ready(facts).flatMap((operation) => {
        const [database] = databasesOf(facts, [operation])
        if (!database || failureOf(facts, database) !== null) return []
        const { id, group } = database
        const why = latenessOf(exchange, {
          job: 'P-0001',
          group,
          readySince: operation.capturedAt,
          scopes: [`P-0001:${id}`],
        })
        return why && !exchange.openRuns.some((run) => run.scope === `P-0001:${id}`) ? [{ id, operation, ...why }] : []
      })
      const [first] = late
      if (!first) return pass('The operation is pending and will be uploaded in time.', shown(captured(facts)))
      return fail(
        `The operation is still in ${first.id} (upload_pending): ${first.why}.`,
        [...shown(late.map(({ operation }) => operation)), ...first.evidence],
        [...new Set(late.map(({ id }) => id))].map((id) => remedy('runCdxJob', { job: 'P-0001', channelDatabase: id })),
      )
    },
  },
]

/** True for a reason recorded while the database was paused or restored, which no longer applies once it is not. */
export const isTransferPast = (id: string, reason: string) =>
  reason === pausedReason(id) || reason === restoredReason(id)

/** Why the last attempt failed; null if the database was paused or restored then and no longer is. */
function failureOf({ channelStates }: CustomerFacts, { id, lastUpload }: DatabaseFacts): string | null {
  const attempt = channelStates.get(id)?.lastUploadAttempt
  if (attempt?.reason && !isTransferPast(id, attempt.reason)) return attempt.reason
  if (lastUpload?.status !== 'FAILED' || Date.parse(attempt?.succeededAt ?? '') > Date.parse(lastUpload.at)) return null
  return lastUpload.message ?? 'The session failed. See the log for the cause.'
}

function uploadSessions(facts: CustomerFacts) {
  const ids = new Set(operationsOf(facts).flatMap(({ uploadSessionId }) => uploadSessionId ?? []))
  return [...ids].slice(-3).map((id) => found('Uploaded by', 'P-0001', 'UploadSession', id))
}
