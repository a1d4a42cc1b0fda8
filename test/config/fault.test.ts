import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { HeadquartersRewound } from '../../src/between/headquarters-of.ts'
import { describeFault } from '../../src/config/fault.ts'
import { logFault } from '../../src/config/log-fault.ts'
import { execute, openDatabase } from '../../src/db/client.ts'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { testDatabase } from '../support/databases.ts'

const EMAIL = 'ada.lovelace@example.org'
const PERSON = 'Lovelace of Houston'
const PASSWORD = 'sesame-open-47'
const TOKEN = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhZGEiLCJleHAiOjE5fQ.c2lnbmF0dXJlLW9mLWEtdG9rZW4tMTIz'

async function failure(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error,
  )
}
/** Throws where a caught error is described, as the program's own code does. */
const thrown = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('a message of the program itself is logged whole', () => {
  const fault = describeFault(new HeadquartersRewound('Headquarters was set back. Accept it.'))
  expect(fault).toMatchObject({ name: 'HeadquartersRewound', message: 'Headquarters was set back. Accept it.' })
  expect(describeFault(new Error('The cache changed at each of 10 attempts.'))).toMatchObject({
    message: 'The cache changed at each of 10 attempts.',
  })
})

test('of PostgreSQL the log has the code, what happened, and the server, and nothing that it quotes', async () => {
  const { db, url } = await testDatabase('channel')
  const { hostname, port, pathname } = new URL(url)
  const uuid = describeFault(await failure(execute(db, sql`select ${`${EMAIL}" "${PASSWORD}`}::text::uuid`)))
  expect(uuid).toMatchObject({
    sqlState: '22P02',
    cause: { message: 'invalid input syntax for type uuid: "…"', server: `${hostname}:${port}${pathname}` },
  })
  await execute(db, sql`create table person (email text constraint person_email unique)`)
  const insert = () => execute(db, sql`insert into person (email) values (${EMAIL}::text)`)
  await insert()
  const twice = describeFault(await failure(insert()))
  expect(twice).toMatchObject({ sqlState: '23505', constraint: 'person_email' })
  expect(twice).toMatchObject({ cause: { message: 'duplicate key value violates unique constraint "…"' } })
  const raised = describeFault(await failure(execute(db, sql.raw(`do $$ begin raise 'no ${PERSON}'; end $$`))))
  expect(raised).toMatchObject({ sqlState: 'P0001' })
  for (const fault of [uuid, twice, raised]) {
    for (const value of [EMAIL, PASSWORD, PERSON]) expect(JSON.stringify(fault)).not.toContain(value)
  }
})

test('an unreachable server is named by host and port, without user and password', async () => {
  const port = await freePort()
  const away = openDatabase(`postgres://someone:${PASSWORD}@127.0.0.1:${port}/nowhere`)
  const fault = describeFault(await failure(execute(away, sql`select 1`)))
  await away.close()
  expect(fault).toMatchObject({ state: 'UNREACHABLE', cause: { code: 'ECONNREFUSED', server: `127.0.0.1:${port}` } })
  expect(JSON.stringify(fault)).not.toMatch(/someone|sesame/)
})

test.each([
  ['the engine', () => JSON.parse(`{"name": ${PERSON}`)],
  ['a conversion', () => BigInt(PERSON)],
  ['a property', () => Reflect.get(Object(undefined), 'none')[PERSON]],
])('a message of %s is not logged', (_, work) => {
  const error = thrown(work)
  expect(String(error)).toContain('Lovelace')
  expect(JSON.stringify(describeFault(error))).not.toContain('Lovelace')
})

test.each([
  ['an e-mail address', EMAIL],
  ['a password in an address', `postgres://owner:${PASSWORD}@db.internal:5432/till`],
  ['a password in the address of a host without a domain', `postgres://owner:${PASSWORD}@database/till`],
  ['a token', TOKEN],
])('should a message of the program ever hold %s, it is left out', (_, secret) => {
  const logged = JSON.stringify(describeFault(new Error(`Not with ${secret} again.`)))
  for (const part of [EMAIL, PASSWORD, TOKEN]) expect(logged).not.toContain(part)
  expect(logged).toMatch(/Not with .* again\./)
})

afterEach(() => void vi.useRealTimers())

test('no more than a thousand kinds of faults are remembered', () => {
  let lines = 0
  const log = pino({ base: null }, { write: () => void lines++ })
  const fail = (what: string) => logFault(log, new Error('It did not work.'), what)
  for (let kind = 0; kind <= 1_000; kind++) fail(`kind ${kind}`)
  fail('kind 1000')
  expect(lines).toBe(1_001)
  fail('kind 0')
  expect(lines).toBe(1_002)
})

test('a fault that repeats is logged once a minute with its count, and all answers have the id of its line', () => {
  vi.useFakeTimers()
  const lines: { traceId: string; repeated?: number; msg: string }[] = []
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const fail = (what = 'schedules') => logFault(log, new Error('It did not work.'), what)
  const ids = [1, 2, 3].map(() => fail())
  fail('something else')
  expect(lines.map(({ msg, repeated }) => [msg, repeated])).toEqual([
    ['schedules', undefined],
    ['something else', undefined],
  ])
  expect(new Set(ids)).toEqual(new Set([lines[0]?.traceId]))
  vi.advanceTimersByTime(60_000)
  expect(lines.slice(2)).toMatchObject([{ msg: 'schedules', repeated: 2, traceId: ids[0] }])
  fail()
  vi.advanceTimersByTime(60_000)
  expect(lines.slice(3)).toMatchObject([{ msg: 'schedules', repeated: 1 }])
  vi.advanceTimersByTime(600_000)
  expect(lines).toHaveLength(4)
})
