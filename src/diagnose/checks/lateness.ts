import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { millis } from '../facts/pipeline.ts'
import { carriers, isOverdue, latestFor } from '../facts/schedules.ts'
import { type Evidence, found } from './check.ts'

/** Operations as evidence. */
export const shown = (operations: readonly OperationFacts[]): Evidence[] =>
  operations
    .slice(0, 5)
    .map(({ operationId, operationNumber, kind, status }) =>
      found(`Operation ${operationNumber}: ${kind}`, status, 'Operation', operationId),
    )

/** Milliseconds by which the clocks of two machines may differ. */
const CLOCKS = 5_000

/**
 * One clause on why a scheduled job is late, with evidence; null if it is in time, or no active schedule runs it. What
 * waits longer than its schedule allows is late, whatever the schedule and its runs do meanwhile.
 */
export function latenessOf(
  exchange: ExchangeFacts,
  {
    job,
    group,
    readySince,
    scopes,
  }: { job: string; group: string | null; readySince: string; scopes: readonly string[] },
): { why: string; evidence: Evidence[] } | null {
  const run = exchange.openRuns.find(({ scope, expired }) => scopes.includes(scope) && !expired)
  const schedules = carriers(exchange, job, group)
  const [schedule] = schedules
  if (!schedule) return null
  const until = Math.min(...schedules.map((each) => latestFor(each, readySince)))
  const isLate = millis(exchange.now) > until
  if (run && !isLate) return null
  const evidence = [
    found('Schedule', `${schedule.id}: ${schedule.recurrence}`),
    found('Last run', schedule.lastRunAt ?? 'never'),
    found('Next run', schedule.nextRunAt ?? 'not placed'),
    ...(schedule.lastMessage ? [found('Last message', schedule.lastMessage)] : []),
  ]
  if (run)
    return {
      why: `its run has been executing since ${run.startedAt} and has not carried it`,
      evidence: [...evidence, found('Run', run.scope, 'BatchRun', run.runId)],
    }
  if (exchange.workers === 0)
    return {
      why: `no process that runs the schedules is alive (role worker), so ${schedule.id} does not run`,
      evidence:
        exchange.lastLookAt === null ? evidence : [...evidence, found('Job queue last read', exchange.lastLookAt)],
    }
  if (isOverdue(exchange, schedule))
    return { why: `the schedule ${schedule.id} was due at ${schedule.nextRunAt} and has not run`, evidence }
  if (millis(schedule.lastRunAt) > millis(readySince) + CLOCKS)
    return { why: `the schedule ${schedule.id} ran at ${schedule.lastRunAt} without carrying it`, evidence }
  if (isLate)
    return { why: `the schedule ${schedule.id} should have carried it by ${new Date(until).toISOString()}`, evidence }
  return null
}
