import { randomUUID } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, it } from 'vitest'
import { storeDocuments } from '../../../src/channel/customers/store-documents.ts'
import { eraseAtChannel } from '../../../src/channel/erasure/erase-at-channel.ts'
import { execute, type RowsGiven, transaction } from '../../../src/db/client.ts'
import { make as makeChannel } from '../../support/channel.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

// What happens to a customer at the very moment at which it is erased.

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
  await tillsync.ask(
    `mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`,
  )
  for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
})

type Payload = { erasure: { id: string; run: { id: string } } | null; userErrors: { code: string }[] }
const erase = async (customer: string, token?: string): Promise<Payload> =>
  (
    await tillsync.ask<{ eraseCustomer: Payload }>(
      `mutation ($customer: ID!) { eraseCustomer(input: { customer: $customer, reason: "asked for" }) {
        erasure { id run { id } } userErrors { code } } }`,
      { customer },
      token,
    )
  ).eraseCustomer

async function captured(): Promise<string> {
  const { createCustomer } = await tillsync.ask<{
    createCustomer: { customer: { asyncCustomerAccount: string } }
  }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { asyncCustomerAccount } userErrors { code } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { name: 'Erin Waits' } } },
  )
  return createCustomer.customer.asyncCustomerAccount
}
const editInput = (customerId: string) => ({
  input: { channel: 'houston', customerId, idempotencyKey: randomUUID(), changes: { email: 'erin@example.com' } },
})
const EDIT = `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route userErrors { code } } }`
type Edited = { updateCustomer: { route: string | null; userErrors: { code: string }[] } }

it('two erasures of one customer are one run', async () => {
  const customer = await captured()
  await tillsync.travel()
  const [one, other] = await Promise.all([erase(customer), erase(customer)])
  expect(one.erasure).not.toBeNull()
  expect(other.erasure).toEqual(one.erasure)
})

it('a call that is repeated while the first waits does not wait for the legal entity as well', async () => {
  const customer = await captured()
  await tillsync.runJob('P-0001')
  const { hq } = tillsync.databases
  const named = { asked: 0, lockLegalEntity: 0 }
  const count = (message: unknown) => {
    const { sql: statement } = message as RowsGiven
    if (statement.includes('/* merge.redirectsOf */')) named.asked++
    if (statement.includes('/* erasure.lockLegalEntity */')) named.lockLegalEntity++
  }
  subscribe('tillsync.rows', count)
  try {
    const erasures: Promise<Payload>[] = []
    await transaction(hq.db, async (tx) => {
      await execute(tx, sql`select 1 from legal_entity for no key update`)
      for (let n = 0; n < 4; n++) erasures.push(erase(customer))
      while (named.asked < 4) await new Promise((resolve) => setTimeout(resolve, 20))
    })
    const [first, ...others] = await Promise.all(erasures)
    expect(first?.erasure).not.toBeNull()
    for (const other of others) expect(other.erasure).toEqual(first?.erasure)
    expect(named.lockLegalEntity).toBe(1)
  } finally {
    unsubscribe('tillsync.rows', count)
  }
})

it('an erasure is refused while an operation of the customer is being synchronized, and dismisses waiting ones', async () => {
  const customer = await captured()
  await tillsync.runJob('P-0001')
  const { hq } = tillsync.databases
  const status = (to: string) =>
    execute(hq.db, sql`update operation set status = ${to} where customer_key = ${customer}::uuid`)
  await status('IN_PROGRESS')
  expect((await erase(customer)).userErrors).toEqual([{ code: 'CUSTOMER_IN_PROGRESS' }])
  await status('UPLOADED')
  expect((await erase(customer)).userErrors).toEqual([])
  expect(await tillsync.synchronize()).toMatchObject([{ done: 0, failed: 0 }])
  const operations = await execute(
    hq.db,
    sql`select operation_id as id, status, revision from operation where customer_key = ${customer}::uuid`,
  )
  expect(operations).toMatchObject([{ status: 'DISMISSED' }])
  const [{ id, revision }] = operations as [{ id: string; revision: number }]
  const { restoreOperation } = await tillsync.ask<{ restoreOperation: { userErrors: { code: string }[] } }>(
    `mutation ($id: ID!, $revision: Int!) { restoreOperation(input: { operationId: $id, expectedRevision: $revision, reason: "oops" }) {
      userErrors { code message } } }`,
    { id, revision },
  )
  expect(restoreOperation.userErrors).toMatchObject([{ message: expect.stringContaining('was erased') }])
})

it('a synchronized operation whose customer is erased before 1010 is done when the tombstone arrives', async () => {
  const customer = await captured()
  await tillsync.runJob('P-0001')
  await tillsync.synchronize()
  expect((await erase(customer)).userErrors).toEqual([])
  const { hq } = tillsync.databases
  const statuses = () =>
    execute(hq.db, sql`select status from operation where customer_key = ${customer}::uuid order by received_order`)
  expect(await statuses()).toEqual([{ status: 'SYNCED' }])
  await tillsync.runJob('1010')
  expect(await statuses()).toEqual([{ status: 'DISTRIBUTED' }])
})

it('differences of an erased customer are gone, and nobody is left to restore', async () => {
  const customer = await captured()
  await tillsync.runJob('P-0001')
  const { hq } = tillsync.databases
  for (const [kind, status] of Object.entries({ LOST_AT_HEADQUARTERS: 'OPEN', NEWER_AT_CHANNEL: 'REPORTED' }))
    await execute(
      hq.db,
      sql`insert into difference (kind, status, customer_key, message, run_id, last_run_id)
        values (${kind}, ${status}, ${customer}::uuid, 'Lost.', ${randomUUID()}, ${randomUUID()})`,
    )
  expect((await erase(customer)).userErrors).toEqual([])
  const { restoreCustomers } = await tillsync.ask<{ restoreCustomers: { left: number } }>(
    `mutation { restoreCustomers(input: { reason: "restored" }) { left userErrors { code } } }`,
  )
  expect(restoreCustomers).toEqual({ left: 0, userErrors: [] })
  const differences = await execute(
    hq.db,
    sql`select status, ended_at is not null as ended from difference where customer_key = ${customer}::uuid`,
  )
  expect(differences).toEqual([
    { status: 'GONE', ended: true },
    { status: 'GONE', ended: true },
  ])
})

it('an erasure also reaches a customer that only a till has, and a mistyped id is not declared erased', async () => {
  const customer = await captured()
  expect((await erase(randomUUID())).userErrors).toEqual([{ code: 'NOT_FOUND' }])
  expect((await erase(customer)).userErrors).toEqual([])
  await tillsync.travel()
  const { houston } = tillsync.databases
  const left = await execute(
    houston.db,
    sql`select 1 from retail_async_customer_v2 where customer_key = ${customer}::uuid
      union all select 1 from unsettled_operation where customer_key = ${customer}::uuid`,
  )
  expect(left).toEqual([])
})

it('a capture in progress when the tombstone arrives is refused, or cleared with the rest', async () => {
  const customer = await captured()
  await tillsync.travel()
  const { houston } = tillsync.databases
  const edits: Promise<Edited>[] = []
  await transaction(houston.db, async (tx) => {
    await eraseAtChannel(tx, [customer])
    // They find the customer as it was, and then wait for the counter that the tombstone holds.
    for (let n = 0; n < 3; n++) edits.push(tillsync.ask<Edited>(EDIT, editInput(customer)))
    await untilSomeoneWaits()
  })
  const codes = (await Promise.all(edits)).map(({ updateCustomer }) => updateCustomer.userErrors[0]?.code)
  expect(codes).toEqual(['CUSTOMER_ERASED', 'CUSTOMER_ERASED', 'CUSTOMER_ERASED'])
  const rows = await execute(
    houston.db,
    sql`select 1 from retail_async_customer_v2 where customer_key = ${customer}::uuid`,
  )
  expect(rows).toEqual([])
})

async function untilSomeoneWaits(): Promise<void> {
  const { houston } = tillsync.databases
  for (;;) {
    const waiting = await execute(
      houston.db,
      sql`select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
        union all select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (waiting.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

it('an answer of headquarters that arrives after the tombstone is not stored', async () => {
  const database = await makeChannel.channelDatabase()
  const customerKey = randomUUID()
  await transaction(database.db, (tx) => eraseAtChannel(tx, [customerKey]))
  await transaction(database.db, (tx) => storeDocuments(tx, [makeChannel.document({ customerKey })]))
  expect(await execute(database.db, sql`select 1 from customer`)).toEqual([])
})

it('headquarters refuses a real-time update of an erased customer', async () => {
  const customer = await captured()
  await tillsync.travel()
  await erase(customer)
  await tillsync.ask(`mutation { disableFeature(input: { feature: "ASYNC_EDIT" }) { userErrors { code } } }`)
  await tillsync.runJob('1110')
  await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
  const { updateCustomer } = await tillsync.ask<Edited>(
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route userErrors { code ... on FieldRefused { rowErrorCode } } } }`,
    editInput(customer),
  )
  expect(updateCustomer.userErrors).toEqual([{ code: 'FIELD_REFUSED', rowErrorCode: 'CUSTOMER_ERASED' }])
})

it('an erasure requires an administrator of all channels', async () => {
  const customer = await captured()
  for (const token of [
    await tillsync.tokenFor('OPERATOR'),
    await tillsync.tokenFor('ADMINISTRATOR', ['houston']),
    await tillsync.tokenFor('CHANNEL_DEVICE', ['houston']),
  ])
    await expect(erase(customer, token)).rejects.toThrow('FORBIDDEN')
})

it('a channel database restored from a copy receives the tombstones again', async () => {
  const customer = await captured()
  await tillsync.travel()
  await erase(customer)
  await tillsync.runJob('1010')
  const { hq, houston } = tillsync.databases
  const acknowledged = () =>
    execute<{ at: string | null }>(
      hq.db,
      sql`select acknowledged_at::text as at from erasure_delivery
      where channel_database_id = 'houston-db' and customer_key = ${customer}::uuid`,
    )
  const before = await acknowledged()
  await execute(houston.db, sql`update customer_counter set erased_at = null where customer_key = ${customer}::uuid`)
  await execute(tillsync.databases.hq.db, sql`update channel_database set rewound_at = now() where id = 'houston-db'`)
  const { acceptChannelDatabase } = await tillsync.ask<{ acceptChannelDatabase: { userErrors: unknown[] } }>(
    `mutation { acceptChannelDatabase(input: { channelDatabase: "houston-db", reason: "restored" }) { userErrors { code message } } }`,
  )
  expect(acceptChannelDatabase.userErrors).toEqual([])
  const again = await execute(
    houston.db,
    sql`select 1 from customer_counter where customer_key = ${customer}::uuid and erased_at is not null`,
  )
  expect(again).toHaveLength(1)
  expect(await acknowledged()).toEqual([{ at: expect.any(String) }])
  expect(await acknowledged()).not.toEqual(before)
})

it('append-only rows can be changed by an erasure only', async () => {
  const { hq, houston } = tillsync.databases
  for (const statement of [sql`update operation set hash = 'x'`, sql`delete from retail_async_customer_v2`])
    await expect(execute(houston.db, statement)).rejects.toMatchObject({ cause: { code: '23001' } })
  await expect(execute(hq.db, sql`update operation_attempt set reason = 'x'`)).rejects.toMatchObject({
    cause: { code: '23001' },
  })
})
