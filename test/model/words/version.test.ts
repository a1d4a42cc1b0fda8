import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { wordsOfCustomer } from '../../../src/model/customer-words.ts'
import { WORDS_VERSION } from '../../../src/model/words/version.ts'
import { documentOf, HARD_NAMES } from '../../channel/customers/hard-names.ts'

/** What is typed into fields of phone numbers and e-mail addresses, one of each for a customer. */
const CONTACTS: readonly (readonly [phone: string, email: string])[] = [
  ['713-555-0142', 'ada@example.com'],
  ['+31 (0)10 123 45 67 toestel 12', 'mailto:Ada@Example.com'],
  ['010 1234567 / 06 12345678', 'Ada <ada@example.com>; bob@example.com'],
  ['tel:+49-30-901820', 'müller@xn--mller-kva.example.'],
  ['1-800-FLOWERS', '"a b"@example.com'],
  ['+52 1 55 1234 5678', 'no address'],
  ['555-0142', ' ADA@EXAMPLE.COM '],
]

/** Of each version; earlier ones stay, so that none is used twice. */
const MADE: Readonly<Record<number, string>> = {
  1: '2d1650545ae97d87',
}

it('raises the version of the rules of words with every change of what they make of a stored customer', () => {
  const documents = [
    ...HARD_NAMES.map(([name], nth) => documentOf('00000000-0000-4000-8000-000000000000', name, `W-${nth}`)),
    ...CONTACTS.map(([phone, email], nth) => ({
      ...documentOf('00000000-0000-4000-8000-000000000000', 'Émile O’Dorne', `C-${nth}`),
      ...{ phone, email, loyaltyCards: ['55 0000 0001'] },
      addresses: [{ ...ADDRESS, zipCode: `1011 A${nth}`, phone, email }],
      attributes: [{ name: 'external:SAP', type: 'TEXT' as const, value: `000${nth}` }],
    })),
  ]
  const made = documents.map((document) => {
    const { search, sortKey, duplicates } = wordsOfCustomer(document, undefined)
    return [search.toSorted(), sortKey, duplicates.map(({ key, national }) => `${key} ${national}`).toSorted()]
  })
  const digest = createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, 16)
  expect({ [WORDS_VERSION]: digest }, 'The rules have changed: raise WORDS_VERSION, and note the digest here.').toEqual(
    {
      [WORDS_VERSION]: MADE[WORDS_VERSION],
    },
  )
})

const ADDRESS = { street: "Rue de l'Étoile", streetNumber: '12', city: 'Den Haag', districtName: 'Centrum' }
