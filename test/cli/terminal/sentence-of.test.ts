import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sentenceOf } from '../../../src/cli/terminal/sentence-of.ts'
import { execute, openDatabase } from '../../../src/db/client.ts'
import { freePort } from '../../../src/db/embedded/cluster.ts'
import { testDatabase } from '../../support/databases.ts'

const failure = (work: Promise<unknown>) => work.then(() => null, sentenceOf)

test('a command names the server, the state of its database and what to do, and nothing that was sent', async () => {
  const port = await freePort()
  const away = openDatabase(`postgres://someone:sesame@127.0.0.1:${port}/nowhere`)
  expect(await failure(execute(away, sql`select 1`))).toBe(
    `The database at 127.0.0.1:${port} cannot be reached. Start it, or fix the network.`,
  )
  await away.close()
  const { db, url } = await testDatabase('channel')
  const at = `${new URL(url).host}${new URL(url).pathname}`
  const readOnly = db.transaction(async (tx) => {
    await tx.execute(sql`set transaction read only`)
    await execute(tx, sql`create table kept (email text)`)
  })
  expect(await failure(readOnly)).toContain(`The database at ${at} is read-only. After a failover,`)
  expect(await failure(execute(db, sql`select ${'ada@example.org'}::text::uuid`))).toBe(
    `The database at ${at} refused a statement (SQLSTATE 22P02).`,
  )
})
