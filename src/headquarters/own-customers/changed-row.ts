import type { Database } from '../../db/client.ts'
import type { CustomerDocument, CustomerFieldValues } from '../../model/customer.ts'
import { CUSTOMER_FIELDS } from '../../model/customer-fields.ts'
import type { StagedOperation } from '../../model/operation.ts'
import { nameAfter } from '../../model/person-name.ts'
import type { RowRefusal } from '../../model/row-error-codes.ts'
import { canonicalField, wordRefusal } from '../../model/vocabulary/vocabulary.ts'
import { FIELD_WORDS } from '../../model/vocabulary/word-kinds.ts'
import { vocabularyFor } from '../organization/vocabulary.ts'

/** The customer's row of an update, with the fields that it changes. */
export type ChangedRow = StagedOperation['rows']['customer'][number] & { changedFields: string[] }

/** The changes of an update: a field that is absent or undefined stays; null (or a blank text) empties it. */
export type Changes = { [field in keyof CustomerFieldValues]?: string | null }

/** The fields that the changes name. */
export const namedFields = (changes: Changes) =>
  CUSTOMER_FIELDS.map(({ field }) => field).filter((field) => changes[field] !== undefined)

/** The row of the edit: words as they are stored, and the name that follows from its parts, as at a till. */
export async function changedRow(
  db: Database,
  changes: Changes,
  current: CustomerDocument,
): Promise<ChangedRow | { refusals: RowRefusal[] }> {
  const given = namedFields(changes)
  const vocabulary = await vocabularyFor(db, current.dataAreaId, given)
  const values: Changes = Object.fromEntries(
    given.map((field) => {
      const text = changes[field]?.trim() ? changes[field].normalize('NFC') : null
      return [field, canonicalField(vocabulary, field, text)]
    }),
  )
  const refusals = given.flatMap((field): RowRefusal[] => {
    const [kind, value] = [FIELD_WORDS[field], values[field]]
    const refusal = kind && value ? wordRefusal(vocabulary, kind, value) : null
    return refusal ? [{ ...refusal, field: [field] }] : []
  })
  if (refusals.length > 0) return { refusals }
  const name = nameAfter(current, values)
  const all = name === undefined ? values : { ...values, name }
  return { operation: 'UPDATE', changedFields: namedFields(all), ...all }
}
