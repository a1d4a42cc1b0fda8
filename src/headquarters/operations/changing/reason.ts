import { UNSTORABLE } from '../../../db/unstorable.ts'
import { invalidValue, type Refused } from './refusals.ts'

const LONGEST_REASON = 1_000

/** Why a text cannot be the reason of what an operator does; null when it can. Every change must say why it was made. */
export function refuseReason(reason: string): Refused | null {
  if (reason.trim() === '')
    return invalidValue(['reason'], 'Give a reason: it is kept with the operation and in the audit.')
  if (reason.length <= LONGEST_REASON && !UNSTORABLE.test(reason)) return null
  return invalidValue(['reason'], `A reason is a text of at most ${LONGEST_REASON} characters.`)
}
