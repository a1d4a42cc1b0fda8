import type { RowAttribute } from '../staging/attributes-of-rows.ts'
import { invalidValue, type Refused } from './refusals.ts'
import type { Correction } from './validate-corrections.ts'

/** The maximum length of a list in an input. */
const MOST_CHANGES = 250

/** Finds the attribute of each correction; refuses attributes that the operation cannot have. */
export function nameCorrections(
  attributes: readonly RowAttribute[],
  changes: readonly { attribute: string; newValue: string | null }[],
): { corrections: Correction[] } | { refusals: Refused[] } {
  if (changes.length === 0)
    return { refusals: [invalidValue(['changes'], 'Give at least one attribute and its new value.')] }
  if (changes.length > MOST_CHANGES)
    return { refusals: [invalidValue(['changes'], `Give at most ${MOST_CHANGES} changes at once.`)] }
  const correctable = attributes.filter(({ operation, part }) => operation !== 'DEACTIVATE' || part === 'affiliations')
  const found = changes.map(({ attribute, newValue }) => ({
    attribute: correctable.find(({ name, path }) => name === attribute || path === attribute),
    newValue: newValue?.normalize('NFC') ?? null,
  }))
  const refusals = found.flatMap(({ attribute }, nth) => {
    const path = ['changes', String(nth), 'attribute']
    if (!attribute) return invalidValue(path, NOT_CARRIED)
    return found.findIndex((other) => other.attribute === attribute) < nth ? invalidValue(path, TWICE) : []
  })
  return refusals.length > 0
    ? { refusals }
    : { corrections: found.flatMap(({ attribute, newValue }) => (attribute ? { attribute, newValue } : [])) }
}

const NOT_CARRIED =
  "This operation cannot have this attribute. Take the name from the operation's `changes`, or the path " +
  "from an error's `field`."
const TWICE = 'This attribute is given twice. Give it once.'
