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

/** One feature's new state. `status` is what the event says; `today` stands for the day at headquarters. */
export type FeatureChange = {
  key: string
  status: 'ON' | 'OFF' | 'SCHEDULED' | 'SCHEDULE_FAILED'
  enableDate: string | null
  scheduleFailure?: string
  /** Undefined leaves the comment as it is. */
  comment?: string | undefined
}

/** What was decided on the locked features: why not, or what is to change (nothing, when it is so already). */
export type FeatureDecision = { refusal: FeatureRefusal } | { changes: FeatureChange[] }

/** What became of it. `features` are all of them, as they are (with `dryRun`: would be) afterwards. */
export type FeaturesChanged = { features: FeatureView[]; refusal: FeatureRefusal | null; changes: FeatureChange[] }

export type FeatureCommand = {
  action: string
  /** The feature's key; null when it is about several. */
  target: string | null
  dryRun?: boolean | undefined
  comment?: string | undefined
  /** Today at headquarters; by default by the database's clock and headquarters' time zone (docs/domain.md, D-27). */
  today?: string | undefined
}

/**
 * The one way to change features: all are locked, `decide` decides on them, and what it decided, the audit and the events are one
 * transaction. A change of `enabled` keeps its own log position, which tells when the channels have it (docs/domain.md, Effective on a channel).
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

/** A target is kept when it is one: someone may have put anything there. */
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

/** The log is locked from the append to the commit, so the positions given there are the changes' own. */
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
