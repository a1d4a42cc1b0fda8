import type { OperationOrder } from '../../generated/documents.ts'
import { type Columns, chosenColumns } from '../../list/columns.ts'

/** The columns of the list, in their order. */
const NAMES = ['STATUS', 'CUSTOMER', 'ACCOUNT', 'GUID', 'OPERATION', 'ERROR', 'CHANNEL', 'CAPTURED'] as const
export type ColumnName = (typeof NAMES)[number]

/** The columns; by a customer's name the API does not sort. */
export const COLUMNS: Columns<ColumnName, OperationOrder> = {
  STATUS: { className: 'line-status', orders: { up: 'STATUS_ASC', down: 'STATUS_DESC' } },
  CUSTOMER: { className: 'line-customer', orders: null },
  ACCOUNT: { className: 'line-account', orders: { up: 'CUSTOMER_ACCOUNT_ASC', down: 'CUSTOMER_ACCOUNT_DESC' } },
  GUID: {
    className: 'line-guid',
    orders: { up: 'ASYNC_CUSTOMER_ACCOUNT_ASC', down: 'ASYNC_CUSTOMER_ACCOUNT_DESC' },
  },
  OPERATION: { className: 'line-what', orders: { up: 'KIND_ASC', down: 'KIND_DESC' } },
  ERROR: { className: 'line-error', orders: { up: 'LAST_KNOWN_ERROR_ASC', down: 'LAST_KNOWN_ERROR_DESC' } },
  CHANNEL: { className: 'line-channel', orders: { up: 'CHANNEL_ASC', down: 'CHANNEL_DESC' } },
  CAPTURED: {
    className: 'line-time',
    orders: { up: 'CAPTURED_AT_ASC', down: 'CAPTURED_AT_DESC' },
    isDownFirst: true,
  },
}

/** The columns that the visitor has chosen. */
export const CHOSEN_COLUMNS = chosenColumns('tillsync.operations.hidden-columns', NAMES, ['GUID'])
