import type { Language } from '../../api/language.ts'
import { ERROR_CODE_NAMES, KIND_NAMES, STATUS_NAMES } from '../../ui/operation-names.ts'
import type { ColumnName } from './columns.ts'
import type { Line } from './lines.ts'

/** What a cell of the list is in a downloaded file. */
export function csvCell(line: Line, column: ColumnName, language: Language): string {
  const { status, kind, customer, customerAccount, asyncCustomerAccount, channel, capturedAt, lastKnownError } = line
  const cells: { readonly [column in ColumnName]: string } = {
    STATUS: STATUS_NAMES[language][status],
    CUSTOMER: customer?.name ?? line.customerName ?? '',
    ACCOUNT: customerAccount ?? '',
    GUID: asyncCustomerAccount,
    OPERATION: KIND_NAMES[language][kind],
    ERROR:
      status === 'FAILED' && lastKnownError
        ? [ERROR_CODE_NAMES[language][lastKnownError.code], lastKnownError.field].filter(Boolean).join(' · ')
        : line.changeDescription,
    CHANNEL: channel?.name ?? '',
    CAPTURED: capturedAt,
  }
  return cells[column]
}
