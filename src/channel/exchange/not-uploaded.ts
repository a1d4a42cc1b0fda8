import { type SQL, sql } from 'drizzle-orm'
import type { NotUploaded } from '../../between/channel-state.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** SQL of the newest operation that has a position and has not been uploaded. */
export const newestNotUploaded: SQL = sql`
        select operation_id
        from upload_pending
        where captured_at is not null
        order by position desc
        limit 1`

/** Headquarters keeps it, to name what is lost if this database is restored from an older copy. */
export async function findNotUploaded(db: Executor): Promise<NotUploaded> {
  const [found] = await execute<NotUploaded>(
    db,
    sql`/* exchange.notUploaded */
    select (select coalesce(sum(pending), 0) from channel_count)::int as operations,
      (
        select ${utcText('captured_at', 'US')}
        from upload_pending
        where captured_at is not null
        order by captured_at
        limit 1
      ) as "oldestAt",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'operationId', newest.operation_id, 'channelId', newest.channel_id, 'position', newest.position::text,
          'capturedAt', ${utcText('newest.captured_at', 'US')}
        ) order by newest.position desc)
        from (select * from upload_pending where captured_at is not null order by position desc limit 100) newest
      ), '[]') as newest`,
  )
  if (!found) throw new Error('The query of what is not uploaded returned no row.')
  return found
}
