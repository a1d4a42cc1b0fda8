import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from '../../src/db/client.ts'
import { sqlState } from '../../src/db/errors.ts'
import { migrate } from '../../src/db/migrate.ts'
import type { Side } from '../../src/db/migrations.ts'
import { READER } from '../../src/db/roles.ts'
import { afterFile } from '../support/after-file.ts'
import { asApplication, testDatabase } from '../support/databases.ts'

/** What insufficient_privilege and restrict_violation are called. */
const [NOT_ALLOWED, APPEND_ONLY] = ['42501', '23001']

async function stateOf(db: Database, statement: string): Promise<string | undefined> {
  return db.execute(sql.raw(statement)).then(
    () => undefined,
    (error: unknown) => sqlState(error) ?? 'none',
  )
}

const FORBIDDEN: { [side in Side]: readonly string[] } = {
  hq: [
    'drop table log',
    'alter table customer add column more text',
    'alter table audit_entry disable trigger append_only',
    'create table mine (id int)',
    'create function mine() returns int language sql as $$ select 1 $$',
    'truncate customer',
    "update log set kind = 'none'",
    'delete from log',
    "update audit_entry set actor = 'nobody'",
    'delete from audit_entry',
    "update batch_job set caption = ''",
    'delete from drizzle.__drizzle_migrations',
    'delete from drizzle.__expansions',
    'create role mine',
  ],
  channel: [
    'drop table operation',
    'alter table log drop column at',
    'create table mine (id int)',
    'truncate operation',
    'truncate retail_async_customer_v2',
    "update log set kind = 'none'",
    'delete from log',
    "update audit_entry set actor = 'nobody'",
    'delete from audit_entry',
  ],
}

describe.skipIf(inject('ownServer'))('the roles of a database', () => {
  const owner: { [side in Side]?: Database } = {}
  const application: { [side in Side]?: Database } = {}
  const urls: { [side in Side]?: string } = {}
  const of = (some: typeof owner, side: Side) => {
    const db = some[side]
    if (!db) throw new Error('not open')
    return db
  }
  beforeAll(async () => {
    for (const side of ['hq', 'channel'] as const) {
      const database = await testDatabase(side)
      urls[side] = asApplication(database)
      owner[side] = database.db
      const db = openDatabase(urls[side])
      application[side] = db
      afterFile(() => db.close())
    }
  })

  it.each([
    ...FORBIDDEN.hq.map((statement) => ['hq', statement] as const),
    ...FORBIDDEN.channel.map((statement) => ['channel', statement] as const),
  ])('keep the application at %s from: %s', async (side, statement) => {
    expect(await stateOf(of(application, side), statement)).toBe(NOT_ALLOWED)
  })

  it.each([
    'update operation set hash = hash',
    'delete from operation',
    "update retail_async_customer_v2 set cust_name = 'x'",
    'delete from retail_async_address_v2',
  ])(
    'let the application at a channel erase and clean up only where its transaction says so: %s',
    async (statement) => {
      expect(await stateOf(of(application, 'channel'), statement)).toBe(APPEND_ONLY)
    },
  )

  it.each(['hq', 'channel'] as const)('refuse a change of the audit even to the owner at %s', async (side) => {
    expect(await stateOf(of(owner, side), "update audit_entry set actor = 'nobody'")).toBe(APPEND_ONLY)
    expect(await stateOf(of(owner, side), 'truncate audit_entry')).toBe(APPEND_ONLY)
    const saying =
      "do $$ begin perform set_config('tillsync.removing', 'erasure', true); delete from audit_entry; end $$"
    expect(await stateOf(of(owner, side), saying)).toBe(APPEND_ONLY)
  })

  it.each([
    ['hq', 'customer'],
    ['hq', 'retail_async_customer_v2'],
    ['hq', 'operation_attempt'],
    ['hq', 'download_package'],
    ['hq', 'operation'],
    ['channel', 'customer'],
    ['channel', 'retail_async_customer_v2'],
    ['channel', 'idempotency_secret'],
    ['channel', 'unsettled_operation'],
  ] as const)('show a reader at %s nothing personal: not all of %s', async (side, table) => {
    const statement = `do $$ begin set local role ${READER}; perform * from ${table}; end $$`
    expect(await stateOf(of(owner, side), statement)).toBe(NOT_ALLOWED)
  })

  it.each([
    ['hq', 'select operation_id, status, error_code from operation'],
    ['hq', 'select at, actor, action, result from audit_entry'],
    ['hq', 'select * from batch_run'],
    ['channel', 'select * from realtime_service_call'],
    ['channel', 'select operation_id, kind from operation'],
  ] as const)('let a reader at %s follow the work: %s', async (side, statement) => {
    await of(owner, side).transaction(async (tx) => {
      await tx.execute(sql.raw(`set local role ${READER}`))
      await tx.execute(sql.raw(statement))
    })
  })

  it('let the application start where nothing is to be migrated, and refuse it where something is', async () => {
    expect(await migrate(urls.hq ?? '', 'hq')).toBe(0)
    await of(owner, 'channel').execute(sql`delete from drizzle.__expansions`)
    await expect(migrate(urls.channel ?? '', 'channel')).rejects.toThrow('may not define')
  })
})
