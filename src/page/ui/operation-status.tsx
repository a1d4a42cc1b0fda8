import { useLanguage } from '../api/language.ts'
import type { OperationStatus } from '../generated/documents.ts'
import { Icon, type IconName } from './icon.tsx'
import { STATUS_NAMES } from './operation-names.ts'

type Look = { readonly tone: 'good' | 'bad' | 'warn' | 'info' | 'mute'; readonly icon: IconName }

/** The tone and the icon of each status. */
export const STATUS_LOOKS: { readonly [status in OperationStatus]: Look } = {
  CAPTURED: { tone: 'info', icon: 'inbox' },
  UPLOADED: { tone: 'info', icon: 'up' },
  IN_PROGRESS: { tone: 'info', icon: 'sync' },
  SYNCED: { tone: 'good', icon: 'check' },
  DISTRIBUTED: { tone: 'good', icon: 'checks' },
  FAILED: { tone: 'bad', icon: 'alert' },
  WAITING_ON: { tone: 'warn', icon: 'wait' },
  SUPERSEDED: { tone: 'mute', icon: 'arrow' },
  DISMISSED: { tone: 'mute', icon: 'minus' },
}

/** The status of an operation, as a word with an icon. */
export function StatusBadge({ status }: { status: OperationStatus }) {
  // A newer server may have more statuses: an unknown one is shown by its name.
  const { tone, icon } = STATUS_LOOKS[status] ?? { tone: 'mute', icon: 'question' }
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} />
      {STATUS_NAMES[useLanguage()][status] ?? status}
    </span>
  )
}
