import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, execute } from '../../../src/db/client.ts'
import { duplicateKeys } from '../../../src/model/words/duplicate-keys.ts'
import { searchTerms, wordTerms } from '../../../src/model/words/search-terms.ts'
import { searchWords } from '../../../src/model/words/search-words.ts'
import { testDatabase } from '../../support/databases.ts'

let hq: Database
beforeAll(async () => {
  hq = (await testDatabase('hq')).db
})

const CUSTOMERS = [
  { name: 'Ada Lovelace', email: 'ada@example.com' },
  { name: 'Ada Example', email: 'other@example.org' },
  { name: 'B@B Lodge', email: 'lodge@example.net' },
  { name: '@Hoek', email: null },
  { name: 'Jo Müller', email: 'Jo+shop@Müller.example' },
  { name: 'Puny Code', email: 'puny@xn--mller-kva.example' },
  { name: 'Link Ed', email: 'mailto:link@example.com' },
  { name: 'Two Addresses', email: 'Two <two@example.com>; second@example.com.' },
  { name: 'Quo Ted', email: '"quo ted"@example.com' },
]

/** The names of those whom a search finds. */
async function found(typed: string): Promise<string[]> {
  const customers = CUSTOMERS.map(({ name, email }) => ({
    name,
    words: searchWords({ names: [name], emails: [email], phones: [] }),
  }))
  const rows = await execute<{ name: string }>(
    hq,
    sql`select name from json_to_recordset(${JSON.stringify(customers)}::json) as one (name text, words text[])
      where array_to_tsvector(words) @@ ${searchTerms(typed)}::tsquery`,
  )
  return rows.map(({ name }) => name)
}

test.each([
  ['ada@example.com', ['Ada Lovelace']],
  ['ADA@Example', ['Ada Lovelace']],
  ['ada@', ['Ada Lovelace']],
  ['mailto:ada@example.com', ['Ada Lovelace']],
  ['<ada@example.com>', ['Ada Lovelace']],
  ['Ada Lovelace <ada@example.com>', ['Ada Lovelace']],
  ['"Lovelace, Ada" <ada@example.com>;', ['Ada Lovelace']],
  ['lovelace ada@example.com', ['Ada Lovelace']],
  ['nobody@example.com', []],
  ['jo+shop@müller.example', ['Jo Müller']],
  ['jo+shop@muller.example', ['Jo Müller']],
  ['jo+shop@xn--mller-kva.example', ['Jo Müller']],
  ['puny@müller.example', ['Puny Code']],
  ['puny@xn--mller-kva.example', ['Puny Code']],
  ['link@example.com', ['Link Ed']],
  ['two@example.com', ['Two Addresses']],
  ['SECOND@example.com', ['Two Addresses']],
  ['"quo ted"@example.com', ['Quo Ted']],
  ['e-mail: ada@example.com', ['Ada Lovelace']],
  ['E-Mail:ada@example.com.', ['Ada Lovelace']],
  ["'ada@example.com'", ['Ada Lovelace']],
  ['„ada@example.com“', ['Ada Lovelace']],
  ['mailto:ada@example.com?subject=Order', ['Ada Lovelace']],
  ['ada＠example.com', ['Ada Lovelace']],
  ['\u200bada@example.com\u200b', ['Ada Lovelace']],
  ['@hoek', ['@Hoek']],
  ['b@b lodge', ['B@B Lodge']],
  ['@', []],
  ['@@', []],
])('%j finds %j', async (typed, names) => {
  expect(await found(typed)).toEqual(names)
})

test('of one address, however it is written, is one key of duplicates', () => {
  const keysOf = (email: string) =>
    duplicateKeys({ name: null, emails: [email], phones: [], zipCodes: [] }).map(({ key }) => key)
  const written = [
    ...['Jo@Müller.example', 'jo@muller.example', 'jo@xn--mller-kva.example', 'mailto:jo@müller.example'],
    ...['Jo <jo@müller.example>', '<jo@müller.example>', 'jo@müller.example.', ' jo@müller.example\u200b'],
  ]
  for (const each of written) expect(keysOf(each), each).toEqual(['e:jo@muller.example'])
  expect(keysOf('a@example.com; b@example.com')).toEqual(['e:a@example.com', 'e:b@example.com'])
  expect(keysOf('none')).toEqual(['e:none'])
})

test('an address alone has no words, and one beside a name has those of the name', () => {
  expect(wordTerms('ada@example.com')).toEqual([])
  expect(wordTerms('Ada <typo@example.com>').map(({ beginning }) => beginning)).toEqual(["('n:ada':* | 'w:ada':*)"])
})
