import { sql } from 'drizzle-orm'
import type { DatabaseFacts } from '../../between/facts/exchange-facts.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** The number of recent sessions from which the usual duration is computed. */
const recent = 20

/** The exchange with each of these channel databases, in order of their ids. */
export function readChannelDatabases(db: Executor, ids: readonly string[]): Promise<DatabaseFacts[]> {
  return execute<DatabaseFacts>(
    db,
    sql`/* facts.channelDatabases */
    select d.id, d.group_id as "group", d.pause_data_sync as paused, ${utcText('d.rewound_at')} as "rewoundAt",
      (
        select jsonb_build_object(
            'holder', contact.holder ->> 'address', 'refused', contact.refused ->> 'address',
            'at', ${utcText('contact.refused_at')}
          )
        from channel_database_contact contact
        where contact.channel_database_id = d.id and contact.refused_at > now() - interval '2 minutes'
      ) as clone,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', c.id, 'name', c.name, 'type', c.type, 'legalEntity', c.data_area_id,
          'channelDatabase', c.channel_database_id, 'functionalityProfile', c.functionality_profile_id,
          'defaultCustomer', c.default_customer_id, 'addressBooks', c.address_books, 'country', c.country,
          'filterSharedCustomerTables', c.filter_shared_customer_tables
        ) order by c.id)
        from channel c
        where c.channel_database_id = d.id
      ), '[]') as channels,
      (
        select position::text
        from download_position p
        where p.channel_database_id = d.id and p.job_id = '1010'
      ) as "customersPosition",
      (
        select jsonb_build_object(
            'id', s.id, 'status', s.status, 'message', s.message, 'at', ${utcText('s.date_created')},
            'tryCount', s.try_count, 'jobId', s.job_id
          )
        from upload_session s where s.channel_database_id = d.id order by s.number desc limit 1
      ) as "lastUpload",
      (
        select ${downloadJson} from download_session s
        where s.channel_database_id = d.id and s.job_id = '1010' order by s.number desc limit 1
      ) as "lastDownload",
      coalesce((
        select jsonb_agg(${downloadJson} order by s.number) from download_session s
        where s.channel_database_id = d.id and s.status not in ('APPLIED', 'NO_DATA', 'CANCELED')
          and not (s.status = 'CREATE_FAILED' and s.replaced_by is not null)
      ), '[]') as "openDownloads",
      (
        select percentile_cont(0.5) within group (order by extract(epoch from date_uploaded - date_created)::float8)
        from (
          select date_uploaded, date_created
          from upload_session s
          where s.channel_database_id = d.id
          order by s.number desc
          limit ${recent}
        ) lately
        where date_uploaded is not null
      ) as "uploadSeconds",
      (
        select percentile_cont(0.5) within group (order by extract(epoch from date_applied - date_requested)::float8)
        from (
          select date_applied, date_requested from download_session s
          where s.channel_database_id = d.id and s.job_id = '1010' order by s.number desc limit ${recent}
        ) lately
        where date_applied is not null
      ) as "downloadSeconds"
    from channel_database d
    where d.id = any(${sql.param([...ids])}::text[])
    order by d.id`,
  )
}

const downloadJson = sql`jsonb_build_object(
          'id', s.id, 'status', s.status, 'message', s.message, 'at', ${utcText('s.date_requested')},
          'tryCount', s.try_count, 'jobId', s.job_id
        )`
