import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, execute } from '../../../src/db/client.ts'
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
  ['@hoek', ['@Hoek']],
  ['b@b lodge', ['B@B Lodge']],
  ['@', []],
  ['@@', []],
])('%j finds %j', async (typed, names) => {
  expect(await found(typed)).toEqual(names)
})

test('an address alone has no words, and one beside a name has those of the name', () => {
  expect(wordTerms('ada@example.com')).toEqual([])
  expect(wordTerms('Ada <typo@example.com>').map(({ beginning }) => beginning)).toEqual(["('n:ada':* | 'w:ada':*)"])
})
