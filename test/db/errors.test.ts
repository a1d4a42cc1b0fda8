import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { execute, openDatabase } from '../../src/db/client.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import {
  databaseState,
  isBusy,
  isOfWholeDatabase,
  isRetryable,
  isTransient,
  isUnreachable,
  sqlState,
  violatedConstraint,
} from '../../src/db/errors.ts'
import { testDatabase } from '../support/databases.ts'

async function failure(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error,
  )
}

test('names the SQLSTATE and the constraint of a refused row, from any depth', async () => {
  const { db } = await testDatabase('channel')
  await execute(
    db,
    sql`create table person (email text constraint person_email unique, age int constraint person_age check (age > 0))`,
  )
  const insert = (email: string, age: number) =>
    execute(db, sql`insert into person (email, age) values (${email}::text, ${age}::int)`)
  await insert('canary@example.com', 1)
  const twice = await failure(insert('canary@example.com', 1))
  expect([sqlState(twice), violatedConstraint(twice)]).toEqual(['23505', 'person_email'])
  const young = await failure(insert('other@example.com', 0))
  expect([sqlState(young), violatedConstraint(young)]).toEqual(['23514', 'person_age'])
  const wrapped = new Error('while saving', { cause: new AggregateError([new Error('first'), twice]) })
  expect(violatedConstraint(wrapped)).toBe('person_email')
  expect([isUnreachable(twice), isTransient(twice), isRetryable(twice)]).toEqual([false, false, false])
})

test('a NUL character, a statement that takes too long and a lock timeout have their own SQLSTATE', async () => {
  const { db } = await testDatabase('channel', { statementTimeout: 100, lockTimeout: 50 })
  const nul = await failure(execute(db, sql`select ${'a\u0000b'}::text`))
  expect([sqlState(nul), isTransient(nul)]).toEqual(['22021', false])
  const slow = await failure(execute(db, sql`select pg_sleep(1)`))
  expect([sqlState(slow), isTransient(slow), isUnreachable(slow)]).toEqual(['57014', true, false])
  await execute(db, sql`create table held (id int)`)
  await db.transaction(async (tx) => {
    await tx.execute(sql`lock table held`)
    const locked = await failure(execute(db, sql`insert into held (id) values (${1}::int)`))
    expect([sqlState(locked), isTransient(locked)]).toEqual(['55P03', true])
  })
})

test('a database that cannot be reached is distinguished from one that refuses', async () => {
  const away = openDatabase(`postgres://someone:secret@127.0.0.1:${await freePort()}/nowhere`)
  const unreachable = await failure(execute(away, sql`select 1`))
  await away.close()
  expect([isUnreachable(unreachable), isTransient(unreachable), sqlState(unreachable)]).toEqual([true, true, undefined])
  const closed = await failure(execute(away, sql`select 1`))
  expect(isUnreachable(closed)).toBe(true)
  const { db } = await testDatabase('channel')
  const ended = await failure(execute(db, sql`select pg_terminate_backend(pg_backend_pid())`))
  expect(isUnreachable(ended)).toBe(true)
})

test.each([undefined, null, 'text', 42, new Error('plain'), { code: '23505' }, { cause: null }])(
  'knows nothing of a failure that is not the database’s: %s',
  (error) => {
    expect([sqlState(error), violatedConstraint(error), isUnreachable(error), isTransient(error)]).toEqual([
      undefined,
      undefined,
      false,
      false,
    ])
  },
)

test.each([
  ['25006', 'READ_ONLY', true],
  ['53000', 'LIMIT_REACHED', false],
  ['53100', 'DISK_FULL', true],
  ['53200', 'OUT_OF_MEMORY', false],
  ['53300', 'NO_CONNECTIONS', true],
  ['53400', 'LIMIT_REACHED', false],
  ['57P01', 'RESTARTING', true],
  ['57P02', 'RESTARTING', true],
  ['57P03', 'RESTARTING', true],
  ['58030', 'STORAGE_FAILED', true],
  ['28P01', 'LOGIN_REFUSED', true],
  ['3D000', 'LOGIN_REFUSED', true],
  ['08006', 'UNREACHABLE', true],
])('SQLSTATE %s says %s of the database; of the whole one: %s', async (code, state, whole) => {
  const { db } = await testDatabase('channel')
  const error = await failure(db.execute(sql.raw(`do $$ begin raise 'x' using errcode = '${code}'; end $$`)))
  expect([databaseState(error), isOfWholeDatabase(error), isTransient(error), isBusy(error)]).toEqual([
    state,
    whole,
    true,
    false,
  ])
})

test.each(['55P03', '57014', '25P03', '25P04', '57P05', '40001', '40P01'])(
  'SQLSTATE %s says that neighbours or time stood in the way, and nothing of the database',
  async (code) => {
    const { db } = await testDatabase('channel')
    const error = await failure(db.execute(sql.raw(`do $$ begin raise 'x' using errcode = '${code}'; end $$`)))
    expect([databaseState(error), isBusy(error)]).toEqual([undefined, true])
  },
)
