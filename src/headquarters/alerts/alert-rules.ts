import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, type Executor, execute, type Transaction, transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import {
  ALERT_RULES,
  type AlertRuleId,
  type AlertRuleValues,
  type AlertThresholdUnit,
  MOST_ALERT_SECONDS,
  MOST_ALERT_THRESHOLD,
  USUAL_ALERT_RULES,
} from '../../model/alert.ts'
import { type AlertRefusal, refusal } from './refusals.ts'

/** A rule as it is set. */
export type AlertRuleView = AlertRuleValues & { id: AlertRuleId; unit: AlertThresholdUnit | null; changed: boolean }

/** What is to be changed; what is missing stays as it is. */
export type AlertRuleChange = Partial<Omit<AlertRuleValues, 'threshold'>> & {
  rule: AlertRuleId
  threshold?: number
  dryRun?: boolean
}

/** The rule afterwards, or null and why the request was refused. */
export type AlertRuleAnswer = { rule: AlertRuleView | null; userErrors: AlertRefusal[] }

/** All rules, in the order of the documentation. */
export async function readAlertRules(db: Executor): Promise<AlertRuleView[]> {
  const changed = await execute<AlertRuleValues & { rule: string }>(
    db,
    sql`/* alerts.readRules */
    select rule, enabled, opens_after_seconds as "opensAfterSeconds", closes_after_seconds as "closesAfterSeconds",
      threshold
    from alert_rule`,
  )
  return ALERT_RULES.map((id) => {
    const { values, unit } = USUAL_ALERT_RULES[id]
    const { rule, ...set } = changed.find((each) => each.rule === id) ?? { rule: null, ...values }
    return { id, unit, ...set, changed: rule !== null }
  })
}

/** Changes a rule. It counts from the next look at the diagnosis. */
export async function setAlertRule(
  db: Database,
  actor: Actor,
  { rule: id, dryRun = false, ...change }: AlertRuleChange,
): Promise<AlertRuleAnswer> {
  const work = (tx: Transaction) => changeRule(tx, actor, id, { ...change, dryRun })
  return dryRun ? rehearse(db, work) : transaction(db, work)
}

async function changeRule(
  tx: Transaction,
  actor: Actor,
  id: AlertRuleId,
  { dryRun, ...change }: Omit<AlertRuleChange, 'rule'>,
): Promise<AlertRuleAnswer> {
  const before = (await readAlertRules(tx)).find((each) => each.id === id)
  if (!before) throw new Error(`There is no rule ${id}.`)
  const faults = faultsOf(before, change)
  if (faults.length > 0) return { rule: null, userErrors: faults }
  const after = { ...before, ...change, changed: true }
  await execute(
    tx,
    sql`/* alerts.setRule */
    insert into alert_rule (rule, enabled, opens_after_seconds, closes_after_seconds, threshold)
    values (${id}, ${after.enabled}::boolean, ${after.opensAfterSeconds}, ${after.closesAfterSeconds},
      ${after.threshold}::int)
    on conflict (rule) do update
    set enabled = excluded.enabled, opens_after_seconds = excluded.opens_after_seconds,
      closes_after_seconds = excluded.closes_after_seconds, threshold = excluded.threshold`,
  )
  if (!dryRun) {
    const result = after.enabled === before.enabled ? 'CHANGED' : after.enabled ? 'ENABLED' : 'DISABLED'
    await recordAudit(tx, actor, { action: 'setAlertRule', target: id, result })
  }
  return { rule: after, userErrors: [] }
}

function faultsOf({ id, unit }: AlertRuleView, change: Omit<AlertRuleChange, 'rule' | 'dryRun'>): AlertRefusal[] {
  const { opensAfterSeconds, closesAfterSeconds, threshold } = change
  const isOutside = (value: number | undefined, most: number) => value !== undefined && (value < 0 || value > most)
  const ofSeconds = (['opensAfterSeconds', 'closesAfterSeconds'] as const)
    .filter((name) => isOutside({ opensAfterSeconds, closesAfterSeconds }[name], MOST_ALERT_SECONDS))
    .map((name) => refusal('INVALID_VALUE', name, `Give 0 to ${MOST_ALERT_SECONDS} seconds.`))
  if (threshold === undefined) return ofSeconds
  if (unit === null)
    return [...ofSeconds, refusal('INVALID_VALUE', 'threshold', `The rule ${id} counts nothing. Leave it out.`)]
  const isWrong = isOutside(threshold, MOST_ALERT_THRESHOLD)
  const words = `Give 0 to ${MOST_ALERT_THRESHOLD}, in the rule's unit (${unit}).`
  return isWrong ? [...ofSeconds, refusal('INVALID_VALUE', 'threshold', words)] : ofSeconds
}
