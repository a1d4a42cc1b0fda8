import { UNSTORABLE } from '../../../db/unstorable.ts'
import { invalidValue, type Refused } from './refusals.ts'

const LONGEST_REASON = 1_000

/** Refuses a text that cannot be the reason of an operator's change; null if it can. Every change needs a reason. */
export function refuseReason(reason: string): Refused | null {
  if (reason.trim() === '') return invalidValue(['reason'], 'Give a reason. The operation and the audit keep it.')
  if (reason.length <= LONGEST_REASON && !UNSTORABLE.test(reason)) return null
  return invalidValue(['reason'], `Give a reason of at most ${LONGEST_REASON} characters without control characters.`)
}
