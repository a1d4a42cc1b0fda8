import type { ReactNode } from 'react'
import { useLanguage } from '../api/language.ts'
import type { RowErrorCode, UserErrorCode } from '../generated/documents.ts'
import { DUTCH_REFUSALS } from './dutch-refusals.ts'
import { ERROR_CODE_NAMES } from './operation-names.ts'

/** Why the server does not do something. */
export type Refusal = {
  readonly code: UserErrorCode
  readonly message: string
  /** Of a field's value: what is wrong with it. */
  readonly rowErrorCode?: RowErrorCode
}

/** What the refusals say, for people; null when there are none. */
export function refusalsOf(refusals: readonly Refusal[] | null): ReactNode {
  return refusals && refusals.length > 0 ? <Refusals refusals={refusals} /> : null
}

/** Each reason once: in the visitor's language by its code, and exactly as the server says it. */
function Refusals({ refusals }: { refusals: readonly Refusal[] }) {
  const isDutch = useLanguage() === 'nl'
  const once = new Map(refusals.map((refusal) => [refusal.message, refusal]))
  return [...once.values()].map(({ code, message, rowErrorCode }) => (
    <div key={message}>
      {isDutch && <p>{rowErrorCode ? `${ERROR_CODE_NAMES.nl[rowErrorCode]}.` : (DUTCH_REFUSALS[code] ?? code)}</p>}
      <p lang="en" className={isDutch ? 'hint' : undefined}>
        {message}
      </p>
    </div>
  ))
}
