import { useState } from 'react'
import { callApi } from '../api/call-api.ts'
import { useLanguage, useText } from '../api/language.ts'
import { mayHaveMissed, useLive } from '../api/live.ts'
import { keyOf, queries, useApiQuery } from '../api/query.ts'
import { useMay } from '../api/whoami.ts'
import {
  type BatchStatus,
  type FeaturePartsFragment,
  FeaturePlanDocument,
  FeaturePlanEventsDocument,
  FeaturePlanRunDocument,
  RunFeaturePlanDocument,
} from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { refusalsOf } from '../ui/refusals.tsx'
import { ErrorState, Skeleton } from '../ui/state.tsx'
import { useNumber } from '../ui/time.tsx'
import { toast } from '../ui/toast.tsx'
import { ConfirmationText, FeatureDialog } from './feature-dialog.tsx'
import { reloadFeatures } from './feature-dialogs.tsx'
import { featureName } from './feature-names.ts'
import { PlanSteps } from './plan-steps.tsx'
import { FEATURES } from './texts.ts'

/** The roll-out of a feature to all or chosen channels: the remaining steps, and the run while it executes. */
export function RollOut({ feature }: { feature: FeaturePartsFragment }) {
  const say = useText(FEATURES)
  const may = useMay()
  const number = useNumber()
  const [runId, setRunId] = useState<string | null>(null)
  const [confirming, setConfirming] = useState(false)
  // None: all that the visitor may access.
  const [chosen, setChosen] = useState<readonly string[]>([])
  const channels = chosen.length > 0 ? chosen : null
  const maySubscribe = may('Subscription.batchJobProgress')
  const plan = useApiQuery(FeaturePlanDocument, { feature: feature.key, channels, confirm: true }, { keep: true })
  const { data: running } = useApiQuery(
    FeaturePlanRunDocument,
    { id: runId ?? '' },
    { enabled: runId !== null && maySubscribe, keep: true },
  )
  useLive(
    FeaturePlanEventsDocument,
    {},
    (events) => {
      const runs = events.flatMap((event): readonly { readonly id: string; readonly status: BatchStatus }[] => {
        if (event.__typename === 'Snapshot') return event.runs ?? []
        return event.__typename === 'BatchJobProgress' && event.run ? [event.run] : []
      })
      // A run that another person has started is shown, too.
      const active = runs.findLast((one) => one.status === 'EXECUTING' || one.status === 'READY')
      if (active) setRunId(active.id)
      if (!events.some((event) => event.__typename === 'BatchJobProgress' || mayHaveMissed(event))) return
      void queries.invalidateQueries({ queryKey: keyOf(FeaturePlanRunDocument) })
      reloadFeatures()
    },
    { enabled: maySubscribe },
  )
  if (!plan.data)
    return plan.error ? <ErrorState error={plan.error} retry={() => void plan.refetch()} /> : <Skeleton lines={4} />
  const planned = plan.data.featurePlan
  if (!planned) return null
  const followed = runId === null ? null : (running?.featurePlanRun ?? null)
  const run = followed?.feature.key === feature.key ? followed : null
  const left = planned.steps.filter(({ state }) => state !== 'DONE').length
  const mayRun = may('Mutation.runFeaturePlan')
  const done = channels === null ? say.planDone : say.planDoneThere
  const isRunning = run?.run.status === 'EXECUTING' || run?.run.status === 'READY'
  return (
    <section className="part" aria-label={say.plan}>
      <header className="part-head">
        <h3>{say.plan}</h3>
        {!planned.complete && !isRunning && mayRun && (
          <button type="button" className="button primary small" onClick={() => setConfirming(true)}>
            <Icon name="play" />
            {say.rollOut}
          </button>
        )}
      </header>
      {mayRun && !isRunning && feature.channels.length > 1 && (
        <ChannelChoice
          channels={feature.channels.map(({ channel }) => channel)}
          chosen={chosen}
          choose={(next) => {
            setChosen(next)
            // The run that has ended was of other channels.
            setRunId(null)
          }}
        />
      )}
      {run && (
        <div className="run-progress" role="status">
          <progress value={run.run.done} max={Math.max(run.run.total, 1)} aria-label={say.run} />
          <span className="number">{say.progress(number(run.run.done), number(run.run.total))}</span>
          {run.run.status === 'FINISHED' && <strong className="good-text">{done}</strong>}
          {run.run.status === 'ERROR' && <strong className="bad-text">{run.run.message ?? say.runStopped}</strong>}
        </div>
      )}
      {!run && <p className={left === 0 ? 'good-text' : 'soft'}>{left === 0 ? done : say.planLeft(left)}</p>}
      <PlanSteps steps={run?.steps ?? planned.steps} />
      {confirming && (
        <RollOutDialog
          feature={feature}
          channels={feature.channels.map(({ channel }) => channel).filter(({ key }) => chosen.includes(key))}
          texts={planned.steps.flatMap(({ confirmationText }) => confirmationText ?? [])}
          onStarted={setRunId}
          onClose={() => setConfirming(false)}
        />
      )}
    </section>
  )
}

type Channel = FeaturePartsFragment['channels'][number]['channel']

type ChoiceProps = {
  channels: readonly Channel[]
  chosen: readonly string[]
  choose: (keys: readonly string[]) => void
}

/** The channels that the roll-out is for; every one when none is chosen. */
function ChannelChoice({ channels, chosen, choose }: ChoiceProps) {
  const say = useText(FEATURES)
  return (
    <fieldset className="roll-out-channels">
      <legend className="soft hint">{say.rollOutTo}</legend>
      <label className="check">
        <input type="checkbox" checked={chosen.length === 0} onChange={() => choose([])} />
        {say.everyChannel}
      </label>
      {channels.map(({ key, name }) => (
        <label key={key} className="check">
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={({ target }) => choose(target.checked ? [...chosen, key] : chosen.filter((each) => each !== key))}
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}

type DialogProps = {
  feature: FeaturePartsFragment
  /** The chosen channels; every one when there is none. */
  channels: readonly Channel[]
  /** The texts that the visitor must confirm. */
  texts: readonly string[]
  onStarted: (runId: string) => void
  onClose: () => void
}

function RollOutDialog({ feature, channels, texts, onStarted, onClose }: DialogProps) {
  const say = useText(FEATURES)
  const name = featureName(useLanguage(), feature)
  const [confirmed, setConfirmed] = useState(false)
  return (
    <FeatureDialog
      title={say.rollOutTitle(name)}
      confirm={say.rollOut}
      icon="play"
      draft={`feature/${feature.key}/roll-out`}
      comment={false}
      isReady={texts.length === 0 || confirmed}
      onClose={onClose}
      onConfirm={async () => {
        if (texts.length > 0 && !confirmed) return say.confirmMissing
        const keys = channels.map(({ key }) => key)
        const input = { feature: feature.key, channels: keys.length > 0 ? keys : null, confirm: confirmed }
        const { planRun, userErrors } = (await callApi(RunFeaturePlanDocument, { input })).runFeaturePlan
        const other = userErrors.find((one) => one.__typename === 'JobAlreadyRunning')
        // Another person has started the same roll-out: show it.
        if (other && 'run' in other && other.run) onStarted(other.run.id)
        if (!planRun) return refusalsOf(userErrors)
        toast('good', say.started)
        onStarted(planRun.id)
        reloadFeatures()
        return null
      }}
    >
      <p>{say.rollOutHint}</p>
      {channels.length > 0 && <p>{say.rollOutOnly(channels.map(({ name }) => name).join(', '))}</p>}
      <ConfirmationText text={texts.join(' ') || null} confirmed={confirmed} confirm={setConfirmed} />
    </FeatureDialog>
  )
}
