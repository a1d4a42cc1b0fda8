import { useState } from 'react'
import { useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import type { FeaturePartsFragment } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { DisableDialog, EnableDialog, ScheduleDialog } from './feature-dialogs.tsx'
import { FEATURES } from './texts.ts'

type Props = { feature: FeaturePartsFragment; features: readonly FeaturePartsFragment[] }

/** Enable, disable, schedule: those that are possible for the feature and allowed to the visitor. */
export function FeatureActions({ feature, features }: Props) {
  const say = useText(FEATURES)
  const may = useMay()
  const [asking, setAsking] = useState<'enable' | 'disable' | 'schedule' | null>(null)
  const { enabled, canDisable, status } = feature
  const close = () => setAsking(null)
  return (
    <>
      <div className="actions">
        {!enabled && status !== 'CANNOT_ENABLE' && may('Mutation.enableFeature') && (
          <button type="button" className="button" onClick={() => setAsking('enable')}>
            <Icon name="check" />
            {say.enable}
          </button>
        )}
        {!enabled && may('Mutation.scheduleFeature') && (
          <button type="button" className="button" onClick={() => setAsking('schedule')}>
            <Icon name="clock" />
            {say.schedule}
          </button>
        )}
        {enabled && canDisable && status !== 'MANDATORY' && may('Mutation.disableFeature') && (
          <button type="button" className="button danger" onClick={() => setAsking('disable')}>
            <Icon name="minus" />
            {say.disable}
          </button>
        )}
        {enabled && !canDisable && status !== 'MANDATORY' && <p className="soft">{say.cannotDisable}</p>}
      </div>
      {asking === 'enable' && <EnableDialog feature={feature} onClose={close} />}
      {asking === 'schedule' && <ScheduleDialog feature={feature} onClose={close} />}
      {asking === 'disable' && <DisableDialog feature={feature} features={features} onClose={close} />}
    </>
  )
}
