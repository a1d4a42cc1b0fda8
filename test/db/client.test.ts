import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { execute } from '../../src/db/client.ts'
import { testDatabase } from '../support/databases.ts'

test('gives each test file a database of its own', async () => {
  const { db, name } = await testDatabase('hq')
  const rows = await execute<{ name: string }>(db, sql`select current_database() as name where ${1}::int = 1`)
  expect(rows).toEqual([{ name }])
})
