import { sql } from 'drizzle-orm'
import { SYSTEM } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import type { FeatureView } from '../../model/feature.ts'
import { changeFeatures, type FeatureChange } from './change-features.ts'
import { inOrderOfPrerequisites } from './feature-view.ts'
import { quoted } from './refusals.ts'

/** Keys of the features that were enabled, and of those whose schedule failed. */
export type DueFeatures = { enabled: string[]; failed: string[] }

/**
 * Enables the scheduled features whose date has begun at headquarters; the job loop calls it. Checks prerequisites
 * again: if one is not ON, the feature is not enabled, loses its schedule, and states the reason in `scheduleFailure`
 * (docs/domain.md, D-05). Tests pass `today`.
 */
export async function enableDueFeatures(hq: HeadquartersDatabase, today?: string): Promise<DueFeatures> {
  const [due] = await execute<{ key: string }>(
    hq.db,
    sql`/* features.due */
    select key
    from feature
    where scheduled
      and enable_date <= coalesce(
        ${today ?? null}::date,
        (now() at time zone coalesce((select time_zone from parameters where id = 1), 'UTC'))::date
      )
    limit 1`,
  )
  if (due === undefined) return { enabled: [], failed: [] }
  const command = { action: 'enableDueFeatures', target: null, today }
  const { changes } = await changeFeatures(hq, SYSTEM, command, (features, day) => ({ changes: decide(features, day) }))
  return {
    enabled: changes.filter(({ status }) => status === 'ON').map(({ key }) => key),
    failed: changes.filter(({ status }) => status === 'SCHEDULE_FAILED').map(({ key }) => key),
  }
}

function decide(features: FeatureView[], today: string): FeatureChange[] {
  const on = new Set(features.filter(({ enabled }) => enabled).map(({ key }) => key))
  const due = features.filter(({ scheduled, enableDate }) => scheduled && enableDate !== null && enableDate <= today)
  return inOrderOfPrerequisites(due).map((feature): FeatureChange => {
    const missing = features.filter(({ key }) => feature.requires.includes(key) && !on.has(key))
    if (missing.length > 0) {
      const scheduleFailure =
        `The feature was not enabled on ${feature.enableDate}, because prerequisites were off: ` + `${quoted(missing)}.`
      return { key: feature.key, status: 'SCHEDULE_FAILED', enableDate: null, scheduleFailure }
    }
    on.add(feature.key)
    return { key: feature.key, status: 'ON', enableDate: today }
  })
}
