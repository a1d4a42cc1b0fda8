import { useState } from 'react'
import { useText } from '../api/language.ts'
import { useMay } from '../api/whoami.ts'
import type { FeaturePartsFragment } from '../generated/documents.ts'
import { Icon } from '../ui/icon.tsx'
import { DisableDialog, EnableDialog, ScheduleDialog } from './feature-dialogs.tsx'
import { FEATURES } from './texts.ts'

type Props = { feature: FeaturePartsFragment; features: readonly FeaturePartsFragment[] }

/** The buttons Enable, Schedule and Disable, as far as the feature and the visitor's role allow them. */
export function FeatureActions({ feature, features }: Props) {
  const say = useText(FEATURES)
  const may = useMay()
  const [dialog, setDialog] = useState<'enable' | 'disable' | 'schedule' | null>(null)
  const { enabled, canDisable, status, notImplemented } = feature
  const close = () => setDialog(null)
  return (
    <>
      <div className="actions">
        {!enabled && status !== 'CANNOT_ENABLE' && may('Mutation.enableFeature') && (
          <button type="button" className="button" onClick={() => setDialog('enable')}>
            <Icon name="check" />
            {say.enable}
          </button>
        )}
        {!enabled && !notImplemented && may('Mutation.scheduleFeature') && (
          <button type="button" className="button" onClick={() => setDialog('schedule')}>
            <Icon name="clock" />
            {say.schedule}
          </button>
        )}
        {enabled && canDisable && status !== 'MANDATORY' && may('Mutation.disableFeature') && (
          <button type="button" className="button danger" onClick={() => setDialog('disable')}>
            <Icon name="minus" />
            {say.disable}
          </button>
        )}
        {enabled && !canDisable && status !== 'MANDATORY' && <p className="soft">{say.cannotDisable}</p>}
      </div>
      {dialog === 'enable' && <EnableDialog feature={feature} onClose={close} />}
      {dialog === 'schedule' && <ScheduleDialog feature={feature} onClose={close} />}
      {dialog === 'disable' && <DisableDialog feature={feature} features={features} onClose={close} />}
    </>
  )
}
