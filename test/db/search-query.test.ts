import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type Database, execute } from '../../src/db/client.ts'
import { fieldQuery, searchQuery } from '../../src/db/search-query.ts'
import { readPhone } from '../../src/model/words/phones.ts'
import { searchWords } from '../../src/model/words/search-words.ts'
import { testDatabase } from '../support/databases.ts'

let hq: Database

beforeAll(async () => {
  hq = (await testDatabase('hq')).db
})

const words = searchWords({
  account: 'C-000123',
  names: ["José O'Neill-García"],
  emails: ['Jose@Example.com'],
  phones: [readPhone('+1 (832) 555-0147', undefined)],
  cards: ['5000 0004'],
  addresses: [['Kerkstraat', '12', '1017 GC']],
})

async function finds(query: ReturnType<typeof searchQuery>): Promise<boolean> {
  const [row] = await execute<{ found: boolean }>(
    hq,
    sql`select array_to_tsvector(${sql.param(words)}::text[]) @@ ${query} as found`,
  )
  return row?.found ?? false
}

it.each([
  'josé',
  'jose',
  'garcía JOSÉ',
  'garcia jose',
  "o'neill",
  'o’neill',
  'oneill garcia',
  'oneillgarcia',
  'jos gar',
  'jose@example',
  'JOSE@EXAMPLE.COM',
  'c-000',
  'C-000123',
  '832-555',
  '(832) 555 0147',
  '18325550147',
  '+1 832 555 0147',
  '5550147',
  '001 832 555 0147',
  '50000004',
  '5000 0004',
])('finds a customer by %s', async (text) => {
  expect(await finds(searchQuery(text))).toBe(true)
})

it.each([
  'maria',
  'josé maria',
  'other@example.com',
  'C-000124',
  '999 0147',
  "\\'",
  "x' | 'n:jos",
  '*',
  '0147',
  'kerkstraat',
])('does not find it by %s', async (text) => {
  expect(await finds(searchQuery(text))).toBe(false)
})

it.each(['kerkstraat', 'jose kerkstraat 12', '1017gc', '1017 gc'])('finds it by %s with addresses', async (text) => {
  expect(await finds(searchQuery(text, { addresses: true }))).toBe(true)
})

it('compares a whole field', async () => {
  expect(await finds(fieldQuery('email', 'jose@EXAMPLE.com', { whole: true }))).toBe(true)
  expect(await finds(fieldQuery('email', 'jose@example', { whole: true }))).toBe(false)
  expect(await finds(fieldQuery('name', 'jose', { whole: true }))).toBe(true)
  expect(await finds(fieldQuery('name', 'jos', { whole: true }))).toBe(false)
  expect(await finds(fieldQuery('phone', '832 555 0147', { whole: true }))).toBe(true)
  expect(await finds(fieldQuery('phone', '832 555 014', { whole: true }))).toBe(false)
})
