import { isUuid } from '../../../db/uuid.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { StagingRecordView } from '../staging/staging-records.ts'
import type { HistoryPosition } from './operation-history.ts'
import { type OperationPosition, type SortColumn, sortValue } from './operation-order.ts'

/** Encodes the cursor of a row in a list. */
export function encodeCursor(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

function decodeCursor(cursor: string): string[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : null
  } catch {
    return null
  }
}

/** The number in the cursor of a list sorted by number, as a decimal text; undefined if the cursor is invalid. */
export function decodeNumberCursor(cursor: string): string | undefined {
  const [number, ...others] = decodeCursor(cursor) ?? []
  return number && others.length === 0 && /^\d{1,18}$/.test(number) ? number : undefined
}

/** The cursor of an operation in the list sorted by a column. */
export function operationCursor(operation: OperationView, column: SortColumn = 'CAPTURED_AT'): string {
  const { capturedAt, operationId } = operation
  const value = sortValue(column, operation)
  if (value === undefined) return encodeCursor(capturedAt, operationId)
  return encodeCursor(capturedAt, operationId, column, ...(value === null ? [] : [value]))
}

/** The position in a cursor of the list sorted by a column; undefined if the cursor is invalid. */
export function decodeOperationCursor(
  cursor: string,
  column: SortColumn = 'CAPTURED_AT',
): OperationPosition | undefined {
  const parts = decodeCursor(cursor) ?? []
  const [capturedAt, operationId, sorted, value] = parts
  if (!capturedAt || !operationId || !isUuid(operationId) || (sorted ?? 'CAPTURED_AT') !== column) return undefined
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(capturedAt) || value?.includes('\0')) return undefined
  if (column === 'CAPTURED_AT') return { capturedAt, operationId }
  if (column === 'ASYNC_CUSTOMER_ACCOUNT' && !isUuid(value ?? '')) return undefined
  return { capturedAt, operationId, value: value ?? null }
}

/** The position in a cursor of a history; undefined if the cursor is invalid. */
export function decodeHistoryCursor(cursor: string): HistoryPosition | undefined {
  const [at = '', rank = '', nth = ''] = decodeCursor(cursor) ?? []
  const isValid = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) && /^[0-6]$/.test(rank) && /^\d{1,18}$/.test(nth)
  return isValid ? { at, rank, nth } : undefined
}

/** The cursor of a staging row: at headquarters its position among all channel databases, at a channel its counter. */
export function stagingCursor({
  side,
  channelDatabaseId,
  replicationCounterFromOrigin: counter,
  operationId,
}: StagingRecordView): string {
  return side === 'CHANNEL' ? encodeCursor(counter) : encodeCursor(counter, operationId, channelDatabaseId)
}

/** The value for `after` of a StagingRowQuery; undefined if the cursor is not one of that side. */
export function decodeStagingCursor(side: StagingRecordView['side'], cursor: string): string | undefined {
  const parts = decodeCursor(cursor)
  const [counter, operationId, channelDatabaseId] = parts ?? []
  if (!counter || !/^\d{1,18}$/.test(counter)) return undefined
  if (side === 'CHANNEL') return parts?.length === 1 ? counter : undefined
  return operationId && channelDatabaseId && isUuid(operationId)
    ? `${counter} ${operationId} ${channelDatabaseId}`
    : undefined
}
