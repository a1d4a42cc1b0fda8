import { useLanguage } from '../api/language.ts'
import type { ExplanationPartsFragment } from '../generated/documents.ts'
import { DUTCH_EXPLANATIONS } from './dutch-explanations.ts'

type Props = { message: string; explanations: readonly ExplanationPartsFragment[] }

/** What a run, a session, a schedule or an attempt says of itself, in the visitor's language. */
export function Explained({ message, explanations }: Props) {
  if (useLanguage() !== 'nl') return message
  return explanations.map(({ about, code, parameters }, n) => {
    const isNamed = about !== null && explanations[n - 1]?.about !== about
    return (
      <span key={`${about} ${code} ${parameters.join(' ')}`}>
        {n > 0 && ' '}
        {isNamed && `${about}: `}
        {code === 'OTHER' ? <span lang="en">{parameters[0]}</span> : DUTCH_EXPLANATIONS[code](...parameters)}
      </span>
    )
  })
}
