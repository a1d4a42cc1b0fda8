import { useLanguage } from '../../api/language.ts'
import type { CustomerSyncState } from '../../generated/documents.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { SYNC_STATE_NAMES } from './names.ts'

const LOOKS: { readonly [state in CustomerSyncState]: readonly [tone: string, icon: IconName] } = {
  SYNCED: ['good', 'check'],
  PENDING_CREATE: ['info', 'wait'],
  PENDING_UPDATE: ['info', 'up'],
  FAILED: ['bad', 'alert'],
}

/** The sync state of a customer, as a word with an icon. */
export function CustomerState({ state }: { state: CustomerSyncState }) {
  const [tone, icon] = LOOKS[state] ?? ['mute', 'question']
  return (
    <span className={`badge ${tone}`}>
      <Icon name={icon} />
      {SYNC_STATE_NAMES[useLanguage()][state] ?? state}
    </span>
  )
}
