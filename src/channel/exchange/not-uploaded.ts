import { sql } from 'drizzle-orm'
import type { NotUploaded } from '../../between/channel-state.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { sequence } from '../log/sequence.ts'

/** Headquarters keeps it, to name what is lost if this database is restored from an older copy. */
export async function findNotUploaded({ db }: ChannelDatabase): Promise<NotUploaded> {
  // What has no position yet is not in the list.
  await sequence(db)
  const [found] = await execute<NotUploaded>(
    db,
    sql`/* exchange.notUploaded */
    select log_head.position::text as position,
      (select count(*)::int from (select from upload_pending limit 10000) pending) as operations,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'operationId', newest.operation_id, 'channelId', newest.channel_id, 'position', newest.position::text,
          'capturedAt', ${utcText('newest.captured_at')}
        ) order by newest.position desc)
        from (select * from upload_pending where captured_at is not null order by position desc limit 100) newest
      ), '[]') as newest
    from log_head
    where log_head.id = 1`,
  )
  if (!found) throw new Error('The channel database has no log.')
  return found
}
