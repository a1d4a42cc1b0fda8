import { useState } from 'react'
import { useLanguage, useText } from '../api/language.ts'
import { keyOf, queries } from '../api/query.ts'
import {
  DisableFeatureDocument,
  EnableFeatureDocument,
  type FeaturePartsFragment,
  FeaturePlanDocument,
  FeaturesDocument,
  ScheduleFeatureDocument,
} from '../generated/documents.ts'
import { ConfirmationText, FeatureDialog, outcomeOf } from './feature-dialog.tsx'
import { featureName } from './feature-names.ts'
import { FEATURES } from './texts.ts'

type Props = { feature: FeaturePartsFragment; onClose: () => void }

/** Reloads features and their plans. */
export function reloadFeatures(): void {
  void queries.invalidateQueries({ queryKey: keyOf(FeaturesDocument) })
  void queries.invalidateQueries({ queryKey: keyOf(FeaturePlanDocument) })
}

/** Enables a feature at headquarters, after the visitor has confirmed its text. */
export function EnableDialog({ feature, onClose }: Props) {
  const say = useText(FEATURES)
  const name = featureName(useLanguage(), feature)
  const [confirmed, setConfirmed] = useState(false)
  return (
    <FeatureDialog
      title={say.enableTitle(name)}
      confirm={say.enable}
      icon="check"
      draft={`feature/${feature.key}/enable`}
      isReady={feature.confirmationText === null || confirmed}
      onClose={onClose}
      onConfirm={async (comment) => {
        if (feature.confirmationText && !confirmed) return say.confirmMissing
        const input = { feature: feature.key, confirm: confirmed, comment }
        return outcomeOf(EnableFeatureDocument, input, say.enabled, reloadFeatures)
      }}
    >
      <p>{say.enableHint}</p>
      <ConfirmationText text={feature.confirmationText} confirmed={confirmed} confirm={setConfirmed} />
    </FeatureDialog>
  )
}

/** Schedules a feature for midnight of a future date, or removes the schedule. */
export function ScheduleDialog({ feature, onClose }: Props) {
  const say = useText(FEATURES)
  const name = featureName(useLanguage(), feature)
  const [confirmed, setConfirmed] = useState(false)
  const [date, setDate] = useState(feature.enableDate ?? '')
  return (
    <FeatureDialog
      title={say.scheduleTitle(name)}
      confirm={say.schedule}
      icon="clock"
      draft={`feature/${feature.key}/schedule`}
      onClose={onClose}
      onConfirm={async (comment) => {
        if (date && feature.confirmationText && !confirmed) return say.confirmMissing
        const input = { feature: feature.key, enableDate: date || null, confirm: confirmed, comment }
        return outcomeOf(ScheduleFeatureDocument, input, say.scheduled, reloadFeatures)
      }}
    >
      <label className="field">
        <span className="label">{say.date}</span>
        <input type="date" className="input" value={date} onChange={(event) => setDate(event.target.value)} />
        <span className="soft hint">{say.dateHint}</span>
      </label>
      {date && <ConfirmationText text={feature.confirmationText} confirmed={confirmed} confirm={setConfirmed} />}
    </FeatureDialog>
  )
}

type DisableProps = Props & { features: readonly FeaturePartsFragment[] }

/** Disables a feature, and with it the features that require it when the visitor agrees. */
export function DisableDialog({ feature, features, onClose }: DisableProps) {
  const say = useText(FEATURES)
  const language = useLanguage()
  const [cascade, setCascade] = useState(false)
  const dependents = dependentsOf(feature, features)
  const names = dependents.map((one) => featureName(language, one)).join(', ')
  return (
    <FeatureDialog
      title={say.disableTitle(featureName(language, feature))}
      confirm={say.disable}
      icon="minus"
      draft={`feature/${feature.key}/disable`}
      danger
      onClose={onClose}
      onConfirm={(comment) => {
        const input = { feature: feature.key, cascade, comment }
        return outcomeOf(DisableFeatureDocument, input, say.disabled, reloadFeatures)
      }}
    >
      <p>{say.disableHint}</p>
      {dependents.length > 0 && (
        <label className="check">
          <input type="checkbox" checked={cascade} onChange={(event) => setCascade(event.target.checked)} />
          {say.cascade(names)}
        </label>
      )}
    </FeatureDialog>
  )
}

/** The enabled features that require this one, directly or indirectly. */
function dependentsOf(
  { key }: FeaturePartsFragment,
  features: readonly FeaturePartsFragment[],
): FeaturePartsFragment[] {
  const keys = new Set([key])
  for (const one of keys)
    for (const feature of features)
      if (feature.prerequisites.some((needed) => needed.key === one)) keys.add(feature.key)
  return features.filter((feature) => feature.enabled && feature.key !== key && keys.has(feature.key))
}
