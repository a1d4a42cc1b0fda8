import { useState } from 'react'
import { language, useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { CancelSessionDocument, RetrySessionDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { explainedText } from '../../ui/explained.tsx'
import { Icon } from '../../ui/icon.tsx'
import { toast } from '../../ui/toast.tsx'
import { runMutation, toastOutcome } from '../shared/run-mutation.ts'
import { JOBS } from '../shared/texts.ts'
import { type Session, sessionOf } from './session.ts'

/** The buttons that retry and cancel a session, as far as its status and the visitor's role allow them. */
export function SessionActions({ session }: { session: Session }) {
  const say = useText(JOBS)
  const may = useMay()
  const [canceling, setCanceling] = useState(false)
  const [busy, setBusy] = useState(false)
  const { id, number } = session
  const retry = async () => {
    if (busy) return
    setBusy(true)
    const { payload, refused } = await runMutation(
      RetrySessionDocument,
      { session: id },
      ({ retrySession }) => retrySession,
    )
    setBusy(false)
    const after = payload?.session && sessionOf(payload.session)
    if (refused !== null) toast('bad', refused)
    else if (after?.status === 'APPLIED') toast('good', say.retried(number))
    else if (after) {
      const { message, explanations } = after
      const why = message === null ? '' : explainedText(language(), { message, explanations })
      toast('bad', `${say.retriedNot(number, say[after.status] ?? after.status)} ${why}`)
    }
  }
  return (
    <>
      {session.canRetry && may('Mutation.retrySession') && (
        <button type="button" className="button small" aria-disabled={busy} onClick={() => void retry()}>
          <Icon name="sync" />
          {say.retry}
          <span className="unseen"> {number}</span>
        </button>
      )}
      {session.canCancel && may('Mutation.cancelSession') && (
        <button type="button" className="button small" onClick={() => setCanceling(true)}>
          {say.cancel}
          <span className="unseen"> {number}</span>
        </button>
      )}
      {canceling && (
        <Dialog title={say.cancelTitle(number)} onClose={() => setCanceling(false)}>
          <p>{say.cancelHint}</p>
          <div className="dialog-foot">
            <button type="button" className="button" onClick={() => setCanceling(false)}>
              {say.keep}
            </button>
            <button
              type="button"
              className="button danger"
              onClick={() => {
                setCanceling(false)
                void toastOutcome(
                  runMutation(CancelSessionDocument, { session: id }, ({ cancelSession }) => cancelSession),
                  say.canceled,
                )
              }}
            >
              {say.cancelConfirm}
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}
