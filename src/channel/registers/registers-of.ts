import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels } from '../../access/scope-sql.ts'
import { utcText } from '../../db/utc-text.ts'

/** The registers of the channels in scope as JSON (`RegisterState`), by channel and id. A subquery of a statement. */
export const registersOf = (channels: Channels): SQL => sql`coalesce((
  select jsonb_agg(jsonb_build_object(
    'channelId', channel_id, 'registerId', register_id, 'version', version, 'waitingCaptures', waiting_captures,
    'oldestWaitingAt', ${utcText('oldest_waiting_at')}, 'firstSeenAt', ${utcText('first_seen_at')},
    'lastSeenAt', ${utcText('last_seen_at')}, 'online', last_seen_at > now() - interval '5 minutes',
    'resumedAt', ${utcText('resumed_at')}, 'paused', case when paused_at is not null then
      jsonb_build_object('at', ${utcText('paused_at')}, 'by', paused_by, 'reason', pause_reason)
    end
  ) order by channel_id, register_id)
  from register
  where ${inChannels(sql`channel_id`, channels)}
), '[]')`
