import type { CarriedBy, OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { nextRun, parseRecurrence } from '../../model/recurrence.ts'
import type { ScheduleRow } from '../../model/schedule.ts'
import type { Check } from '../checks/check.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'
import { blockerOf, operationsOf } from '../facts/journey.ts'
import { carriers } from '../facts/schedules.ts'
import type { PipelineStep, TraceStepView, TraceView } from './trace.ts'

const DONE: readonly string[] = ['DISTRIBUTED', 'SUPERSEDED', 'DISMISSED']
const SYNCHRONIZE = 'Synchronize customers and channel requests'

/** Of an operation asked about itself; of a customer its last one that is not done, else its last one. Null: there is none. */
export function tracedOperation(facts: CustomerFacts): OperationFacts | null {
  const operations = [...operationsOf(facts)].sort((a, b) => a.capturedAt.localeCompare(b.capturedAt))
  const request = operations.find(({ operationId }) => operationId === facts.focus)
  return request ?? operations.filter(({ status }) => !DONE.includes(status)).at(-1) ?? operations.at(-1) ?? null
}

/** The trace of an operation. A check that failed is why no time can be expected. */
export function traceOf(
  facts: CustomerFacts,
  operation: OperationFacts,
  checks: readonly Check[],
  carriedBy: CarriedBy | null,
): TraceView {
  const isDone = DONE.includes(operation.status)
  const cause = isDone ? undefined : checks.find(({ status }) => status === 'FAIL')
  const { exchange } = facts
  const unknown = !isDone && !cause && !exchange ? 'Headquarters could not be asked.' : null
  const expected = isDone || cause || !exchange ? NOTHING : expectedTimes(exchange, operation)
  const none = expected.stopsAt && `No active schedule carries ${expected.stopsAt}: nobody can say when it runs.`
  return {
    operationId: operation.operationId,
    steps: stepsOf(operation, expected, carriedBy),
    waitingFor: isDone ? null : waitingFor(facts, operation),
    expectedAtHeadquarters: expected.synchronized,
    expectedBack: expected.distributed,
    whyNotExpected: cause?.message ?? unknown ?? none,
  }
}

/** `stopsAt`: the first job that no schedule is known to run. */
type Expected = {
  uploaded: string | null
  synchronized: string | null
  distributed: string | null
  stopsAt: string | null
}
const NOTHING: Expected = { uploaded: null, synchronized: null, distributed: null, stopsAt: null }

/** From each step to the next: when its schedule runs next, and how long that took lately. */
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

/** When the first schedule that carries the job has done it, from a time on. `same`: the schedule that is at it already, and comes to this job next. */
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

/** The first start of a schedule at or after a time. One that is due is about to start. */
function nextStart({ nextRunAt, recurrence: text }: ScheduleRow, from: number, now: number): number | null {
  const recurrence = parseRecurrence(text)
  if (nextRunAt === null || recurrence === null) return null
  const next = Math.max(Date.parse(nextRunAt), now)
  if (next >= from) return next
  if ('cron' in recurrence) return nextRun(recurrence, new Date(from), new Date(from)).getTime()
  const period = recurrence.everySeconds * 1_000
  return next + Math.ceil((from - next) / period) * period
}

function stepsOf(operation: OperationFacts, expected: Expected, carriedBy: CarriedBy | null): TraceStepView[] {
  const { capturedAt, receivedAt, completedAt, distributedAt, uploadSessionId, runId } = operation
  const made = (
    step: PipelineStep,
    when: string | null,
    job: string | null,
    expectedAt: string | null,
  ): TraceStepView => ({
    step,
    at: when,
    expectedAt: when === null ? expectedAt : null,
    job,
    session: null,
    runId: null,
  })
  return [
    made('CAPTURED', capturedAt, null, null),
    {
      ...made('UPLOADED', receivedAt, 'P-0001', expected.uploaded),
      session: uploadSessionId === null ? null : { type: 'UploadSession', id: uploadSessionId },
      runId: carriedBy?.uploadRunId ?? null,
    },
    { ...made('SYNCHRONIZED', completedAt, 'synchronize', expected.synchronized), runId },
    {
      ...made('DISTRIBUTED', distributedAt, '1010', expected.distributed),
      session: carriedBy?.downloadId ? { type: 'DownloadSession', id: carriedBy.downloadId } : null,
      runId: carriedBy?.downloadRunId ?? null,
    },
  ]
}

function waitingFor(facts: CustomerFacts, operation: OperationFacts): string {
  const blocker = blockerOf(facts, operation)
  if (blocker && operation.status !== 'CAPTURED')
    return `Operation ${blocker.operationNumber} of the same customer, which comes before it and is ${blocker.status}.`
  switch (operation.status) {
    case 'CAPTURED':
      return operation.sequenced ? `P-0001 of ${operation.channelDatabaseId}.` : 'Its place in the log of the channel.'
    case 'FAILED':
      return 'Someone who corrects it: see its last known error.'
    case 'SYNCED':
      return `1010 for ${operation.channelDatabaseId}.`
    case 'IN_PROGRESS':
      return `${SYNCHRONIZE}, which has it in hand.`
    default:
      return operation.nextAttemptAt && operation.nextAttemptAt > facts.now
        ? `${SYNCHRONIZE}, which tries it again at ${operation.nextAttemptAt} after a temporary fault.`
        : `${SYNCHRONIZE}.`
  }
}
