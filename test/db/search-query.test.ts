import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { type Database, execute } from '../../src/db/client.ts'
import { searchQuery } from '../../src/db/search-query.ts'
import { testDatabase } from '../support/databases.ts'

let hq: Database

beforeAll(async () => {
  hq = (await testDatabase('hq')).db
})

async function finds(text: string): Promise<boolean> {
  const [row] = await execute<{ found: boolean }>(
    hq,
    sql`select customer_search('C-000123', array['José O''Neill-García'], array['Jose@Example.com'], array['+1 (832) 555-0147'])
      @@ ${searchQuery(text)} as found`,
  )
  return row?.found ?? false
}

it.each([
  'josé',
  'garcía JOSÉ',
  "o'neill",
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
])('finds a customer by %s', async (text) => {
  expect(await finds(text)).toBe(true)
})

it.each(['maria', 'josé maria', 'other@example.com', 'C-000124', '999 0147', "\\'", "x' | 'n:jos", '*', '0147'])(
  'does not find it by %s',
  async (text) => {
    expect(await finds(text)).toBe(false)
  },
)
