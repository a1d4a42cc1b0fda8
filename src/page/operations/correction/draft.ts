import type { Refusal } from '../shared/correct.ts'

/** Corrections that are not saved yet. */
export type Draft = {
  /** New values by attribute. */
  readonly values: { readonly [attribute: string]: string | null }
  /** The revision that they were written over. */
  readonly revision: number
  /** Why the server would not have them, by attribute. */
  readonly faults: { readonly [attribute: string]: string }
}

/** What a draft is saved with. */
export function inputOf(operationId: string, { values, revision }: Draft, reason: string) {
  const changes = Object.entries(values).map(([attribute, newValue]) => ({ attribute, newValue }))
  return { operationId, changes, expectedRevision: revision, reason }
}

/** The draft with the refusals at the attributes that they are about: `changes.1.newValue` is about the second. */
export function withFaults(draft: Draft, refusals: readonly Refusal[]): Draft {
  const attributes = Object.keys(draft.values)
  const faults = refusals.flatMap(({ field, message }) => {
    const attribute = field?.[0] === 'changes' ? attributes[Number(field[1])] : undefined
    return attribute === undefined ? [] : [[attribute, message] as const]
  })
  return { ...draft, faults: Object.fromEntries(faults) }
}
