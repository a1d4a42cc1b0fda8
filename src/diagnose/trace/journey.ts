import { type Evidence, found } from '../checks/check.ts'
import type { OperationFacts } from '../facts/customer.ts'
import { carriers, type DatabaseFacts, type ExchangeFacts, isOverdue } from '../facts/exchange.ts'
import type { CustomerFacts } from '../facts/gather-customer.ts'

// Where a customer's operations are, in words that the checks share.

/** The operations that are looked at: of an operation asked about those up to it from its channel database, else all. */
export function operationsOf({ operations, focus }: CustomerFacts): OperationFacts[] {
  const asked = operations.find(({ operationId }) => operationId === focus)
  if (!asked) return operations
  const place = ({ operationNumber, numberOffset }: OperationFacts) => operationNumber - numberOffset
  return operations.filter(
    (operation) => operation.channelDatabaseId === asked.channelDatabaseId && place(operation) <= place(asked),
  )
}

/** Those that are only at their channel. */
export const captured = (facts: CustomerFacts) => operationsOf(facts).filter(({ status }) => status === 'CAPTURED')

/** Those that are done at headquarters and not yet back on their channel. */
export const returning = (facts: CustomerFacts) => operationsOf(facts).filter(({ status }) => status === 'SYNCED')

/** The operation that keeps this one from being synchronized: an earlier one of the customer and channel database that does not go on by itself. */
export function blockerOf(facts: CustomerFacts, operation: OperationFacts): OperationFacts | null {
  const earlier = facts.operations.filter(
    (other) =>
      other.channelDatabaseId === operation.channelDatabaseId &&
      other.operationNumber - other.numberOffset < operation.operationNumber - operation.numberOffset,
  )
  return earlier.find(({ status }) => ['FAILED', 'CAPTURED'].includes(status)) ?? null
}

/** Those that the synchronize job should take: uploaded, or taken, with nothing before them that does not go on. */
export const toSynchronize = (facts: CustomerFacts) =>
  operationsOf(facts).filter(
    (operation) => ['UPLOADED', 'IN_PROGRESS'].includes(operation.status) && blockerOf(facts, operation) === null,
  )

/** The channel databases that operations are of, as headquarters has them. */
export function databasesOf({ exchange }: CustomerFacts, operations: readonly OperationFacts[]): DatabaseFacts[] {
  const ids = new Set(operations.map(({ channelDatabaseId }) => channelDatabaseId))
  return exchange?.databases.filter(({ id }) => ids.has(id)) ?? []
}

/** Operations as evidence. */
export const shown = (operations: readonly OperationFacts[]): Evidence[] =>
  operations
    .slice(0, 5)
    .map(({ operationId, operationNumber, kind, status }) =>
      found(`Operation ${operationNumber}: ${kind}`, status, 'Operation', operationId),
    )

/** Milliseconds since 1970 of a time; 0 of none. */
export const millis = (time: string | null | undefined) => (time ? Date.parse(time) : 0)

/** Milliseconds by which the clocks of two machines may differ. */
const CLOCKS = 5_000

/** Whether a job that should carry something comes in time: null when it does, else one sentence. Only where an active schedule carries it. */
export function whyLate(
  exchange: ExchangeFacts,
  {
    job,
    group,
    readySince,
    scopes,
  }: { job: string; group: string | null; readySince: string; scopes: readonly string[] },
): { why: string; evidence: Evidence[] } | null {
  if (exchange.openRuns.some((run) => scopes.includes(run.scope) && !run.expired)) return null
  const [schedule] = carriers(exchange, job, group)
  if (!schedule) return null
  const evidence = [
    found('Schedule', `${schedule.id}: ${schedule.recurrence}`),
    found('Last run', schedule.lastRunAt ?? 'never'),
    found('Next run', schedule.nextRunAt ?? 'not placed'),
    ...(schedule.lastMessage ? [found('Last message', schedule.lastMessage)] : []),
  ]
  if (exchange.workers === 0)
    return {
      why: `no process that runs the schedules is alive (role worker), so ${schedule.id} does not run`,
      evidence:
        exchange.lastLookAt === null
          ? evidence
          : [...evidence, found('Last look at the job queue', exchange.lastLookAt)],
    }
  if (isOverdue(exchange, schedule))
    return { why: `${schedule.id} should have run at ${schedule.nextRunAt} and has not`, evidence }
  if (millis(schedule.lastRunAt) > millis(readySince) + CLOCKS)
    return { why: `${schedule.id} ran at ${schedule.lastRunAt} and left it as it is`, evidence }
  return null
}
