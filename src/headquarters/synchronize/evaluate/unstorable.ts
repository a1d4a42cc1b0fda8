import { UNSTORABLE } from '../../../db/unstorable.ts'
import type { StagedRows } from '../../../model/operation.ts'
import type { RowRefusal } from '../../../model/row-error-codes.ts'
import { MESSAGES } from './messages.ts'

/**
 * The texts of an operation's rows that PostgreSQL cannot take, even as a parameter. Captured rows have been stored
 * before and need no such check.
 */
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
