/** How many letters of a word are taken to be right: names are looked up by how their words begin. */
const BEGINNING = 3

const words = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/**
 * The beginnings of the two longest words of a name, to look for names that are written nearly so: one of them is right
 * when the other was mistyped from its first letters on. Short words are left out.
 */
export function beginningsOf(name: string): string[] {
  const long = words(name).filter(({ length }) => length > BEGINNING)
  const beginnings = long.toSorted((a, b) => b.length - a.length).map((word) => word.slice(0, BEGINNING))
  return [...new Set(beginnings)].slice(0, 2)
}

/** The names nearest to a text, the nearest first: those in which each word has one that differs by few letters. */
export function nearest<T extends { readonly name: string }>(text: string, among: readonly T[], most: number): T[] {
  const wanted = words(text)
  const farOf = ({ name }: T) => {
    const given = words(name)
    return wanted.reduce((sum, word) => sum + Math.min(...given.map((other) => distance(word, other)), word.length), 0)
  }
  const allowed = wanted.reduce((sum, word) => sum + Math.ceil(word.length / 3), 0)
  return among
    .map((each) => ({ each, far: farOf(each) }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far)
    .slice(0, most)
    .map(({ each }) => each)
}

/** How many letters must be changed, added or removed to make one word the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((row[j] ?? 0) + Number(letter !== other), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    row = next
  }
  return row[b.length] ?? a.length
}
