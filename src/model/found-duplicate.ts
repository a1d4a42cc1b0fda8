import { z } from 'zod'
import type { FieldPath, Warning } from './customer-outcome.ts'

/**
 * A possible duplicate by e-mail address (e), phone number (p) or name and postal code (z), and whether the channel
 * sees one of the customers (docs/domain.md, D-17).
 */
export type FoundDuplicate = z.infer<typeof foundDuplicate>
export const foundDuplicate = z.object({ kind: z.enum(['e', 'p', 'z']), seen: z.boolean() })

const WHAT: { [kind in FoundDuplicate['kind']]: { field: string; what: string } } = {
  e: { field: 'email', what: 'e-mail address' },
  p: { field: 'phone', what: 'phone number' },
  z: { field: 'name', what: 'name and postal code' },
}

/**
 * The warnings about possible duplicates. Of a customer whom the channel does not see only that there is one; `mayTell`
 * says whether that may still be told.
 */
export function warningsOf(
  found: readonly FoundDuplicate[],
  path: FieldPath,
  mayTell: () => boolean = () => true,
): Warning[] {
  return found.flatMap(({ kind, seen }) => {
    if (!seen && !mayTell()) return []
    const { field, what } = WHAT[kind]
    return [
      {
        code: 'POSSIBLE_DUPLICATE',
        field: [...path, field],
        message: seen
          ? `Another customer has the same ${what}. Compare them, and keep one if they are the same person.`
          : `A customer of another store has the same ${what}. Search in all stores before you go on.`,
      },
    ]
  })
}
