/** The fields that make a person's name. */
export type NameParts = { firstName?: Text; middleName?: Text; lastName?: Text }
type Text = string | null | undefined

const PARTS = ['firstName', 'middleName', 'lastName'] as const

/** A person's name, composed of its parts; null when there are none. One part alone is a name. */
export function composedName({ firstName, middleName, lastName }: NameParts): string | null {
  const named = [firstName, middleName, lastName].map((part) => part?.trim().normalize('NFC')).filter(Boolean)
  return named.length > 0 ? named.join(' ') : null
}

/**
 * The name after an edit of its parts; undefined: it stays. A name that is the sum of its parts is composed again (null
 * when nothing is left of it, which is refused). In a name of its own (`Dr. Maria Silva`, `Silva, Maria`) the part that
 * changes is replaced where it stands, if it stands there once; everything else of the name stays.
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
  const replaced = PARTS.reduce((all, part) => withPart(all, before[part], changes[part]), name)
  return replaced === name ? undefined : replaced
}

/** The name with a part replaced where it stands as a word of its own, once; otherwise as it is. */
function withPart(name: string, old: Text, next: Text): string {
  const from = old?.trim()
  const to = next?.trim()
  if (!from || !to || from === to) return name
  const places = [...name.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(from)}(?![\\p{L}\\p{N}])`, 'gu'))]
  const [place] = places
  if (places.length !== 1 || place === undefined) return name
  return name.slice(0, place.index) + to + name.slice(place.index + from.length)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
