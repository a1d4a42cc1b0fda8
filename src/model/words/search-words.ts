import { type ExternalId, foldedSystem } from '../external-id.ts'
import { emailsOf } from './emails.ts'
import { fold, wordsOfFolded } from './fold.ts'
import { addWords } from './names.ts'
import { addPhone, type ReadPhone } from './phones.ts'

type Texts = readonly (string | null | undefined)[]

/** What a customer is found by. */
export type Searched = {
  account?: string | null
  /** The name first, then its parts. */
  names: Texts
  emails: Texts
  phones: readonly ReadPhone[]
  /** For each address the texts by which it is found: street, house number, postal code, city and the like. */
  addresses?: readonly Texts[]
  cards?: Texts
  externalIds?: readonly ExternalId[]
}

/**
 * The words that a customer is found by, each with a label: `n` a word of the name, `e` an e-mail address, `p` and `r`
 * a phone number from its beginning and from its end, `a` the account number, `c` a loyalty card, `w` a word of an
 * address, `x` an external id. `search-terms.ts` makes the query for what a person types.
 */
export function searchWords({ account, names, emails, phones, addresses, cards, externalIds }: Searched): string[] {
  const words = new Set<string>()
  const [name, ...parts] = names
  if (name) addWords('n', name, words)
  // The parts of a composed name are found by the name's own words.
  const folded = name ? fold(name) : ''
  for (const part of parts) if (part && !folded.includes(fold(part))) addWords('n', part, words)
  for (const email of emails) if (email?.trim()) for (const each of emailsOf(email)) words.add(`e:${each}`)
  for (const phone of phones) addPhone(phone, words)
  if (account) words.add(`a:${fold(account)}`)
  for (const card of cards ?? []) if (card?.trim()) words.add(`c:${cardKey(card)}`)
  for (const address of addresses ?? []) for (const text of address) if (text) addWords('w', text, words)
  for (const each of externalIds ?? []) words.add(externalIdWord(each))
  return [...words]
}

/** External ids are compared exactly. */
export const externalIdWord = ({ system, id }: ExternalId): string => `x:${foldedSystem(system)}:${id}`

/** What makes a loyalty card number the same: its letters and digits, without the blanks that are printed on it. */
export const cardKey = (card: string): string => fold(card.normalize('NFC')).replace(/\s+/g, '').slice(0, 100)

/** A text as one word: its letters and digits. */
export const joined = (text: string): string => wordsOfFolded(fold(text.normalize('NFC'))).join('')
