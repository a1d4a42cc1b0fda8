import type { ReactNode } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { queries } from '../../api/query.ts'
import { DismissPossibleDuplicateDocument, UndoMergeDocument } from '../../generated/documents.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'
import { DUPLICATES } from './duplicate-texts.ts'

type Props = { onDone: () => void; onClose: () => void }

/** Says that two customers are not the same person. */
export function DismissDialog({ customers, onDone, onClose }: Props & { customers: readonly string[] }) {
  const say = useText(DUPLICATES)
  return (
    <ReasonDialog
      draft={`pair/${customers.join()}/dismiss`}
      title={say.apart}
      confirm={say.apart}
      icon="split"
      required={false}
      hint={say.auditHint}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { customers, reason: reason || null }
        const { userErrors } = (await callApi(DismissPossibleDuplicateDocument, { input })).dismissPossibleDuplicate
        return done(userErrors.length > 0 ? refusalsOf(userErrors) : null, say.apartDone, onDone)
      }}
    >
      <p>{say.apartHint}</p>
    </ReasonDialog>
  )
}

/** Restores both customers of a merge. */
export function UndoDialog({ merge, onDone, onClose }: Props & { merge: string }) {
  const say = useText(DUPLICATES)
  return (
    <ReasonDialog
      draft={`merge/${merge}/undo`}
      title={say.undo}
      confirm={say.undo}
      icon="undo"
      required={false}
      hint={say.auditHint}
      onClose={onClose}
      onConfirm={async (reason) => {
        const { userErrors } = (await callApi(UndoMergeDocument, { input: { merge, reason: reason || null } }))
          .undoMerge
        return done(userErrors.length > 0 ? refusalsOf(userErrors) : null, say.undone, onDone)
      }}
    >
      <p>{say.undoHint}</p>
    </ReasonDialog>
  )
}

/**
 * When nothing was refused: reloads what the page shows, says so, and lets the dialog close before the view changes.
 */
export function done(refused: ReactNode, text: string, onDone: () => void): ReactNode {
  if (refused) return refused
  toast('good', text)
  void queries.invalidateQueries()
  setTimeout(onDone)
  return null
}
