import { OPERATION_STATUSES, type OperationKind, type OperationStatus } from '../../../model/operation.ts'
import type { OperationCount } from '../../../model/operation-count.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import type { OperationFilter } from './operation-filter.ts'

/** What the list can be sorted by: the documented columns of the page. */
export type SortColumn =
  | 'CAPTURED_AT'
  | 'CHANNEL'
  | 'STATUS'
  | 'KIND'
  | 'LAST_KNOWN_ERROR'
  | 'CUSTOMER_ACCOUNT'
  | 'ASYNC_CUSTOMER_ACCOUNT'

/**
 * A place in the list: the column's value (null: none; by captured time it is left out), then captured time (in microseconds) and id. Values that change
 * meanwhile take their operation elsewhere; the place stays, so no other operation is left out or comes twice.
 */
export type OperationPlace = { value?: string | null; capturedAt: string; operationId: string }

/**
 * A part of a sorted list, which is read by an index of its own: all of it has the same value and is ordered by captured time, or it is ordered by its
 * customers' keys or account numbers.
 */
export type Stretch = { value: string | null; key: 'CUSTOMER_KEY' | 'ACCOUNT' | null; filter: OperationFilter }

const KINDS = [
  'CREATE_CUSTOMER',
  'UPDATE_CUSTOMER',
  'CREATE_ADDRESS',
  'UPDATE_ADDRESS',
  'DEACTIVATE_ADDRESS',
  'UPDATE_CONTACTS',
  'UPDATE_AFFILIATIONS',
  'UPDATE_ATTRIBUTES',
] as const satisfies readonly OperationKind[]

/** Statuses of what may have no account number: it gets one, if ever, when it is synchronized. */
const WITHOUT_ACCOUNT: readonly OperationStatus[] = [
  'CAPTURED',
  'UPLOADED',
  'IN_PROGRESS',
  'FAILED',
  'WAITING_ON',
  'DISMISSED',
]

/** An operation's value of a column, as places have it. What headquarters does not have yet counts as without an account number. */
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

/** The stretches of a list, ascending: what has no value comes last. `counts` tells which values there are. */
export async function stretchesOf(
  column: SortColumn,
  filter: OperationFilter,
  counts: () => Promise<readonly OperationCount[]>,
): Promise<Stretch[]> {
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
      return KINDS.filter((kind) => filter.kinds?.includes(kind) ?? true).map((kind) => ({
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
): Stretch[] {
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

/** What the filter leaves, as far as counters know it. */
function matching({ statuses, errorCodes, errorClasses }: OperationFilter, counts: readonly OperationCount[]) {
  return counts.filter(
    ({ status, errorCode }) =>
      (statuses?.includes(status) ?? true) &&
      (!errorCodes || (errorCode !== null && errorCodes.includes(errorCode))) &&
      (!errorClasses || errorCode !== null),
  )
}

/** Those stretches that are not before a place, in the direction of reading; the first may be the place's own. */
export function stretchesFrom(
  column: SortColumn,
  stretches: readonly Stretch[],
  direction: 'asc' | 'desc',
  place: OperationPlace | null,
): Stretch[] {
  const ordered = direction === 'asc' ? stretches : stretches.toReversed()
  if (!place || place.value === undefined) return [...ordered]
  const at = rankOf(column, place.value)
  return ordered.filter((stretch) => {
    const rank = stretch.key === null ? rankOf(column, stretch.value) : KEYED
    return direction === 'asc' ? rank >= at : rank <= at
  })
}

/** True when the place is one of this stretch, and not before it. */
export function isWithin(column: SortColumn, stretch: Stretch, { value }: OperationPlace): boolean {
  if (value === undefined) return true
  return stretch.key === null ? stretch.value === value : rankOf(column, value) === KEYED
}

const KEYED = '0'

/** Text that sorts as the values do, which have none last. */
function rankOf(column: SortColumn, value: string | null): string {
  if (value === null) return '2'
  if (column === 'STATUS' || column === 'KIND') {
    const order: readonly string[] = column === 'STATUS' ? OPERATION_STATUSES : KINDS
    return `1${String(order.indexOf(value) + 1).padStart(2, '0')}`
  }
  return column === 'CHANNEL' || column === 'LAST_KNOWN_ERROR' ? `1${value}` : KEYED
}
