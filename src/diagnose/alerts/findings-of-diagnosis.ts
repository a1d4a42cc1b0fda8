import type { AlertFinding, AlertRuleValues, AlertThresholdUnit } from '../../model/alert.ts'
import type { Failing } from '../checks/check.ts'
import type { DiagnosisView } from '../diagnosis.ts'
import { hasRule, RULE_OF_CHECK } from './rule-of-check.ts'

/** A rule as an administrator has set it. */
type Rule = AlertRuleValues & { id: string; unit: AlertThresholdUnit | null }

/** What a diagnosis has found for rules, and the checks of which it does not know how they are. */
export type Found = { findings: AlertFinding[]; unknown: string[] }

/**
 * What the rules find in a diagnosis of the installation: its failed checks and nothing else, without those of rules
 * that are off and what is below a threshold. So an alert never says what the diagnosis does not. A check that was not
 * evaluated, because another one covers it, says nothing of its alerts; unless all is well.
 */
export function findingsOfDiagnosis({ checks, healthy, at }: DiagnosisView, rules: readonly Rule[]): Found {
  const all = new Map<string, AlertFinding>()
  for (const { code, failing } of checks) {
    const id = RULE_OF_CHECK[code]
    const rule = rules.find((each) => each.id === id)
    if (!id || !rule?.enabled) continue
    for (const one of failing) {
      if (!isEnough(one, rule, at)) continue
      const subject = one.subject ?? ''
      const known = all.get(`${id} ${subject}`)
      if (!known) all.set(`${id} ${subject}`, { rule: id, subject, checks: [code], message: one.message })
      else if (!known.checks.includes(code)) known.checks.push(code)
    }
  }
  const isComplete = healthy && checks.every(({ status }) => status !== 'UNKNOWN')
  const evaluated = new Set(checks.filter(({ status }) => status !== 'UNKNOWN').map(({ code }) => code))
  const unknown = Object.keys(RULE_OF_CHECK).filter((code) => hasRule(code) && !evaluated.has(code))
  return { findings: [...all.values()], unknown: isComplete ? [] : unknown }
}

const MINUTE = 60_000

/** What counts nothing is always enough. */
function isEnough({ count, since }: Failing, { threshold, unit }: Rule, at: string): boolean {
  if (threshold === null) return true
  if (unit === 'WAITING_MINUTES') return since === undefined || Date.parse(at) - Date.parse(since) >= threshold * MINUTE
  return count === undefined || count >= threshold
}
