import type { Language } from '../../api/language.ts'
import type { CustomerLineFragment, CustomerOrder } from '../../generated/documents.ts'
import { type Columns, chosenColumns } from '../../list/columns.ts'
import { SYNC_STATE_NAMES } from '../shared/names.ts'

/** The columns of the list, in their order. */
const NAMES = ['STATE', 'NAME', 'ACCOUNT', 'EMAIL', 'PHONE', 'CREATED'] as const
export type ColumnName = (typeof NAMES)[number]

/** The columns; the API sorts by name and by time. */
export const COLUMNS: Columns<ColumnName, CustomerOrder> = {
  STATE: { className: 'line-state', orders: null },
  NAME: { className: 'line-name', orders: { up: 'NAME_ASC', down: 'NAME_DESC' } },
  ACCOUNT: { className: 'line-account', orders: null },
  EMAIL: { className: 'line-email', orders: null },
  PHONE: { className: 'line-phone', orders: null },
  CREATED: {
    className: 'line-created',
    orders: { up: 'CREATED_AT_ASC', down: 'CREATED_AT_DESC' },
    isDownFirst: true,
  },
}

/** The columns that the visitor has chosen. */
export const CHOSEN_COLUMNS = chosenColumns('tillsync.customers.hidden-columns', NAMES, [])

/** What a cell of the list is in a downloaded file. */
export function csvCell(customer: CustomerLineFragment, column: ColumnName, language: Language): string {
  const { syncState, name, accountNumber, email, phone, createdAt } = customer
  const cells: { readonly [column in ColumnName]: string } = {
    STATE: SYNC_STATE_NAMES[language][syncState],
    NAME: name,
    ACCOUNT: accountNumber ?? '',
    EMAIL: email ?? '',
    PHONE: phone ?? '',
    CREATED: createdAt,
  }
  return cells[column]
}
