import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { StateWatch } from '../../src/db/database-state.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { later } from '../support/later.ts'

let database: TestDatabase
let answer: () => Promise<boolean>
let asked: number
let watch: StateWatch
beforeEach(async () => {
  database = await testDatabase('channel')
  answer = async () => false
  asked = 0
  watch = new StateWatch(database.url, () => {
    asked += 1
    return answer()
  })
})

test('a database is asked whether it is read-only, and can be reached, once a second at most', async () => {
  expect([await watch.look(), await watch.look(), asked]).toEqual([null, null, 1])
  answer = async () => true
  later(1_001)
  expect([await watch.look(), asked]).toEqual(['READ_ONLY', 2])
  answer = async () => {
    throw Object.assign(new Error('gone'), { code: 'ECONNRESET' })
  }
  later(1_001)
  expect(await watch.look()).toBe('UNREACHABLE')
})

test('what it refuses is believed for five seconds, and then until it writes to its disk again', async () => {
  watch.note({ code: '53100', fatal: false })
  expect(await watch.look()).toBe('DISK_FULL')
  later(4_000)
  expect(await watch.look()).toBe('DISK_FULL')
  await database.db.execute(sql.raw(`alter database "${database.name}" set default_transaction_read_only = on`))
  later(2_000)
  expect(await watch.look()).toBe('READ_ONLY')
  await database.db.execute(sql.raw(`alter database "${database.name}" reset default_transaction_read_only`))
  later(4_000)
  expect(await watch.look()).toBe('READ_ONLY')
  later(2_000)
  expect(await watch.look()).toBeNull()
  later(2_000)
  expect(await watch.look()).toBeNull()
})

test('an error about a statement, and a state that is asked for, are no refusal', async () => {
  for (const code of ['23505', '57014', '57P01', '25006', '08006']) watch.note({ code, fatal: false })
  expect(await watch.look()).toBeNull()
})
