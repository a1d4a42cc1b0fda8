import { UNSTORABLE } from '../../db/unstorable.ts'
import type { FieldPath, Refused } from '../../model/customer-outcome.ts'
import { invalid } from '../customers/update-refusals.ts'

const LONGEST_KEY = 200

/** Refuses an idempotency key that cannot be one. */
export function checkOwnKey(key: string, field: FieldPath): Refused | null {
  if (/\S/.test(key) && key.length <= LONGEST_KEY && !UNSTORABLE.test(key)) return null
  return invalid(field, `A key has 1 to ${LONGEST_KEY} characters. Use a new one for each request.`)
}
