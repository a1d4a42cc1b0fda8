import { fold } from './words/fold.ts'

/** At most so many names are suggested. */
const MOST_NEAR = 3
/** Longer texts are cut where they are repeated. */
const LONGEST_REPEATED = 60

/** A name by which requests name a thing; `called` is what people call it, such as *Amsterdam* for store ST0042. */
export type KnownName = string | { name: string; called: string }

/**
 * The known names that a mistyped one may stand for, those that are nearest: the same but for case, accents or
 * punctuation, a beginning or a whole word of it, or no more than two typing errors away (one in a short name). One
 * that is near by what people call the thing has that after it: `ST0042 (Amsterdam)`.
 */
export function nearNames(name: string, known: readonly KnownName[]): string[] {
  const wanted = lettersOf(name)
  if (wanted === '') return []
  const allowed = wanted.length < 5 ? 1 : 2
  const near = known.flatMap((each) => {
    const { name: candidate, called } = typeof each === 'string' ? { name: each, called: each } : each
    const distance = distanceOf(wanted, candidate)
    if (distance <= allowed) return [{ candidate, distance }]
    const ofCalled = distanceOf(wanted, called)
    return ofCalled <= allowed ? [{ candidate: `${candidate} (${called})`, distance: ofCalled }] : []
  })
  const nearest = Math.min(...near.map(({ distance }) => distance))
  return near
    .filter(({ distance }) => distance === nearest)
    .sort((a, b) => (a.candidate < b.candidate ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ candidate }) => candidate)
}

/** Infinite for a name of which no letter is the same. */
function distanceOf(wanted: string, candidate: string): number {
  const other = lettersOf(candidate)
  const isBeginning =
    wanted.length >= 3 && (other.startsWith(wanted) || (other.length >= 3 && wanted.startsWith(other)))
  const isWord = wanted.length >= 2 && candidate.split(/[^\p{L}\p{N}]+/u).some((word) => lettersOf(word) === wanted)
  const distance = isBeginning || isWord ? 0.5 : typingErrors(wanted, other)
  return distance < Math.max(wanted.length, other.length) ? distance : Number.POSITIVE_INFINITY
}

/** ` Did you mean houston or boston?`, to end a sentence that refuses a name; empty when nothing is near. */
export function didYouMean(name: string, known: readonly KnownName[]): string {
  const near = nearNames(name, known)
  return near.length === 0 ? '' : ` Did you mean ${near.join(', ').replace(/, (?!.*, )/, ' or ')}?`
}

/**
 * The sentence that tells that a name of the configuration is unknown, everywhere the same: `There is no channel
 * "housten". Did you mean houston?` Only for names of an organization's own things, never for personal data.
 */
export function unknownName(what: string, name: string, known: readonly KnownName[]): string {
  const repeated = [...name].slice(0, LONGEST_REPEATED).join('')
  const cut = repeated.length < name.length ? '…' : ''
  if (name.trim() === '') return `Name the ${what}: an empty text names none.`
  return `There is no ${what} "${repeated}${cut}".${didYouMean(name, known)}`
}

/** Letters and digits only, without case and accents: `Côte d’Ivoire` is `cotedivoire`. */
export const lettersOf = (name: string): string =>
  fold(name.slice(0, 100).normalize('NFC')).replace(/[^\p{L}\p{N}]/gu, '')

/** How many letters must be added, removed, replaced or swapped with their neighbor (optimal string alignment). */
function typingErrors(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}
