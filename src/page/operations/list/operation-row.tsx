import { memo } from 'react'
import { useLanguage, useText } from '../../api/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { ERROR_CODE_NAMES, KIND_NAMES } from '../../ui/operation-names.ts'
import { StatusBadge } from '../../ui/operation-status.tsx'
import { Ago } from '../../ui/time.tsx'
import { LIST } from '../shared/texts.ts'
import type { Line } from './lines.ts'

const SHOWN_NAMES = 4
/** The middle button of a mouse. */
const MIDDLE = 1

type Props = {
  line: Line
  index: number
  /** The number of rows; -1 when not all have been read. */
  total: number
  start: number
  size: number
  active: boolean
  open: boolean
  checked: boolean
  onOpen: () => void
  /** Selects the operation, or with `range` everything up to it. */
  onCheck: (range: boolean) => void
}

/** One operation as a row of the list. */
export const OperationRow = memo(
  ({ line, index, total, start, size, active, open, checked, onOpen, onCheck }: Props) => {
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
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys for its rows.
      // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names its active row.
      <div
        id={`line-${operationId}`}
        className={`line ${active ? 'active' : ''} ${open ? 'open' : ''} ${checked ? 'checked' : ''}`}
        role="option"
        aria-posinset={index + 1}
        aria-setsize={total}
        aria-selected={open}
        aria-checked={checked}
        style={{ height: size, transform: `translateY(${start}px)` }}
        onClick={(event) => {
          if (event.shiftKey || isOnCheck(event.target)) onCheck(event.shiftKey)
          else if (event.ctrlKey || event.metaKey) openTab(operationId)
          else onOpen()
        }}
        onAuxClick={({ button }) => button === MIDDLE && openTab(operationId)}
      >
        <span className="line-check" title={say.select}>
          <span>{checked && <Icon name="check" />}</span>
        </span>
        <span className="line-status">
          <StatusBadge status={status} />
        </span>
        <span className="line-customer">
          <span className="truncate line-name">{customer?.name ?? customerName ?? say.unnamed}</span>
          <span className="truncate soft">
            {customerAccount ?? say.pending}
            <span className="line-guid">
              {' · '}
              {/* Its end: customers that come together have the same beginning. */}
              <code title={asyncCustomerAccount}>…{asyncCustomerAccount.slice(-8)}</code>
            </span>
          </span>
        </span>
        <span className="line-what">
          <span className="truncate">{KIND_NAMES[language][kind] ?? kind}</span>
          {error ? (
            <span className="truncate line-error" title={error.message}>
              {ERROR_CODE_NAMES[language][error.code] ?? error.code}
              {error.field && ` · ${error.field}`}
            </span>
          ) : (
            <span className="truncate soft">{changed}</span>
          )}
        </span>
        <span className="line-channel truncate">{channel?.name}</span>
        <span className="line-time soft">
          <Ago at={capturedAt} />
        </span>
      </div>
    )
  },
  (before, after) =>
    before.line === after.line &&
    before.index === after.index &&
    before.total === after.total &&
    before.start === after.start &&
    before.size === after.size &&
    before.active === after.active &&
    before.checked === after.checked &&
    before.open === after.open,
)

/** Whether a click was on the box that selects the row. */
function isOnCheck(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.line-check') !== null
}

/** Opens an operation in a tab, which is signed in as this one is: it takes over its session. */
function openTab(operationId: string): void {
  window.open(`/operations/${operationId}`)
}

/** The first names, and the number of the others. */
function shortened(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES
  return names.slice(0, SHOWN_NAMES).join(', ') + (more > 0 ? ` +${more}` : '')
}
