import type { Actor } from '../../access/actor.ts'
import type { Executor } from '../../db/client.ts'
import { findBatchJob, listRuns } from '../../headquarters/jobs/batch-jobs.ts'
import { noSuch } from '../../headquarters/organization/known-names.ts'
import type { BatchRunRow, BatchStatus } from '../../model/batch-run.ts'
import { refuse } from '../shared/errors.ts'
import { encodeNodeId, keyOf } from '../shared/node-id.ts'
import { numberBeyond, type Page, pageOf, pageRequest } from '../shared/page.ts'

/** The arguments of `batchRuns`. */
export type RunArguments = {
  /** Its id, caption or a former name. */
  job?: string | null | undefined
  status?: readonly BatchStatus[] | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** Runs of one batch job or of all, newest first. A job that does not exist is NOT_FOUND. */
export async function runPage(db: Executor, actor: Actor, args: RunArguments): Promise<Page<BatchRunRow>> {
  const request = pageRequest(args)
  const job = args.job == null ? null : await findBatchJob(db, keyOf('BatchJob', args.job))
  if (args.job != null && job === null)
    throw refuse('NOT_FOUND', await noSuch(db, 'batch job', keyOf('BatchJob', args.job)))
  const query = {
    jobId: job?.jobId ?? null,
    statuses: args.status ?? null,
    beyond: numberBeyond('RunCursor', request.cursor),
    limit: request.limit + 1,
  }
  return pageOf(request, await listRuns(db, query, actor.channels), cursorOf)
}

const cursorOf = ({ number }: BatchRunRow) => encodeNodeId('RunCursor', number)
