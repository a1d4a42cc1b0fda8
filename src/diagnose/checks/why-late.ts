import type { OperationFacts } from '../../between/facts/customer-facts.ts'
import type { ExchangeFacts } from '../../between/facts/exchange-facts.ts'
import { millis } from '../facts/journey.ts'
import { carriers, isOverdue } from '../facts/schedules.ts'
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
