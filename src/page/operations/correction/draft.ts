import type { Refusal } from '../shared/correct.ts'

/** Unsaved corrections. */
export type Draft = {
  /** New values by attribute. */
  readonly values: { readonly [attribute: string]: string | null }
  /** The revision of the operation that the corrections change. */
  readonly revision: number
  /** Why the server refused them, by attribute. */
  readonly errors: { readonly [attribute: string]: string }
}

/** Makes the input that saves a draft. */
export function inputOf(operationId: string, { values, revision }: Draft, reason: string) {
  const changes = Object.entries(values).map(([attribute, newValue]) => ({ attribute, newValue }))
  return { operationId, changes, expectedRevision: revision, reason }
}

/** Returns the draft with the refusals at their attributes: `changes.1.newValue` is the second attribute. */
export function withFieldErrors(draft: Draft, refusals: readonly Refusal[]): Draft {
  const attributes = Object.keys(draft.values)
  const errors = refusals.flatMap(({ field, message }) => {
    const attribute = field?.[0] === 'changes' ? attributes[Number(field[1])] : undefined
    return attribute === undefined ? [] : [[attribute, message] as const]
  })
  return { ...draft, errors: Object.fromEntries(errors) }
}
