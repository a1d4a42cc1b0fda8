import { OPERATION_KINDS, OPERATION_STATUSES, type OperationStatus } from '../../../model/operation.ts'
import type { OperationCount } from '../../../model/operation-count.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import type { OperationFilter } from './operation-filter.ts'

/** The sort columns of the list: the documented columns of the page. */
export type SortColumn =
  | 'CAPTURED_AT'
  | 'CHANNEL'
  | 'STATUS'
  | 'KIND'
  | 'LAST_KNOWN_ERROR'
  | 'CUSTOMER_ACCOUNT'
  | 'ASYNC_CUSTOMER_ACCOUNT'

/**
 * A position in the list: the column's value (null: none; absent when sorted by captured time), then captured time (in
 * microseconds) and id. If values change meanwhile, their operation moves, but the position stays, so no other
 * operation is skipped or repeated.
 */
export type OperationPosition = { value?: string | null; capturedAt: string; operationId: string }

/**
 * A section of a sorted list, read by an index of its own: either all of it has the same value and is ordered by
 * captured time, or it is ordered by its customers' keys or account numbers.
 */
export type Section = { value: string | null; key: 'CUSTOMER_KEY' | 'ACCOUNT' | null; filter: OperationFilter }

/** Statuses of operations that may have no account number, which synchronizing gives them. */
const WITHOUT_ACCOUNT: readonly OperationStatus[] = [
  'CAPTURED',
  'UPLOADED',
  'IN_PROGRESS',
  'FAILED',
  'WAITING_ON',
  'DISMISSED',
]

/**
 * An operation's value of a column in positions. Operations that headquarters does not have count as without an account
 * number.
 */
export function sortValue(column: SortColumn, operation: OperationView): string | null | undefined {
  switch (column) {
    case 'CAPTURED_AT':
      return undefined
    case 'CHANNEL':
      return operation.channelId ?? ''
    case 'STATUS':
      return operation.status
    case 'KIND':
      return operation.kind
    case 'LAST_KNOWN_ERROR':
      return operation.error?.code ?? null
    case 'CUSTOMER_ACCOUNT':
      return operation.status === 'CAPTURED' ? null : operation.customerAccount
    case 'ASYNC_CUSTOMER_ACCOUNT':
      return operation.customerKey
  }
}

/** The sections of a list, ascending: operations without a value come last. `counts` shows which values exist. */
export async function sectionsOf(
  column: SortColumn,
  filter: OperationFilter,
  counts: () => Promise<readonly OperationCount[]>,
): Promise<Section[]> {
  const whole = { value: null, key: null, filter }
  switch (column) {
    case 'CAPTURED_AT':
      return [whole]
    case 'ASYNC_CUSTOMER_ACCOUNT':
      return [{ ...whole, key: 'CUSTOMER_KEY' }]
    case 'CUSTOMER_ACCOUNT': {
      const statuses = WITHOUT_ACCOUNT.filter((status) => filter.statuses?.includes(status) ?? true)
      return [
        { ...whole, key: 'ACCOUNT' },
        { ...whole, filter: { ...filter, statuses, withoutAccount: true } },
      ]
    }
    case 'KIND':
      return OPERATION_KINDS.filter((kind) => filter.kinds?.includes(kind) ?? true).map((kind) => ({
        ...whole,
        value: kind,
        filter: { ...filter, kinds: [kind] },
      }))
    default:
      return byValue(column, filter, matching(filter, await counts()))
  }
}

function byValue(
  column: 'CHANNEL' | 'STATUS' | 'LAST_KNOWN_ERROR',
  filter: OperationFilter,
  counts: readonly OperationCount[],
): Section[] {
  if (column === 'CHANNEL') {
    const channels = [...new Set(counts.map(({ channelId }) => channelId))].sort()
    return channels.map((value) => ({ value, key: null, filter: { ...filter, channels: [value] } }))
  }
  if (column === 'STATUS') {
    const statuses = OPERATION_STATUSES.filter((one) => counts.some(({ status }) => status === one))
    return statuses.map((value) => ({ value, key: null, filter: { ...filter, statuses: [value] } }))
  }
  const codes = [...new Set(counts.flatMap(({ errorCode }) => errorCode ?? []))].sort()
  const failed = codes.map((value: RowErrorCode) => ({
    value,
    key: null,
    filter: { ...filter, errorCodes: [value] },
  }))
  const others = { value: null, key: null, filter: { ...filter, withoutError: true } }
  return counts.some(({ errorCode }) => errorCode === null) ? [...failed, others] : failed
}

/** The counts that match the filter, as far as counters can tell. */
function matching({ statuses, errorCodes, errorClasses }: OperationFilter, counts: readonly OperationCount[]) {
  return counts.filter(
    ({ status, errorCode }) =>
      (statuses?.includes(status) ?? true) &&
      (!errorCodes || (errorCode !== null && errorCodes.includes(errorCode))) &&
      (!errorClasses || errorCode !== null),
  )
}

/** The sections from a position on, in the direction of reading; the first may contain the position. */
export function sectionsFrom(
  column: SortColumn,
  sections: readonly Section[],
  direction: 'asc' | 'desc',
  position: OperationPosition | null,
): Section[] {
  const ordered = direction === 'asc' ? sections : sections.toReversed()
  if (!position || position.value === undefined) return [...ordered]
  const at = rankOf(column, position.value)
  return ordered.filter((section) => {
    const rank = section.key === null ? rankOf(column, section.value) : KEYED
    return direction === 'asc' ? rank >= at : rank <= at
  })
}

/** True if the position is in this section, not before it. */
export function isWithin(column: SortColumn, section: Section, { value }: OperationPosition): boolean {
  if (value === undefined) return true
  return section.key === null ? section.value === value : rankOf(column, value) === KEYED
}

const KEYED = '0'

/** A text that sorts like the values, with missing values last. */
function rankOf(column: SortColumn, value: string | null): string {
  if (value === null) return '2'
  if (column === 'STATUS' || column === 'KIND') {
    const order: readonly string[] = column === 'STATUS' ? OPERATION_STATUSES : OPERATION_KINDS
    return `1${String(order.indexOf(value) + 1).padStart(2, '0')}`
  }
  return column === 'CHANNEL' || column === 'LAST_KNOWN_ERROR' ? `1${value}` : KEYED
}
