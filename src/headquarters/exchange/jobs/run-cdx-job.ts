import pLimit from 'p-limit'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf, isHeadquartersUnavailable } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import type { CdxSessionRow } from '../../../model/cdx-session.ts'
import { messageOf } from '../../jobs/run.ts'
import { noSuch } from '../../organization/known-names.ts'
import { databasesToWorkOn } from '../channel-databases/allowed-databases.ts'
import { download } from '../download/download.ts'
import { type ExchangeRefusal, refused, type Transfer } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { isDownloadJob, readCdxJobs } from './cdx-jobs.ts'
import { recordNotUploaded } from './scheduled-jobs.ts'

/** Channel databases that one call processes at a time. */
const atOnce = pLimit(8)

/** `channelDatabase` null: all channel databases. `full`: download everything instead of the changes. */
export type RunCdxJob = { job: string; channelDatabase: string | null; full: boolean }

/** The sessions after the job has ended in each channel database, and the refusals of others. */
export type RanCdxJob = { sessions: CdxSessionRow[]; userErrors: ExchangeRefusal[] }

/**
 * *Run now* of a CDX job, in each channel database separately, in parallel. A failure in one is thrown when all have
 * ended. If headquarters is unavailable, the channel databases record why P-0001 did not run.
 */
export async function runCdxJob(sides: Sides, actor: Actor, input: RunCdxJob): Promise<RanCdxJob> {
  try {
    return await runInDatabases(sides, actor, input)
  } catch (error) {
    if (isHeadquartersUnavailable(error) && input.job === 'P-0001') await recordNotUploaded(sides, messageOf(error))
    throw error
  }
}

async function runInDatabases(sides: Sides, actor: Actor, input: RunCdxJob): Promise<RanCdxJob> {
  const hq = headquartersOf(sides)
  const [job] = await readCdxJobs(hq.db, [input.job])
  if (!job) return stopped(refused('NOT_FOUND', await noSuch(hq.db, 'CDX job', input.job), ['input', 'job']))
  if (!job.carriesData) {
    return stopped(refused('JOB_CARRIES_NO_DATA', `${job.jobId} carries no data in this product.`, ['input', 'job']))
  }
  const databases = await databasesToWorkOn(hq.db, actor, input.channelDatabase)
  if (input.channelDatabase !== null && databases.length === 0) {
    const message = await noSuch(hq.db, 'channel database', input.channelDatabase, actor.channels)
    return stopped(refused('NOT_FOUND', message, ['input', 'channelDatabase']))
  }
  const ended = await Promise.allSettled(
    databases.map((database) => atOnce(() => runIn(sides, hq, actor, database, input))),
  )
  const fault = ended.find((each) => each.status === 'rejected')
  if (fault) throw fault.reason
  const transfers = ended.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  return {
    sessions: transfers.flatMap(({ session }) => session ?? []),
    userErrors: transfers.flatMap(({ refusal }) => refusal ?? []),
  }
}

const stopped = (refusal: ExchangeRefusal): RanCdxJob => ({ sessions: [], userErrors: [refusal] })

async function runIn(
  sides: Sides,
  hq: HeadquartersDatabase,
  actor: Actor,
  database: string,
  { job, full }: RunCdxJob,
): Promise<Transfer<CdxSessionRow>> {
  const transfer = isDownloadJob(job)
    ? await download(sides, actor, job, database, { full })
    : await upload(sides, actor, database)
  const result = transfer.session?.status ?? transfer.refusal?.code ?? 'NO_DATA'
  await recordAudit(hq.db, actor, { action: 'runCdxJob', target: `${job}:${database}`, result })
  return transfer
}
