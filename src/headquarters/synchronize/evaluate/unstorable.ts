import { UNSTORABLE } from '../../../db/unstorable.ts'
import type { StagedRows } from '../../../model/operation.ts'
import type { RowRefusal } from '../../../model/row-error-codes.ts'
import { MESSAGES } from './messages.ts'

/** What of an operation's rows PostgreSQL cannot even be asked about. Captured rows have been stored once already and need no such look. */
export function unstorableTexts(rows: StagedRows): RowRefusal[] {
  const listed = Object.entries({ ...rows, customer: [] }).flatMap(([list, all]) =>
    all.flatMap((row, place) => unstorableFields(row).map((field) => [list, String(place), field])),
  )
  const own = rows.customer.flatMap(unstorableFields).map((field) => [field])
  return [...own, ...listed].map((field) => ({ code: 'INVALID_CHARACTER', field, message: MESSAGES.INVALID_CHARACTER }))
}

function unstorableFields(row: object): string[] {
  return Object.entries(row).flatMap(([field, value]) =>
    typeof value === 'string' && UNSTORABLE.test(value) ? [field] : [],
  )
}
