import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { transaction } from '../../../src/db/client.ts'
import { download } from '../../../src/headquarters/exchange/download/download.ts'
import { upload } from '../../../src/headquarters/exchange/upload/upload.ts'
import { readLog } from '../../../src/log/read-log.ts'
import { copy } from '../../support/fill-up.ts'
import {
  type Captured,
  callsTo,
  captureOperation,
  changeConfiguration,
  changeCustomer,
  type Exchange,
  makeExchange,
  operator,
  rows,
  settleAtHeadquarters,
} from './exchange.ts'

let exchange: Exchange
beforeEach(async () => {
  exchange = await makeExchange()
})

const run1010 = (options: { full?: boolean; quiet?: boolean } = {}, database = 'north') =>
  download(exchange.sides, operator, '1010', database, options)

async function uploaded(what: Parameters<typeof captureOperation>[1] = {}): Promise<Captured> {
  const captured = await captureOperation(exchange.north, what)
  await upload(exchange.sides, operator, 'north')
  return captured
}

async function channelCustomers(database = exchange.north) {
  const found = await rows<{ key: string }>(database, sql`select customer_key as key from customer order by 1`)
  return found.map(({ key }) => key)
}

async function statusOf({ operationId }: Captured) {
  const [operation] = await rows<{ status: string }>(
    exchange.hq,
    sql`select status from operation where operation_id = ${operationId}`,
  )
  return operation?.status
}

test('reaches a database that another process has registered a moment ago', async () => {
  const { channelSides, sides } = exchange
  const side = channelSides.get('north')
  if (!side) throw new Error('north')
  channelSides.delete('north')
  const refresh = async () => void channelSides.set('north', side)
  const { session, refusal } = await download({ ...sides, refresh }, operator, '1110', 'north')
  expect({ status: session?.status, refusal }).toEqual({ status: 'APPLIED', refusal: null })
})

test('does not open a database again that could not be opened just now', async () => {
  const { channelSides, sides } = exchange
  channelSides.delete('north')
  const refresh = () => Promise.reject(new Error('opened again'))
  const notOpened = new Map([['north', { state: 'UNREACHABLE', why: 'it cannot be reached.' } as const]])
  const { refusal } = await download({ ...sides, notOpened, refresh }, operator, '1110', 'north')
  expect(refusal).toMatchObject({ code: 'CHANNEL_DATABASE_UNREACHABLE' })
})

test('carries a job’s configuration whole, and replaces the existing one', async () => {
  const { session } = await download(exchange.sides, operator, '1070', 'north')
  expect(session).toMatchObject({ status: 'APPLIED', full: true })
  const kinds = () => rows(exchange.north, sql`select kind, id from configuration where job_id = '1070' order by 1, 2`)
  expect(await kinds()).toEqual([
    { kind: 'channel', id: 'store1' },
    { kind: 'channel', id: 'store2' },
    { kind: 'functionality_profile', id: 'async' },
    { kind: 'legal_entity', id: 'usrt' },
  ])
  await exchange.hq.db.execute(sql`delete from channel where id = 'store2'`)
  await changeConfiguration(exchange, '1070')
  await download(exchange.sides, operator, '1070', 'north')
  expect((await kinds()).length).toBe(3)
})

test('gives features their position as text, and applies 1110 to each database apart', async () => {
  await exchange.hq.db.execute(sql`
    insert into feature (key, name, summary, module, state, added_on, requires, enabled, changed_position)
    values ('ASYNC_EDIT', 'Edit', '', '', 'RELEASED', now(), '{}', true, 9007199254740993)`)
  await download(exchange.sides, operator, '1110', 'south')
  const content = sql`select content from configuration where kind = 'feature'`
  expect(await rows(exchange.south, content)).toEqual([
    { content: { key: 'ASYNC_EDIT', name: 'Edit', enabled: true, changedPosition: '9007199254740993' } },
  ])
  expect(await rows(exchange.north, content)).toEqual([])
})

test('carries only changes since the last session, to the databases of the customer’s address books', async () => {
  const [mine, both] = [randomUUID(), randomUUID()]
  await changeCustomer(exchange, mine, ['north'])
  await run1010()
  await run1010({}, 'south')
  await changeCustomer(exchange, both, ['north', 'south'])
  expect((await run1010()).session).toMatchObject({ status: 'APPLIED', full: false, rowsAffected: 1 })
  expect((await run1010({}, 'south')).session).toMatchObject({ status: 'APPLIED', rowsAffected: 1 })
  expect(await channelCustomers()).toEqual([mine, both].sort())
  expect(await channelCustomers(exchange.south)).toEqual([both])
})

test('removes a customer from a database whose address books it left', async () => {
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await run1010()
  await changeCustomer(exchange, key, ['south'])
  await run1010()
  await run1010({}, 'south')
  expect(await channelCustomers()).toEqual([])
  expect(await channelCustomers(exchange.south)).toEqual([key])
})

test('makes a synchronized operation DISTRIBUTED only once its customer is at the channel', async () => {
  const operation = await uploaded()
  await settleAtHeadquarters(exchange, operation)
  await run1010({}, 'south')
  expect(await statusOf(operation)).toBe('SYNCED')
  await run1010()
  expect(await statusOf(operation)).toBe('DISTRIBUTED')
  expect(await channelCustomers()).toEqual([operation.customerKey])
  const { events } = await readLog(exchange.hq.db, '0', 100, { operationIds: [operation.operationId] })
  expect(events.map(({ status, revision }) => `${status} ${revision}`)).toEqual([
    'UPLOADED 1',
    'SYNCED 2',
    'DISTRIBUTED 3',
  ])
})

test('leaves an operation SYNCED whose customer belongs to no address book of the database', async () => {
  const operation = await uploaded()
  await settleAtHeadquarters(exchange, operation, { books: ['south'] })
  await run1010()
  expect(await statusOf(operation)).toBe('SYNCED')
})

test('operations that stay SYNCED do not keep those after them from being distributed, however many they are', async () => {
  const first = await uploaded()
  await settleAtHeadquarters(exchange, first)
  await transaction(exchange.hq.db, (tx) => {
    // Of customers that headquarters does not have, more than one transaction looks at.
    const others = {
      operation_id: `md5('o' || nth)::uuid`,
      customer_key: `md5('c' || nth)::uuid`,
      received_order: '100 + nth',
    }
    return copy(tx, { table: 'operation', others, which: 'true', operations: 5_101 })
  })
  await exchange.hq.db.execute(sql`select setval('operation_received_order_seq', 10000)`)
  const last = await uploaded()
  await settleAtHeadquarters(exchange, last)
  await run1010()
  expect(await statusOf(first)).toBe('DISTRIBUTED')
  expect(await statusOf(last)).toBe('DISTRIBUTED')
  expect(await rows(exchange.hq, sql`select status, count(*)::int as n from operation group by 1 order by 1`)).toEqual([
    { status: 'DISTRIBUTED', n: 2 },
    { status: 'SYNCED', n: 5_100 },
  ])
})

test('carries the number up to which each customer’s operations are complete, and the failures', async () => {
  const first = await uploaded()
  const second = await uploaded({ customerKey: first.customerKey })
  const failed = await uploaded()
  await settleAtHeadquarters(exchange, first)
  await settleAtHeadquarters(exchange, failed, { status: 'FAILED' })
  await run1010()
  const settlements = sql`select customer_key as key, settled_through as through from settlement order by 2`
  expect(await rows(exchange.north, settlements)).toEqual([
    { key: failed.customerKey, through: 0 },
    { key: first.customerKey, through: 1 },
  ])
  const outcomes = sql`select operation_id as id, status, error_code as code from operation_outcome`
  expect(await rows(exchange.north, outcomes)).toEqual([
    { id: failed.operationId, status: 'FAILED', code: 'UNKNOWN_COUNTRY' },
  ])

  await settleAtHeadquarters(exchange, second)
  await settleAtHeadquarters(exchange, failed)
  await run1010()
  expect(await rows(exchange.north, outcomes)).toEqual([])
  expect(await rows(exchange.north, settlements)).toEqual([
    { key: failed.customerKey, through: 1 },
    { key: first.customerKey, through: 2 },
  ])
})

test('ends NO_DATA without changes, advances the position, and records nothing for a schedule', async () => {
  await run1010()
  await changeConfiguration(exchange, '1110')
  const { session } = await run1010()
  expect(session).toMatchObject({ status: 'NO_DATA', rowsAffected: 0 })
  const [applied] = await rows<{ position: string }>(
    exchange.north,
    sql`select position from applied_job where job_id = '1010'`,
  )
  expect(applied?.position).toBe(session?.toPosition)

  expect(await run1010({ quiet: true })).toEqual({ session: null, refusal: null })
  await changeConfiguration(exchange, '1110')
  expect((await run1010({ quiet: true })).session).toMatchObject({ status: 'NO_DATA' })
})

test('replaces everything in a full synchronization, and removes what headquarters no longer has', async () => {
  const [kept, gone] = [randomUUID(), randomUUID()]
  await changeCustomer(exchange, kept, ['north'])
  await changeCustomer(exchange, gone, ['north'])
  const operation = await uploaded()
  await settleAtHeadquarters(exchange, operation)
  await run1010()
  await exchange.hq.db.execute(sql`delete from customer where customer_key = ${gone}`)
  await exchange.north.db.execute(
    sql`insert into operation_outcome (operation_id, status) values (${randomUUID()}, 'FAILED')`,
  )
  const { session } = await run1010({ full: true })
  expect(session).toMatchObject({ status: 'APPLIED', full: true })
  expect(await channelCustomers()).toEqual([kept, operation.customerKey].sort())
  expect(await rows(exchange.north, sql`select settled_through as through from settlement`)).toEqual([{ through: 1 }])
  expect(await rows(exchange.north, sql`select 1 from operation_outcome`)).toEqual([])
})

test('makes a full synchronization when the log no longer reaches back, or a channel was added', async () => {
  const key = randomUUID()
  await changeCustomer(exchange, key, ['north'])
  await run1010({}, 'south')
  expect(await channelCustomers(exchange.south)).toEqual([])
  await exchange.hq.db.execute(sql`update channel set address_books = array['south', 'north'] where id = 'store3'`)
  await exchange.hq.db.execute(sql`select 1`)
  await changeConfiguration(exchange, '1070')
  await exchange.hq.db.execute(sql`update log set channel_id = 'store3' where download_job = '1070'`)
  expect((await run1010({}, 'south')).session).toMatchObject({ full: true })
  expect(await channelCustomers(exchange.south)).toEqual([key])

  await changeCustomer(exchange, randomUUID(), ['north'])
  await exchange.hq.db.execute(sql`delete from log where position < (select max(position) from log)`)
  expect((await run1010({}, 'south')).session).toMatchObject({ full: true })
})

test('records an applied job in the channel’s log', async () => {
  await download(exchange.sides, operator, '1110', 'north')
  const events = await rows(
    exchange.north,
    sql`
    select kind, entity_id as job from outbox where kind = 'JOB_APPLIED' union all select kind, entity_id from log where kind = 'JOB_APPLIED'`,
  )
  expect(events).toEqual([{ kind: 'JOB_APPLIED', job: '1110' }])
})

test('refuses a second caller of the same job and database, but not of another database', async () => {
  const results = await Promise.all([
    run1010(),
    run1010(),
    run1010(),
    download(exchange.sides, operator, '1070', 'north'),
    run1010({}, 'south'),
  ])
  const refusals = results.map(({ refusal }) => refusal?.code)
  expect(refusals.slice(0, 3).filter((code) => code === 'JOB_ALREADY_RUNNING').length).toBeGreaterThan(0)
  expect(refusals.slice(3)).toEqual([undefined, undefined])
})

test('queries the channel’s applied position once, with or without changes', async () => {
  await run1010()
  const calls = callsTo(exchange, 'north')
  await run1010({ quiet: true })
  expect(calls.filter((name) => name === 'appliedJob').length).toBe(1)
  for (const options of [{ quiet: true }, {}]) {
    await changeCustomer(exchange, randomUUID(), ['north'])
    calls.length = 0
    expect(await run1010(options)).toMatchObject({ refusal: null })
    expect(calls.filter((name) => name === 'appliedJob').length).toBe(1)
  }
})
