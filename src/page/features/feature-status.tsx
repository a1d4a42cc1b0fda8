import { useText } from '../api/language.ts'
import type { FeatureStatus } from '../generated/documents.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { FEATURES } from './texts.ts'

const LOOKS: { readonly [status in FeatureStatus]: readonly [tone: string, icon: IconName] } = {
  ON: ['good', 'check'],
  OFF: ['mute', 'minus'],
  SCHEDULED: ['info', 'clock'],
  MANDATORY: ['good', 'checks'],
  NEEDS_ATTENTION: ['warn', 'alert'],
  CANNOT_ENABLE: ['mute', 'wait'],
}

type Props = { readonly status: FeatureStatus; readonly notImplemented?: string | null }

/** The status of a feature, as a word with an icon. */
export function FeatureStatusBadge({ status, notImplemented = null }: Props) {
  const say = useText(FEATURES)
  if (notImplemented) return <span className="badge mute">{say.notImplemented}</span>
  const [tone, icon] = LOOKS[status] ?? ['mute', 'question']
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} />
      {say[status] ?? status}
    </span>
  )
}
