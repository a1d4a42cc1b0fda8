import { emailsOf } from './emails.ts'
import { sortKey } from './fold.ts'
import { FEWEST_DIGITS, type ReadPhone } from './phones.ts'
import { joined } from './search-words.ts'

/** What customers are compared by: contacts of any kind, and the name with the postal codes. */
export type Compared = {
  name: string | null | undefined
  emails: readonly (string | null | undefined)[]
  phones: readonly ReadPhone[]
  zipCodes: readonly (string | null | undefined)[]
}

/**
 * The keys of which a duplicate has one (docs/domain.md, D-17): `e:` and the folded e-mail address, `p:` and the last
 * seven digits of a phone number, `z:` and the folded name with a postal code. Two customers with the same phone key
 * have the same number only if the national digits of one end the other's: those follow after a blank.
 */
export type DuplicateKey = { kind: 'e' | 'p' | 'z'; key: string; national: string }

export function duplicateKeys({ name, emails, phones, zipCodes }: Compared): DuplicateKey[] {
  const keys = new Map<string, DuplicateKey>()
  const add = (kind: DuplicateKey['kind'], value: string, national = '') =>
    keys.set(`${kind}:${value} ${national}`, { kind, key: `${kind}:${value}`, national })
  for (const email of emails) if (email?.trim()) for (const each of emailsOf(email)) add('e', each)
  for (const { national } of phones)
    if (national.length >= FEWEST_DIGITS) add('p', national.slice(-FEWEST_DIGITS), national)
  for (const zip of zipCodes) if (zip?.trim() && name?.trim()) add('z', `${sortKey(name)}|${joined(zip).slice(0, 40)}`)
  return [...keys.values()]
}
