import { useState } from 'react'
import { useText } from '../../api/language.ts'
import { DismissOperationDocument, RestoreOperationDocument, UndoSaveDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { correct } from '../shared/correct.ts'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'

type Props = { operation: Detail; onDone: () => void; onClose: () => void }

/** Dismisses the operation; a create also with the later operations of the customer, when the visitor agrees. */
export function DismissDialog({ operation, onDone, onClose }: Props) {
  const say = useText(PANEL)
  const [later, setLater] = useState(0)
  const [cascade, setCascade] = useState(false)
  const { operationId, revision } = operation
  return (
    <ReasonDialog
      title={say.dismissTitle}
      confirm={say.dismiss}
      icon="minus"
      draft={`operation/${operationId}/dismiss`}
      danger
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { operationId, expectedRevision: revision, reason, cascade }
        const refusals = await correct(DismissOperationDocument, input, say.dismissedDone)
        onDone()
        for (const refusal of refusals ?? [])
          if (refusal.__typename === 'OperationHasLaterOperations') setLater(refusal.laterOperations.length)
        return refusalsOf(refusals)
      }}
    >
      <p>{say.dismissHint}</p>
      {later > 0 && (
        <label className="check">
          <input type="checkbox" checked={cascade} onChange={(event) => setCascade(event.target.checked)} />
          {say.cascade(later)}
        </label>
      )}
    </ReasonDialog>
  )
}

/** Restores a dismissed operation, and the later operations that were dismissed with it. */
export function RestoreDialog({ operation, onDone, onClose }: Props) {
  const say = useText(PANEL)
  const { operationId, revision } = operation
  return (
    <ReasonDialog
      title={say.restoreTitle}
      confirm={say.restore}
      icon="undo"
      draft={`operation/${operationId}/restore`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { operationId, expectedRevision: revision, reason, cascade: true }
        const refusals = await correct(RestoreOperationDocument, input, say.restored)
        onDone()
        return refusalsOf(refusals)
      }}
    />
  )
}

/** Undoes the last save or the last choice. */
export function UndoDialog({ operation, onDone, onClose }: Props) {
  const say = useText(PANEL)
  const { operationId, revision } = operation
  return (
    <ReasonDialog
      title={say.undoTitle}
      confirm={say.undo}
      icon="undo"
      draft={`operation/${operationId}/undo`}
      onClose={onClose}
      onConfirm={async (reason) => {
        const refusals = await correct(
          UndoSaveDocument,
          { operationId, expectedRevision: revision, reason },
          say.undone,
        )
        onDone()
        return refusalsOf(refusals)
      }}
    />
  )
}
