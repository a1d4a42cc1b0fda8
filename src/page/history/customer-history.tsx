import { Link } from 'wouter'
import { useLanguage, useText } from '../api/language.ts'
import { useApiPages } from '../api/query.ts'
import { useFieldName } from '../customers/shared/field-name.tsx'
import { CustomerHistoryDocument, type CustomerHistoryQuery } from '../generated/documents.ts'
import { More } from '../ui/more.tsx'
import { ERROR_CODE_NAMES, KIND_NAMES } from '../ui/operation-names.ts'
import { StatusBadge } from '../ui/operation-status.tsx'
import { EmptyState, ErrorState, Skeleton } from '../ui/state.tsx'
import { UI } from '../ui/texts.ts'
import { At } from '../ui/time.tsx'
import { HISTORY } from './history-texts.ts'
import './history.css'

export type HistoryEntry = CustomerHistoryQuery['customerHistory']['nodes'][number]

/** The attributes of operations in which a field of the customer may change: its own, and the contacts beside it. */
const BESIDE: { readonly [field: string]: readonly string[] } = {
  phone: ['phone', 'contact.PHONE'],
  email: ['email', 'contact.EMAIL'],
  url: ['url', 'contact.URL'],
  name: ['name', 'firstName', 'middleName', 'lastName'],
}

/** All that happened to a customer, newest first; with `field`, what changed that field only. */
export function CustomerHistory({ customer, field }: { customer: string; field: string | null }) {
  const say = useText(HISTORY)
  const attributes = field === null ? null : (BESIDE[field] ?? [field])
  const pages = useApiPages(CustomerHistoryDocument, { customer, attributes }, (answer) => answer.customerHistory)
  const { nodes, error, reload } = pages
  if (!nodes) return error ? <ErrorState error={error} retry={reload} /> : <Skeleton lines={4} />
  // A change whose attributes are not known any more may have changed this one, or not.
  const shown = field === null ? nodes : nodes.filter(({ changes, kind }) => changes.length > 0 || !isChange(kind))
  if (shown.length === 0)
    return (
      <EmptyState icon="clock" title={say.none}>
        <p className="soft">{say.noneHint}</p>
      </EmptyState>
    )
  return (
    <>
      {shown.some(({ masked, changes }) => masked && changes.length > 0) && <p className="soft hint">{say.masked}</p>}
      <ol className="history">
        {shown.map((entry, n) => (
          // A merge and its undoing may have one time.
          <Entry key={`${entry.at} ${entry.kind} ${n}`} entry={entry} />
        ))}
      </ol>
      <More pages={pages} />
    </>
  )
}

const CHANGES: readonly string[] = ['CAPTURED', 'REALTIME', 'HEADQUARTERS']
const isChange = (kind: string) => CHANGES.includes(kind)

function Entry({ entry }: { entry: HistoryEntry }) {
  const say = useText(HISTORY)
  const language = useLanguage()
  const { at, kind, actor, channel, reason, operation, error, changes, mergedAccountNumber } = entry
  const what = operation && isChange(kind) ? (KIND_NAMES[language][operation.kind] ?? operation.kind) : null
  return (
    <li className={`happened ${kind === 'FAILED' ? 'failed' : ''}`}>
      <p className="history-head">
        <strong>{what ?? say[kind] ?? kind}</strong>
        <span>
          {actor}
          {(channel || isChange(kind)) && (
            <>
              {' '}
              {say.at} {channel?.name ?? say.headquarters}
            </>
          )}
        </span>
        <span className="soft">
          <At at={at} />
        </span>
        {operation && isChange(kind) && <StatusBadge status={operation.status} />}
        {operation && (
          <Link className="hint" href={`/operations/${operation.operationId}`}>
            {say.openOperation}
          </Link>
        )}
      </p>
      {what && (
        <p className="soft hint">
          {say[kind] ?? kind}
          {operation?.completedAt && kind === 'CAPTURED' && (
            <>
              {' · '}
              {say.arrived} <At at={operation.completedAt} />
            </>
          )}
        </p>
      )}
      {mergedAccountNumber && <p>{say.merged(mergedAccountNumber)}</p>}
      {reason && <p>{reason}</p>}
      {error && <p className="error-text">{ERROR_CODE_NAMES[language][error.code] ?? error.code}</p>}
      {changes.length > 0 && <Changes changes={changes} />}
      {changes.length === 0 && isChange(kind) && <p className="soft hint">{say.noValues}</p>}
    </li>
  )
}

function Changes({ changes }: { changes: HistoryEntry['changes'] }) {
  const say = useText(HISTORY)
  const ui = useText(UI)
  const nameOf = useFieldName()
  return (
    <table className="changes">
      <thead className="unseen">
        <tr>
          <th scope="col">{say.attribute}</th>
          <th scope="col">{say.oldValue}</th>
          <th scope="col">{say.newValue}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ attribute, oldValue, newValue }, n) => (
          <tr key={`${attribute} ${n}`}>
            <th scope="row">{nameOf(attribute)}</th>
            <td className="soft">{oldValue ?? ui.empty}</td>
            <td>{newValue ?? <span className="soft">{ui.empty}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
