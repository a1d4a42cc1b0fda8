import { useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useText } from '../../api/language.ts'
import { useMay } from '../../api/whoami.ts'
import { useFieldName } from '../../customers/shared/field-name.tsx'
import { UpdateCorrectedCustomersDocument, type UpdateCorrectedCustomersMutation } from '../../generated/documents.ts'
import { AlertNote } from '../../ui/alert-note.tsx'
import { Icon } from '../../ui/icon.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { LIST } from '../shared/texts.ts'
import { CAUSE } from './cause-texts.ts'
import type { Issue } from './issue.ts'
import { ReasonField } from './reason-field.tsx'
import { usePreviewedValue } from './use-previewed-value.ts'
import { ValueField } from './value-field.tsx'

const SHOWN = 10

type Outcome = UpdateCorrectedCustomersMutation['updateCorrectedCustomers']
type Props = {
  issue: Pick<Issue, 'id' | 'knownValues'>
  field: string
  correction: { readonly id: string }
}

/**
 * The way back from a correction that is synchronized: its customers get another value, with a preview and progress.
 * Folded, since it is seldom wanted.
 */
export function CorrectingUpdate({ issue, field, correction }: Props) {
  const say = useText(CAUSE)
  const fieldName = useFieldName()
  const may = useMay()
  const number = useNumber()
  const [done, setDone] = useState(0)
  const { value, reason, hasDraft, busy, shown, edit, preview, apply, show, forget } = usePreviewedValue({
    draft: `issue/${issue.id}/update`,
    first: '',
    reasonOf: (given) => (given ? say.updateReason(fieldName(field), given) : say.updateReasonEmpty(fieldName(field))),
    send: async (given, because, dryRun) => {
      const reasonGiven = dryRun ? say.preview : because
      const input = { correction: correction.id, newValue: given || null, reason: reasonGiven, dryRun }
      return (await callApi(UpdateCorrectedCustomersDocument, { input })).updateCorrectedCustomers
    },
  })
  if (!may('Mutation.updateCorrectedCustomers')) return null
  const update = () =>
    apply(async (updateNext) => {
      setDone(0)
      let updated = 0
      let outcome: Outcome | null
      // A request updates so many; the next one the others.
      do {
        outcome = await updateNext()
        updated += outcome?.updated ?? 0
        setDone(updated)
      } while (outcome?.more && outcome.updated > 0)
      if (!outcome) return
      show(null)
      if (outcome.userErrors.length > 0) return toast('bad', refusalsOf(outcome.userErrors))
      toast('good', say.updated(number(updated)))
      forget()
    })
  const count = shown?.updated ?? 0
  const canUpdate = count > 0 && busy === null && reason.trim() !== ''
  return (
    <details className="part cause-update" open={hasDraft || undefined}>
      <summary>{say.changeAgain}</summary>
      <p className="soft">{say.changeAgainHint}</p>
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
      {shown && shown.userErrors.length === 0 && (
        <>
          <UpdatePreview outcome={shown} />
          <ReasonField value={reason} onEdit={(given) => edit({ reason: given })} />
          {busy === 'apply' && (
            <div className="bulk-progress" role="status">
              <progress value={done} max={Math.max(count, 1)} aria-label={say.update(number(count))} />
              {say.updatingNow(number(done), number(count))}
            </div>
          )}
          <div className="actions">
            <button
              type="button"
              className="button"
              aria-disabled={!canUpdate}
              onClick={() => canUpdate && void update()}
            >
              <Icon name="check" />
              {say.update(number(count))}
            </button>
          </div>
        </>
      )}
    </details>
  )
}

/** What an update would do, the refused customers with the reason. */
function UpdatePreview({ outcome }: { outcome: Outcome }) {
  const say = useText(CAUSE)
  const list = useText(LIST)
  const number = useNumber()
  const { updated, unchanged, changedSince, refused, customers } = outcome
  const failed = customers.filter((one) => one.outcome === 'REFUSED').slice(0, SHOWN)
  return (
    <div role="status">
      <p>
        {say.wouldUpdate(number(updated))} {unchanged > 0 && say.alreadySo(number(unchanged))}{' '}
        {changedSince > 0 && say.changedSince(number(changedSince))}
      </p>
      {refused > 0 && (
        <>
          <p>{say.refusedFor(number(refused))}</p>
          <ul className="small-changes">
            {failed.map(({ operation, error }) => (
              <li key={operation?.operationId}>
                <strong>{operation?.customer?.name ?? list.unnamed}</strong> {error && refusalsOf([error])}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
