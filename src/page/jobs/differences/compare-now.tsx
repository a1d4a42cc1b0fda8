import { useText } from '../../api/language.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { ReconcileNowDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { act, tell } from '../shared/act.ts'
import { JOBS } from '../shared/texts.ts'

/** Compares everything, which is for tokens of all channels; nothing for others. */
export function CompareNow() {
  const say = useText(JOBS)
  const may = useMay()
  const { channels } = useWhoami()
  if (!may('Mutation.reconcile') || channels !== null) return null
  const start = () => act(ReconcileNowDocument, { wait: false }, ({ reconcile }) => reconcile)
  return (
    <button type="button" className="button small" onClick={() => void tell(start(), say.started)}>
      <Icon name="play" />
      {say.compareNow}
    </button>
  )
}
