import { sql } from 'drizzle-orm'
import { type Database, execute, type Transaction } from '../../../db/client.ts'
import { rehearse } from '../../../db/rehearse.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import type { OperationView } from '../../../model/operation-view.ts'
import type { RowErrorCode } from '../../../model/row-error-codes.ts'
import { canonicalWord, type Vocabulary, wordRefusal } from '../../../model/vocabulary/vocabulary.ts'
import { FIELD_WORDS } from '../../../model/vocabulary/word-kinds.ts'
import {
  evaluateAffiliations,
  evaluateAttributes,
  evaluateContacts,
} from '../../synchronize/evaluate/evaluate-parts.ts'
import { evaluateAddresses, evaluateCustomers } from '../../synchronize/evaluate/evaluate-rows.ts'
import { measureLengths } from '../../synchronize/evaluate/measure-lengths.ts'
import { MESSAGES } from '../../synchronize/evaluate/messages.ts'
import { errors } from '../../synchronize/evaluate/outcomes.ts'
import { prepareWorkTables } from '../../synchronize/evaluate/work-tables.ts'
import type { RowAttribute } from '../staging/attributes-of-rows.ts'

/** A value that an operator wants to save for an attribute. */
export type Correction = { attribute: RowAttribute; newValue: string | null }

/** The error of a correction. */
export type CorrectionError = { code: RowErrorCode; message: string }

/**
 * Validates each correction by itself, regardless of other errors of the operation, by the rules of the batch job:
 * inserts each into the work tables as the only change of a row of its own, and rolls back. Returns one result per
 * correction; null if it is valid.
 */
export async function validateCorrections(
  hq: Database,
  operation: OperationView,
  corrections: readonly Correction[],
  vocabulary: Vocabulary,
): Promise<(CorrectionError | null)[]> {
  const known = corrections.map((correction) => knownError(correction, vocabulary))
  const others = corrections.flatMap((correction, nth) => (known[nth] ? [] : [{ ...correction, nth }]))
  const found = await rehearse(hq, async (tx) => {
    await fillWorkTables(tx, operation, others)
    await measureLengths(tx)
    await evaluateCustomers(tx)
    await evaluateAddresses(tx)
    await evaluateContacts(tx)
    await evaluateAffiliations(tx)
    await evaluateAttributes(tx)
    return execute<{ nth: number; code: RowErrorCode; message: string }>(
      tx,
      sql`/* operations.validateCorrections */
      select counter::int as nth, code, message
      from ${errors} e
      order by counter`,
    )
  })
  return known.map((error, nth) => error ?? found.find((one) => one.nth === nth) ?? null)
}

/** The corrections with each word as it is stored (`canonicalWord`). */
export function canonicalCorrections(corrections: readonly Correction[], vocabulary: Vocabulary): Correction[] {
  return corrections.map(({ attribute, newValue }) => {
    const kind = wordKind(attribute)
    const isWord = kind !== undefined && newValue !== null
    return { attribute, newValue: isWord ? canonicalWord(vocabulary, kind, newValue) : newValue }
  })
}

const wordKind = ({ part, field }: RowAttribute) =>
  part === 'affiliations' ? 'AFFILIATION' : part === 'customer' || part === 'addresses' ? FIELD_WORDS[field] : undefined

/** Errors that PostgreSQL cannot check or not name well, and the one rule that a single row does not reveal. */
function knownError({ attribute, newValue }: Correction, vocabulary: Vocabulary): CorrectionError | null {
  const { field, operation } = attribute
  if (newValue !== null && UNSTORABLE.test(newValue)) return errorOf('INVALID_CHARACTER')
  if (isFlag(field) && newValue !== 'true' && newValue !== 'false') return errorOf('INVALID_VALUE')
  if (field === 'country' && operation === 'UPDATE' && newValue === null) return errorOf('REQUIRED')
  const kind = wordKind(attribute)
  return kind === undefined || newValue === null ? null : wordRefusal(vocabulary, kind, newValue)
}

const errorOf = (code: RowErrorCode): CorrectionError => ({ code, message: MESSAGES[code] })

/** True for boolean fields. */
export function isFlag(field: string): boolean {
  return field === 'isPrimary' || field === 'marketingOptIn'
}

async function fillWorkTables(
  tx: Transaction,
  operation: OperationView,
  corrections: readonly (Correction & { nth: number })[],
): Promise<void> {
  await prepareWorkTables(tx)
  // As an update, so that everything not corrected is empty and valid.
  await execute(
    tx,
    sql`/* operations.fillWorkTables */
    insert into work_operation (
      operation_id, customer_key, data_area_id, kind, route, base_version, captured_at, source, is_create
    )
    values (
      ${operation.operationId}, ${operation.customerKey}, ${operation.dataAreaId}, ${operation.kind},
      ${operation.route},
      0, now(), '', false
    )`,
  )
  for (const [table, rows] of Object.entries(workRowsOf(operation.operationId, corrections))) {
    if (rows.length === 0) continue
    await execute(
      tx,
      sql`/* operations.fillWorkTables */
      insert into ${sql.raw(table)}
      select * from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(rows)}::jsonb)`,
    )
  }
}

function workRowsOf(operationId: string, corrections: readonly (Correction & { nth: number })[]) {
  const of = (part: RowAttribute['part'], row: (correction: Correction) => object) =>
    corrections
      .filter(({ attribute }) => attribute.part === part)
      .map((correction) => ({
        operation_id: operationId,
        counter: correction.nth,
        row_operation: 'CREATE',
        ...row(correction),
      }))
  return {
    work_customer: of('customer', ({ attribute, newValue }) => ({
      overridden: [],
      changed_fields: [attribute.field],
      [columnOf(CUSTOMER_FIELDS, attribute.field)]: newValue,
    })),
    work_address: of('addresses', ({ attribute, newValue }) => ({
      overridden: [],
      address_id: attribute.row,
      changed_fields: [attribute.field],
      [columnOf(ADDRESS_FIELDS, attribute.field)]: newValue,
    })),
    work_contact: of('contacts', ({ attribute: { row, field, contactType }, newValue }) => ({
      overridden: false,
      contact_id: row,
      // A valid value, so that only the corrected field can be invalid.
      ...(field === 'value'
        ? { type: contactType, value: newValue }
        : { type: 'URL', value: 'example.com', [field]: newValue }),
    })),
    // A removed affiliation needs no validation.
    work_affiliation: of('affiliations', ({ newValue }) => ({
      overridden: false,
      affiliation_id: newValue,
      ...(newValue === null && { row_operation: 'DEACTIVATE' }),
    })),
    work_attribute: of('attributes', ({ attribute: { row }, newValue }) => ({
      overridden: false,
      name: row,
      type: 'TEXT',
      value: newValue,
    })),
  }
}

function columnOf(fields: readonly { field: string; column: string }[], field: string): string {
  const found = fields.find((one) => one.field === field)
  if (!found) throw new Error(`The field ${field} has no column.`)
  return found.column
}
