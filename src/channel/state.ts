import { sql } from 'drizzle-orm'
import type { ChannelDatabaseState, ChannelState } from '../between/channel-state.ts'
import type { ChannelDatabase } from '../between/sides.ts'
import { execute } from '../db/client.ts'
import { utcText } from '../db/utc-text.ts'
import { DOWNLOAD_JOBS } from '../model/configuration.ts'
import { type ChannelCache, currentCache } from './cache/cache.ts'
import { registersOf } from './registers/registers-of.ts'

type Stored = Omit<ChannelDatabaseState, 'features' | 'cache' | 'channels'> & {
  channels: Omit<ChannelState, 'createsAsynchronously'>[]
  features: { key: string; applied: boolean }[]
}

/** What only this side knows of itself. `cached` is a feature's state as captures see it at this moment. */
export async function state(database: Pick<ChannelDatabase, 'id' | 'db'>): Promise<ChannelDatabaseState> {
  const cache = await currentCache(database)
  const [stored] = await execute<Stored>(
    database.db,
    sql`/* channel.state */
    with waiting as (
      select channel_id, captured_at from upload_pending
      union all
      -- Captured, and not yet given a position by the sequencer.
      select outbox.channel_id, o.captured_at
      from outbox
      join operation o using (operation_id)
      where outbox.kind = 'OPERATION' and outbox.status = 'CAPTURED'
    ),
    pending as (
      select channel_id, count(*)::int as n, min(captured_at) as oldest
      from waiting
      group by channel_id
    ),
    channel as (
      select id as channel_id from configuration where kind = 'channel'
      union
      select channel_id from channel_switch
      union
      select channel_id from pending
    )
    select
      coalesce((select source_id::text from database_identity limit 1), '') as "sourceId",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'channelId', channel_id, 'offline', coalesce(s.offline, false),
          'realtimeServiceAvailable', coalesce(s.realtime_service_available, true),
          'pendingUploads', coalesce(p.n, 0), 'oldestPendingUploadAt', ${utcText('p.oldest')}
        ) order by channel_id)
        from channel
        left join channel_switch s using (channel_id)
        left join pending p using (channel_id)
      ), '[]') as channels,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'jobId', job_id, 'position', position::text, 'appliedAt', ${utcText('applied_at')}
        ) order by job_id)
        from applied_job
      ), '[]') as "appliedJobs",
      coalesce((
        select jsonb_agg(jsonb_build_object('key', id, 'applied', (content ->> 'enabled')::boolean) order by id)
        from configuration
        where kind = 'feature'
      ), '[]') as features,
      (
        select jsonb_build_object('at', ${utcText('last_attempt_at')}, 'succeededAt', ${utcText('last_success_at')},
          'reason', reason)
        from upload_state
        where last_attempt_at is not null
      ) as "lastUploadAttempt",
      coalesce((select rewound from upload_state), false) as rewound,
      ${registersOf('ALL')} as registers,
      (
        select jsonb_build_object(
          'appliedAt', ${utcText('applied_at')},
          'headquartersKeys', jsonb_array_length(content -> 'keys'),
          'storeKeys', (
            select count(*) from jsonb_array_elements(content -> 'stores') as key where not (key ->> 'revoked')::boolean
          ),
          'identityProviders', jsonb_array_length(content -> 'providers'),
          'revokedTokens', jsonb_array_length(content -> 'revokedTokens')
        )
        from configuration
        join applied_job using (job_id)
        where kind = 'token_trust'
      ) as "tokenTrust"`,
  )
  if (!stored) throw new Error('The channel database gave no state.')
  return {
    ...stored,
    knownJobs: [...DOWNLOAD_JOBS],
    channels: stored.channels.map((channel) => ({
      ...channel,
      createsAsynchronously: createsAsynchronously(cache, channel.channelId),
    })),
    cache: cache.configured
      ? { generation: cache.generation, loadedAt: cache.loadedAt, expiresAt: cache.expiresAt }
      : null,
    features: stored.features.map((feature) => ({ ...feature, cached: cache.effective(feature.key).effective })),
  }
}

function createsAsynchronously(cache: ChannelCache, channelId: string): boolean | null {
  const channel = cache.find('channel', channelId)
  const profile = channel && cache.find('functionality_profile', channel.functionalityProfileId)
  return profile?.createCustomersInAsyncMode ?? null
}
