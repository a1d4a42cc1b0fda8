import { type SQL, sql } from 'drizzle-orm'
import { type Channels, servesChannels } from '../../../access/scope-sql.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { CdxSessionRow, DownloadSessionRow, UploadSessionRow } from '../../../model/cdx-session.ts'
import { downloadSessionColumns } from './download-session.ts'
import { uploadSessionColumns } from './upload-session.ts'

/** Selects sessions, newest first; `beyond` is the number of the last session of the previous page. */
export type SessionQuery = {
  jobId: string | null
  channelDatabaseId: string | null
  /** The channel databases that the caller may see; null: all. */
  allowed: readonly string[] | null
  statuses: readonly string[] | null
  beyond: string | null
  limit: number
}

export function listDownloadSessions(db: Executor, query: SessionQuery): Promise<DownloadSessionRow[]> {
  return execute<DownloadSessionRow>(
    db,
    sql`/* exchange.listDownloadSessions */
    select ${downloadSessionColumns}
    from download_session session
    where ${matches(query)}
    order by session.number desc
    limit ${query.limit}`,
  )
}

export function listUploadSessions(db: Executor, query: SessionQuery): Promise<UploadSessionRow[]> {
  return execute<UploadSessionRow>(
    db,
    sql`/* exchange.listUploadSessions */
    select ${uploadSessionColumns}
    from upload_session session
    where ${matches(query)}
    order by session.number desc
    limit ${query.limit}`,
  )
}

function matches({ jobId, channelDatabaseId, allowed, statuses, beyond }: SessionQuery): SQL {
  const conditions = [
    jobId !== null && sql`session.job_id = ${jobId}`,
    channelDatabaseId !== null && sql`session.channel_database_id = ${channelDatabaseId}`,
    allowed !== null && sql`session.channel_database_id = any(${sql.param([...allowed])}::text[])`,
    statuses !== null && sql`session.status = any(${sql.param([...statuses])}::text[])`,
    beyond !== null && sql`session.number < ${beyond}::bigint`,
  ].filter((condition) => condition !== false)
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

/** The sessions with these ids, of databases that serve one of the channels, in no order. */
export function findDownloadSessions(
  db: Executor,
  ids: readonly string[],
  channels: Channels,
): Promise<DownloadSessionRow[]> {
  return execute<DownloadSessionRow>(
    db,
    sql`/* exchange.findDownloadSessions */
    select ${downloadSessionColumns}
    from download_session session
    where session.id = any(${sql.param([...ids])}::uuid[]) and ${ofChannels(channels)}`,
  )
}

/** The same for upload sessions. */
export function findUploadSessions(
  db: Executor,
  ids: readonly string[],
  channels: Channels,
): Promise<UploadSessionRow[]> {
  return execute<UploadSessionRow>(
    db,
    sql`/* exchange.findUploadSessions */
    select ${uploadSessionColumns}
    from upload_session session
    where session.id = any(${sql.param([...ids])}::uuid[]) and ${ofChannels(channels)}`,
  )
}

const ofChannels = (channels: Channels) => servesChannels(sql`session.channel_database_id`, channels)

/** The newest session of each of these jobs in each database that serves one of the channels. */
export async function newestSessions(
  db: Executor,
  jobIds: readonly string[],
  channels: Channels,
): Promise<CdxSessionRow[]> {
  const pairs = sql`
    select job_id, channel_database_id
    from unnest(${sql.param([...jobIds])}::text[]) as job_id
    cross join (
      select id as channel_database_id from channel_database where ${servesChannels(sql`channel_database.id`, channels)}
    ) as database`
  const downloads = await execute<DownloadSessionRow>(
    db,
    sql`/* exchange.newestDownloadSessions */
    select ${downloadSessionColumns}
    from (${pairs}) as pair
    cross join lateral (
      select *
      from download_session s
      where s.channel_database_id = pair.channel_database_id and s.job_id = pair.job_id
      order by s.number desc
      limit 1
    ) as session
    order by session.channel_database_id`,
  )
  const uploads = await execute<UploadSessionRow>(
    db,
    sql`/* exchange.newestUploadSessions */
    select ${uploadSessionColumns}
    from (${pairs}) as pair
    cross join lateral (
      select *
      from upload_session s
      where s.channel_database_id = pair.channel_database_id and s.job_id = pair.job_id
      order by s.number desc
      limit 1
    ) as session
    order by session.channel_database_id`,
  )
  return [...downloads, ...uploads]
}
