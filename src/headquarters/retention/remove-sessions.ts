import { sql } from 'drizzle-orm'
import type { Transaction } from '../../db/client.ts'
import { counted } from '../../log/remove-records.ts'

/**
 * Removes download sessions that are applied or replaced by a later one, with the rest of their packages, and upload
 * sessions that have ended. The session that a channel database acknowledged last and its last upload stay.
 */
export function removeSessions(tx: Transaction, before: string, most: number): Promise<number> {
  return counted(
    tx,
    sql`/* retention.sessions */
    with downloads as materialized (
      select s.id
      from download_session s
      where s.date_requested < ${before}::timestamptz and coalesce(s.date_applied,
        s.date_requested) < ${before}::timestamptz
        and (s.status in ('APPLIED', 'NO_DATA') or s.status in ('CANCELED', 'CREATE_FAILED')
          and s.replaced_by is not null)
        and not exists (select from download_position p where p.session_id = s.id)
      order by s.date_requested, s.id
      limit ${most}
      for update of s skip locked
    ),
    packages as (
      delete from download_package where session_id in (select id from downloads)
    ),
    downloaded as (
      delete from download_session where id in (select id from downloads)
      returning 1
    ),
    uploads as materialized (
      select s.id
      from upload_session s
      where s.date_created < ${before}::timestamptz and s.status in ('APPLIED', 'NO_DATA', 'FAILED', 'CANCELED')
        and exists (
          select from upload_session later
          where later.channel_database_id = s.channel_database_id and later.number > s.number
        )
      order by s.date_created, s.id
      limit ${most}::int - (select count(*) from downloads)
      for update of s skip locked
    ),
    uploaded as (
      delete from upload_session where id in (select id from uploads)
      returning 1
    )
    select ((select count(*) from downloaded) + (select count(*) from uploaded))::int as removed`,
  )
}
