import type { StagingRowView } from '../../../between/channel-queries.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import { attributesOfRows, savedValue } from '../staging/attributes-of-rows.ts'

/**
 * Names of headquarters' configuration: each that is unknown is a cause of its own (`mark` in its fingerprint), and none of them is personal data (src/privacy/masking.ts shows
 * them to everyone).
 */
const OF_CONFIGURATION: ReadonlySet<RowErrorCode> = new Set<RowErrorCode>([
  'UNKNOWN_COUNTRY',
  'UNKNOWN_CURRENCY',
  'UNKNOWN_LANGUAGE',
  'UNKNOWN_CUSTOMER_GROUP',
  'UNKNOWN_PURPOSE',
  'UNKNOWN_AFFILIATION',
  'UNKNOWN_ATTRIBUTE',
])

/** The name that headquarters does not know, as it was judged: with what an operator has saved. Null where the refused value may be somebody's, or the operation holds it no more. */
export function refusedValue(operation: OperationView, rows: readonly StagingRowView[]): string | null {
  const { error, override } = operation
  if (!error?.field || !OF_CONFIGURATION.has(error.code)) return null
  // An attribute is refused by its name, and known by its value.
  const isName = error.code === 'UNKNOWN_ATTRIBUTE'
  const path = isName ? error.field.replace(/\.name$/, '.value') : error.field
  const attribute = attributesOfRows(rows).find((each) => each.path === path)
  if (!attribute) return null
  if (isName) return attribute.row
  const saved = savedValue(override, attribute)
  return saved === undefined ? attribute.captured : saved
}
