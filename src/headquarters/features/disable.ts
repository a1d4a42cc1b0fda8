import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import type { FeatureView } from '../../model/feature.ts'
import { changeFeatures, type FeatureDecision } from './change-features.ts'
import type { FeatureResult } from './enable.ts'
import { enabledDependents } from './feature-view.ts'
import { cannotBeDisabled, featureNotFound, hasDependents, isMandatory } from './refusals.ts'

export type DisableFeature = { feature: string; cascade?: boolean; comment?: string | undefined; dryRun?: boolean }

/**
 * Disables a feature, or cancels its schedule. Refused if the feature is mandatory, cannot be disabled, or is required
 * by enabled features, unless `cascade` disables those too, dependents first (docs/domain.md, D-04).
 */
export async function disableFeature(
  hq: HeadquartersDatabase,
  actor: Actor,
  input: DisableFeature,
): Promise<FeatureResult> {
  const command = { action: 'disableFeature', target: input.feature, dryRun: input.dryRun, comment: input.comment }
  const { features, refusal } = await changeFeatures(hq, actor, command, (all) => decide(all, input))
  return {
    feature: features.find(({ key }) => key === input.feature) ?? null,
    userErrors: refusal === null ? [] : [refusal],
  }
}

function decide(features: FeatureView[], input: DisableFeature): FeatureDecision {
  const feature = features.find(({ key }) => key === input.feature)
  if (feature === undefined) return { refusal: featureNotFound(input.feature, features) }
  if (feature.state === 'MANDATORY') return { refusal: isMandatory(feature) }
  if (!feature.enabled && !feature.scheduled) return { changes: [] }
  const off = (key: string) => ({ key, status: 'OFF', enableDate: null, comment: input.comment }) as const
  if (feature.scheduled) return { changes: [off(feature.key)] }
  if (!feature.canDisable) return { refusal: cannotBeDisabled(feature) }
  const dependents = enabledDependents(features, feature.key)
  if (dependents.length > 0 && !input.cascade) return { refusal: hasDependents(feature, dependents) }
  const kept = dependents.find(({ state, canDisable }) => state === 'MANDATORY' || !canDisable)
  if (kept !== undefined) return { refusal: kept.state === 'MANDATORY' ? isMandatory(kept) : cannotBeDisabled(kept) }
  return { changes: [...dependents, feature].map(({ key }) => off(key)) }
}
