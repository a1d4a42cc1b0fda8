import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiPages, useApiQuery } from '../../api/query.ts'
import { type BulkItemResult, BulkRunItemsDocument, OperationErrorGroupsDocument } from '../../generated/documents.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorText } from '../../ui/error-text.tsx'
import { More } from '../../ui/more.tsx'
import { ERROR_CODE_NAMES, KIND_NAMES } from '../../ui/operation-names.ts'
import { ErrorState, Skeleton } from '../../ui/state.tsx'
import { useNumber } from '../../ui/time.tsx'
import { BULK } from './bulk-texts.ts'

const RESULTS: readonly (BulkItemResult | null)[] = ['FAILED', null, 'SYNCED', 'SKIPPED']
const TONES = { SYNCED: 'good', FAILED: 'bad', SKIPPED: 'mute' } as const

type Props = { id: string; run: string; failed: number; title: string; onClose: () => void }

/** The result of each operation of a bulk run: the failed ones first, and above them their causes. */
export function BulkResults({ id, run, failed, title, onClose }: Props) {
  const say = useText(BULK)
  const kinds = KIND_NAMES[useLanguage()]
  const [result, setResult] = useState<BulkItemResult | null>(null)
  const pages = useApiPages(BulkRunItemsDocument, { id, result }, ({ bulkRun }) => bulkRun?.items)
  const { nodes, error, reload } = pages
  const items = nodes?.toSorted((a, b) => Number(b.result === 'FAILED') - Number(a.result === 'FAILED'))
  return (
    <Dialog title={`${title}: ${say.results}`} wide onClose={onClose}>
      <fieldset className="choices">
        <legend className="unseen">{say.result}</legend>
        {RESULTS.map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            className="button small"
            aria-pressed={result === one}
            onClick={() => setResult(one)}
          >
            {one ? say[one] : say.all}
          </button>
        ))}
      </fieldset>
      {failed > 0 && <Causes run={run} />}
      {!items && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={4} />)}
      {items?.length === 0 && <p className="soft">{say.noItems}</p>}
      {items && items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area can be scrolled with the keyboard, too.
        <section className="table-scroll" tabIndex={0} aria-label={say.results}>
          <table className="changes">
            <thead>
              <tr>
                <th scope="col">{say.customer}</th>
                <th scope="col">{say.result}</th>
                <th scope="col">{say.why}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ operationId, operation, result: outcome, message, error: why, skipReason }) => (
                <tr key={operationId}>
                  <th scope="row">
                    {operation?.customer?.name ?? operationId.slice(0, 8)}
                    <span className="soft"> {operation && (kinds[operation.kind] ?? operation.kind)}</span>
                  </th>
                  <td>{outcome ? <span className={`badge ${TONES[outcome]}`}>{say[outcome]}</span> : '–'}</td>
                  <td>
                    {why && message !== null ? (
                      <ErrorText error={{ code: why.code, message }} />
                    ) : skipReason ? (
                      say[`skip_${skipReason}`]
                    ) : (
                      (operation?.customerAccount ?? '')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <More pages={pages} />
    </Dialog>
  )
}

/** The causes of the operations of a run that fail now, the most frequent first. */
function Causes({ run }: { run: string }) {
  const number = useNumber()
  const codes = ERROR_CODE_NAMES[useLanguage()]
  const { data } = useApiQuery(OperationErrorGroupsDocument, { filter: { batchRun: run } })
  return (
    <ul className="small-changes">
      {data?.operationErrorGroups.map(({ fingerprint, count, code, field, value }) => (
        <li key={fingerprint}>
          <strong className="number">{number(count)}</strong>{' '}
          <Link href={`/operations?group=${fingerprint}&cause=${fingerprint}`}>{codes[code] ?? code}</Link>{' '}
          {value !== null && <q>{value}</q>} {field && <code>{field}</code>}
        </li>
      ))}
    </ul>
  )
}
