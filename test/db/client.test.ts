import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batchStatementTimeout, execute, openDatabase, type Transaction, transaction } from '../../src/db/client.ts'
import { sqlState } from '../../src/db/errors.ts'
import { testDatabase } from '../support/databases.ts'

test('each database of a test is its own, also when many are asked for together', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => testDatabase('channel')))
  const names = await Promise.all(
    databases.map(({ db }) => execute<{ name: string }>(db, sql`select current_database() as name`)),
  )
  expect(names.flat()).toEqual(databases.map(({ name }) => ({ name })))
  expect(new Set(databases.map(({ name }) => name)).size).toBe(6)
})

test('reads each list of texts as PostgreSQL was given it', async () => {
  const { db } = await testDatabase('channel')
  const text = fc.oneof(fc.constantFrom('NULL', 'null', 'NULLS', '', ' ', ',', '{}', '"', '\\', 'a'), fc.string())
  const storable = text.filter((each) => !each.includes('\0'))
  const lists = fc.array(fc.array(fc.option(storable), { maxLength: 4 }), { minLength: 50, maxLength: 50 })
  for (const given of fc.sample(lists, 10)) {
    const rows = await execute<{ list: (string | null)[] }>(
      db,
      sql`
      select array(select text from json_array_elements_text(list) with ordinality as each (text, nth) order by nth) as list
      from json_array_elements(${JSON.stringify(given)}::json) with ordinality as lists (list, nth)
      order by nth`,
    )
    expect(rows.map(({ list }) => list)).toEqual(given)
  }
})

test('a statement with places sends what stands in several places once', async () => {
  const { db } = await testDatabase('channel')
  const query = sql`select ${sql.placeholder('one')}::text || ${sql.placeholder('other')}::text
    || ${sql.placeholder('one')}::text || ${'!'}::text as joined`
  const sent: unknown[] = []
  const note = (given: unknown) => sent.push(given)
  subscribe('tillsync.rows', note)
  try {
    for (const [one, other] of [
      ['a', 'b'],
      ['c', 'd'],
    ])
      expect(await execute(db, query, { one, other })).toEqual([{ joined: `${one}${other}${one}!` }])
  } finally {
    unsubscribe('tillsync.rows', note)
  }
  expect(sent).toContainEqual(expect.objectContaining({ sql: expect.stringMatching(/\$1.*\$2.*\$1.*\$3/s) }))
})

test('gives raw values as the documentation of execute says', async () => {
  const { db } = await testDatabase('channel')
  const [row] = await execute(
    db,
    sql`
    select 'a' as text, 1::int as int, 1.5::float8 as float, true as boolean, '{"a": [1]}'::jsonb as jsonb,
      9007199254740993::bigint as bigint, 1.10::numeric as numeric, count(*) as count, count(*)::int as counted,
      '2026-01-02 03:04:05.123456+00'::timestamptz as time, '2026-01-02'::date as date,
      array['a', null, 'NULL', ''] as texts, array[null, 'a', null] as edges, array[null, 3] as holes, array[1, 2] as ints, array[1::bigint] as bigints`,
  )
  expect(row).toEqual({
    text: 'a',
    int: 1,
    float: 1.5,
    boolean: true,
    jsonb: { a: [1] },
    bigint: '9007199254740993',
    numeric: '1.10',
    count: '1',
    counted: 1,
    time: '2026-01-02 03:04:05.123456+00',
    date: '2026-01-02',
    texts: ['a', null, 'NULL', ''],
    edges: [null, 'a', null],
    holes: [null, 3],
    ints: [1, 2],
    bigints: ['1'],
  })
})

test('takes rows as JSON, lists as one parameter, and times as text, with any characters', async () => {
  const { db } = await testDatabase('channel')
  const rows = [
    { name: `O'Brien "x" \\ {a,b}`, age: 1 },
    { name: null, age: 2 },
  ]
  const names = [`O'Brien "x" \\ {a,b}`, 'null', 'NULL', null, '']
  const time = new Date('2026-01-02T03:04:05.678Z')
  const [row] = await execute(
    db,
    sql`
    select (select jsonb_agg(r) from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (name text, age int)) as rows,
      ${JSON.stringify('text')}::jsonb as text,
      ${JSON.stringify(null)}::jsonb as nothing,
      ${sql.param(names)}::text[] as names,
      ${sql.param([1, 2])}::int[] as ints,
      ${sql.param(['9007199254740993'])}::bigint[] as bigints,
      ${sql.param([])}::uuid[] as none,
      extract(epoch from ${time.toISOString()}::timestamptz)::float8 as seconds`,
  )
  expect(row).toEqual({
    rows,
    text: 'text',
    nothing: null,
    names,
    ints: [1, 2],
    bigints: ['9007199254740993'],
    none: [],
    seconds: time.getTime() / 1_000,
  })
})

test('runs a transaction again when PostgreSQL aborted it for another one, three times and no more', async () => {
  const { db } = await testDatabase('channel')
  const failing = async (failures: number) => {
    let tries = 0
    const result = transaction(db, async (tx) => {
      tries++
      if (tries <= failures) await execute(tx, sql`do $$ begin raise exception using errcode = '40001'; end $$`)
      return tries
    })
    return await result.catch((error: unknown) => [sqlState(error), tries])
  }
  expect(await failing(2)).toBe(3)
  expect(await failing(3)).toBe(4)
  expect(await failing(4)).toEqual(['40001', 4])
})

test('a statement prepared before a migration goes on after it, also in a transaction', async () => {
  const { db } = await testDatabase('channel', { max: 1 })
  await execute(db, sql`create table widened (id int)`)
  const all = sql`select * from widened where id > ${0}::int`
  const inTransaction = () => transaction(db, (tx) => execute(tx, all))
  await execute(db, sql`insert into widened (id) values (1)`)
  expect(await inTransaction()).toEqual([{ id: 1 }])
  await execute(db, sql`alter table widened add column name text`)
  expect(await inTransaction()).toEqual([{ id: 1, name: null }])
  await execute(db, sql`alter table widened drop column name`)
  expect(await execute(db, all)).toEqual([{ id: 1 }])
})

test('two transactions that wait for each other both come to their end', async () => {
  const { db } = await testDatabase('channel')
  await execute(db, sql`create table account (id int primary key, n int not null default 0)`)
  await execute(db, sql`insert into account (id) values (1), (2)`)
  const touch = (order: readonly number[]) =>
    transaction(db, async (tx) => {
      await tx.execute(sql`set local deadlock_timeout = '20ms'`)
      for (const id of order) {
        await execute(tx, sql`update account set n = n + 1 where id = ${id}::int`)
        await execute(tx, sql`select pg_sleep(0.05)`)
      }
    })
  await Promise.all([touch([1, 2]), touch([2, 1])])
  expect(await execute(db, sql`select n from account`)).toEqual([{ n: 2 }, { n: 2 }])
})

test('batch work that waited too long for a lock does it again; a request fails, so that its cashier does not wait', async () => {
  const { url } = await testDatabase('channel')
  const db = openDatabase(url, { lockTimeout: 500 })
  await execute(db, sql`create table held (id int primary key, n int not null default 0)`)
  await execute(db, sql`insert into held (id) values (1)`)
  let letGo = () => {}
  const enough = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let holder: Promise<void> | undefined
  await new Promise<void>((resolve) => {
    holder = transaction(db, async (tx) => {
      await execute(tx, sql`update held set n = 1`)
      resolve()
      await enough
    })
  })
  let tries = 0
  const add = (tx: Transaction) => {
    if (++tries === 3) letGo()
    return execute(tx, sql`update held set n = n + 1 returning n`)
  }
  await expect(transaction(db, add)).rejects.toSatisfy((error) => sqlState(error) === '55P03')
  expect(tries).toBe(1)
  expect(await transaction(db, add, { statementTimeout: batchStatementTimeout })).toEqual([{ n: 2 }])
  await holder
  await db.close()
})

test('undoes everything when the work throws, and does not do it again', async () => {
  const { db } = await testDatabase('channel')
  await execute(db, sql`create table mark (id int)`)
  let tries = 0
  const failing = transaction(db, async (tx) => {
    tries++
    await execute(tx, sql`insert into mark (id) values (1)`)
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(tries).toBe(1)
  expect(await execute(db, sql`select id from mark`)).toEqual([])
})

test('keeps to the limits of the documentation, and a transaction to its own', async () => {
  const { url } = await testDatabase('channel')
  const db = openDatabase(url, { connectTimeout: 10_000 })
  const limits = sql`
    select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle, current_setting('transaction_isolation') as isolation,
      current_setting('transaction_read_only') as read_only`
  const ordinary = { statement: '5s', lock: '2s', idle: '10s', isolation: 'read committed', read_only: 'off' }
  expect(await execute(db, limits)).toEqual([ordinary])
  const batch = await transaction(db, (tx) => execute(tx, limits), {
    statementTimeout: 60_000,
    isolation: 'repeatable read',
    readOnly: true,
  })
  expect(batch).toEqual([{ ...ordinary, statement: '1min', isolation: 'repeatable read', read_only: 'on' }])
  expect(await execute(db, limits)).toEqual([ordinary])
  await db.close()
})

test('no statement is compiled before it runs, whatever its database would do', async () => {
  const { url } = await testDatabase('channel')
  const owner = openDatabase(url)
  await execute(owner, sql`do $$ begin execute format('alter database %I set jit = on', current_database()); end $$`)
  await owner.close()
  const db = openDatabase(url)
  expect(await execute(db, sql`select current_setting('jit') as jit`)).toEqual([{ jit: 'off' }])
  await db.close()
})
