import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { DOWNLOAD_JOBS, type DownloadJobId } from '../../../model/configuration.ts'

/** A Commerce Data Exchange scheduler job with its subjobs, in order. */
export type CdxJobRow = {
  jobId: string
  name: string
  direction: 'DOWNLOAD' | 'UPLOAD'
  description: string
  /** False for jobs that are listed only for reference and carry no data. */
  carriesData: boolean
  subjobs: { name: string; headquartersTable: string; channelTable: string; enabled: boolean }[]
}

/** All jobs, or those with these ids, in order of their ids. */
export function readCdxJobs(db: Executor, ids: readonly string[] | null = null): Promise<CdxJobRow[]> {
  return execute<CdxJobRow>(
    db,
    sql`/* exchange.readCdxJobs */
    select job.id as "jobId", job.name, job.direction, job.description, job.carries_data as "carriesData",
      coalesce(
        jsonb_agg(jsonb_build_object('name', subjob.name, 'headquartersTable', subjob.headquarters_table,
          'channelTable', subjob.channel_table, 'enabled', subjob.enabled) order by subjob.line)
          filter (where subjob.name is not null),
        '[]'
      ) as subjobs
    from cdx_job job
    left join cdx_subjob subjob on subjob.job_id = job.id
    where ${ids === null}::boolean or job.id = any(${sql.param([...(ids ?? [])])}::text[])
    group by job.id
    order by job.id`,
  )
}

/** True for the jobs that carry data to the channels. */
export function isDownloadJob(jobId: string): jobId is DownloadJobId {
  return DOWNLOAD_JOBS.some((job) => job === jobId)
}
