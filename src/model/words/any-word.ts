import { type WordTerms, wordTerms } from './search-terms.ts'

/** The most customers that are compared: of the rarest word first, in the order of the list. */
export const MOST_CANDIDATES = 200

/** A customer of a list: the key tells customers apart. */
type Listed = { customerKey: string }

/** How a side looks customers up, each for a tsquery. */
export type Lookups<Place extends Listed> = {
  /** The first customers in the order of the list. */
  candidates(terms: string, limit: number): Promise<Place[]>
  /** For each of these customers, by its key, how well it matches: 2 for a whole word, 1 for its beginning. */
  matches(customerKeys: readonly string[], terms: readonly WordTerms[]): Promise<ReadonlyMap<string, number>>
  /** For each query about how many customers match. */
  commonness(terms: readonly WordTerms[]): Promise<readonly number[]>
}

/**
 * A search whose words no customer has all: customers that have some of them, those first that match most words, then
 * those of the rarest word, each in the order of the list. A bounded number of them is compared, those of the rarest
 * word first, so that the search costs the same however common the words are. With a single word there is nothing to
 * leave out.
 */
export async function placesByAnyWord<Place extends Listed>(
  search: string,
  { limit, forward, beyond }: { limit: number; forward: boolean; beyond: Listed | null },
  { candidates, matches, commonness }: Lookups<Place>,
): Promise<Place[]> {
  const words = wordTerms(search)
  if (words.length < 2) return []
  const counts = await commonness(words)
  const rarest = words
    .map((word, nth) => ({ word, count: counts[nth] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => one.count - other.count)
  const found = new Map<string, Place>()
  for (const { word } of rarest) {
    if (found.size === MOST_CANDIDATES) break
    for (const each of (await candidates(word.beginning, MOST_CANDIDATES)).slice(0, MOST_CANDIDATES))
      if (found.size < MOST_CANDIDATES) found.set(each.customerKey, found.get(each.customerKey) ?? each)
  }
  const matched = await matches([...found.keys()], words)
  const score = ({ customerKey }: Listed) => matched.get(customerKey) ?? 0
  const ranked = [...found.values()].toSorted((one, other) => score(other) - score(one))
  const inTurn = forward ? ranked : ranked.toReversed()
  const last = beyond ? inTurn.findIndex(({ customerKey }) => customerKey === beyond.customerKey) : -1
  return beyond && last < 0 ? [] : inTurn.slice(last + 1, last + 2 + limit)
}
