import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import type { Retention } from '../../model/retention.ts'
import { findRuns } from '../jobs/batch-jobs.ts'
import type { BatchRunRow } from '../jobs/run.ts'
import { type CleanUp, cleanUp, sentence } from './clean-up.ts'

type AlreadyRunning = {
  __typename: 'JobAlreadyRunning'
  code: 'JOB_ALREADY_RUNNING'
  field: string[]
  message: string
  run: BatchRunRow
}

/** Runs *Clean up completed staging rows and events* now; with `wait` false, returns the runs as they started. */
export async function cleanUpNow(
  sides: Sides,
  actor: Actor,
  retention: Retention,
  wait: boolean,
): Promise<{ cleanUps: CleanUp[]; userErrors: AlreadyRunning[] }> {
  const { db } = headquartersOf(sides)
  const { cleanUps, alreadyRunning, working } = await cleanUp(sides, actor, retention)
  for (const { run } of cleanUps)
    await recordAudit(db, actor, { action: 'cleanUp', target: run.scope, result: 'STARTED' })
  if (wait) await working
  const ids = cleanUps.map(({ run }) => run.runId)
  const runs = new Map((await findRuns(db, ids)).map((run) => [run.runId, run]))
  return {
    cleanUps: cleanUps.map((each) => ({ ...each, run: runs.get(each.run.runId) ?? each.run })),
    userErrors: alreadyRunning.map((run) => ({
      __typename: 'JobAlreadyRunning',
      code: 'JOB_ALREADY_RUNNING',
      field: ['input'],
      message: `A cleanup of ${run.scope} is already running. Wait until it ends.`,
      run,
    })),
  }
}

/** Runs the cleanup for a schedule and returns a summary. A failure in one database is thrown after all have ended. */
export async function cleanUpBySchedule(sides: Sides, actor: Actor, retention: Retention): Promise<string> {
  const { cleanUps, working } = await cleanUp(sides, actor, retention)
  const fault = (await working).find((each) => each.status === 'rejected')
  if (fault) throw fault.reason
  return cleanUps.map((each) => `${each.channelDatabaseId ?? 'headquarters'}: ${sentence(each)}`).join(' ')
}
