import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { UpdateIssuesDocument } from '../../generated/documents.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { OwnerDialog } from '../causes/cause-owner.tsx'
import { CAUSE } from '../causes/cause-texts.ts'
import type { Line } from '../list/lines.ts'
import { MOST_SELECTED, type Selection } from '../list/use-selection.ts'
import { CorrectSelected } from './correct-selected.tsx'
import { DismissSelected } from './dismiss-selected.tsx'
import { ExportSelected } from './export-selected.tsx'

type Props = {
  selection: Selection
  /** The selected rows. */
  lines: readonly Line[]
  synchronize: (operationIds: readonly string[]) => void
  onStarted: (bulkRun: string) => void
}

const SYNCHRONIZABLE: readonly string[] = ['UPLOADED', 'FAILED']
const DISMISSABLE: readonly string[] = ['UPLOADED', 'WAITING_ON', 'FAILED']

/** What can be done with the selected operations; an action that would do nothing says why. */
export function SelectionBar({ selection, lines, synchronize, onStarted }: Props) {
  const say = useText(CAUSE)
  const may = useMay()
  const number = useNumber()
  const [dialog, setDialog] = useState<'correct' | 'dismiss' | 'export' | 'assign' | null>(null)
  if (selection.ids.size === 0) return null
  const close = () => setDialog(null)
  const ids = lines.map(({ operationId }) => operationId)
  const failed = lines.filter(({ status, fingerprint }) => status === 'FAILED' && fingerprint !== null)
  const causes = [...new Set(failed.flatMap(({ fingerprint }) => fingerprint ?? []))]
  const open = lines.filter(({ status }) => SYNCHRONIZABLE.includes(status))
  const dismissable = lines.filter(({ status }) => DISMISSABLE.includes(status))
  const canCorrect = causes.length === 1 && failed.length === lines.length && failed[0]?.lastKnownError?.field != null
  const [cause = ''] = causes
  return (
    <section className="selection-bar" aria-label={say.selection}>
      <strong className="number" role="status">
        {say.selected(number(selection.ids.size))}
      </strong>
      {may('Mutation.correctOperations') && (
        <Action
          icon="pencil"
          name={say.correctSelected}
          why={canCorrect ? null : say.oneCause}
          act={() => setDialog('correct')}
        />
      )}
      {may('Mutation.synchronizeOperations') && (
        <Action
          icon="sync"
          name={say.synchronizeSelected}
          why={open.length > 0 ? null : say.noOpen}
          act={() => synchronize(ids)}
        />
      )}
      {may('Mutation.dismissOperation') && (
        <Action
          icon="minus"
          name={say.dismissSelected}
          why={dismissable.length > 0 ? null : say.noDismissable}
          act={() => setDialog('dismiss')}
        />
      )}
      {may('Query.exportOperations') && (
        <Action icon="download" name={say.exportSelected} why={null} act={() => setDialog('export')} />
      )}
      {may('Mutation.updateIssues') && (
        <Action
          icon="user"
          name={say.assignSelected}
          why={causes.length > 0 ? null : say.noFailed}
          act={() => setDialog('assign')}
        />
      )}
      <button type="button" className="button plain small" onClick={selection.clear}>
        <Icon name="close" />
        {say.clear}
      </button>
      {selection.isFull && <span className="soft">{say.atMost(number(MOST_SELECTED))}</span>}
      {dialog === 'correct' && (
        <CorrectSelected fingerprint={cause} operationIds={ids} onClose={close} onStarted={onStarted} />
      )}
      {dialog === 'dismiss' && <DismissSelected lines={dismissable} onClose={close} />}
      {dialog === 'export' && <ExportSelected operationIds={ids} onClose={close} />}
      {dialog === 'assign' && (
        <OwnerDialog
          draft="selection/owner"
          owner={null}
          onClose={close}
          assign={async (owner) => {
            const { updateIssues } = await callApi(UpdateIssuesDocument, { input: { issues: causes, owner } })
            if (updateIssues.userErrors.length === 0) toast('good', say.assigned)
            return refusalsOf(updateIssues.userErrors)
          }}
        />
      )}
    </section>
  )
}

type ActionProps = { icon: IconName; name: string; why: string | null; act: () => void }

/** An action; `why` says why it would do nothing, and disables it. */
function Action({ icon, name, why, act }: ActionProps) {
  return (
    <button
      type="button"
      className="button small"
      aria-disabled={why !== null}
      title={why ?? undefined}
      onClick={() => why === null && act()}
    >
      <Icon name={icon} />
      {name}
    </button>
  )
}
