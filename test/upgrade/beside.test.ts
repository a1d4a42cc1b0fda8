import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { expect, test } from 'vitest'
import { OF_RELEASE_BEFORE } from '../../src/db/migration-record.ts'
import { migrationsFolder } from '../../src/db/migrations.ts'
import { testDatabase } from '../support/databases.ts'

/** What the statements of the release before stumble over. */
const TAKES_AWAY: readonly [RegExp, string][] = [
  [/^drop (table|view|function|type|sequence|trigger)/i, 'removes what that release may use'],
  [/drop column/i, 'removes a column'],
  [/\brename\b/i, 'renames what that release knows by its name'],
  [/alter column .* (set data type|type) /i, 'changes the type of a column'],
  [/alter column .* set not null/i, 'refuses rows without a value'],
  [/add column (?!.*\b(default|generated)\b).* not null/i, 'refuses rows without the new column'],
  [/alter column .* drop default/i, 'refuses rows without a value'],
]

test.each(['hq', 'channel'] as const)(
  'a migration of %s since the release before takes nothing away from it',
  (side) => {
    const made = new Set<string>()
    const found: string[] = []
    for (const migration of readMigrationFiles({ migrationsFolder: migrationsFolder(side) }).slice(
      OF_RELEASE_BEFORE[side],
    ))
      for (const statement of migration.sql.map((each) => each.replace(/--.*$/gm, '').trim())) {
        const created = /^create (?:unlogged )?table "?(\w+)/i.exec(statement)?.[1]
        if (created) made.add(created)
        if (made.has(/alter table "?(\w+)/i.exec(statement)?.[1] ?? '')) continue
        const why = TAKES_AWAY.filter(([taken]) => taken.test(statement))
        found.push(...why.map(([, what]) => `${what}: ${statement.slice(0, 90)}`))
      }
    expect(found).toEqual([])
  },
)

test('a part of a package that a process of 0.4.0 stores gets its checksum, and is searched for each erased customer', async () => {
  const { db } = await testDatabase('hq')
  const session = randomUUID()
  await db.execute(sql`
    insert into download_package (session_id, part, content)
    values (${session}, 0, convert_to('a part', 'utf8'))`)
  const [part] = await db.execute(sql`
    select checksum = encode(sha256(content), 'hex') as whole, ${randomUUID()}::uuid between first_key and last_key as searched
    from download_package
    where session_id = ${session}`)
  expect(part).toEqual({ whole: true, searched: true })
})
