import { sql } from 'drizzle-orm'
import { SYSTEM } from '../../../access/actor.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { execute } from '../../../db/client.ts'
import { DEFAULT_RETENTION, type Retention } from '../../../model/retention.ts'
import type { RunJob } from '../../jobs/run-schedule.ts'
import { RECONCILE_CHANGES, RECONCILE_JOB } from '../../reconcile/reconcile.ts'
import { reconcileBySchedule } from '../../reconcile/reconcile-now.ts'
import { CLEAN_UP_JOB } from '../../retention/clean-up.ts'
import { cleanUpBySchedule } from '../../retention/clean-up-now.ts'
import { SYNCHRONIZE_JOB } from '../../synchronize/synchronize.ts'
import { download } from '../download/download.ts'
import type { Transfer } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { isDownloadJob } from './cdx-jobs.ts'
import { synchronizeWhereNeeded } from './synchronize-customers.ts'

/**
 * Runs the jobs of schedules: CDX jobs in each channel database of the schedule's group, in parallel; synchronize; the
 * comparison; and the clean-up.
 */
export function scheduledJobs(sides: Sides, retention: Retention = DEFAULT_RETENTION): RunJob {
  return async (jobId, group) => {
    if (jobId === SYNCHRONIZE_JOB) return synchronizeWhereNeeded(sides, SYSTEM)
    if (jobId === CLEAN_UP_JOB) return cleanUpBySchedule(sides, SYSTEM, retention)
    if (jobId === RECONCILE_JOB || jobId === RECONCILE_CHANGES)
      return reconcileBySchedule(sides, SYSTEM, jobId === RECONCILE_CHANGES)
    const databases = await databasesOfGroup(headquartersOf(sides), group)
    const ended = await Promise.allSettled(databases.map((database) => transfer(sides, jobId, database)))
    const fault = ended.find((each) => each.status === 'rejected')
    if (fault) throw fault.reason
    const sentences = ended.map((each, index) =>
      each.status === 'fulfilled' ? sentence(jobId, databases[index] ?? '', each.value) : null,
    )
    return sentences.filter((each) => each !== null).join(' ') || null
  }
}

/** Records in each channel why its operations wait, when headquarters is unavailable. */
export async function recordNotUploaded(sides: Sides, reason: string): Promise<void> {
  await Promise.allSettled([...sides.channelSides.values()].map((side) => side.recordUploadAttempt(reason)))
}

async function databasesOfGroup({ db }: HeadquartersDatabase, group: string | null): Promise<string[]> {
  const found = await execute<{ id: string }>(
    db,
    sql`/* exchange.databasesOfGroup */
    select id
    from channel_database
    where ${group}::text is null or group_id = ${group}
    order by id`,
  )
  return found.map(({ id }) => id)
}

async function transfer(
  sides: Sides,
  jobId: string,
  database: string,
): Promise<Transfer<{ status: string; rowsAffected: number }>> {
  if (jobId === '1010') {
    const first = await bringConfiguration(sides, database)
    if (first) return first
  }
  if (isDownloadJob(jobId)) return download(sides, SYSTEM, jobId, database, { quiet: true })
  if (jobId === 'P-0001') return upload(sides, SYSTEM, database, { quiet: true })
  return { session: null, refusal: null }
}

/**
 * Brings a new channel database its configuration before its first customers: it need not wait for the schedules of
 * 1110 and 1070, which run at night or on request. Returns why that was refused.
 */
async function bringConfiguration(sides: Sides, database: string): Promise<Transfer<never> | null> {
  for (const job of await neverApplied(headquartersOf(sides), database)) {
    const { refusal } = await download(sides, SYSTEM, job, database, { quiet: true })
    // The next execution of the schedule follows.
    if (refusal) return { session: null, refusal }
  }
  return null
}

async function neverApplied({ db }: HeadquartersDatabase, database: string): Promise<('1110' | '1070')[]> {
  const found = await execute<{ job: '1110' | '1070' }>(
    db,
    sql`/* exchange.configurationNeverApplied */
    select job
    from unnest('{1110,1070}'::text[]) with ordinality as needed (job, nth)
    where not exists (
      select from download_position known where known.channel_database_id = ${database} and known.job_id = needed.job
    )
    order by nth`,
  )
  return found.map(({ job }) => job)
}

/** A schedule ignores a job that is already running, because its next execution follows. */
function sentence(
  jobId: string,
  database: string,
  { session, refusal }: Transfer<{ status: string; rowsAffected: number }>,
): string | null {
  if (refusal?.code === 'JOB_ALREADY_RUNNING') return null
  if (refusal) return `${jobId}: ${refusal.message}`
  return session && `${jobId} in ${database}: ${session.status}, ${session.rowsAffected} rows.`
}
