import type { CarriedBy, OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { nextTime, parseRecurrence } from '../../model/recurrence.ts'
import type { ScheduleRow } from '../../model/schedule.ts'
import type { Check } from '../checks/check.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { blockerOf, operationsOf } from '../facts/pipeline.ts'
import { carriers } from '../facts/schedules.ts'
import type { PipelineStep, TraceStepView, TraceView } from './trace.ts'

const DONE: readonly string[] = ['DISTRIBUTED', 'SUPERSEDED', 'DISMISSED']
const SYNCHRONIZE = 'Synchronize customers and channel requests'

/**
 * The focused operation; otherwise a customer's last operation that is not complete, or its last one. Null if there is
 * none.
 */
export function tracedOperation(facts: CustomerFacts): OperationFacts | null {
  const operations = [...operationsOf(facts)].sort((a, b) => a.capturedAt.localeCompare(b.capturedAt))
  const focused = operations.find(({ operationId }) => operationId === facts.focus)
  return focused ?? operations.filter(({ status }) => !DONE.includes(status)).at(-1) ?? operations.at(-1) ?? null
}

/** The trace of an operation. A failed check explains why no time is expected. */
export function traceOf(
  facts: CustomerFacts,
  operation: OperationFacts,
  checks: readonly Check[],
  carriedBy: CarriedBy | null,
): TraceView {
  const isDone = DONE.includes(operation.status)
  const cause = isDone ? undefined : checks.find(({ status }) => status === 'FAIL')
  const { exchange } = facts
  const unknown = !isDone && !cause && !exchange ? 'Headquarters cannot be reached.' : null
  const expected = isDone || cause || !exchange ? NOTHING : expectedTimes(exchange, operation)
  const none = expected.stopsAt && `No active schedule runs ${expected.stopsAt}, so no time is expected.`
  return {
    operationId: operation.operationId,
    steps: stepsOf(operation, expected, carriedBy),
    waitingFor: isDone ? null : waitingFor(facts, operation),
    expectedAtHeadquarters: expected.synchronized,
    expectedBack: expected.distributed,
    whyNotExpected: cause?.message ?? unknown ?? none,
  }
}

/** `stopsAt`: the first job without an active schedule. */
type Expected = {
  uploaded: string | null
  synchronized: string | null
  distributed: string | null
  stopsAt: string | null
}
const NOTHING: Expected = { uploaded: null, synchronized: null, distributed: null, stopsAt: null }

/** The expected times of the steps, from the next run of each schedule and the usual duration of its job. */
function expectedTimes(exchange: ExchangeFacts, operation: OperationFacts): Expected {
  const database = exchange.databases.find(({ id }) => id === operation.channelDatabaseId)
  const entity = exchange.entities.find(({ dataAreaId }) => dataAreaId === operation.dataAreaId)
  if (!database) return { ...NOTHING, stopsAt: 'P-0001' }
  const { group, uploadSeconds, downloadSeconds } = database
  const now = Date.parse(exchange.now)
  const uploaded = operation.receivedAt ? null : after(exchange, 'P-0001', group, now, uploadSeconds, null)
  if (!operation.receivedAt && uploaded === null) return { ...NOTHING, stopsAt: 'P-0001' }
  const ready = Math.max(uploaded?.time ?? now, Date.parse(operation.nextAttemptAt ?? exchange.now))
  const synchronized = operation.completedAt
    ? null
    : after(exchange, 'synchronize', null, ready, entity?.seconds ?? null, uploaded?.schedule ?? null)
  if (!operation.completedAt && synchronized === null)
    return { ...NOTHING, uploaded: iso(uploaded?.time), stopsAt: SYNCHRONIZE }
  const back = after(
    exchange,
    '1010',
    group,
    synchronized?.time ?? now,
    downloadSeconds,
    synchronized?.schedule ?? null,
  )
  return {
    uploaded: iso(uploaded?.time),
    synchronized: iso(synchronized?.time),
    distributed: iso(back?.time),
    stopsAt: back ? null : '1010',
  }
}

const iso = (time: number | undefined) => (time === undefined ? null : new Date(time).toISOString())

type Carried = { time: number; schedule: ScheduleRow }

/**
 * The time at which the first schedule with the job will have completed it, from a time on. `same`: the schedule of the
 * previous step, if it continues with this job.
 */
function after(
  exchange: ExchangeFacts,
  job: string,
  group: string | null,
  from: number,
  seconds: number | null,
  same: ScheduleRow | null,
): Carried | null {
  const lasts = (seconds ?? 0) * 1_000
  if (same && follows(same, job)) return { time: from + lasts, schedule: same }
  const next = carriers(exchange, job, group).flatMap((schedule) => {
    const start = nextStart(schedule, from, Date.parse(exchange.now))
    return start === null ? [] : [{ time: start + lasts, schedule }]
  })
  return next.sort((a, b) => a.time - b.time)[0] ?? null
}

const ORDER = ['P-0001', 'synchronize', '1010']
function follows({ jobs }: ScheduleRow, job: string): boolean {
  const before = ORDER[ORDER.indexOf(job) - 1] ?? ''
  return jobs.includes(before) && jobs.indexOf(job) > jobs.indexOf(before)
}

/** The first start of a schedule at or after a time. A schedule that is due starts now. */
function nextStart(schedule: ScheduleRow, from: number, now: number): number | null {
  const { nextRunAt } = schedule
  const recurrence = parseRecurrence(schedule.recurrence, schedule.timeZone)
  if (nextRunAt === null || recurrence === null) return null
  const next = Math.max(Date.parse(nextRunAt), now)
  if (next >= from) return next
  if ('cron' in recurrence) return nextTime(schedule, new Date(from), new Date(from))?.getTime() ?? null
  const period = recurrence.everySeconds * 1_000
  const start = next + Math.ceil((from - next) / period) * period
  return schedule.activeUntil !== null && start >= Date.parse(schedule.activeUntil) ? null : start
}

function stepsOf(operation: OperationFacts, expected: Expected, carriedBy: CarriedBy | null): TraceStepView[] {
  const { capturedAt, receivedAt, completedAt, distributedAt, uploadSessionId, runId } = operation
  const step = (
    name: PipelineStep,
    when: string | null,
    job: string | null,
    expectedAt: string | null,
  ): TraceStepView => ({
    step: name,
    at: when,
    expectedAt: when === null ? expectedAt : null,
    job,
    session: null,
    runId: null,
  })
  return [
    step('CAPTURED', capturedAt, null, null),
    {
      ...step('UPLOADED', receivedAt, 'P-0001', expected.uploaded),
      session: uploadSessionId === null ? null : { type: 'UploadSession', id: uploadSessionId },
      runId: carriedBy?.uploadRunId ?? null,
    },
    { ...step('SYNCHRONIZED', completedAt, 'synchronize', expected.synchronized), runId },
    {
      ...step('DISTRIBUTED', distributedAt, '1010', expected.distributed),
      session: carriedBy?.downloadId ? { type: 'DownloadSession', id: carriedBy.downloadId } : null,
      runId: carriedBy?.downloadRunId ?? null,
    },
  ]
}

function waitingFor(facts: CustomerFacts, operation: OperationFacts): string {
  const blocker = blockerOf(facts, operation)
  if (blocker && operation.status !== 'CAPTURED')
    return `the earlier operation ${blocker.operationNumber} of the same customer, which is ${blocker.status}.`
  switch (operation.status) {
    case 'CAPTURED':
      return operation.sequenced
        ? `P-0001 of ${operation.channelDatabaseId}.`
        : 'its position in the log of the channel.'
    case 'FAILED':
      return 'a correction: see its last error.'
    case 'SYNCED':
      return `1010 for ${operation.channelDatabaseId}.`
    case 'IN_PROGRESS':
      return `${SYNCHRONIZE}, which is processing it.`
    default:
      return operation.nextAttemptAt && operation.nextAttemptAt > facts.now
        ? `${SYNCHRONIZE}, which retries it at ${operation.nextAttemptAt} after a temporary fault.`
        : `${SYNCHRONIZE}.`
  }
}
