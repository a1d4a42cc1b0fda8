import { useEffect, useState } from 'react'
import { callApi } from '../../api/call-api.ts'
import { useLanguage, useText } from '../../api/language.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import {
  type OperationFilter,
  SynchronizeOperationsDocument,
  type SynchronizeOperationsMutation,
} from '../../generated/documents.ts'
import { ErrorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES } from '../../ui/operation-names.ts'
import { ReasonDialog } from '../../ui/reason-dialog.tsx'
import { refusalsOf } from '../../ui/refusals.tsx'
import { useNumber } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.tsx'
import { BULK } from './bulk-texts.ts'

type Rehearsed = NonNullable<SynchronizeOperationsMutation['synchronizeOperations']['rehearsal']>
type Props = { filter: OperationFilter; onClose: () => void; onStarted: (id: string) => void }

/** As many are previewed at once; the visitor may wait for the others. */
const PREVIEWED_AT_ONCE = 1_000
/** The most that the server previews. */
const MOST_PREVIEWED = 100_000

/** Synchronizes all operations that match a filter: previews the outcome, takes a reason, and starts the run. */
export function BulkDialog({ filter, onClose, onStarted }: Props) {
  const say = useText(BULK)
  const [rehearsed, setRehearsed] = useState<Rehearsed | null>(null)
  const [busy, setBusy] = useState(false)
  const number = useNumber()
  const preview = async (rehearseAtMost: number) => {
    if (busy) return
    setBusy(true)
    try {
      const { synchronizeOperations } = await callApi(SynchronizeOperationsDocument, {
        input: { filter, dryRun: true, rehearseAtMost },
      })
      const { rehearsal, userErrors } = synchronizeOperations
      setRehearsed(rehearsal)
      if (userErrors.length > 0) toast('bad', refusalsOf(userErrors))
    } catch (error) {
      toast('bad', error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }
  // What it would do is read at once: the button is primary when it would do something.
  useEffect(() => void preview(PREVIEWED_AT_ONCE), [])
  const isWhole = rehearsed !== null && rehearsed.rehearsed >= Math.min(rehearsed.total, MOST_PREVIEWED)
  return (
    <ReasonDialog
      title={say.title}
      confirm={say.start}
      icon="sync"
      draft="bulk"
      required={false}
      isReady={rehearsed !== null && rehearsed.created + rehearsed.changed + rehearsed.unchanged > 0}
      onClose={onClose}
      onConfirm={async (reason) => {
        const input = { filter, reason: reason || null }
        const { bulkRun, userErrors } = (await callApi(SynchronizeOperationsDocument, { input })).synchronizeOperations
        if (!bulkRun) return refusalsOf(userErrors)
        toast('good', say.started)
        onStarted(bulkRun.id)
        return null
      }}
    >
      <p>{say.explain}</p>
      {rehearsed && <Outcome rehearsed={rehearsed} />}
      {busy && (
        <p className="soft" role="status">
          {say.previewing}
        </p>
      )}
      {!busy && !isWhole && (
        <div>
          <button
            type="button"
            className="button"
            onClick={() => void preview(rehearsed === null ? PREVIEWED_AT_ONCE : MOST_PREVIEWED)}
          >
            <Icon name="eye" />
            {rehearsed === null ? say.preview : say.previewMore(number(Math.min(rehearsed.total, MOST_PREVIEWED)))}
          </button>
        </div>
      )}
    </ReasonDialog>
  )
}

function Outcome({ rehearsed }: { rehearsed: Rehearsed }) {
  const say = useText(BULK)
  const number = useNumber()
  const codes = ERROR_CODE_NAMES[useLanguage()]
  const { total, rehearsed: previewed, errorGroups } = rehearsed
  const counts = [
    [say.created, rehearsed.created, 'good'],
    [say.changed, rehearsed.changed, 'good'],
    [say.unchanged, rehearsed.unchanged, ''],
    [say.refused, rehearsed.refused, 'bad'],
    [say.skipped, rehearsed.skipped, ''],
  ] as const
  return (
    <div className="bulk-outcome" role="status">
      <p>
        <strong>{say.total(number(total))}</strong> {previewed < total && say.previewed(number(previewed))}
      </p>
      <dl className="facts">
        {counts.map(([name, count, tone]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={count > 0 ? `number ${tone}-text` : 'number soft'}>{number(count)}</dd>
          </div>
        ))}
      </dl>
      <ul className="small-changes">
        {errorGroups.map(({ fingerprint, count, code, field, message }) => (
          <li key={fingerprint}>
            <strong className="number">{number(count)}</strong> {codes[code] ?? code}
            {field && (
              <>
                {' '}
                <FieldName name={field} />
              </>
            )}{' '}
            <span className="soft">
              <ErrorText error={{ code, message }} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
