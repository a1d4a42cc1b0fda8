import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { FeatureView } from '../../model/feature.ts'
import { lockFeatures, readFeatures } from './feature-view.ts'
import { type FeatureRefusal, unstorableComment } from './refusals.ts'

/** The new state of one feature. `status` becomes the status of the event; `today` means the day at headquarters. */
export type FeatureChange = {
  key: string
  status: 'ON' | 'OFF' | 'SCHEDULED' | 'SCHEDULE_FAILED'
  enableDate: string | null
  scheduleFailure?: string
  /** Undefined keeps the comment. */
  comment?: string | undefined
}

/** The decision on the locked features: a refusal, or the changes (none if nothing changes). */
export type FeatureDecision = { refusal: FeatureRefusal } | { changes: FeatureChange[] }

/** The result. `features` are all features after the changes; with `dryRun`, as they would be. */
export type FeaturesChanged = { features: FeatureView[]; refusal: FeatureRefusal | null; changes: FeatureChange[] }

export type FeatureCommand = {
  action: string
  /** The feature's key; null if the command concerns several features. */
  target: string | null
  dryRun?: boolean | undefined
  comment?: string | undefined
  /** Today at headquarters; by default from the database's clock and headquarters' time zone (docs/domain.md, D-27). */
  today?: string | undefined
}

/**
 * Changes features. Locks all features, calls `decide`, and writes the changes, the audit entry and the events in one
 * transaction. A change of `enabled` stores its own log position, from which it follows when the channels have it
 * (docs/domain.md, Effective on a channel).
 */
export async function changeFeatures(
  hq: HeadquartersDatabase,
  actor: Actor,
  command: FeatureCommand,
  decide: (features: FeatureView[], today: string) => FeatureDecision,
): Promise<FeaturesChanged> {
  const work = async (tx: Transaction): Promise<FeaturesChanged> => {
    const features = await lockFeatures(tx)
    const unstorable = unstorableComment(command.comment)
    if (unstorable) return { features, refusal: unstorable, changes: [] }
    const decision = decide(features, command.today ?? (await todayAtHeadquarters(tx)))
    if ('refusal' in decision) {
      if (!command.dryRun) await audit(tx, actor, command, decision.refusal.code)
      return { features, refusal: decision.refusal, changes: [] }
    }
    const { changes } = decision
    if (changes.length > 0) await applyChanges(tx, changes)
    if (!command.dryRun) {
      const keys = changes.map(({ key }) => key).join(' ')
      await audit(
        tx,
        actor,
        { ...command, target: command.target ?? keys },
        changes.length > 0 ? 'CHANGED' : 'UNCHANGED',
      )
      await announce(tx, features, changes)
    }
    return { features: await readFeatures(tx), refusal: null, changes }
  }
  const changed = await (command.dryRun ? rehearse(hq.db, work) : transaction(hq.db, work))
  if (!command.dryRun && changed.changes.length > 0) wake(hq.db)
  return changed
}

async function todayAtHeadquarters(tx: Transaction): Promise<string> {
  const [row] = await execute<{ today: string }>(
    tx,
    sql`/* features.today */
    select (now() at time zone coalesce((select time_zone from parameters where id = 1), 'UTC'))::date::text as today`,
  )
  return row?.today ?? ''
}

/** An unknown target is not recorded, because it may contain any text. */
function audit(
  tx: Transaction,
  actor: Actor,
  { action, target, comment }: FeatureCommand,
  result: string,
): Promise<void> {
  const known = result === 'NOT_FOUND' ? null : target
  return recordAudit(tx, actor, { action, target: known, result, reason: comment ?? null })
}

async function applyChanges(tx: Transaction, changes: readonly FeatureChange[]): Promise<void> {
  await execute(
    tx,
    sql`/* features.change */
    with change as (
      select *
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c (
        key text, status text, "enableDate" date, "scheduleFailure" text, comment text
      )
    )
    update feature
    set enabled = change.status = 'ON',
      scheduled = change.status = 'SCHEDULED',
      enable_date = change."enableDate",
      schedule_failure = change."scheduleFailure",
      comment = coalesce(change.comment, feature.comment)
    from change
    where feature.key = change.key`,
  )
}

/** The log is locked from the append to the commit, so the positions given here belong to these changes. */
async function announce(
  tx: Transaction,
  before: readonly FeatureView[],
  changes: readonly FeatureChange[],
): Promise<void> {
  const wasEnabled = new Set(before.filter(({ enabled }) => enabled).map(({ key }) => key))
  const events = changes.map(({ key, status }) => {
    const switched = (status === 'ON') !== wasEnabled.has(key)
    return { kind: 'FEATURE', entityId: key, status, downloadJob: switched ? '1110' : null } as const
  })
  const { first } = await append(tx, events)
  if (first === null) return
  const switched = events
    .map(({ entityId, downloadJob }, nth) => ({ key: entityId, downloadJob, nth }))
    .filter(({ downloadJob }) => downloadJob !== null)
  await execute(
    tx,
    sql`/* features.position */
    update feature
    set changed_position = ${first}::bigint + switched.nth
    from jsonb_to_recordset(${JSON.stringify(switched)}::jsonb) as switched (key text, nth int)
    where feature.key = switched.key`,
  )
}
