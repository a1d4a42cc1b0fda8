// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, inject, test } from 'vitest'
import { postgres } from '../../../src/db/driver-guard.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { recover } from '../incarnation/restored.ts'
import { rows } from './exchange.ts'

let tillsync: Installation
beforeEach(async () => {
  tillsync = await startInstallation()
})

type Created = {
  customer: { id: string; accountNumber: string | null } | null
  operation: { id: string; status: string } | null
  route: string | null
  userErrors: { code: string }[]
}

async function create(lastName: string, idempotencyKey: string, channel = 'houston'): Promise<Created> {
  const { createCustomer } = await tillsync.ask<{ createCustomer: Created }>(
    `mutation ($input: CreateCustomerInput!) {
      createCustomer(input: $input) {
        customer { id accountNumber } operation { id status } route userErrors { code message }
      }
    }`,
    { input: { channel, idempotencyKey, customer: { firstName: 'Ada', lastName } } },
  )
  return createCustomer
}

/** Copies a database as it is now; the returned function puts the copy in its place, under the same name. */
async function backUp(place: 'hq' | 'houston' | 'sanfrancisco' = 'houston'): Promise<() => Promise<void>> {
  const name = new URL(tillsync.databases[place].url).pathname.slice(1)
  const onServer = async (work: (client: ReturnType<typeof postgres>) => Promise<unknown>) => {
    const client = postgres(inject('serverUrl'), { max: 1, fetch_types: false, onnotice: () => {} })
    try {
      for (let attempt = 1; ; attempt++) {
        await client.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
        try {
          return await work(client)
        } catch (error) {
          if (attempt === 100) throw error
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
    } finally {
      await client.end()
    }
  }
  await onServer((client) => client.unsafe(`create database "${name}_backup" template "${name}"`))
  return async () => {
    await onServer((client) => client.unsafe(`drop database if exists "${name}" with (force)`))
    await onServer((client) => client.unsafe(`alter database "${name}_backup" rename to "${name}"`))
  }
}

type UserErrors = { code: string; message: string }[]
async function uploadRefusals(channelDatabase: string): Promise<string[]> {
  const { runCdxJob } = await tillsync.ask<{ runCdxJob: { userErrors: UserErrors } }>(
    `mutation ($input: RunCdxJobInput!) { runCdxJob(input: $input) { userErrors { code message } } }`,
    { input: { job: 'P-0001', channelDatabase } },
  )
  return runCdxJob.userErrors.map(({ code }) => code)
}

type Accepted = {
  message: string | null
  lost: { channelId: string; position: string; operationId: string }[]
  lostCount: number
  userErrors: UserErrors
}
async function accept(channelDatabase = 'houston-db'): Promise<Accepted> {
  const { acceptChannelDatabase } = await tillsync.ask<{ acceptChannelDatabase: Accepted }>(
    `mutation ($input: AcceptChannelDatabaseInput!) {
      acceptChannelDatabase(input: $input) {
        message lost { channelId position operationId } lostCount userErrors { code message }
      }
    }`,
    { input: { channelDatabase, reason: 'The disk was replaced.' } },
  )
  return acceptChannelDatabase
}

const namesAtHeadquarters = async () =>
  (await rows<{ name: string }>(tillsync.databases.hq, sql`select cust_name as name from customer order by name`)).map(
    ({ name }) => name,
  )

async function erase(customer: string): Promise<void> {
  const { eraseCustomer } = await tillsync.ask<{ eraseCustomer: { userErrors: UserErrors } }>(
    `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code message } } }`,
    { input: { customer, reason: 'On request.' } },
  )
  expect(eraseCustomer.userErrors).toEqual([])
}

test('a key used before the restore and sent again returns the first customer and operation, and makes nobody twice', async () => {
  const [synchronized, uploaded, captured] = [randomUUID(), randomUUID(), randomUUID()]
  const before = await create('Before', randomUUID())
  await tillsync.travel()
  const restore = await backUp()
  const first = await create('Synchronized', synchronized)
  await tillsync.travel()
  const second = await create('Uploaded', uploaded)
  await tillsync.runJob('P-0001')
  const third = await create('Captured', captured)
  // A contact that uploads nothing tells headquarters what is pending.
  await tillsync.runJob('1070')
  await restore()

  expect(await uploadRefusals('houston-db')).toEqual(['CHANNEL_DATABASE_REWOUND'])
  const again = await create('Synchronized', synchronized)
  expect(again).toMatchObject({
    customer: { id: first.customer?.id, accountNumber: expect.any(String) },
    userErrors: [],
  })
  expect(again.operation?.id).toBe(first.operation?.id)
  expect(await create('Uploaded', uploaded)).toMatchObject({
    operation: { id: second.operation?.id },
    userErrors: [],
  })
  expect((await create('Other', synchronized)).userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }])

  const accepted = await accept()
  expect(accepted.userErrors).toEqual([])
  expect(accepted).toMatchObject({ lost: [{ channelId: 'houston' }], lostCount: 1 })
  expect(accepted.message).toMatch(/1 captured operation is lost: houston-db had not uploaded them/)
  // It never reached headquarters: the request that is sent again captures it.
  const new3 = await create('Captured', captured)
  expect(new3.customer?.id).not.toBe(third.customer?.id)
  await tillsync.travel()
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Captured', 'Ada Synchronized', 'Ada Uploaded'])
  expect((await create('Uploaded', uploaded)).customer).toMatchObject({
    id: second.customer?.id,
    accountNumber: expect.any(String),
  })
  expect(before.customer?.id).toBeDefined()
})

test('a request captured again before the database has asked makes nobody twice', async () => {
  const key = randomUUID()
  await create('Before', randomUUID())
  await tillsync.travel()
  const restore = await backUp()
  const first = await create('Twice', key)
  // The contact that uploads it lists it as pending, and is the last one.
  await tillsync.runJob('P-0001')
  await tillsync.synchronize()
  await restore()
  // Nobody has noticed the restore yet.
  const second = await create('Twice', key)
  expect(second.customer?.id).not.toBe(first.customer?.id)
  expect(await uploadRefusals('houston-db')).toEqual(['CHANNEL_DATABASE_REWOUND'])
  expect((await create('Twice', key)).customer?.id).toBe(first.customer?.id)

  expect(await accept()).toMatchObject({ lost: [], userErrors: [] })
  await tillsync.synchronize()
  await tillsync.runJob('1010')
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Twice'])
  const found = await rows<{ status: string; account: string | null }>(
    tillsync.databases.hq,
    sql`select o.status, o.account from operation o where o.repeats is not null`,
  )
  expect(found).toMatchObject([{ status: 'SUPERSEDED', account: expect.any(String) }])
})

test('a server that starts over a restored database asks before its tills capture', async () => {
  const key = randomUUID()
  await create('Before', randomUUID())
  await tillsync.travel()
  const restore = await backUp()
  const first = await create('Once', key)
  await tillsync.travel()
  await tillsync.running.stop()
  await restore()
  await tillsync.restart()
  expect((await create('Once', key)).customer?.id).toBe(first.customer?.id)
  expect(tillsync.logLines.join('\n')).toContain('houston-db was restored from an older copy')
})

test('a real-time create sent again after the restore is answered with the customer that headquarters made', async () => {
  const key = randomUUID()
  await create('Before', randomUUID(), 'sanfrancisco')
  const restore = await backUp('sanfrancisco')
  const first = await create('Live', key, 'sanfrancisco')
  expect(first.route).toBe('REALTIME')
  await restore()
  const again = await create('Live', key, 'sanfrancisco')
  expect(again.customer).toEqual(first.customer)
  expect((await create('Live', key, 'sanfrancisco')).customer).toEqual(first.customer)
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Live'])
})

test('a database that calls in real time only, and has forgotten a call, asks at the start of its server, too', async () => {
  const key = randomUUID()
  await create('Before', randomUUID(), 'sanfrancisco')
  const restore = await backUp('sanfrancisco')
  const first = await create('Live', key, 'sanfrancisco')
  // Longer ago than headquarters compares real-time calls by itself.
  await tillsync.databases.hq.db.execute(sql`update idempotency_key set captured_at = captured_at - interval '2 hours'`)
  await tillsync.running.stop()
  await restore()
  await tillsync.restart()
  expect((await create('Live', key, 'sanfrancisco')).customer).toEqual(first.customer)
  expect(await uploadRefusals('sanfrancisco-db')).toEqual([])
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Live'])
})

test('a real-time create sent again hours after the restore of a running store makes nobody twice, by either route', async () => {
  const keys = [randomUUID(), randomUUID()]
  await create('Before', randomUUID(), 'sanfrancisco')
  const restore = await backUp('sanfrancisco')
  const first = await create('Live', keys[0] ?? '', 'sanfrancisco')
  await create('Captured', keys[1] ?? '', 'sanfrancisco')
  await tillsync.databases.hq.db.execute(sql`update idempotency_key set captured_at = captured_at - interval '5 hours'`)
  await restore()
  expect((await create('Live', keys[0] ?? '', 'sanfrancisco')).customer).toEqual(first.customer)
  await tillsync.ask(
    `mutation ($input: SetRealtimeServiceAvailableInput!) {
      setRealtimeServiceAvailable(input: $input) { userErrors { code } }
    }`,
    { input: { channel: 'sanfrancisco', available: false } },
  )
  expect((await create('Captured', keys[1] ?? '', 'sanfrancisco')).route).toBe('ASYNC')
  await tillsync.travel()
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Captured', 'Ada Live'])
})

test('headquarters keeps no hash of the values of an erased customer, and the request does not make the customer again', async () => {
  const key = randomUUID()
  await create('Before', randomUUID())
  await tillsync.travel()
  const restore = await backUp()
  const { customer } = await create('Erased', key)
  await tillsync.travel()
  await erase(customer?.id ?? '')
  await tillsync.runJob('1010')
  const kept = await rows(
    tillsync.databases.hq,
    sql`select request_hash as hash from idempotency_key where request_hash = 'ERASED'`,
  )
  expect(kept).toEqual([{ hash: 'ERASED' }])
  await restore()
  await uploadRefusals('houston-db')
  expect((await create('Erased', key)).userErrors).toMatchObject([{ code: 'CUSTOMER_ERASED' }])
  await accept()
  await tillsync.travel()
  expect(await namesAtHeadquarters()).toEqual(['Ada Before'])
})

test('a request of an erased customer captured again before the database has asked does not make the customer again', async () => {
  const key = randomUUID()
  await create('Before', randomUUID())
  await tillsync.travel()
  const restore = await backUp()
  const { customer } = await create('Erased', key)
  await tillsync.travel()
  await erase(customer?.id ?? '')
  await tillsync.runJob('1010')
  await restore()
  expect((await create('Erased', key)).userErrors).toEqual([])
  await uploadRefusals('houston-db')
  expect((await accept()).userErrors).toEqual([])
  await tillsync.travel()
  expect(await namesAtHeadquarters()).toEqual(['Ada Before'])
})

test('what the copy still has to upload is not among what is lost', async () => {
  await create('Before', randomUUID())
  await tillsync.travel()
  const kept = await create('Kept', randomUUID())
  const restore = await backUp()
  await create('Lost', randomUUID())
  // A contact that uploads nothing tells headquarters what is pending.
  await tillsync.runJob('1070')
  await restore()
  const { lost, userErrors } = await accept()
  expect(userErrors).toEqual([])
  expect(lost).toHaveLength(1)
  expect(lost[0]?.operationId).not.toBe(kept.operation?.id)
  await tillsync.travel()
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Kept'])
})

test('a real-time create sent again makes nobody twice after headquarters, and then the channel database, was restored', async () => {
  const key = randomUUID()
  await create('Before', randomUUID(), 'sanfrancisco')
  const [restoreHeadquarters, restore] = [await backUp('hq'), await backUp('sanfrancisco')]
  const first = await create('Live', key, 'sanfrancisco')
  await tillsync.runJob('1010')
  await restoreHeadquarters()
  expect((await recover(tillsync, { reason: 'The disk was replaced.', wait: true })).userErrors).toEqual([])
  await tillsync.ask(`mutation { restoreCustomers(input: { reason: "The store has them." }) { restored } }`)
  await restore()
  const again = await create('Live', key, 'sanfrancisco')
  expect(again.customer).toEqual(first.customer)
  expect((await create('Live', key, 'sanfrancisco')).customer).toEqual(first.customer)
  expect(await namesAtHeadquarters()).toEqual(['Ada Before', 'Ada Live'])
})
