import { type ReactNode, useId, useState } from 'react'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { type AlertsQuery, SetAlertRuleDocument } from '../../generated/documents.ts'
import { useDuration } from '../../ui/duration.ts'
import { Icon } from '../../ui/icon.tsx'
import { SubmitDialog } from '../../ui/submit-dialog.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation } from '../shared/run-mutation.ts'
import { ALERTS, THRESHOLDS } from './alert-texts.ts'

type Rule = AlertsQuery['alertRules'][number]

/** The rules of alerts; administrators can change them. */
export function AlertRules({ rules }: { rules: readonly Rule[] }) {
  const say = useText(ALERTS)
  const may = useMay()
  const [changing, setChanging] = useState<Rule | null>(null)
  return (
    <section className="card jobs-card" aria-labelledby="alert-rules">
      <h2 id="alert-rules">{say.rules}</h2>
      <p className="soft hint">{say.rulesHint}</p>
      <ul className="schedules alert-rules">
        {rules.map((rule) => (
          <li key={rule.id}>
            <span>
              <strong>{say[rule.id]}</strong> <RuleValues rule={rule} />
            </span>
            {may('Mutation.setAlertRule') && (
              <button
                type="button"
                className="button plain square small"
                aria-label={`${say.change}: ${say[rule.id]}`}
                title={say.change}
                onClick={() => setChanging(rule)}
              >
                <Icon name="pencil" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {changing && <RuleDialog rule={changing} onClose={() => setChanging(null)} />}
    </section>
  )
}

function RuleValues({ rule }: { rule: Rule }) {
  const say = useText(ALERTS)
  const duration = useDuration()
  const number = useNumber()
  const { enabled, opensAfterSeconds, closesAfterSeconds, threshold, thresholdUnit } = rule
  if (!enabled) return <span className="badge">{say.off}</span>
  const after = (seconds: number) => (seconds === 0 ? null : duration(seconds))
  const values = [
    ...(threshold !== null && thresholdUnit !== null ? [say[thresholdUnit](number(threshold))] : []),
    say.opensAfter(after(opensAfterSeconds)),
    say.closesAfter(after(closesAfterSeconds)),
  ]
  return <span className="soft">{values.join(' · ')}</span>
}

function RuleDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const say = useText(ALERTS)
  const threshold = useText(THRESHOLDS)
  const { id, enabled, thresholdUnit } = rule
  const submit = async (given: FormData): Promise<ReactNode> => {
    const numbers = (['opensAfterSeconds', 'closesAfterSeconds', 'threshold'] as const).flatMap((name) => {
      const text = given.get(name)
      return typeof text === 'string' ? [[name, Number(text)] as const] : []
    })
    if (numbers.some(([, value]) => !Number.isInteger(value))) return say.wholeNumber
    const input = { rule: id, enabled: given.get('enabled') === 'on', ...Object.fromEntries(numbers) }
    const { refused } = await runMutation(SetAlertRuleDocument, input, (answer) => answer.setAlertRule)
    if (refused === null) toast('good', say.saved)
    return refused
  }
  return (
    <SubmitDialog
      title={say.changeOf(say[id])}
      confirm={say.save}
      icon="check"
      draft={`alert-rule/${id}`}
      onSubmit={submit}
      onClose={onClose}
    >
      <label className="check">
        <input type="checkbox" name="enabled" defaultChecked={enabled} />
        {say.enabled}
      </label>
      {thresholdUnit !== null && (
        <NumberField name="threshold" label={threshold[thresholdUnit]} value={rule.threshold ?? 0} />
      )}
      <NumberField name="opensAfterSeconds" label={say.opensAfterSeconds} value={rule.opensAfterSeconds} />
      <NumberField name="closesAfterSeconds" label={say.closesAfterSeconds} value={rule.closesAfterSeconds} />
    </SubmitDialog>
  )
}

function NumberField({ name, label, value }: { name: string; label: string; value: number }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} className="input" inputMode="numeric" defaultValue={value} autoComplete="off" />
    </div>
  )
}
