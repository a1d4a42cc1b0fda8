import { type Language, useLanguage } from '../api/language.ts'
import type { ExplanationPartsFragment } from '../generated/documents.ts'
import { DUTCH_EXPLANATIONS } from './dutch-explanations.ts'

type Said = { readonly message: string; readonly explanations: readonly ExplanationPartsFragment[] }

/** What a run, a session, a schedule or an attempt says of itself, in the visitor's language. */
export function Explained({ message, explanations }: Said) {
  if (useLanguage() !== 'nl') return message
  return explanations.map(({ about, code, parameters }, n) => {
    const job = aboutIn(explanations, n)
    return (
      <span key={`${about} ${code} ${parameters.join(' ')}`}>
        {n > 0 && ' '}
        {job && `${job}: `}
        {code === 'OTHER' ? <span lang="en">{parameters[0]}</span> : DUTCH_EXPLANATIONS[code](...parameters)}
      </span>
    )
  })
}

/** The same as a text, such as a title. */
export function explainedText(language: Language, { message, explanations }: Said): string {
  if (language !== 'nl') return message
  const sentences = explanations.map(({ code, parameters }, n) => {
    const job = aboutIn(explanations, n)
    const sentence = code === 'OTHER' ? (parameters[0] ?? '') : DUTCH_EXPLANATIONS[code](...parameters)
    return job ? `${job}: ${sentence}` : sentence
  })
  return sentences.join(' ')
}

/** The job that a sentence is about, unless the one before is about it, too. */
function aboutIn(explanations: readonly ExplanationPartsFragment[], n: number): string | null {
  const about = explanations[n]?.about ?? null
  return about === (explanations[n - 1]?.about ?? null) ? null : about
}
