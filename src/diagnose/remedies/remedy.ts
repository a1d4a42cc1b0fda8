import type { MutationField, Risk } from './remedies.ts'

/**
 * The exact mutation that fixes a cause: one of the table in remedies.ts, with its `input`. The table's document,
 * title, effect and risk are repeated here only if they differ.
 */
export type Remedy = {
  mutation: MutationField
  input: Readonly<Record<string, unknown>>
  /** Replaces the table's effect: what applying the remedy does, in one sentence. */
  effect?: string
  risk?: Risk
  /**
   * Fields that a person must fill in, named as `AttributeChangeInput.attribute`; `reason` if only a person can know
   * it.
   */
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
