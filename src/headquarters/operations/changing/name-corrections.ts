import type { RowAttribute } from '../staging/attributes-of-rows.ts'
import type { Correction } from './judge-saved.ts'
import { invalidValue, type Refused } from './refusals.ts'

/** As long as the longest list of an input. */
const MOST_CHANGES = 250

/** Finds what each correction is about; refuses what the operation cannot carry. */
export function nameCorrections(
  attributes: readonly RowAttribute[],
  changes: readonly { attribute: string; newValue: string | null }[],
): { corrections: Correction[] } | { refusals: Refused[] } {
  if (changes.length === 0)
    return { refusals: [invalidValue(['changes'], 'Name at least one attribute and its new value.')] }
  if (changes.length > MOST_CHANGES)
    return { refusals: [invalidValue(['changes'], `At most ${MOST_CHANGES} can be saved at once.`)] }
  const correctable = attributes.filter(({ operation, part }) => operation !== 'DEACTIVATE' || part === 'affiliations')
  const found = changes.map(({ attribute, newValue }) => ({
    attribute: correctable.find(({ name, path }) => name === attribute || path === attribute),
    newValue,
  }))
  const refusals = found.flatMap(({ attribute }, nth) => {
    const place = ['changes', String(nth), 'attribute']
    if (!attribute) return invalidValue(place, NOT_CARRIED)
    return found.findIndex((other) => other.attribute === attribute) < nth ? invalidValue(place, TWICE) : []
  })
  return refusals.length > 0
    ? { refusals }
    : { corrections: found.flatMap(({ attribute, newValue }) => (attribute ? { attribute, newValue } : [])) }
}

const NOT_CARRIED =
  "This operation cannot carry such an attribute. Take its name from the operation's `changes`, or the path from an error's `field`."
const TWICE = 'This attribute is named twice. Say once what it is to be.'
