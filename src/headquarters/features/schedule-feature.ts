import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import type { FeatureView } from '../../model/feature.ts'
import { changeFeatures, type FeatureDecision } from './change-features.ts'
import type { FeatureResult } from './enable.ts'
import {
  alreadyEnabled,
  featureNotFound,
  needsConfirmation,
  notImplementedHere,
  notInTheFuture,
  prerequisitesMissing,
} from './refusals.ts'

/**
 * `enableDate` is `YYYY-MM-DD`; null cancels the schedule. Tests pass `today`; by default it is the day at
 * headquarters.
 */
export type ScheduleFeature = {
  feature: string
  enableDate: string | null
  confirm?: boolean
  comment?: string | undefined
  today?: string
}

/**
 * Schedules a feature to be enabled at midnight of a date, in headquarters' time zone. Refused if the date is not in
 * the future, the feature is on, or a prerequisite is neither ON nor scheduled for that date or an earlier one
 * (docs/domain.md, D-05).
 */
export async function scheduleFeature(
  hq: HeadquartersDatabase,
  actor: Actor,
  input: ScheduleFeature,
): Promise<FeatureResult> {
  const command = { action: 'scheduleFeature', target: input.feature, comment: input.comment, today: input.today }
  const { features, refusal } = await changeFeatures(hq, actor, command, (all, today) => decide(all, today, input))
  return {
    feature: features.find(({ key }) => key === input.feature) ?? null,
    userErrors: refusal === null ? [] : [refusal],
  }
}

function decide(features: FeatureView[], today: string, input: ScheduleFeature): FeatureDecision {
  const { enableDate, comment } = input
  const feature = features.find(({ key }) => key === input.feature)
  if (feature === undefined) return { refusal: featureNotFound(input.feature, features) }
  if (enableDate === null) {
    return { changes: feature.scheduled ? [{ key: feature.key, status: 'OFF', enableDate: null, comment }] : [] }
  }
  if (feature.enabled) return { refusal: alreadyEnabled(feature) }
  if (feature.notImplemented !== null) return { refusal: notImplementedHere(feature) }
  if (!isDay(enableDate) || enableDate <= today) return { refusal: notInTheFuture(today) }
  const missing = features.filter(
    (other) =>
      feature.missing.includes(other.key) &&
      !(other.scheduled && other.enableDate !== null && other.enableDate <= enableDate),
  )
  if (missing.length > 0) {
    const advice = 'First enable them, or schedule them for the same day or an earlier one.'
    return { refusal: prerequisitesMissing(feature, missing, advice) }
  }
  if (feature.confirmationText !== null && !input.confirm) return { refusal: needsConfirmation(feature) }
  if (feature.scheduled && feature.enableDate === enableDate) return { changes: [] }
  return { changes: [{ key: feature.key, status: 'SCHEDULED', enableDate, comment }] }
}

/** A calendar day in the one notation that sorts as text. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
