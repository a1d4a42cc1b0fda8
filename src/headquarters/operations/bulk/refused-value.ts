import type { StagingRowView } from '../../../between/channel-queries.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import { attributesOfRows, savedValue } from '../staging/attributes-of-rows.ts'

/**
 * The codes that name an unknown value of headquarters' configuration. Each unknown value is a cause of its own (`mark`
 * in its fingerprint), and none is personal data (src/privacy/masking.ts shows them to everyone).
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

/**
 * The unknown value of an operation's error, including saved corrections. Null if the refused value may be personal
 * data, or the operation no longer has it.
 */
export function refusedValue(operation: OperationView, rows: readonly StagingRowView[]): string | null {
  const { error, override } = operation
  if (!error?.field || !OF_CONFIGURATION.has(error.code)) return null
  // An attribute is refused by its name, but known by its value.
  const isName = error.code === 'UNKNOWN_ATTRIBUTE'
  const path = isName ? error.field.replace(/\.name$/, '.value') : error.field
  const attribute = attributesOfRows(rows).find((each) => each.path === path)
  if (!attribute) return null
  if (isName) return attribute.row
  const saved = savedValue(override, attribute)
  return saved === undefined ? attribute.captured : saved
}
