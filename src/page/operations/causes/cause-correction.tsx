import { useEffect, useEffectEvent, useState } from 'react'
import { Link } from 'wouter'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { useFieldName } from '../../customers/shared/field-name.tsx'
import {
  CorrectOperationsDocument,
  type OperationFilter,
  SynchronizeOperationsDocument,
  UndoCorrectionDocument,
} from '../../generated/documents.ts'
import { AlertNote } from '../../ui/alert-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { CAUSE } from './cause-texts.ts'
import { CorrectingUpdate } from './correcting-update.tsx'
import { CorrectionPreview } from './correction-preview.tsx'
import type { Issue } from './issue.ts'
import { ReasonField } from './reason-field.tsx'
import { usePreviewedValue } from './use-previewed-value.ts'
import { ValueField } from './value-field.tsx'

type Props = {
  issue: Pick<Issue, 'id' | 'field' | 'errorClass' | 'knownValues' | 'lastCorrection'>
  /** The operations that are corrected. */
  filter: OperationFilter
  count: number
  onChange: () => void
  onStarted: (bulkRun: string) => void
}

/**
 * Sets one value in all operations of a cause: a picker of what headquarters knows, a preview of exactly what would be
 * saved and synchronized, Save, and then Synchronize or Undo.
 */
export function CauseCorrection({ issue, filter, count, onChange, onStarted }: Props) {
  const say = useText(CAUSE)
  const number = useNumber()
  const { field, lastCorrection } = issue
  const isSaved = lastCorrection !== null && lastCorrection.undoable > 0
  const synchronized = lastCorrection?.synchronized ?? 0
  // What was saved last: still chosen when it is undone.
  const [last, setLast] = useState('')
  return (
    <section className="part cause-correction" aria-label={say.correct}>
      {count > 0 && <h3>{say.correct}</h3>}
      {lastCorrection && isSaved && (
        <SavedCorrection correction={lastCorrection} onChange={onChange} onStarted={onStarted} />
      )}
      {lastCorrection && synchronized > 0 && (
        <div className="note">
          <Icon name="sync" />
          <div>
            <p>{say.nowSynchronized(number(synchronized), number(lastCorrection.corrected))}</p>
            <Link href={`/operations?correction=${encodeURIComponent(lastCorrection.id)}`}>{say.showThem}</Link>
            {field !== null && <CorrectingUpdate issue={issue} field={field} correction={lastCorrection} />}
          </div>
        </div>
      )}
      {count > 0 && field === null && (
        <p className="soft">{issue.errorClass === 'CONFLICT' ? say.conflicts : say.uncorrectable}</p>
      )}
      {count > 0 && field !== null && !isSaved && (
        <NewValue
          issue={issue}
          field={field}
          filter={filter}
          last={last}
          onSaved={(value) => {
            setLast(value)
            onChange()
          }}
        />
      )}
    </section>
  )
}

type Saved = { correction: NonNullable<Issue['lastCorrection']> } & Pick<Props, 'onChange' | 'onStarted'>

/** What is saved and not synchronized: the one thing to do next, and the way back. */
function SavedCorrection({ correction, onChange, onStarted }: Saved) {
  const say = useText(CAUSE)
  const may = useMay()
  const number = useNumber()
  const [busy, setBusy] = useState(false)
  const run = (work: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    void work()
      .catch((error: unknown) => toast('bad', error instanceof Error ? error.message : String(error)))
      .finally(() => {
        setBusy(false)
        onChange()
      })
  }
  const synchronize = async () => {
    const input = { filter: { correction: correction.id, status: ['FAILED' as const] } }
    const { bulkRun, userErrors } = (await callApi(SynchronizeOperationsDocument, { input })).synchronizeOperations
    if (!bulkRun) return toast('bad', refusalsOf(userErrors))
    toast('good', say.started)
    onStarted(bulkRun.id)
  }
  const undo = async () => {
    const input = { correction: correction.id, reason: say.undoReason }
    const { undone, userErrors } = (await callApi(UndoCorrectionDocument, { input })).undoCorrection
    if (userErrors.length > 0) toast('bad', refusalsOf(userErrors))
    else toast('good', say.undone(number(undone)))
  }
  return (
    <>
      <p className="note good" role="status">
        <Icon name="check" />
        {say.savedHint(number(correction.undoable))}
      </p>
      <div className="actions">
        {may('Mutation.synchronizeOperations') && (
          <button type="button" className="button primary" aria-disabled={busy} onClick={() => run(synchronize)}>
            <Icon name="sync" />
            {say.synchronize(number(correction.undoable))}
          </button>
        )}
        {may('Mutation.undoCorrection') && (
          <button type="button" className="button" aria-disabled={busy} onClick={() => run(undo)}>
            <Icon name="undo" />
            {say.undo}
          </button>
        )}
      </div>
    </>
  )
}

type NewValueProps = Pick<Props, 'issue' | 'filter'> & {
  field: string
  /** The value to begin with. */
  last: string
  onSaved: (value: string) => void
}

function NewValue({ issue, field, filter, last, onSaved }: NewValueProps) {
  const say = useText(CAUSE)
  const fieldName = useFieldName()
  const number = useNumber()
  const { value, reason, busy, shown, edit, preview, apply, show, forget } = usePreviewedValue({
    draft: `issue/${issue.id}/correction`,
    first: last,
    reasonOf: (given) => (given ? say.reasonOf(fieldName(field), given) : say.reasonEmpty(fieldName(field))),
    send: async (given, because, dryRun) => {
      const input = { filter, newValue: given || null, reason: dryRun ? say.preview : because, dryRun }
      return (await callApi(CorrectOperationsDocument, { input })).correctOperations
    },
  })
  const save = () =>
    apply(async (correct) => {
      const outcome = await correct()
      if (!outcome) return
      if (outcome.userErrors.length > 0) {
        show(outcome)
        return
      }
      toast('good', say.saved(number(outcome.corrected)))
      forget()
      onSaved(value)
    })
  const previewFirst = useEffectEvent(() => {
    if (value) void preview(value)
  })
  useEffect(() => previewFirst(), [])
  const { rehearsal } = shown ?? {}
  const helps = rehearsal ? rehearsal.created + rehearsal.changed + rehearsal.unchanged > 0 : false
  return (
    <>
      <ValueField
        field={field}
        known={issue.knownValues}
        value={value}
        busy={busy !== null}
        onEdit={(given) => edit({ value: given })}
        onPreview={(given) => void preview(given)}
      />
      {busy === 'preview' && (
        <p className="soft" role="status">
          {say.previewing}
        </p>
      )}
      {shown && shown.userErrors.length > 0 && <AlertNote>{refusalsOf(shown.userErrors)}</AlertNote>}
      {shown && rehearsal && busy !== 'preview' && (
        <>
          <CorrectionPreview outcome={shown} rehearsal={rehearsal} />
          <ReasonField value={reason} onEdit={(given) => edit({ reason: given })} />
          <div className="actions">
            <button
              type="button"
              className={helps ? 'button primary' : 'button'}
              aria-disabled={!helps || busy !== null || reason.trim() === ''}
              onClick={() => helps && reason.trim() !== '' && void save()}
            >
              <Icon name="check" />
              {say.save(number(shown.corrected))}
            </button>
          </div>
        </>
      )}
    </>
  )
}
