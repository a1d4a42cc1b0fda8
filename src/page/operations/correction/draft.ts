import { useState } from 'react'
import { type Texts, useDraft } from '../../api/drafts.ts'
import { language } from '../../api/language.ts'
import { dutchRefusal } from '../../ui/refusals.tsx'
import type { Refusal } from '../shared/correct.ts'
import type { Detail } from '../shared/detail.ts'

/** Unsaved corrections. */
export type Draft = {
  /** New values by attribute. */
  readonly values: Texts
  /** The values before, by the same attributes. */
  readonly was: Texts
  /** The revision of the operation that the corrections change. */
  readonly revision: number
  /** Why the server refused them, by attribute. */
  readonly errors: { readonly [attribute: string]: string }
}

/** The name of the draft of an operation's corrections. */
export const correctionOf = (operationId: string): string => `operation/${operationId}/correction`

/**
 * The draft of an operation's corrections. It follows the operation's revision while the same values would be changed.
 */
export function useCorrection(operation: Detail): [Draft | null, (draft: Draft | null) => void] {
  const { operationId, revision, changes } = operation
  const [kept, keep] = useDraft(correctionOf(operationId))
  // Of one attempt to save: not kept.
  const [errors, setErrors] = useState<Draft['errors']>({})
  const setDraft = (next: Draft | null) => {
    setErrors(next?.errors ?? {})
    keep(next && { values: next.values, was: next.was, base: String(next.revision), key: '' })
  }
  if (!kept) return [null, setDraft]
  const { values, was, base } = kept
  const now = valuesNow(changes, Object.keys(values))
  const isSame = Object.keys(values).every((name) => (was[name] ?? null) === now[name])
  return [{ values, was, errors, revision: isSame ? Math.max(revision, Number(base)) : Number(base) }, setDraft]
}

/** The values of these attributes now. */
export function valuesNow(changes: Detail['changes'], attributes: readonly string[]): Texts {
  const newValueOf = (name: string) => changes.find(({ attribute }) => attribute === name)?.newValue ?? null
  return Object.fromEntries(attributes.map((name) => [name, newValueOf(name)]))
}

/** Makes the input that saves a draft. */
export function inputOf(operationId: string, { values, revision }: Draft, reason: string) {
  const changes = Object.entries(values).map(([attribute, newValue]) => ({ attribute, newValue }))
  return { operationId, changes, expectedRevision: revision, reason }
}

/** Returns the draft with the refusals at their attributes: `changes.1.newValue` is the second attribute. */
export function withFieldErrors(draft: Draft, refusals: readonly Refusal[]): Draft {
  const attributes = Object.keys(draft.values)
  const errors = refusals.flatMap((refusal) => {
    const { field } = refusal
    const attribute = field?.[0] === 'changes' ? attributes[Number(field[1])] : undefined
    return attribute === undefined
      ? []
      : [[attribute, language() === 'nl' ? dutchRefusal(refusal) : refusal.message] as const]
  })
  return { ...draft, errors: Object.fromEntries(errors) }
}
