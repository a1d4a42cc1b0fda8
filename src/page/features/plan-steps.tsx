import { useLanguage, useText } from '../api/language.ts'
import type { FeaturePlanStepState, PlanStepPartsFragment } from '../generated/documents.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { At } from '../ui/time.tsx'
import { dutchStep } from './dutch-steps.ts'
import { FEATURES } from './texts.ts'

const LOOKS: { readonly [state in FeaturePlanStepState]: readonly [tone: string, icon: IconName] } = {
  DONE: ['done', 'check'],
  NEEDED: ['', 'minus'],
  BLOCKED: ['blocked', 'pause'],
  RUNNING: ['running', 'sync'],
  FAILED: ['failed', 'alert'],
}

/** The steps of a plan or its run, in order, grouped by headquarters and channel database. */
export function PlanSteps({ steps }: { steps: readonly PlanStepPartsFragment[] }) {
  const say = useText(FEATURES)
  const places = [...new Set(steps.map(({ channelDatabase }) => channelDatabase?.key ?? ''))]
  return (
    <div className="plan">
      {places.map((place) => {
        const here = steps.filter(({ channelDatabase }) => (channelDatabase?.key ?? '') === place)
        return (
          <section key={place} className="plan-place">
            <h4>{here[0]?.channelDatabase?.name ?? say.atHeadquarters}</h4>
            <ol>
              {here.map((step) => (
                <StepLine key={step.place} step={step} />
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}

function StepLine({ step }: { step: PlanStepPartsFragment }) {
  const say = useText(FEATURES)
  const isDutch = useLanguage() === 'nl'
  const { state, reason, endedAt } = step
  const { title, effect } = isDutch ? dutchStep(step) : step
  const [tone, icon] = LOOKS[state] ?? ['', 'question']
  return (
    <li className={`plan-step ${tone}`}>
      <span className="plan-sign">
        <Icon name={icon} />
      </span>
      <span className="plan-text">
        <strong>{title}</strong> <span className={state === 'DONE' ? 'unseen' : 'badge'}>{say[state] ?? state}</span>
        {state !== 'DONE' && <span className="soft hint">{effect}</span>}
        {reason && (
          <span className={state === 'FAILED' ? 'error-text hint' : 'hint'} lang="en">
            {reason}
          </span>
        )}
      </span>
      {endedAt && (
        <span className="soft hint">
          <At at={endedAt} />
        </span>
      )}
    </li>
  )
}
