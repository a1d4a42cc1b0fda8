import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { testDatabase } from '../support/databases.ts'

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
