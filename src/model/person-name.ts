import { isBlank } from './blank.ts'
import { fold } from './words/fold.ts'

/** The fields that make a person's name. */
export type NameParts = { firstName?: Text; middleName?: Text; lastName?: Text }
type Text = string | null | undefined

const PARTS = ['firstName', 'middleName', 'lastName'] as const

/** A person's name, composed of its parts; null when there are none. One part alone is a name. */
export function composedName({ firstName, middleName, lastName }: NameParts): string | null {
  const named = [firstName, middleName, lastName].flatMap((part) =>
    part == null || isBlank(part) ? [] : [part.trim().normalize('NFC')],
  )
  return named.length > 0 ? named.join(' ') : null
}

/**
 * The name after an edit of its parts; undefined: it stays. A name that is the sum of its parts is composed again (null
 * when nothing is left of it, which is refused). In a name of its own (`Dr. Maria Silva`, `SILVA, Maria`) each part
 * that changes is replaced where it stands, in whatever case and with whatever accents, if it stands there once;
 * everything else of the name stays.
 */
export function nameAfter(
  before: NameParts & { name?: Text; customerType?: Text },
  changes: NameParts & { name?: Text; customerType?: Text },
): string | null | undefined {
  const isNamed = PARTS.some((part) => changes[part] !== undefined)
  const type = changes.customerType ?? before.customerType
  if (!isNamed || changes.name !== undefined || type === 'ORGANIZATION') return undefined
  const after = Object.fromEntries(
    PARTS.map((part) => [part, changes[part] === undefined ? before[part] : changes[part]]),
  )
  const name = before.name?.trim() ?? ''
  if (name === '' || name === composedName(before)) return composedName(after)
  const replaced = withParts(name, before, changes)
  return replaced === name ? undefined : replaced
}

type Place = { from: number; to: number; text: string }

/** The name with each part replaced where it stands; all are looked for before, so that two parts can be swapped. */
function withParts(name: string, before: NameParts, changes: NameParts): string {
  const places = PARTS.flatMap((part) => placeOf(name, before[part], changes[part]))
  let replaced = ''
  let end = 0
  for (const { from, to, text } of places.toSorted((one, other) => one.from - other.from)) {
    if (from < end) return name
    replaced += name.slice(end, from) + text
    end = to
  }
  return replaced + name.slice(end)
}

/** Where a part stands as words of its own, once: as typed, else as folded. */
function placeOf(name: string, old: Text, next: Text): Place[] {
  const from = old?.trim()
  const to = next?.trim()
  if (!from || !to || from === to) return []
  for (const form of [(word: string) => word, fold]) {
    const places = placesOf(wordsOf(name, form), wordsOf(from, form))
    if (places.length > 1) return []
    const [place] = places
    if (place) return [{ ...place, text: to }]
  }
  return []
}

type Word = { from: number; to: number; form: string }

const wordsOf = (text: string, form: (word: string) => string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ 0: word, index }) => ({
    from: index,
    to: index + word.length,
    form: form(word.normalize('NFC')),
  }))

function placesOf(words: readonly Word[], part: readonly Word[]): { from: number; to: number }[] {
  if (part.length === 0) return []
  return words.flatMap((first, nth) => {
    const last = words[nth + part.length - 1]
    const isThere = last !== undefined && part.every(({ form }, i) => words[nth + i]?.form === form)
    return isThere ? [{ from: first.from, to: last.to }] : []
  })
}
