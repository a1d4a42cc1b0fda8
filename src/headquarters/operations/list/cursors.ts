import { isUuid } from '../../../db/uuid.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { StagingRecordView } from '../staging/staging-records.ts'
import type { HistoryPlace } from './operation-history.ts'
import { type OperationPlace, type SortColumn, sortValue } from './operation-order.ts'

/** The cursor of a place in a list. */
export function encodePlace(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

function decodePlace(cursor: string): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : null
  } catch {
    return null
  }
}

/** The number that a cursor of a list by numbers names, as a decimal text; undefined when it names none. */
export function numberPlace(cursor: string): string | undefined {
  const [number, ...others] = decodePlace(cursor) ?? []
  return number && others.length === 0 && /^\d{1,18}$/.test(number) ? number : undefined
}

/** The cursor of an operation in the list that is sorted by a column. */
export function operationCursor(operation: OperationView, column: SortColumn = 'CAPTURED_AT'): string {
  const { capturedAt, operationId } = operation
  const value = sortValue(column, operation)
  if (value === undefined) return encodePlace(capturedAt, operationId)
  return encodePlace(capturedAt, operationId, column, ...(value === null ? [] : [value]))
}

/** The place that a cursor of the list sorted by that column names; undefined when it names none. */
export function operationPlace(cursor: string, column: SortColumn = 'CAPTURED_AT'): OperationPlace | undefined {
  const parts = decodePlace(cursor) ?? []
  const [capturedAt, operationId, sorted, value] = parts
  if (!capturedAt || !operationId || !isUuid(operationId) || (sorted ?? 'CAPTURED_AT') !== column) return undefined
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(capturedAt) || value?.includes('\0')) return undefined
  if (column === 'CAPTURED_AT') return { capturedAt, operationId }
  if (column === 'ASYNC_CUSTOMER_ACCOUNT' && !isUuid(value ?? '')) return undefined
  return { capturedAt, operationId, value: value ?? null }
}

/** The place that a cursor of a history names; undefined when it names none. */
export function historyPlace(cursor: string): HistoryPlace | undefined {
  const [at = '', rank = '', nth = ''] = decodePlace(cursor) ?? []
  const isPlace = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) && /^[01]$/.test(rank) && /^\d{1,18}$/.test(nth)
  return isPlace ? { at, rank, nth } : undefined
}

/** The cursor of a staging row: at headquarters its place among all channel databases, at a channel its counter. */
export function stagingCursor({
  side,
  channelDatabaseId,
  replicationCounterFromOrigin: counter,
  operationId,
}: StagingRecordView): string {
  return side === 'CHANNEL' ? encodePlace(counter) : encodePlace(counter, operationId, channelDatabaseId)
}

/** What `after` of a StagingRowQuery takes; undefined when the cursor is not one of that side's. */
export function stagingPlace(side: StagingRecordView['side'], cursor: string): string | undefined {
  const parts = decodePlace(cursor)
  const [counter, operationId, channelDatabaseId] = parts ?? []
  if (!counter || !/^\d{1,18}$/.test(counter)) return undefined
  if (side === 'CHANNEL') return parts?.length === 1 ? counter : undefined
  return operationId && channelDatabaseId && isUuid(operationId)
    ? `${counter} ${operationId} ${channelDatabaseId}`
    : undefined
}
