import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { language, useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import {
  type RehearsalPartsFragment,
  SaveOperationDocument,
  SynchronizeOperationDocument,
} from '../../generated/documents.ts'
import { errorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Detail } from '../shared/detail.ts'
import { PANEL } from '../shared/panel-texts.ts'
import { DismissDialog, RestoreDialog, UndoDialog } from './correction-dialogs.tsx'
import { type Draft, inputOf, withFieldErrors } from './draft.ts'
import { Rehearsal } from './rehearsal.tsx'
import { SaveDialog } from './save-dialog.tsx'

type Props = {
  operation: Detail
  editable: boolean
  draft: Draft | null
  setDraft: (draft: Draft | null) => void
  onDone: () => void
  onNext: () => void
}

/** The buttons Save, Synchronize, Preview, Undo, Dismiss and Restore, as far as status and role allow them. */
export function OperationActions({ operation, editable, draft, setDraft, onDone, onNext }: Props) {
  const say = useText(PANEL)
  const may = useMay()
  const [dialog, setDialog] = useState<'save' | 'saveAll' | 'dismiss' | 'restore' | 'undo' | null>(null)
  const [rehearsed, setRehearsed] = useState<{ revision: number; rehearsal: RehearsalPartsFragment } | null>(null)
  const [busy, setBusy] = useState(false)
  const { operationId, status, revision } = operation
  const canSynchronize = ['UPLOADED', 'FAILED'].includes(status) && may('Mutation.synchronizeOperation')
  const close = () => setDialog(null)

  const run = async (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    await work().catch((error: unknown) => toast('bad', error instanceof Error ? error.message : String(error)))
    setBusy(false)
  }
  // Without a correction since it failed, it would most likely fail again: it is offered, but not as the thing to do.
  const wouldHelp =
    status !== 'FAILED' || operation.lastKnownError?.errorClass === 'TRANSIENT' || isCorrectedSince(operation)
  const synchronize = (then?: () => void) =>
    run(async () => {
      const { synchronizeOperation } = await callApi(SynchronizeOperationDocument, { input: { operationId } })
      const { operation: now, userErrors } = synchronizeOperation
      setRehearsed(null)
      onDone()
      if (userErrors.length > 0) toast('bad', refusalsOf(userErrors))
      else if (now?.status === 'FAILED') {
        const why = now.lastKnownError
        toast('bad', say.stillFailing(why ? errorText(language(), why) : ''))
      } else {
        toast('good', say.synced(now?.customerAccount ?? ''))
        then?.()
      }
    })
  const preview = () =>
    run(async () => {
      const { rehearsal, userErrors } = draft
        ? (
            await callApi(SaveOperationDocument, {
              input: { ...inputOf(operationId, draft, say.preview), dryRun: true },
            })
          ).saveOperation
        : (await callApi(SynchronizeOperationDocument, { input: { operationId, dryRun: true } })).synchronizeOperation
      if (userErrors.length > 0) toast('bad', refusalsOf(userErrors))
      if (draft) setDraft(withFieldErrors(draft, userErrors))
      setRehearsed(rehearsal ? { revision, rehearsal } : null)
    })

  if (!canSynchronize && !editable && status !== 'DISMISSED') return null
  return (
    <div className="panel-actions">
      {rehearsed?.revision === revision && <Rehearsal rehearsal={rehearsed.rehearsal} />}
      <div className="actions">
        {draft && (
          <>
            {canSynchronize && (
              <button type="button" className="button primary" onClick={() => setDialog('saveAll')}>
                <Icon name="arrow" />
                {say.saveAll}
              </button>
            )}
            <button
              type="button"
              className={canSynchronize ? 'button' : 'button primary'}
              onClick={() => setDialog('save')}
            >
              <Icon name="check" />
              {say.save}
            </button>
            <button type="button" className="button" onClick={() => setDraft(null)}>
              {say.discard}
            </button>
          </>
        )}
        {canSynchronize && (
          <button
            type="button"
            className={draft || !wouldHelp ? 'button' : 'button primary'}
            aria-disabled={draft !== null || busy}
            title={draft ? say.saveFirst : undefined}
            onClick={() => draft === null && void synchronize()}
          >
            <Icon name="sync" />
            {say.synchronize}
          </button>
        )}
        {(canSynchronize || (draft && editable)) && (
          <button
            type="button"
            className="button"
            aria-disabled={busy}
            title={say.previewHint}
            onClick={() => void preview()}
          >
            <Icon name="eye" />
            {say.preview}
          </button>
        )}
        {editable && savesInEffect(operation) > 0 && (
          <button type="button" className="button" onClick={() => setDialog('undo')}>
            <Icon name="undo" />
            {say.undo}
          </button>
        )}
        {editable && may('Mutation.dismissOperation') && (
          <button type="button" className="button danger" onClick={() => setDialog('dismiss')}>
            {say.dismiss}
          </button>
        )}
        {status === 'DISMISSED' && may('Mutation.restoreOperation') && (
          <button type="button" className="button primary" onClick={() => setDialog('restore')}>
            <Icon name="undo" />
            {say.restore}
          </button>
        )}
      </div>
      {dialog === 'save' && draft && (
        <SaveDialog operation={operation} draft={draft} setDraft={setDraft} onDone={onDone} onClose={close} />
      )}
      {dialog === 'saveAll' && draft && (
        <SaveDialog
          operation={operation}
          draft={draft}
          setDraft={setDraft}
          confirm={say.saveAll}
          onDone={onDone}
          onSaved={() => void synchronize(onNext)}
          onClose={close}
        />
      )}
      {dialog === 'undo' && <UndoDialog operation={operation} onDone={onDone} onClose={close} />}
      {dialog === 'dismiss' && <DismissDialog operation={operation} onDone={onDone} onClose={close} />}
      {dialog === 'restore' && <RestoreDialog operation={operation} onDone={onDone} onClose={close} />}
    </div>
  )
}

/** Whether it was saved, or a choice was made, since it last failed. */
function isCorrectedSince({ attempts }: Detail): boolean {
  const last = attempts.findLast(({ outcome }) => ['FAILED', 'SAVED', 'RESOLVED', 'UNDONE'].includes(outcome))
  return last?.outcome === 'SAVED' || last?.outcome === 'RESOLVED'
}

/** The number of saves and choices that can be undone: each UNDONE cancels one of them. */
function savesInEffect({ attempts }: Detail): number {
  return attempts.reduce(
    (count, { outcome }) => count + (outcome === 'SAVED' || outcome === 'RESOLVED' ? 1 : outcome === 'UNDONE' ? -1 : 0),
    0,
  )
}
