import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import type { FeatureView } from '../../model/feature.ts'
import { changeFeatures, type FeatureDecision } from './change-features.ts'
import {
  type FeatureRefusal,
  featureNotFound,
  needsConfirmation,
  notImplementedHere,
  prerequisitesMissing,
} from './refusals.ts'

export type EnableFeature = { feature: string; confirm?: boolean; comment?: string | undefined; dryRun?: boolean }

/** The feature after the change (with `dryRun`: as it would be); null if it does not exist. */
export type FeatureResult = { feature: FeatureView | null; userErrors: FeatureRefusal[] }

/**
 * Enables a feature now, for all legal entities. Refused if this product does not have it, a prerequisite is not ON
 * (the refusal lists exactly those) or a required confirmation is missing. Enables a scheduled feature at once; leaves
 * an enabled one unchanged.
 */
export async function enableFeature(
  hq: HeadquartersDatabase,
  actor: Actor,
  input: EnableFeature,
): Promise<FeatureResult> {
  const command = { action: 'enableFeature', target: input.feature, dryRun: input.dryRun, comment: input.comment }
  const { features, refusal } = await changeFeatures(hq, actor, command, (all, today) => decide(all, today, input))
  return {
    feature: features.find(({ key }) => key === input.feature) ?? null,
    userErrors: refusal === null ? [] : [refusal],
  }
}

function decide(features: FeatureView[], today: string, input: EnableFeature): FeatureDecision {
  const feature = features.find(({ key }) => key === input.feature)
  if (feature === undefined) return { refusal: featureNotFound(input.feature, features) }
  if (feature.enabled) return { changes: [] }
  if (feature.notImplemented !== null) return { refusal: notImplementedHere(feature) }
  if (feature.missing.length > 0) {
    const missing = features.filter(({ key }) => feature.missing.includes(key))
    return { refusal: prerequisitesMissing(feature, missing, 'Enable these first. Scheduling them is not enough.') }
  }
  if (feature.confirmationText !== null && !input.confirm) return { refusal: needsConfirmation(feature) }
  return { changes: [{ key: feature.key, status: 'ON', enableDate: today, comment: input.comment }] }
}
