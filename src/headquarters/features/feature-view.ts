import { sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import type { FeatureRow, FeatureStatus, FeatureView } from '../../model/feature.ts'

const featureColumns = sql`
  key, name, summary, module, learn_more as "learnMore", state, added_on::text as "addedOn", requires, can_disable as "canDisable",
  confirmation_text as "confirmationText", enabled, scheduled, enable_date::text as "enableDate", schedule_failure as "scheduleFailure",
  comment, changed_position::text as "changedPosition"`

/** All features, by name. */
export async function readFeatures(db: Executor): Promise<FeatureView[]> {
  return toViews(
    await execute<FeatureRow>(db, sql`/* features.read */ select ${featureColumns} from feature order by name`),
  )
}

/**
 * All features, locked until the transaction ends. Every change takes all of them, in one order: what a feature's change depends on
 * (its prerequisites, its dependents) can then not change beside it, and two changes cannot wait for each other.
 */
export async function lockFeatures(tx: Transaction): Promise<FeatureView[]> {
  return toViews(
    await execute<FeatureRow>(
      tx,
      sql`/* features.lock */ select ${featureColumns} from feature order by key for update`,
    ),
  )
}

/** Derives what is not stored. SCHEDULED counts as not enabled (docs/domain.md, D-07). */
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
  if (missing.length > 0) return 'CANNOT_ENABLE'
  return row.confirmationText === null ? 'OFF' : 'NEEDS_ATTENTION'
}

/** Prerequisites before what requires them (docs/domain.md, D-06); otherwise in the order given. */
export function inOrderOfPrerequisites(features: readonly FeatureView[]): FeatureView[] {
  const ordered = new Map<string, FeatureView>()
  const place = (feature: FeatureView): void => {
    for (const other of features) {
      if (feature.requires.includes(other.key) && !ordered.has(other.key)) place(other)
    }
    ordered.set(feature.key, feature)
  }
  for (const feature of features) if (!ordered.has(feature.key)) place(feature)
  return [...ordered.values()]
}

/** The enabled features that require this one, directly or through others; those at the end of the chain first. */
export function enabledDependents(features: readonly FeatureView[], key: string): FeatureView[] {
  const found = new Set([key])
  const dependents = inOrderOfPrerequisites(features).filter((feature) => {
    const depends = feature.enabled && feature.requires.some((required) => found.has(required))
    if (depends) found.add(feature.key)
    return depends
  })
  return dependents.reverse()
}
