import type { MutationField, Risk } from './remedies.ts'

/**
 * The exact mutation that cures a cause: one of the table in remedies.ts, with its `input` filled in. What the table says of the mutation (document, title, effect,
 * risk) is not repeated here, unless this use of it differs.
 */
export type Remedy = {
  mutation: MutationField
  input: Readonly<Record<string, unknown>>
  /** Instead of the table's: what applying it will do, one sentence. */
  effect?: string
  risk?: Risk
  /** Fields that a person must fill, named as `AttributeChangeInput.attribute`; `reason` where only a person can know it. */
  needsInput?: readonly string[]
}

/** A remedy for a check. */
export function remedy(
  mutation: MutationField,
  input: Readonly<Record<string, unknown>>,
  more: Pick<Remedy, 'effect' | 'risk' | 'needsInput'> = {},
): Remedy {
  return { mutation, input, ...more }
}
