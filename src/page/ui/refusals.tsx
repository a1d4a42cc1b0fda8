import type { ReactNode } from 'react'
import { useLanguage } from '../api/language.ts'
import type { RowErrorCode, UserErrorCode } from '../generated/documents.ts'
import { DUTCH_ERRORS } from './dutch-errors.ts'
import { DUTCH_REFUSALS } from './dutch-refusals.ts'

/** A reason for which the server refused a request. */
export type Refusal = {
  readonly code: UserErrorCode
  readonly message: string
  readonly field?: readonly string[] | null
  /** What is wrong with a field's value. */
  readonly rowErrorCode?: RowErrorCode
}

/** The refusals as text for the visitor; null when there are none. */
export function refusalsOf(refusals: readonly Refusal[] | null): ReactNode {
  return refusals && refusals.length > 0 ? <Refusals refusals={refusals} /> : null
}

/** Each reason once, in the visitor's language: in Dutch by its code, in English as the server says it. */
function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const isDutch = useLanguage() === 'nl'
  const distinct = new Set(refusals.map((refusal) => (isDutch ? dutchRefusal(refusal) : refusal.message)))
  return [...distinct].map((sentence) => <p key={sentence}>{sentence}</p>)
}

/** A refusal in Dutch, by its code; where that says too little, with the field that it is about. */
export function dutchRefusal({ code, field, rowErrorCode }: Refusal): string {
  if (rowErrorCode) return DUTCH_ERRORS[rowErrorCode]
  const sentence = DUTCH_REFUSALS[code] ?? code
  const named = field?.at(-1)
  return named === undefined || code !== 'INVALID_VALUE' ? sentence : `${sentence} (${named})`
}
