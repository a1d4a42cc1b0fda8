import DataLoader from 'dataloader'
import { sql } from 'drizzle-orm'
import type { ChannelDatabaseState } from '../../between/channel-state.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureRow } from '../../model/feature.ts'

/** A channel, its database, and the position up to which headquarters knows that each download job was applied. */
export type FeatureChannel = {
  key: string
  channelDatabaseId: string
  acknowledgedPositions: { [jobId: string]: string }
}

/** A feature on one channel: at headquarters, as applied to the channel, and in its cache (question 2 of the FAQ). */
export type ChannelFeatureView = {
  channel: { key: string }
  hqState: boolean
  channelState: boolean | null
  cacheState: boolean | null
  cacheLoadedAt: string | null
  cacheExpiresAt: string | null
  missingJobs: string[]
  effectiveAt: string | null
}

/** All channels, in order of their keys; read once for all features of a request. */
export function featureChannelsLoader(sides: Sides): DataLoader<'all', FeatureChannel[]> {
  return new DataLoader(async (keys) => {
    const channels = await execute<FeatureChannel>(
      headquartersOf(sides).db,
      sql`/* features.channels */
      select c.id as key, c.channel_database_id as "channelDatabaseId",
        coalesce((
          select jsonb_object_agg(p.job_id, p.position::text)
          from download_position p
          where p.channel_database_id = c.channel_database_id
        ), '{}'::jsonb) as "acknowledgedPositions"
      from channel c
      order by c.id`,
    )
    return keys.map(() => channels)
  })
}

/**
 * The feature on a channel. `state` is the state of the channel's database, or null if it cannot be reached: then the
 * values that only the channel knows are null, and the missing jobs are those that have not been acknowledged to
 * headquarters.
 */
export function channelFeature(
  feature: Pick<FeatureRow, 'key' | 'enabled' | 'changedPosition'>,
  channel: FeatureChannel,
  state: ChannelDatabaseState | null,
): ChannelFeatureView {
  const positions = state
    ? Object.fromEntries(state.appliedJobs.map((job) => [job.jobId, job.position]))
    : channel.acknowledgedPositions
  const missingJobs = FEATURE_JOBS.filter((job) => BigInt(positions[job] ?? '-1') < BigInt(feature.changedPosition))
  const onChannel = state?.features.find(({ key }) => key === feature.key) ?? { applied: false, cached: false }
  return {
    channel: { key: channel.key },
    hqState: feature.enabled,
    channelState: state ? onChannel.applied : null,
    cacheState: state ? onChannel.cached : null,
    cacheLoadedAt: state?.cache?.loadedAt ?? null,
    cacheExpiresAt: state?.cache?.expiresAt ?? null,
    missingJobs,
    effectiveAt: state && missingJobs.length === 0 ? effectiveAt(state, onChannel.cached === feature.enabled) : null,
  }
}

/**
 * With all jobs applied: the time at which the cache with the change was loaded, or the time at which the outdated
 * cache expires (docs/domain.md, D-09).
 */
function effectiveAt({ cache, appliedJobs }: ChannelDatabaseState, isCached: boolean): string | null {
  if (cache) return isCached ? cache.loadedAt : cache.expiresAt
  // The cache is flushed: the next capture loads it.
  const applied = appliedJobs
    .filter(({ jobId }) => FEATURE_JOBS.some((job) => job === jobId))
    .map((job) => new Date(job.appliedAt).toISOString())
  return applied.sort().at(-1) ?? null
}
