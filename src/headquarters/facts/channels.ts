import { sql } from 'drizzle-orm'
import { type Channels, inChannels } from '../../access/scope-sql.ts'
import type { BehindFacts, ChannelsAtHeadquarters } from '../../between/facts/installation-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { DOWNLOAD_JOBS } from '../../model/configuration.ts'
import { readFeatures } from '../features/feature-view.ts'
import { readExchangeFacts } from './exchange.ts'
import { readUndistributed, readUnshared } from './undistributed.ts'

/** These channels (null: all) within the scope, with the exchange of their databases. */
export async function readChannelFacts(
  db: Executor,
  keys: readonly string[] | null,
  scope: Channels,
): Promise<ChannelsAtHeadquarters> {
  const channels = await channelsWithin(db, keys, scope)
  const databases = [...new Set(channels.map(({ channelDatabase }) => channelDatabase))]
  const entities = [...new Set(channels.map(({ legalEntity }) => legalEntity))]
  const [exchange, behind, undistributed, unshared, configuredAt, features] = await Promise.all([
    readExchangeFacts(db, databases, entities),
    readBehind(db, databases),
    readUndistributed(db, databases, scope),
    readUnshared(db, databases, scope),
    readConfiguredAt(db),
    readFeatures(db),
  ])
  return { channels, exchange, behind, undistributed, unshared, configuredAt, features }
}

function channelsWithin(
  db: Executor,
  keys: readonly string[] | null,
  channels: Channels,
): Promise<ChannelsAtHeadquarters['channels']> {
  return execute(
    db,
    sql`/* facts.channels */
    select c.id, c.name, c.type, c.data_area_id as "legalEntity", c.channel_database_id as "channelDatabase",
      c.functionality_profile_id as "functionalityProfile", c.default_customer_id as "defaultCustomer",
      c.address_books as "addressBooks", c.country, c.filter_shared_customer_tables as "filterSharedCustomerTables",
      p.create_customers_in_async_mode as "createsAsynchronously"
    from channel c
    join functionality_profile p on p.id = c.functionality_profile_id
    where ${inChannels(sql`c.id`, channels)}
      and ${keys === null ? sql`true` : sql`c.id = any(${sql.param([...keys])}::text[])`}
    order by c.id`,
  )
}

/**
 * The first entry of headquarters' log that each job has not acknowledged for each database, by one index lookup each.
 * Job and position are compared as a row, because by the job alone the planner scans the log, which for a rarely used
 * job is the whole log.
 */
function readBehind(db: Executor, databases: readonly string[]): Promise<BehindFacts[]> {
  return execute<BehindFacts>(
    db,
    sql`/* facts.behind */
    select d.id as "channelDatabaseId", job.id as "jobId",
      case when next.download_job = job.id then ${utcText('next.at')} end as since
    from unnest(${sql.param([...databases])}::text[]) as d (id)
    cross join unnest(${sql.param([...DOWNLOAD_JOBS])}::text[]) as job (id)
    left join download_position p on p.channel_database_id = d.id and p.job_id = job.id
    left join lateral (
      select log.download_job, log.at
      from log
      where log.download_job is not null and (log.download_job, log.position) > (job.id, coalesce(p.position, 0))
      order by log.download_job, log.position
      limit 1
    ) next on true`,
  )
}

/** Greater than every position of a log. */
const LAST = '9223372036854775807'

async function readConfiguredAt(db: Executor): Promise<string | null> {
  const [found] = await execute<{ at: string | null }>(
    db,
    sql`/* facts.configuredAt */
    select ${utcText('max(newest.at)')} as at
    from unnest('{1070,1110}'::text[]) as job (id)
    cross join lateral (
      select log.download_job, log.at
      from log
      where log.download_job is not null and (log.download_job, log.position) <= (job.id, ${LAST}::bigint)
      order by log.download_job desc, log.position desc
      limit 1
    ) newest
    where newest.download_job = job.id`,
  )
  return found?.at ?? null
}
