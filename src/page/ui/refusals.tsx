import type { ReactNode } from 'react'
import { useLanguage } from '../api/language.ts'
import type { RowErrorCode, UserErrorCode } from '../generated/documents.ts'
import { DUTCH_REFUSALS } from './dutch-refusals.ts'
import { ERROR_CODE_NAMES } from './operation-names.ts'

/** A reason for which the server refused a request. */
export type Refusal = {
  readonly code: UserErrorCode
  readonly message: string
  /** What is wrong with a field's value. */
  readonly rowErrorCode?: RowErrorCode
}

/** The refusals as text for the visitor; null when there are none. */
export function refusalsOf(refusals: readonly Refusal[] | null): ReactNode {
  return refusals && refusals.length > 0 ? <Refusals refusals={refusals} /> : null
}

/** Each reason once: in Dutch by its code when the page is in Dutch, and as the server says it. */
function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const isDutch = useLanguage() === 'nl'
  const distinct = new Map(refusals.map((refusal) => [refusal.message, refusal]))
  return [...distinct.values()].map(({ code, message, rowErrorCode }) => (
    <div key={message}>
      {isDutch && <p>{rowErrorCode ? `${ERROR_CODE_NAMES.nl[rowErrorCode]}.` : (DUTCH_REFUSALS[code] ?? code)}</p>}
      <p lang="en" className={isDutch ? 'hint' : undefined}>
        {message}
      </p>
    </div>
  ))
}
