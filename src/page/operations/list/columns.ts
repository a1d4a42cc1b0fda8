import { useSyncExternalStore } from 'react'
import type { OperationOrder } from '../../generated/documents.ts'

/** The columns of the list, in their order. */
export const COLUMNS = ['STATUS', 'CUSTOMER', 'ACCOUNT', 'GUID', 'OPERATION', 'ERROR', 'CHANNEL', 'CAPTURED'] as const
export type Column = (typeof COLUMNS)[number]

/** The orders by a column; a customer's name has none. */
export const ORDERS_OF: { readonly [column in Column]: { up: OperationOrder; down: OperationOrder } | null } = {
  STATUS: { up: 'STATUS_ASC', down: 'STATUS_DESC' },
  CUSTOMER: null,
  ACCOUNT: { up: 'CUSTOMER_ACCOUNT_ASC', down: 'CUSTOMER_ACCOUNT_DESC' },
  GUID: { up: 'ASYNC_CUSTOMER_ACCOUNT_ASC', down: 'ASYNC_CUSTOMER_ACCOUNT_DESC' },
  OPERATION: { up: 'KIND_ASC', down: 'KIND_DESC' },
  ERROR: { up: 'LAST_KNOWN_ERROR_ASC', down: 'LAST_KNOWN_ERROR_DESC' },
  CHANNEL: { up: 'CHANNEL_ASC', down: 'CHANNEL_DESC' },
  CAPTURED: { up: 'CAPTURED_AT_ASC', down: 'CAPTURED_AT_DESC' },
}

const KEY = 'tillsync.operations.hidden-columns'
const HIDDEN_AT_FIRST: readonly Column[] = ['GUID']
const listeners = new Set<() => void>()
let shown = read()

function read(): readonly Column[] {
  const kept = localStorage.getItem(KEY)?.split(',') ?? HIDDEN_AT_FIRST
  return COLUMNS.filter((column) => !kept.some((hidden) => hidden === column))
}

/** The columns that the visitor has chosen; this browser keeps the choice. */
export function useColumns(): readonly Column[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
}

/** Shows or hides a column; the last one stays. */
export function showColumn(column: Column, isShown: boolean): void {
  const next = COLUMNS.filter((one) => (one === column ? isShown : shown.includes(one)))
  if (next.length === 0) return
  localStorage.setItem(KEY, COLUMNS.filter((one) => !next.includes(one)).join(','))
  shown = next
  for (const listener of listeners) listener()
}

/** The class of a column's cells and heading, which has its width. */
export const COLUMN_CLASSES: { readonly [column in Column]: string } = {
  STATUS: 'line-status',
  CUSTOMER: 'line-customer',
  ACCOUNT: 'line-account',
  GUID: 'line-guid',
  OPERATION: 'line-what',
  ERROR: 'line-error',
  CHANNEL: 'line-channel',
  CAPTURED: 'line-time',
}
