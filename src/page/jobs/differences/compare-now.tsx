import { useText } from '../../api/language.ts'
import { useMay, useWhoami } from '../../api/whoami.ts'
import { ReconcileNowDocument } from '../../generated/documents.ts'
import { Icon } from '../../ui/icon.tsx'
import { runMutation, toastOutcome } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'

/** The button that compares everything; for tokens of all channels only. */
export function CompareNow() {
  const say = useText(JOBS)
  const may = useMay()
  const { channels } = useWhoami()
  if (!may('Mutation.reconcile') || channels !== null) return null
  const start = () => runMutation(ReconcileNowDocument, { wait: false }, ({ reconcile }) => reconcile)
  return (
    <button type="button" className="button small" onClick={() => void toastOutcome(start(), say.started)}>
      <Icon name="play" />
      {say.compareNow}
    </button>
  )
}
