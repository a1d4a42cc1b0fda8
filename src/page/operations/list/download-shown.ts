import type { Language } from '../../api/language.ts'
import { ERROR_CODE_NAMES, KIND_NAMES, STATUS_NAMES } from '../../ui/operation-names.ts'
import type { Column } from './columns.ts'
import type { Line } from './lines.ts'

/**
 * Downloads the rows and columns that are shown, as they are shown: masked where they are. It reads nothing from the
 * server, so there is nothing for its audit. What a spreadsheet would take for a formula gets an apostrophe.
 */
export async function downloadShown(
  rows: readonly Line[],
  columns: readonly Column[],
  names: { readonly [column in Column]: string },
  language: Language,
): Promise<void> {
  const { stringify } = await import('csv-stringify/browser/esm/sync')
  const lines = rows.map((line) => columns.map((column) => cellOf(line, column, language)))
  const text = stringify([columns.map((column) => names[column]), ...lines], {
    escape_formulas: true,
    bom: true,
    record_delimiter: 'windows',
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  link.download = 'operations.csv'
  link.click()
  URL.revokeObjectURL(link.href)
}

function cellOf(line: Line, column: Column, language: Language): string {
  const { status, kind, customer, customerAccount, asyncCustomerAccount, channel, capturedAt, lastKnownError } = line
  const cells: { readonly [column in Column]: string } = {
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
