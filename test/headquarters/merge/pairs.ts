import fc from 'fast-check'

// Pairs of customers of one person, as they may be when they are merged, and what happens to them around the merge.

/** A value that a till changes, of one of the customers. */
export type Edit = { field: EditedField; of: 'keep' | 'merge'; when: EditTime }
const FIELDS = ['vatNumber', 'receiptEmail', 'identificationNumber', 'city', 'contact'] as const
export type EditedField = (typeof FIELDS)[number]
/**
 * UPLOADED and CAPTURED: before the merge, and headquarters has received it or not. LATE: after the merge, at a till
 * that has not heard of it. AFTER: at a till that has.
 */
export type EditTime = (typeof TIMES)[number]
const TIMES = ['UPLOADED', 'CAPTURED', 'LATE', 'AFTER'] as const

export type Pair = {
  stores: readonly ['houston' | 'sanfrancisco', 'houston' | 'sanfrancisco']
  /** What the merged customer has in common with the kept one. */
  same: { email: boolean; street: boolean; contact: boolean }
  optsIn: boolean
  keepHasPhone: boolean
  takesPhone: 'KEEP' | 'MERGE' | null
  cards: readonly ('keep' | 'merge')[]
  /** Of different fields, so that none is in conflict with another. */
  edits: readonly Edit[]
  end: 'STAYS' | 'UNDONE' | 'ERASED'
}

const edit = fc.record({
  field: fc.constantFrom(...FIELDS),
  of: fc.constantFrom('keep' as const, 'merge' as const),
  when: fc.constantFrom(...TIMES),
})

export const pair: fc.Arbitrary<Pair> = fc.record({
  stores: fc.constantFrom(
    ['houston', 'sanfrancisco'] as const,
    ['sanfrancisco', 'houston'] as const,
    ['houston', 'houston'] as const,
  ),
  same: fc.record({ email: fc.boolean(), street: fc.boolean(), contact: fc.boolean() }),
  optsIn: fc.boolean(),
  keepHasPhone: fc.boolean(),
  takesPhone: fc.constantFrom('KEEP' as const, 'MERGE' as const, null),
  cards: fc.subarray(['keep', 'merge'] as const),
  edits: fc.uniqueArray(edit, { selector: ({ field }) => field, maxLength: 4 }),
  end: fc.constantFrom('STAYS' as const, 'STAYS' as const, 'UNDONE' as const, 'ERASED' as const),
})

/** A word of all that is said of a person, and of nothing else; erased persons have `GONE` in it. */
export const wordOf = (nth: number, { end }: Pick<Pair, 'end'>) => `Zq${end === 'ERASED' ? 'gone' : 'stay'}${nth}x`
export const GONE = 'zqgone'

/** The customers as tills create them; `nth` is less than 10,000. */
export function creations(
  nth: number,
  word: string,
  { same, optsIn, keepHasPhone }: Pair,
): { keep: object; merge: object } {
  return { keep: of('keep'), merge: of('merge') }
  function of(which: 'keep' | 'merge') {
    const own = (isSame: boolean) => (isSame ? '' : which)
    return {
      firstName: which === 'keep' ? 'Jo' : 'Joanne',
      lastName: word,
      email: `${own(same.email)}${word}@example.com`.toLowerCase(),
      phone:
        which === 'keep' && !keepHasPhone ? null : `713${which === 'keep' ? 555 : 556}${String(nth).padStart(4, '0')}`,
      addresses: [{ street: `1 ${word} ${own(same.street)}` }],
      contacts: [
        { type: 'EMAIL', value: `${own(same.contact)}2${word}@example.com`.toLowerCase(), marketingOptIn: optsIn },
      ],
    }
  }
}

/** The value that an edit gives. */
export const editedValue = (word: string, { field, of }: Edit): string => {
  if (field === 'receiptEmail' || field === 'contact') return `${field}.${of}.${word}@example.com`.toLowerCase()
  return `${word}${of}`.slice(0, 20)
}
