import { sql } from 'drizzle-orm'
import { type Channels, servesChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { CdxSessionRow, DownloadSessionRow } from '../../model/cdx-session.ts'
import { readCdxJobs } from '../exchange/jobs/cdx-jobs.ts'
import { downloadSessionColumns } from '../exchange/sessions/download-session.ts'
import { newestSessions } from '../exchange/sessions/list-sessions.ts'

/** The newest session of each job in each channel database, and the downloads that have not ended; newest first. */
export async function currentSessions(
  hq: Executor,
  { jobId, channelDatabaseId }: { readonly jobId: string | null; readonly channelDatabaseId: string | null },
  channels: Channels,
): Promise<CdxSessionRow[]> {
  const jobs = jobId === null ? (await readCdxJobs(hq)).map((job) => job.jobId) : [jobId]
  const [newest, open] = await Promise.all([newestSessions(hq, jobs, channels), openDownloads(hq, jobs, channels)])
  const known = new Set(newest.map(({ id }) => id))
  return [...newest, ...open.filter(({ id }) => !known.has(id))]
    .filter((session) => channelDatabaseId === null || session.channelDatabaseId === channelDatabaseId)
    .sort((a, b) => startOf(b).localeCompare(startOf(a), 'en') || Number(BigInt(b.number) - BigInt(a.number)))
}

/** More than can ever be open: the enforced order allows one open download per job and channel database. */
const MOST_OPEN = 1_000

function openDownloads(hq: Executor, jobIds: readonly string[], channels: Channels): Promise<DownloadSessionRow[]> {
  return execute<DownloadSessionRow>(
    hq,
    sql`/* events.openDownloads */
    select ${downloadSessionColumns}
    from download_session session
    where session.status not in ('APPLIED', 'NO_DATA', 'CANCELED')
      and session.job_id = any(${sql.param([...jobIds])}::text[])
      and ${servesChannels(sql`session.channel_database_id`, channels)}
    limit ${MOST_OPEN}`,
  )
}

const startOf = (session: CdxSessionRow) => (session.type === 'DOWNLOAD' ? session.dateRequested : session.dateCreated)
