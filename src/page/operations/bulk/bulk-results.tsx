import { useState } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../../api/language.ts'
import { useApiPages, useApiQuery } from '../../api/query.ts'
import { FieldName } from '../../customers/shared/field-name.tsx'
import {
  type BulkItemResult,
  BulkRunItemsDocument,
  type BulkRunItemsQuery,
  OperationErrorGroupsDocument,
} from '../../generated/documents.ts'
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

/**
 * The result of each operation of a bulk run: the failed ones first, by their cause, and above them their causes now.
 */
export function BulkResults({ id, run, failed, title, onClose }: Props) {
  const say = useText(BULK)
  const [result, setResult] = useState<BulkItemResult | null>(null)
  // They can be on any page of all results.
  const isFailedFirst = result === null && failed > 0
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
      {isFailedFirst && <Items key="failed" id={id} result="FAILED" label={say.failedFirst} />}
      <Items
        key={`${result}`}
        id={id}
        result={result}
        label={isFailedFirst ? say.otherResults : say.results}
        withoutFailed={isFailedFirst}
      />
    </Dialog>
  )
}

type ItemsProps = { id: string; result: BulkItemResult | null; label: string; withoutFailed?: boolean }

function Items({ id, result, label, withoutFailed = false }: ItemsProps) {
  const say = useText(BULK)
  const pages = useApiPages(BulkRunItemsDocument, { id, result }, ({ bulkRun }) => bulkRun?.items)
  const { nodes, error, reload } = pages
  const items = nodes?.filter((item) => !(withoutFailed && item.result === 'FAILED'))
  return (
    <>
      {!items && (error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={4} />)}
      {items?.length === 0 && !withoutFailed && <p className="soft">{say.noItems}</p>}
      {items && items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable area can be scrolled with the keyboard, too.
        <section className="table-scroll" tabIndex={0} aria-label={label}>
          <table className="changes">
            <thead>
              <tr>
                <th scope="col">{say.customer}</th>
                <th scope="col">{say.result}</th>
                <th scope="col">{say.why}</th>
              </tr>
            </thead>
            {groupsOf(items).map(([cause, group]) => (
              <Group key={cause} items={group} />
            ))}
          </table>
        </section>
      )}
      <More pages={pages} />
    </>
  )
}

type Item = NonNullable<BulkRunItemsQuery['bulkRun']>['items']['nodes'][number]

/** The items by the cause of their failure, in the order of the first of each; those that have not failed are one. */
function groupsOf(items: readonly Item[]): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const { error } = item
    const cause = error ? `${error.code} ${error.field}` : ''
    groups.set(cause, [...(groups.get(cause) ?? []), item])
  }
  return [...groups]
}

/** Items with one cause under its name, or items that have not failed. */
function Group({ items }: { items: readonly Item[] }) {
  const say = useText(BULK)
  const number = useNumber()
  const language = useLanguage()
  const [first] = items
  const error = first?.error
  return (
    <tbody>
      {error && (
        <tr>
          <th scope="rowgroup" colSpan={3}>
            <strong className="number">{number(items.length)}</strong> {ERROR_CODE_NAMES[language][error.code]}{' '}
            {error.field && <FieldName name={error.field} />}
          </th>
        </tr>
      )}
      {items.map(({ operationId, operation, result, message, error: why, skipReason }) => (
        <tr key={operationId}>
          <th scope="row">
            {operation?.customer?.name ?? operationId.slice(0, 8)}
            <span className="soft"> {operation && (KIND_NAMES[language][operation.kind] ?? operation.kind)}</span>
          </th>
          <td>{result ? <span className={`badge ${TONES[result]}`}>{say[result]}</span> : '–'}</td>
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
          {value !== null && <q>{value}</q>} {field && <FieldName name={field} />}
        </li>
      ))}
    </ul>
  )
}
