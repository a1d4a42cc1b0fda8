import { type Actor, mayUseChannel } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import type { RealtimeCallCount } from '../../between/channel-state.ts'
import type { ChannelProfile, FeatureAtHeadquarters, RolloutAtHeadquarters } from '../../between/facts/feature-facts.ts'
import { type DatabaseRollout, hasApplied, isEffective } from '../../between/feature-rollout.ts'
import type { Sides } from '../../between/sides.ts'
import { databaseNow } from '../../db/database-clock.ts'
import { type ConfigurationJobId, FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureView } from '../../model/feature.ts'
import type { ScheduleRow } from '../../model/schedule.ts'
import { queryHeadquarters, unlessUnavailable } from './query.ts'
import { carriers } from './schedules.ts'

/** The first reason in the rollout that a feature that is on is not effective in a channel database. */
export type RolloutCause = 'UNREACHABLE' | 'REWOUND' | 'PAUSED' | 'SESSION' | 'SCHEDULE' | 'JOBS' | 'CACHE'

/** A feature in a channel database, with those of its channels that the actor may use. */
export type FeatureThere = {
  database: DatabaseRollout
  channels: ChannelProfile[]
  /** The jobs not applied since the feature's change, as far as is known. */
  missingJobs: ConfigurationJobId[]
  /** Null: none. */
  cause: RolloutCause | null
  /**
   * Real-time calls of the last day that features would have avoided, and those caused by the profile; null if they
   * cannot be read.
   */
  avoidable: RealtimeCallCount[] | null
  byProfile: RealtimeCallCount[] | null
}

/** All facts on a feature, read once. */
export type FeatureFacts = Pick<FeatureAtHeadquarters, 'feature' | 'prerequisites' | 'schedules'> & {
  mayEnable: boolean
  there: FeatureThere[]
}

const DAY_MS = 86_400_000

/**
 * Reads the facts of a feature, at headquarters and on the channels that the actor may use; null if headquarters cannot
 * be reached.
 */
export async function factsOfFeature(sides: Sides, actor: Actor, key: string): Promise<FeatureFacts | null> {
  const atHeadquarters = await queryHeadquarters(sides, (facts) => facts.feature(key, actor.channels))
  if (atHeadquarters === null) return null
  const { feature, prerequisites, schedules, databases, channels } = atHeadquarters
  const there = databases.map(async (each): Promise<FeatureThere> => {
    const own = channels.filter((one) => one.channelDatabaseId === each.key && mayUseChannel(actor, one.key))
    const keys = own.map((channel) => channel.key)
    const { database, avoidable, byProfile } = await readDatabase(sides, each, keys)
    const missingJobs = feature ? FEATURE_JOBS.filter((job) => !hasApplied(database, job, feature)) : []
    return {
      database,
      channels: own,
      missingJobs,
      cause: feature?.enabled ? causeOf(feature, database, missingJobs, schedules) : null,
      avoidable: avoidable?.filter(({ blockingFeature }) => blockingFeature === key) ?? null,
      byProfile: byProfile?.filter(({ reason }) => reason === 'SYNCHRONOUS_PROFILE') ?? null,
    }
  })
  const mayEnable = mayCall(actor, 'Mutation.enableFeature')
  return { feature, prerequisites, schedules, mayEnable, there: await Promise.all(there) }
}

/** A channel database's state, and the calls of its channels in the last day. */
async function readDatabase(sides: Sides, known: RolloutAtHeadquarters, channels: readonly string[]) {
  const side = sides.channelSides.get(known.key)
  const state = side ? await unlessUnavailable(() => side.state()) : null
  const since = new Date(databaseNow().getTime() - DAY_MS).toISOString()
  const calls = (avoidable: boolean) =>
    side && state ? unlessUnavailable(() => side.realtimeCallCounts(channels, since, avoidable)) : null
  const [avoidable, byProfile] = await Promise.all([calls(true), calls(false)])
  return { database: { ...known, state }, avoidable, byProfile }
}

function causeOf(
  feature: FeatureView,
  database: DatabaseRollout,
  missingJobs: readonly ConfigurationJobId[],
  schedules: readonly ScheduleRow[],
): RolloutCause | null {
  if (database.state === null) return 'UNREACHABLE'
  if (isEffective(database, feature)) return null
  if (missingJobs.length === 0) return 'CACHE'
  if (database.rewound || database.state.rewound) return 'REWOUND'
  if (database.paused) return 'PAUSED'
  if (missingJobs.some((job) => stuckSession(database, job) !== null)) return 'SESSION'
  const carried = (job: string) => carriers({ schedules: [...schedules] }, job, database.group).length > 0
  return missingJobs.every(carried) ? 'JOBS' : 'SCHEDULE'
}

const STUCK: readonly string[] = ['SUSPENDED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'CREATE_FAILED']

/** The job's newest session in the database, if it has failed or is suspended. */
export function stuckSession({ jobs }: DatabaseRollout, jobId: string) {
  const session = jobs.find((job) => job.jobId === jobId)?.session ?? null
  return session && STUCK.includes(session.status) ? session : null
}
