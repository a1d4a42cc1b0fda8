import { sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { type Channels, servesChannels } from '../access/scope-sql.ts'
import { headquartersOf } from '../between/headquarters-of.ts'
import type { Sides } from '../between/sides.ts'
import { type Executor, execute } from '../db/client.ts'
import { readCdxJobs } from '../headquarters/exchange/jobs/cdx-jobs.ts'
import { type DownloadSessionRow, downloadSessionColumns } from '../headquarters/exchange/sessions/download-session.ts'
import { type CdxSessionRow, newestSessions } from '../headquarters/exchange/sessions/list-sessions.ts'
import { type FeatureView, readFeatures } from '../headquarters/features/feature-view.ts'
import { findRuns } from '../headquarters/jobs/batch-jobs.ts'
import { type BatchRunRow, BULK_SYNCHRONIZE_JOB } from '../headquarters/jobs/batch-run.ts'
import type { RunsWatched } from './batch-job-progress.ts'
import type { SessionsWatched } from './cdx-session-changed.ts'
import type { FeaturesWatched } from './feature-changed.ts'

/** The run that is watched; else those that have not ended, and of each job the newest. Newest first, as far as the actor's channels reach. */
export async function runsNow(sides: Sides, actor: Actor, { jobId, runId }: RunsWatched): Promise<BatchRunRow[]> {
  const hq = headquartersOf(sides).db
  const ids = runId === null ? await idsOfRunsNow(hq) : [runId]
  const runs = await findRuns(hq, ids, actor.channels)
  return runs
    .filter((run) => jobId === null || run.jobId === jobId)
    .sort((a, b) => Number(BigInt(b.number) - BigInt(a.number)))
}

async function idsOfRunsNow(hq: Executor): Promise<string[]> {
  const runs = await execute<{ runId: string }>(
    hq,
    sql`/* events.runsNow */
    select run_id as "runId" from batch_run where status in ('READY', 'EXECUTING', 'CANCELING')
    union
    select run_id from batch_run where job_id = ${BULK_SYNCHRONIZE_JOB} and status = 'HOLD'
    union
    select newest.run_id
    from batch_job job
    cross join lateral (select run_id from batch_run r where r.job_id = job.id order by r.number desc limit 1) as newest`,
  )
  return runs.map(({ runId }) => runId)
}

/** Of each job in each channel database the newest session, and the downloads that have not ended; newest first. */
export async function sessionsNow(
  sides: Sides,
  actor: Actor,
  { jobId, channelDatabaseId }: SessionsWatched,
): Promise<CdxSessionRow[]> {
  const hq = headquartersOf(sides).db
  const jobs = jobId === null ? (await readCdxJobs(hq)).map((job) => job.jobId) : [jobId]
  const [newest, open] = await Promise.all([
    newestSessions(hq, jobs, actor.channels),
    openDownloads(hq, jobs, actor.channels),
  ])
  const known = new Set(newest.map(({ id }) => id))
  return [...newest, ...open.filter(({ id }) => !known.has(id))]
    .filter((session) => channelDatabaseId === null || session.channelDatabaseId === channelDatabaseId)
    .sort((a, b) => startOf(b).localeCompare(startOf(a), 'en') || Number(BigInt(b.number) - BigInt(a.number)))
}

/** As many as there should ever be, and more: an order that is enforced leaves one a job and channel database. */
const MOST_OPEN = 1_000

function openDownloads(hq: Executor, jobIds: readonly string[], channels: Channels): Promise<DownloadSessionRow[]> {
  return execute<DownloadSessionRow>(
    hq,
    sql`/* events.openDownloads */
    select ${downloadSessionColumns}
    from download_session session
    where session.status not in ('APPLIED', 'NO_DATA', 'CANCELED') and session.job_id = any(${sql.param([...jobIds])}::text[])
      and ${servesChannels(sql`session.channel_database_id`, channels)}
    limit ${MOST_OPEN}`,
  )
}

const startOf = (session: CdxSessionRow) => (session.type === 'DOWNLOAD' ? session.dateRequested : session.dateCreated)

/** The features that are watched, by name. */
export async function featuresNow(sides: Sides, { featureKey }: FeaturesWatched): Promise<FeatureView[]> {
  const features = await readFeatures(headquartersOf(sides).db)
  return featureKey === null ? features : features.filter(({ key }) => key === featureKey)
}
