import type { Actor } from '../../access/actor.ts'
import { mayUseChannel } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { RealtimeCallCount, Sides } from '../../between/sides.ts'
import { isTransient } from '../../db/errors.ts'
import { readFeatures } from '../../headquarters/features/feature-view.ts'
import { withPrerequisites } from '../../headquarters/features/plan.ts'
import { type DatabaseRollout, hasApplied, isEffective, readRollout } from '../../headquarters/features/rollout.ts'
import { readSchedules, type ScheduleRow } from '../../headquarters/jobs/schedules.ts'
import { type ChannelView, readChannels } from '../../headquarters/organization/channel-view.ts'
import { type DownloadJobId, FEATURE_JOBS } from '../../model/configuration.ts'
import type { FeatureView } from '../../model/feature.ts'
import { carriers } from './exchange.ts'

/** What keeps a feature that is on from being effective in a channel database: one thing, the first on its way. */
export type RolloutCause = 'UNREACHABLE' | 'REWOUND' | 'PAUSED' | 'SESSION' | 'SCHEDULE' | 'JOBS' | 'CACHE'

/** A feature in a channel database, with those of its channels that the actor may use. */
export type FeatureThere = {
  database: DatabaseRollout
  channels: ChannelView[]
  /** Not applied since the feature's change, as far as can be told. */
  missingJobs: DownloadJobId[]
  /** Null: nothing. */
  cause: RolloutCause | null
  /** Real-time calls of the last day that features would have spared, and those that the profile asks for; null: they cannot be asked. */
  avoidable: RealtimeCallCount[] | null
  byProfile: RealtimeCallCount[] | null
}

/** All facts on a feature, read once. `feature` null: there is none with this key. */
export type FeatureFacts = {
  key: string
  feature: FeatureView | null
  /** What it requires, directly or through others, in the order in which they are enabled. */
  prerequisites: FeatureView[]
  mayEnable: boolean
  schedules: ScheduleRow[]
  there: FeatureThere[]
}

const DAY_MS = 86_400_000

/** Reads what is known of a feature, at headquarters and on the channels that the actor may use. */
export async function factsOfFeature(sides: Sides, actor: Actor, key: string): Promise<FeatureFacts> {
  const { db } = headquartersOf(sides)
  const [features, databases, channels, schedules] = await Promise.all([
    readFeatures(db),
    readRollout(sides, { channels: actor.channels, wanted: null }),
    readChannels(db, null),
    readSchedules(db),
  ])
  const feature = features.find((each) => each.key === key) ?? null
  const since = new Date(Date.now() - DAY_MS).toISOString()
  const read = async (database: DatabaseRollout): Promise<FeatureThere> => {
    const own = channels.filter((each) => each.channelDatabaseId === database.key && mayUseChannel(actor, each.key))
    const keys = own.map((channel) => channel.key)
    const missingJobs = feature ? FEATURE_JOBS.filter((job) => !hasApplied(database, job, feature)) : []
    const [avoidable, byProfile] = await Promise.all([
      callsOf(sides, database, keys, since, true),
      callsOf(sides, database, keys, since, false),
    ])
    return {
      database,
      channels: own,
      missingJobs,
      cause: feature?.enabled ? causeOf(feature, database, missingJobs, schedules) : null,
      avoidable: avoidable?.filter(({ blockingFeature }) => blockingFeature === key) ?? null,
      byProfile: byProfile?.filter(({ reason }) => reason === 'SYNCHRONOUS_PROFILE') ?? null,
    }
  }
  return {
    key,
    feature,
    prerequisites: feature ? withPrerequisites(features, feature).filter((each) => each.key !== key) : [],
    mayEnable: mayCall(actor, 'Mutation.enableFeature'),
    schedules,
    there: await Promise.all(databases.map(read)),
  }
}

async function callsOf(
  sides: Sides,
  { key, state }: DatabaseRollout,
  channels: readonly string[],
  since: string,
  avoidable: boolean,
): Promise<RealtimeCallCount[] | null> {
  if (state === null) return null
  try {
    return (await sides.channelSides.get(key)?.realtimeCallCounts(channels, since, avoidable)) ?? null
  } catch (error) {
    if (isTransient(error)) return null
    throw error
  }
}

function causeOf(
  feature: FeatureView,
  database: DatabaseRollout,
  missingJobs: readonly DownloadJobId[],
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

/** The job's newest session there, when it has failed or is suspended. */
export function stuckSession({ jobs }: DatabaseRollout, jobId: string) {
  const session = jobs.find((job) => job.jobId === jobId)?.session ?? null
  return session && STUCK.includes(session.status) ? session : null
}
