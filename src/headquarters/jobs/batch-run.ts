import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { BatchRunRow } from '../../model/batch-run.ts'
import type { NewEvent } from '../../model/event.ts'
import { LeaseLost } from './lease.ts'

/** The job of bulk runs (src/headquarters/operations/bulk); its runs are over operations of any legal entity. */
export const BULK_SYNCHRONIZE_JOB = 'bulk-synchronize'

/**
 * The job of erasures (src/headquarters/erasure); its runs are over one customer and last until every channel database
 * has cleared.
 */
export const ERASE_CUSTOMER_JOB = 'erase-customer'

/** The job that brings a feature to the channels (src/headquarters/features); its runs are over one feature. */
export const FEATURE_PLAN_JOB = 'feature-plan'

/** The job that recovers headquarters from the channel databases (src/headquarters/exchange/acceptance). */
export const RECOVER_JOB = 'recover-headquarters'

/** The columns of a BatchRunRow, for a select or returning clause over `batch_run` named `run`. */
export const batchRunColumns: SQL = sql`
  run.run_id as "runId", run.number::text, run.job_id as "jobId", run.scope, run.status, run.revision,
  run.requested_by as "requestedBy", ${utcText('run.started_at')} as "startedAt",
  ${utcText('run.ended_at')} as "endedAt",
  ${utcText('run.lease_until')} as "leaseUntil", run.fence::text, run.watermark::text, run.total, run.done, run.failed,
  run.waiting, run.skipped, run.rate, case
    when run.status = 'EXECUTING' and run.rate > 0
      then ceil(greatest(run.total - run.done - run.failed - run.waiting - run.skipped, 0) / run.rate)::int
  end as "timeLeft", run.message`

/** A run as its holder has it: each process that takes it over raises the fence. */
export type FencedRun = Pick<BatchRunRow, 'runId' | 'fence'>

/** SQL over `batch_run`: the run is executed by the holder with this fence, and by no later one. */
export const isHeldBy = ({ runId, fence }: FencedRun): SQL =>
  sql`run_id = ${runId} and fence = ${fence}::bigint and status = 'EXECUTING'`

/**
 * Throws LeaseLost unless the run is still this holder's, and keeps it so until the transaction ends. Call it in every
 * transaction that a run writes; renewals and progress do not wait for it.
 */
export async function guardFence(tx: Transaction, run: FencedRun): Promise<void> {
  const held = await execute(
    tx,
    sql`/* jobs.guardFence */
    select 1
    from batch_run
    where ${isHeldBy(run)}
    for key share`,
  )
  if (held.length === 0) throw new LeaseLost()
}

/**
 * The event of a run's new state; its scope says whether a legal entity, a channel database or neither is concerned.
 */
export function runEvent(run: BatchRunRow): NewEvent {
  const ofNeither = [BULK_SYNCHRONIZE_JOB, ERASE_CUSTOMER_JOB, FEATURE_PLAN_JOB].includes(run.jobId)
  const named = run.scope.slice(run.jobId.length + 1)
  const subject = ofNeither || named === 'headquarters' ? null : named
  return {
    kind: 'BATCH_RUN',
    entityId: run.runId,
    runId: run.runId,
    status: run.status,
    revision: run.revision,
    dataAreaId: run.jobId === 'synchronize' ? subject : null,
    channelDatabaseId: run.jobId === 'synchronize' ? null : subject,
  }
}
