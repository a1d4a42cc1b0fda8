import { type SQL, sql } from 'drizzle-orm'
import { type Actor, SYSTEM } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { isLost, leaseEnded } from '../../jobs/lease.ts'
import {
  type BatchRunRow,
  BULK_SYNCHRONIZE_JOB,
  isAbandoned,
  oldestAbandoned,
  runEvent,
  takeRun,
} from '../../jobs/run.ts'
import { type BulkRunView, findBulkRun } from './bulk-run.ts'
import { type BulkRunOutcome, bulkRunCannotBeChanged, bulkRunInProgress, bulkRunNotFound } from './refusals.ts'
import { workInBackground } from './work-on-bulk-run.ts'

/**
 * Resumes, in this process, a run that is paused, has ended in ERROR, or whose process has died. Operations already
 * tried in the run are not tried again.
 */
export async function resumeBulkRun(hq: HeadquartersDatabase, actor: Actor, runId: string): Promise<BulkRunOutcome> {
  const found = await findBulkRun(hq.db, actor, runId)
  const resumable = sql`run_id = ${runId}::uuid and (status in ('HOLD', 'ERROR') or ${isAbandoned})`
  const run = found && (await take(hq.db, actor, resumable))
  if (run) {
    workInBackground(hq, run)
    return { bulkRun: { ...found, ...run }, userErrors: [] }
  }
  const outcome = refusedResume(found && (await findBulkRun(hq.db, actor, runId)))
  await recordAudit(hq.db, actor, {
    action: 'resumeBulkRun',
    target: found?.runId ?? null,
    result: outcome.userErrors[0]?.code ?? 'NOT_FOUND',
  })
  return outcome
}

/**
 * Resumes, in this process, the runs whose processes have died, and ends those that were canceled. Called periodically.
 * Returns the ids of the resumed runs, which continue in the background.
 */
export async function resumeLostBulkRuns(hq: HeadquartersDatabase): Promise<string[]> {
  await endLostCanceled(hq.db)
  const taken: string[] = []
  for (;;) {
    const run = await take(hq.db, SYSTEM, oldestAbandoned(BULK_SYNCHRONIZE_JOB))
    if (!run) return taken
    workInBackground(hq, run)
    taken.push(run.runId)
  }
}

async function take(db: Database, actor: Actor, which: SQL): Promise<BatchRunRow | null> {
  const run = await transaction(db, async (tx) => {
    const taken = await takeRun(tx, which)
    if (!taken) return null
    await recordAudit(tx, actor, { action: 'resumeBulkRun', target: taken.runId, result: taken.status })
    await append(tx, [runEvent(taken)])
    return taken
  })
  if (run) wake(db)
  return run
}

function refusedResume(current: BulkRunView | null): BulkRunOutcome {
  const refusal = !current
    ? bulkRunNotFound()
    : current.status === 'EXECUTING'
      ? bulkRunInProgress(current)
      : bulkRunCannotBeChanged(current.status, `The run is ${current.status} and cannot be resumed.`)
  return { bulkRun: null, userErrors: [refusal] }
}

async function endLostCanceled(db: Database): Promise<void> {
  const ended = await transaction(db, async (tx: Transaction) => {
    const runs = await execute<BatchRunRow>(
      tx,
      sql`/* operations.endLostCanceled */
      update batch_run run
      set status = 'CANCELED', revision = run.revision + 1, ended_at = now(), ${leaseEnded}
      where run.job_id = ${BULK_SYNCHRONIZE_JOB} and run.status = 'CANCELING' and ${isLost('run')}
      returning ${batchRunColumns}`,
    )
    await append(tx, runs.map(runEvent))
    return runs.length
  })
  if (ended > 0) wake(db)
}
