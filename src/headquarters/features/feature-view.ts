import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import type { FeatureRow, FeatureStatus, FeatureView } from '../../model/feature.ts'

const featureColumns = sql`
  key, name, summary, module, learn_more as "learnMore", state, added_on::text as "addedOn", requires,
  can_disable as "canDisable", confirmation_text as "confirmationText", read_by as "readBy",
  not_implemented as "notImplemented", enabled, scheduled,
  enable_date::text as "enableDate", schedule_failure as "scheduleFailure", comment,
  changed_position::text as "changedPosition"`

/** All features, by name. */
export async function readFeatures(db: Executor): Promise<FeatureView[]> {
  return toViews(
    await execute<FeatureRow>(db, sql`/* features.read */ select ${featureColumns} from feature order by name`),
  )
}

/**
 * Locks all features until the transaction ends and returns them. Every change locks all of them in the same order, so
 * that prerequisites and dependents cannot change concurrently, and changes cannot deadlock.
 */
export async function lockFeatures(tx: Transaction): Promise<FeatureView[]> {
  return toViews(
    await execute<FeatureRow>(
      tx,
      sql`/* features.lock */ select ${featureColumns} from feature order by key for update`,
    ),
  )
}

/** Adds the derived fields. SCHEDULED counts as not enabled (docs/domain.md, D-07). */
export function toViews(rows: readonly FeatureRow[]): FeatureView[] {
  const enabled = new Set(rows.filter((row) => row.enabled).map((row) => row.key))
  return rows.map((row) => {
    const missing = row.requires.filter((key) => !enabled.has(key))
    return { ...row, missing, status: statusOf(row, missing) }
  })
}

function statusOf(row: FeatureRow, missing: readonly string[]): FeatureStatus {
  if (row.state === 'MANDATORY') return 'MANDATORY'
  if (row.enabled) return 'ON'
  if (row.scheduled) return 'SCHEDULED'
  if (missing.length > 0 || row.notImplemented !== null) return 'CANNOT_ENABLE'
  return row.confirmationText === null ? 'OFF' : 'NEEDS_ATTENTION'
}

/** Orders features after their prerequisites (docs/domain.md, D-06), otherwise in the given order. */
export function inOrderOfPrerequisites(features: readonly FeatureView[]): FeatureView[] {
  const ordered = new Map<string, FeatureView>()
  const add = (feature: FeatureView): void => {
    for (const other of features) {
      if (feature.requires.includes(other.key) && !ordered.has(other.key)) add(other)
    }
    ordered.set(feature.key, feature)
  }
  for (const feature of features) if (!ordered.has(feature.key)) add(feature)
  return [...ordered.values()]
}

/** The enabled features that require this one, directly or through others; the last of the chain first. */
export function enabledDependents(features: readonly FeatureView[], key: string): FeatureView[] {
  const found = new Set([key])
  const dependents = inOrderOfPrerequisites(features).filter((feature) => {
    const depends = feature.enabled && feature.requires.some((required) => found.has(required))
    if (depends) found.add(feature.key)
    return depends
  })
  return dependents.reverse()
}
