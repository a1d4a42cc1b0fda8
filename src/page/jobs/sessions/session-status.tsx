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

/** A session's status, as a word with a sign. */
export function SessionStatusBadge({ status }: { status: SessionStatus }) {
  const say = useText(JOBS)
  // The list may grow: what this page does not know it shows by its name.
  const tone = SESSION_TONES[status] ?? 'mute'
  return (
    <span className={`badge ${tone}`}>
      <Icon name={ICONS[tone] ?? 'question'} />
      {say[status] ?? status}
    </span>
  )
}
