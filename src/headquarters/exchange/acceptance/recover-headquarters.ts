import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { type Database, execute } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { findRewound } from '../../incarnation/check-with-channels.ts'
import { findRuns } from '../../jobs/batch-jobs.ts'
import { RECOVER_JOB } from '../../jobs/batch-run.ts'
import { type BatchRunRow, openRun, underLease } from '../../jobs/run.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused } from '../sessions/refusals.ts'
import { type AssessedLoss, withLosses } from './assess-losses.ts'
import { notRestored } from './not-restored.ts'
import { workOnRecovery } from './work-on-recovery.ts'

/**
 * What no captured operation restores is reported for a person; `acceptLoss` discards it at once, `restoreCustomers`
 * takes it from the channels' copies at the end. `wait` false: return the run as it started.
 */
export type RecoverHeadquarters = {
  reason: string | null
  dryRun: boolean
  acceptLoss: boolean
  restoreCustomers: boolean
  wait: boolean
}

/** `notRestored`: what the channel databases do not have, in sentences. `run` is null for a dry run and a refusal. */
export type RecoveredHeadquarters = {
  run: BatchRunRow | null
  losses: AssessedLoss[]
  notRestored: string[]
  userErrors: ExchangeRefusal[]
}

/** There is one headquarters. */
const SCOPE = `${RECOVER_JOB}:headquarters`

/**
 * Recovers headquarters from the channel databases after it was restored from an older backup. They upload again what
 * headquarters lost, customers keep their account numbers, erasures are repeated, and what only a channel's copy has is
 * reported for a person; until then it stays at the tills. A recovery that was interrupted continues when it is called
 * again. With `dryRun`, only determines what was lost.
 */
export async function recoverHeadquarters(
  sides: Sides,
  actor: Actor,
  { reason, dryRun, acceptLoss, restoreCustomers, wait }: RecoverHeadquarters,
): Promise<RecoveredHeadquarters> {
  const hq = headquartersOf(sides)
  if (!dryRun && (reason === null || reason.trim() === '' || UNSTORABLE.test(reason))) return refusal(badReason)
  if (acceptLoss && restoreCustomers) return refusal(discardedAndRestored)
  if (actor.channels !== 'ALL') return refusal(beyondChannels)
  if (!(await findRewound(hq)) && !(await isInterrupted(hq.db))) return refusal(notRewound)
  const losses = await withLosses(sides, hq, async (_, assessed) => assessed)
  const lostForGood = await notRestored(hq.db, sides)
  if (dryRun || reason === null) {
    await recordAudit(hq.db, actor, { action: 'recoverHeadquarters', target: null, result: 'DRY_RUN', reason })
    return { run: null, losses, notRestored: lostForGood, userErrors: [] }
  }
  const opened = await openRun(hq.db, { jobId: RECOVER_JOB, scope: SCOPE, actor })
  if ('alreadyRunning' in opened) return refusal(jobAlreadyRunning(opened.alreadyRunning))
  const { run } = opened
  await recordAudit(hq.db, actor, {
    action: 'recoverHeadquarters',
    target: run.runId,
    result: acceptLoss ? 'LOSS_ACCEPTED' : 'STARTED',
    reason,
  })
  const working = underLease(hq.db, run, (lease) =>
    workOnRecovery({
      sides,
      hq,
      actor,
      run,
      lease,
      reason,
      acceptLoss,
      restoreCustomers,
      notRestored: lostForGood,
    }),
  )
  if (!wait) {
    working.catch((error: unknown) => hq.onFault?.(error))
    return { run, losses, notRestored: lostForGood, userErrors: [] }
  }
  const userErrors = await working
  const [ended] = await findRuns(hq.db, [run.runId])
  return { run: ended ?? run, losses, notRestored: lostForGood, userErrors }
}

const refusal = (why: ExchangeRefusal): RecoveredHeadquarters => ({
  run: null,
  losses: [],
  notRestored: [],
  userErrors: [why],
})

const badReason = refused('INVALID_VALUE', 'Give a reason without control characters. The audit keeps it.', [
  'input',
  'reason',
])

const discardedAndRestored = refused(
  'INVALID_VALUE',
  'What only a channel database has is either discarded (`acceptLoss`) or restored (`restoreCustomers`). Choose one.',
  ['input', 'restoreCustomers'],
)

const beyondChannels = refused(
  'CHANNELS_NOT_ALLOWED',
  'Recovering headquarters affects all channels, and this token is limited to some. Use a token for all channels.',
)

const notRewound = refused(
  'HEADQUARTERS_NOT_REWOUND',
  'Headquarters has everything that the channel databases have seen of it. There is nothing to recover.',
)

/** The last recovery did not finish: its process ended, or a database could not be reached. */
async function isInterrupted(db: Database): Promise<boolean> {
  const [last] = await execute<{ finished: boolean }>(
    db,
    sql`/* exchange.lastRecovery */
    select status = 'FINISHED' as finished
    from batch_run
    where job_id = ${RECOVER_JOB}
    order by number desc
    limit 1`,
  )
  return last?.finished === false
}
