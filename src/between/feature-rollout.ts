import type { FeatureRow } from '../model/feature.ts'
import type { ChannelDatabaseState } from './channel-state.ts'
import type { RolloutAtHeadquarters } from './facts/feature-facts.ts'

/**
 * What a feature's rollout to a channel database depends on. `state` is what the database reports about itself; null
 * when it cannot be reached.
 */
export type DatabaseRollout = RolloutAtHeadquarters & { state: ChannelDatabaseState | null }

/** The position up to which a job has been applied: from the database itself, else from headquarters. Null before. */
function appliedPosition({ state, jobs }: DatabaseRollout, jobId: string): string | null {
  if (state) return state.appliedJobs.find((job) => job.jobId === jobId)?.position ?? null
  return jobs.find((job) => job.jobId === jobId)?.acknowledgedPosition ?? null
}

/** True when the job has been applied there since the feature's change. */
export function hasApplied(database: DatabaseRollout, jobId: string, feature: Pick<FeatureRow, 'changedPosition'>) {
  const position = appliedPosition(database, jobId)
  return position !== null && BigInt(position) >= BigInt(feature.changedPosition)
}

/** True when captures there treat the feature as on; null when that is unknown. */
export function isEffective({ state }: DatabaseRollout, feature: Pick<FeatureRow, 'key'>): boolean | null {
  return state && (state.features.find(({ key }) => key === feature.key)?.cached ?? false)
}
