import { memo } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { errorText } from '../../ui/error-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES, KIND_NAMES } from '../../ui/operation-names.ts'
import { StatusBadge } from '../../ui/operation-status.tsx'
import { Ago } from '../../ui/time.tsx'
import { LIST } from '../shared/texts.ts'
import { isWaiting } from '../shared/waiting.ts'
import { COLUMN_CLASSES, type Column } from './columns.ts'
import type { Line } from './lines.ts'

const SHOWN_NAMES = 4
/** The middle button of a mouse. */
const MIDDLE = 1

type Props = {
  line: Line
  columns: readonly Column[]
  /** The address of the operation beside this list. */
  href: string
  index: number
  /** The number of rows; -1 when not all have been read. */
  total: number
  start: number
  size: number
  active: boolean
  open: boolean
  checked: boolean
  onOpen: () => void
  /** Leads to the diagnosis of the operation; null for visitors who may not diagnose. */
  onWhy: (() => void) | null
  /** Selects the operation, or with `range` everything up to it. */
  onCheck: (range: boolean) => void
}

/** One operation as a row of the list; it is a link, so that it can be copied and opened in a tab. */
export const OperationRow = memo(
  ({ line, columns, href, index, total, start, size, active, open, checked, onOpen, onWhy, onCheck }: Props) => {
    const say = useText(LIST)
    const language = useLanguage()
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
      kind === 'CREATE_CUSTOMER' ? '' : shortened(line.changeDescription.split(': ')[1]?.split(', ') ?? [])
    const cellOf = (column: Column) => {
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
          {error.field && ` · ${error.field}`}
        </span>
      )
    }
    // The list handles the keys for its rows.
    return (
      <a
        id={`line-${operationId}`}
        className={`line ${active ? 'active' : ''} ${open ? 'open' : ''} ${checked ? 'checked' : ''}`}
        href={href}
        // The list has the focus and names its active row.
        tabIndex={-1}
        draggable={false}
        role="option"
        aria-posinset={index + 1}
        aria-setsize={total}
        aria-selected={open}
        aria-checked={checked}
        style={{ height: size, transform: `translateY(${start}px)` }}
        onClick={(event) => {
          event.preventDefault()
          if (event.shiftKey || isOn('.line-check', event.target)) onCheck(event.shiftKey)
          else if (onWhy && isOn('.line-why', event.target)) onWhy()
          else if (event.ctrlKey || event.metaKey) openTab(href)
          else onOpen()
        }}
        onAuxClick={(event) => {
          if (event.button !== MIDDLE) return
          event.preventDefault()
          openTab(href)
        }}
      >
        <span className="line-check" title={say.select}>
          <span>{checked && <Icon name="check" />}</span>
        </span>
        {columns.map((column) => (
          <span key={column} className={`${COLUMN_CLASSES[column]} truncate`}>
            {cellOf(column)}
          </span>
        ))}
      </a>
    )
  },
  (before, after) =>
    before.line === after.line &&
    before.columns === after.columns &&
    before.href === after.href &&
    before.index === after.index &&
    before.total === after.total &&
    before.start === after.start &&
    before.size === after.size &&
    before.active === after.active &&
    before.checked === after.checked &&
    before.open === after.open,
)

/** Whether a click was on this part of the row: the box that selects it, or the way to its diagnosis. */
function isOn(part: '.line-check' | '.line-why', target: EventTarget): boolean {
  return target instanceof Element && target.closest(part) !== null
}

/** Opens an operation in a tab, which is signed in as this one is: it takes over its session. */
function openTab(href: string): void {
  window.open(href)
}

/** The first names, and the number of the others. */
function shortened(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES
  return names.slice(0, SHOWN_NAMES).join(', ') + (more > 0 ? ` +${more}` : '')
}
