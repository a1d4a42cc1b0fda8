import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import type { FeatureView } from '../../model/feature.ts'
import { changeFeatures, type FeatureDecision } from './change-features.ts'
import { inOrderOfPrerequisites } from './feature-view.ts'

export type EnableAllFeatures = { confirm?: boolean; dryRun?: boolean }

/** `enabled` in the order in which they were enabled; `skipped` each with its reason. */
export type AllEnabled = { enabled: FeatureView[]; skipped: { feature: FeatureView; reason: string }[]; userErrors: [] }

type Skipped = { key: string; reason: string }

/**
 * *Enable all*: enables every feature that can be enabled, prerequisites first (docs/domain.md, D-06). Skips scheduled
 * features, features that this product does not have, those that need a confirmation unless `confirm` is true, and
 * those with a skipped prerequisite.
 */
export async function enableAllFeatures(
  hq: HeadquartersDatabase,
  actor: Actor,
  input: EnableAllFeatures,
): Promise<AllEnabled> {
  let skipped: Skipped[] = []
  const command = { action: 'enableAllFeatures', target: null, dryRun: input.dryRun }
  const { features, changes } = await changeFeatures(hq, actor, command, (all, today) => {
    const decided = decide(all, today, input.confirm ?? false)
    skipped = decided.skipped
    return decided
  })
  const byKey = new Map(features.map((feature) => [feature.key, feature]))
  const found = (key: string): FeatureView[] => [byKey.get(key) ?? []].flat()
  return {
    enabled: changes.flatMap(({ key }) => found(key)),
    skipped: skipped.flatMap(({ key, reason }) => found(key).map((feature) => ({ feature, reason }))),
    userErrors: [],
  }
}

function decide(features: FeatureView[], today: string, confirm: boolean): FeatureDecision & { skipped: Skipped[] } {
  const on = new Set(features.filter(({ enabled }) => enabled).map(({ key }) => key))
  const enabling: string[] = []
  const skipped: Skipped[] = []
  for (const feature of inOrderOfPrerequisites(features).filter(({ enabled }) => !enabled)) {
    const reason = reasonToSkip(feature, on, confirm)
    if (reason === null) {
      on.add(feature.key)
      enabling.push(feature.key)
    } else {
      skipped.push({ key: feature.key, reason })
    }
  }
  return { changes: enabling.map((key) => ({ key, status: 'ON', enableDate: today })), skipped }
}

function reasonToSkip(feature: FeatureView, on: ReadonlySet<string>, confirm: boolean): string | null {
  if (feature.notImplemented !== null) return `The feature is not implemented here. ${feature.notImplemented}`
  if (feature.scheduled) return `The feature is scheduled for ${feature.enableDate}.`
  const missing = feature.requires.filter((key) => !on.has(key))
  if (missing.length > 0) return `The feature requires ${missing.join(', ')}.`
  if (feature.confirmationText !== null && !confirm)
    return `The feature needs a confirmation: ${feature.confirmationText}`
  return null
}
