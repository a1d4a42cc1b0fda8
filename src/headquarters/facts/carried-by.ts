import { sql } from 'drizzle-orm'
import type { CarriedBy, CarriedOperation } from '../../between/facts/customer-facts.ts'
import { type Executor, execute } from '../../db/client.ts'

/**
 * The runs and the download session of an operation's completed steps. Its download session is the last one requested
 * before it was distributed.
 */
export async function readCarriedBy(db: Executor, operation: CarriedOperation): Promise<CarriedBy> {
  const [found] = await execute<CarriedBy>(
    db,
    sql`/* facts.carriedBy */
    select (select run_id from upload_session where id = ${operation.uploadSessionId}::uuid) as "uploadRunId",
      download.id as "downloadId", download.run_id as "downloadRunId"
    from (select 1) as once
    left join lateral (
      select s.id, s.run_id
      from download_session s
      where s.date_requested <= ${operation.distributedAt}::timestamptz
        and s.channel_database_id = ${operation.channelDatabaseId}
        and s.job_id = '1010'
      order by s.date_requested desc
      limit 1
    ) download on true`,
  )
  return found ?? { uploadRunId: null, downloadId: null, downloadRunId: null }
}
