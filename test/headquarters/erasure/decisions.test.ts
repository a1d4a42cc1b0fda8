import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { AT_CHANNELS } from '../../../src/channel/erasure/at-channels.ts'
import { execute } from '../../../src/db/client.ts'
import { AT_HEADQUARTERS } from '../../../src/headquarters/erasure/at-headquarters.ts'
import { testDatabase } from '../../support/databases.ts'

/** Columns that can hold what a person is known by. */
const texts = ['text', 'character varying', 'jsonb', 'json', 'tsvector', 'bytea', 'ARRAY']

describe.each([
  { side: 'hq' as const, decisions: AT_HEADQUARTERS },
  { side: 'channel' as const, decisions: AT_CHANNELS },
])('what an erasure does in the tables of $side', ({ side, decisions }) => {
  it('the erasure covers every table, and no other', async () => {
    const { db } = await testDatabase(side)
    const tables = await execute<{ name: string }>(
      db,
      sql`
      select table_name as name
      from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and not exists (select from pg_inherits where inhrelid = table_name::regclass)`,
    )
    expect(Object.keys(decisions).sort()).toEqual(tables.map(({ name }) => name).sort())
  })

  it('the erasure covers every text column of a table whose rows stay', async () => {
    const { db } = await testDatabase(side)
    const columns = await execute<{ table: string; column: string }>(
      db,
      sql`
      select table_name as table, column_name as column
      from information_schema.columns
      where table_schema = 'public' and data_type = any(${sql.param(texts)}::text[])`,
    )
    for (const [table, decision] of Object.entries(decisions)) {
      if (decision.does !== 'CLEAR') continue
      const decided = new Set([...Object.keys(decision.sets), ...decision.keeps])
      const undecided = columns.filter((each) => each.table === table && !decided.has(each.column))
      expect(undecided).toEqual([])
    }
  })
})
