import { useText } from '../../api/language.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { JOBS } from '../shared/texts.ts'
import { SESSION_TONES, type SessionStatus } from './session.ts'

const ICONS: { readonly [tone: string]: IconName } = {
  good: 'check',
  bad: 'alert',
  warn: 'wait',
  info: 'sync',
  mute: 'minus',
}

/** The status of a session, as a word with an icon. */
export function SessionStatusBadge({ status }: { status: SessionStatus }) {
  const say = useText(JOBS)
  // A newer server may have more statuses: an unknown one is shown by its name.
  const tone = SESSION_TONES[status] ?? 'mute'
  return (
    <span className={`badge ${tone}`}>
      <Icon name={ICONS[tone] ?? 'question'} />
      {say[status] ?? status}
    </span>
  )
}
