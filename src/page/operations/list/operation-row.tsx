import { memo } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { useFieldName } from '../../customers/shared/field-name.tsx'
import { isSamePlace, RowLink, type RowPlace } from '../../list/row-link.tsx'
import { errorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES, KIND_NAMES } from '../../ui/operation-names.ts'
import { StatusBadge } from '../../ui/operation-status.tsx'
import { Ago } from '../../ui/time.tsx'
import { LIST } from '../shared/texts.ts'
import { isWaiting } from '../shared/waiting.ts'
import { COLUMNS, type ColumnName } from './columns.ts'
import type { Line } from './lines.ts'

const SHOWN_NAMES = 4

type Props = {
  line: Line
  place: RowPlace
  columns: readonly ColumnName[]
  /** The address of the operation beside this list. */
  href: string
  checked: boolean
  onOpen: () => void
  /** Leads to the diagnosis of the operation; null for visitors who may not diagnose. */
  onWhy: (() => void) | null
  /** Selects the operation, or with `range` everything up to it. */
  onCheck: (range: boolean) => void
}

/** One operation as a row of the list. */
export const OperationRow = memo(
  ({ line, place, columns, href, checked, onOpen, onWhy, onCheck }: Props) => {
    const say = useText(LIST)
    const language = useLanguage()
    const fieldName = useFieldName()
    const {
      operationId,
      status,
      kind,
      customer,
      customerName,
      customerAccount,
      asyncCustomerAccount,
      channel,
      capturedAt,
    } = line
    const error = status === 'FAILED' ? line.lastKnownError : null
    // For a new customer the changed attributes say nothing.
    const changed =
      kind === 'CREATE_CUSTOMER'
        ? ''
        : shortened((line.changeDescription.split(': ')[1]?.split(', ') ?? []).map(fieldName))
    const cellOf = (column: ColumnName) => {
      if (column === 'STATUS')
        return (
          <>
            <StatusBadge status={status} />
            {onWhy && isWaiting(status) && (
              <span className="line-why" title={say.whyWaiting}>
                <Icon name="clipboard" />
              </span>
            )}
          </>
        )
      if (column === 'CUSTOMER') return customer?.name ?? customerName ?? say.unnamed
      if (column === 'ACCOUNT') return customerAccount ?? <span className="soft">{say.pending}</span>
      if (column === 'GUID') return <code title={asyncCustomerAccount}>{asyncCustomerAccount}</code>
      if (column === 'OPERATION') return KIND_NAMES[language][kind] ?? kind
      if (column === 'CHANNEL') return channel?.name
      if (column === 'CAPTURED') return <Ago at={capturedAt} />
      if (!error) return <span className="soft">{changed}</span>
      return (
        <span className="bad-text" title={errorText(language, error)}>
          {ERROR_CODE_NAMES[language][error.code] ?? error.code}
          {error.field && ` · ${fieldName(error.field)}`}
        </span>
      )
    }
    return (
      <RowLink
        id={operationId}
        place={place}
        href={href}
        onOpen={onOpen}
        onCheck={onCheck}
        checked={checked}
        part={onWhy && { selector: '.line-why', act: onWhy }}
      >
        <span className="line-check" title={say.select}>
          <span>{checked && <Icon name="check" />}</span>
        </span>
        {columns.map((column) => (
          <span key={column} className={`${COLUMNS[column].className} truncate`}>
            {cellOf(column)}
          </span>
        ))}
      </RowLink>
    )
  },
  (before, after) =>
    before.line === after.line &&
    before.columns === after.columns &&
    before.href === after.href &&
    before.checked === after.checked &&
    isSamePlace(before.place, after.place),
)

/** The first names, and the number of the others. */
function shortened(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES
  return names.slice(0, SHOWN_NAMES).join(', ') + (more > 0 ? ` +${more}` : '')
}
