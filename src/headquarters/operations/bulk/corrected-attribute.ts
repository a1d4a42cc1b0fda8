import type { Database } from '../../../db/client.ts'
import type { CustomerDocument } from '../../../model/customer.ts'
import { attributeRows, changedAddressRow, contactRow, NO_ROWS } from '../../../model/customer-rows/rows.ts'
import { type OperationKind, STAGING_TABLES, type StagedRows } from '../../../model/operation.ts'
import type { RowRefusal } from '../../../model/row-error-codes.ts'
import { canonicalWord } from '../../../model/vocabulary/vocabulary.ts'
import { FIELD_WORDS } from '../../../model/vocabulary/word-kinds.ts'
import { readVocabulary } from '../../organization/vocabulary.ts'
import { changedRow } from '../../own-customers/changed-row.ts'
import { attributesOfRows, type RowAttribute } from '../staging/attributes-of-rows.ts'
import { rowsOfOperations, type StagingRecordView } from '../staging/staging-records.ts'

/** The attribute of an operation that was corrected. */
type CorrectedAttribute = { operationId: string; attribute: string }

/** The kind of operation that changes an attribute. */
export const KINDS: { readonly [part in RowAttribute['part']]: OperationKind } = {
  customer: 'UPDATE_CUSTOMER',
  addresses: 'UPDATE_ADDRESS',
  contacts: 'UPDATE_CONTACTS',
  affiliations: 'UPDATE_AFFILIATIONS',
  attributes: 'UPDATE_ATTRIBUTES',
}

/** The corrected attribute of each operation, by its id. */
export async function attributesOf(
  db: Database,
  batch: readonly CorrectedAttribute[],
): Promise<ReadonlyMap<string, RowAttribute>> {
  const ids = batch.map(({ operationId }) => operationId)
  const byOperation = new Map<string, StagingRecordView[]>()
  for (const row of await rowsOfOperations(db, ids, STAGING_TABLES))
    byOperation.set(row.operationId, [...(byOperation.get(row.operationId) ?? []), row])
  return new Map(
    batch.flatMap(({ operationId, attribute }) => {
      const all = attributesOfRows(byOperation.get(operationId) ?? [])
      const found = all.find(({ name }) => name === attribute)
      return found ? [[operationId, found] as const] : []
    }),
  )
}

/** The new value of an attribute as the legal entity stores it, such as a known affiliation in its spelling. */
export async function canonicalIn(db: Database, dataAreaId: string, value: string | null) {
  const vocabulary = await readVocabulary(db, dataAreaId)
  return ({ part, field }: RowAttribute): string | null => {
    const kind = part === 'affiliations' ? 'AFFILIATION' : FIELD_WORDS[field]
    return kind && value !== null ? canonicalWord(vocabulary, kind, value) : value
  }
}

/** The value that the customer has now where the correction has set one; undefined: it has no such part any more. */
export function valueNow(
  customer: CustomerDocument,
  { part, row, field }: RowAttribute,
  corrected: string | null,
): string | null | undefined {
  switch (part) {
    case 'customer':
      return textOf(customer, field)
    case 'addresses':
      return textOf(
        customer.addresses.find(({ addressId }) => addressId === row),
        field,
      )
    case 'contacts':
      return textOf(
        customer.contacts.find(({ contactId }) => contactId === row),
        field,
      )
    case 'affiliations':
      return customer.affiliations.find((affiliation) => affiliation === corrected)
    case 'attributes':
      return customer.attributes.find(({ name }) => name === row)?.value ?? null
  }
}

function textOf(part: object | undefined, field: string): string | null | undefined {
  if (part === undefined) return undefined
  const value: unknown = Object.entries(part).find(([name]) => name === field)?.[1]
  return typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : null
}

/** The rows that give the attribute its new value. */
export async function changeOf(
  db: Database,
  customer: CustomerDocument,
  { part, row, field }: RowAttribute,
  corrected: string | null,
  newValue: string | null,
): Promise<StagedRows | { refusals: RowRefusal[] }> {
  switch (part) {
    case 'customer': {
      const changed = await changedRow(db, { [field]: newValue }, customer)
      return 'refusals' in changed ? changed : { ...NO_ROWS, customer: [changed] }
    }
    case 'addresses':
      return { ...NO_ROWS, addresses: [changedAddressRow(row, { [field]: newValue })] }
    case 'contacts': {
      const known = customer.contacts.find(({ contactId }) => contactId === row)
      if (!known) return NO_ROWS
      const isRemoved = field === 'value' && newValue === null
      const contact = isRemoved ? known : { ...known, [field]: newValue }
      return { ...NO_ROWS, contacts: [contactRow(isRemoved ? 'DEACTIVATE' : 'UPDATE', row, contact, known)] }
    }
    case 'affiliations': {
      const removed = corrected === null ? [] : [{ operation: 'DEACTIVATE' as const, affiliationId: corrected }]
      const added = newValue === null ? [] : [{ operation: 'CREATE' as const, affiliationId: newValue }]
      return { ...NO_ROWS, affiliations: [...removed, ...added] }
    }
    case 'attributes':
      return {
        ...NO_ROWS,
        attributes: attributeRows([{ name: row, value: newValue }], customer.attributes, () => 'TEXT'),
      }
  }
}
