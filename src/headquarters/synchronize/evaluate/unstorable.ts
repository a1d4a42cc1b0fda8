import { UNSTORABLE } from '../../../db/unstorable.ts'
import type { StagedRows } from '../../../model/operation.ts'
import type { RowRefusal } from '../../../model/row-error-codes.ts'
import { MESSAGES } from './messages.ts'

/**
 * Refusals of texts that PostgreSQL does not accept, even as a parameter. Captured rows were stored before and do not
 * need this check.
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
