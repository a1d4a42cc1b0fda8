import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Database, execute, transaction } from '../../../src/db/client.ts'
import { removing } from '../../../src/db/removing.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'

let tillsync: Installation
let hq: Database
let houston: Database
beforeAll(async () => {
  tillsync = await startInstallation()
  hq = tillsync.databases.hq.db
  houston = tillsync.databases.houston.db
})

const CLEAN_UP = /* GraphQL */ `
  mutation {
    cleanUp {
      cleanUps { channelDatabaseId operations events sessions runs realtimeServiceCalls auditEntries run { status message } }
      userErrors { code }
    }
  }`
type CleanUp = {
  channelDatabaseId: string | null
  operations: number
  events: number
  sessions: number
  runs: number
  auditEntries: number
  realtimeServiceCalls: number
  run: { status: string; message: string | null }
}

async function cleanUp(): Promise<{ [database: string]: CleanUp }> {
  const { cleanUp: payload } = await tillsync.ask<{ cleanUp: { cleanUps: CleanUp[]; userErrors: unknown[] } }>(CLEAN_UP)
  expect(payload.userErrors).toEqual([])
  return Object.fromEntries(payload.cleanUps.map((each) => [each.channelDatabaseId ?? 'headquarters', each]))
}

async function create(lastName: string, more: object = {}): Promise<string> {
  const { createCustomer } = await tillsync.ask<{
    createCustomer: { customer: { id: string }; userErrors: unknown[] }
  }>(
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code field message } } }`,
    { input: { channel: 'houston', idempotencyKey: randomUUID(), customer: { firstName: 'Old', lastName, ...more } } },
  )
  expect(createCustomer.userErrors).toEqual([])
  return createCustomer.customer.id
}

/** As if all that is there had happened so many days earlier. */
async function age(days: number): Promise<void> {
  const back = (column: string) => sql.raw(`${column} = ${column} - interval '${days} days'`)
  await transaction(hq, async (tx) => {
    await execute(
      tx,
      sql`update operation set ${sql.join(
        ['settled_at', 'distributed_at', 'captured_at', 'received_at'].map(back),
        sql`, `,
      )}`,
    )
    await execute(tx, sql`update log set ${back('at')}`)
    await execute(tx, sql`update download_session set ${back('date_requested')}, ${back('date_applied')}`)
    await execute(tx, sql`update upload_session set ${back('date_created')}`)
    await execute(tx, sql`update batch_run set ${back('ended_at')}`)
  })
  await transaction(houston, async (tx) => {
    await removing(tx, 'erasure')
    await execute(tx, sql`update operation set ${back('captured_at')}`)
    await execute(tx, sql`update operation_outcome set ${back('told_at')}`)
    await execute(tx, sql`update settlement set ${back('settled_at')}`)
    await execute(tx, sql`update log set ${back('at')}`)
  })
}

async function count(db: Database, from: SQL): Promise<number> {
  const [row] = await execute<{ n: number }>(db, sql`select count(*)::int as n from ${from}`)
  return row?.n ?? -1
}
const counts = async () => {
  const { operationCounts } = await tillsync.ask<{ operationCounts: { status: string; count: number }[] }>(
    `{ operationCounts { status count } }`,
  )
  return Object.fromEntries(operationCounts.filter((each) => each.count > 0).map(({ status, count: n }) => [status, n]))
}

describe('retention', () => {
  it('removes old completed rows on both sides, but no failed, pending or new ones', async () => {
    await tillsync.ask(
      `mutation { setFunctionalityProfile(input: { profile: "store-async", captureValidation: MINIMAL }) { userErrors { code } } }`,
    )
    await tillsync.runJob('1070')
    await tillsync.ask(`mutation { flushChannelCache { userErrors { code } } }`)
    await tillsync.ask(
      `mutation { enableFeature(input: { feature: "async-customer-edit", confirm: true }) { userErrors { code } } }`,
    )
    for (const name of ['One', 'Two']) await create(name)
    await create('Failed', { addresses: [{ city: 'Nowhere', country: 'Atlantis' }] })
    await tillsync.travel()
    await tillsync.runJob('P-0001')
    expect(await counts()).toEqual({ DISTRIBUTED: 2, FAILED: 1 })
    await create('Pending')
    await age(100)
    await create('New')

    const cleaned = await cleanUp()
    expect(cleaned.headquarters).toMatchObject({ operations: 2, run: { status: 'FINISHED' } })
    expect(cleaned.headquarters?.run.message).toMatch(/^Removed: 2 completed operations, /)
    expect(cleaned['houston-db']).toMatchObject({ operations: 2, run: { status: 'FINISHED' } })
    expect(cleaned['sanfrancisco-db']).toMatchObject({ operations: 0 })
    expect(await count(hq, sql`retail_async_customer_v2`)).toBe(1)
    expect(await count(hq, sql`operation where cleared_at is not null and applied is null`)).toBe(2)
    expect(await counts()).toMatchObject({ DISTRIBUTED: 2, FAILED: 1 })
    // The failed, the pending and the new one.
    expect(await count(houston, sql`operation`)).toBe(3)
    expect(await count(houston, sql`retail_async_customer_v2`)).toBe(3)
  })

  it('leaves both sides working: the rest is exchanged, and the customers remain', async () => {
    await tillsync.travel()
    expect(await counts()).toEqual({ DISTRIBUTED: 4, FAILED: 1 })
    const { customers } = await tillsync.ask<{ customers: { nodes: { name: string }[] } }>(
      `{ customers(channel: "houston", first: 50) { nodes { name } } }`,
    )
    const names = customers.nodes.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Old Failed', 'Old New', 'Old One', 'Old Pending', 'Old Two']))
  })

  it('keeps the keys of creates on both sides, so that a request sent again makes nobody twice; those of updates go', async () => {
    const send = async () => {
      const input = { channel: 'houston', idempotencyKey: 'till-4-receipt-77', customer: { lastName: 'Qlater' } }
      const { createCustomer } = await tillsync.ask<{
        createCustomer: { customer: { id: string }; repeated: boolean }
      }>(`mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } repeated } }`, {
        input,
      })
      return createCustomer
    }
    const { customer } = await send()
    await tillsync.travel()
    const input = { channel: 'houston', customerId: customer.id, idempotencyKey: 'update', changes: { title: 'Dr.' } }
    const { updateCustomer } = await tillsync.ask<{ updateCustomer: { route: string; customer: object } }>(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route customer { id } } }`,
      { input },
    )
    expect(updateCustomer.route).toBe('REALTIME')
    const [{ key = '' } = {}] = await execute<{ key: string }>(
      houston,
      sql`select customer_key as key from realtime_service_call where method = 'updateCustomer'`,
    )
    const keys = () =>
      Promise.all([
        count(houston, sql`idempotency where customer_key = ${key}::uuid`),
        count(hq, sql`idempotency_key where customer_key = ${key}::uuid`),
      ])
    expect(await keys()).toEqual([2, 2])
    await age(400)
    await execute(houston, sql`update realtime_service_call set started_at = started_at - interval '400 days'`)
    await cleanUp()
    expect(await count(hq, sql`retail_async_customer_v2 where customer_key = ${key}::uuid`)).toBe(0)
    expect(await keys()).toEqual([1, 1])
    expect(await send()).toEqual({ customer, repeated: true })
  })

  it('removes a customer’s earlier operations once a later one is cleared, and keeps the counts right', async () => {
    const insert = (number: number, days: number, status = 'DISTRIBUTED') =>
      execute(
        hq,
        sql`insert into operation (operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, kind, captured_at,
          captured_by, base_version, hash, status, settled_at, distributed_at)
        values (gen_random_uuid(), 'USRT', 'houston', 'houston-db', '00000000-0000-4000-8000-00000000000a', ${number}, 'UPDATE_CUSTOMER', now(), 'till',
          0, 'h', ${status}, now() - ${days} * interval '1 day', now() - ${days} * interval '1 day')`,
      )
    const before = (await counts()).DISTRIBUTED ?? 0
    for (const number of [1, 2]) await insert(number, 200)
    await insert(3, 0)
    expect((await cleanUp()).headquarters).toMatchObject({ operations: 2 })
    const numbers = () =>
      execute(
        hq,
        sql`select operation_number as n from operation where customer_key = '00000000-0000-4000-8000-00000000000a' order by 1`,
      )
    expect(await numbers()).toEqual([{ n: 3 }])
    expect((await counts()).DISTRIBUTED).toBe(before + 1)
    await execute(
      hq,
      sql`update operation set settled_at = now() - interval '200 days', distributed_at = null
        where customer_key = '00000000-0000-4000-8000-00000000000a'`,
    )
    expect((await cleanUp()).headquarters).toMatchObject({ operations: 1 })
    expect(await numbers()).toEqual([{ n: 3 }])
    await insert(4, 200)
    expect((await cleanUp()).headquarters).toMatchObject({ operations: 1 })
    expect(await numbers()).toEqual([{ n: 4 }])
  })

  it('keeps the operations of a bulk run that can still resume', async () => {
    const [operation, run] = [randomUUID(), randomUUID()]
    await execute(
      hq,
      sql`insert into operation (operation_id, data_area_id, channel_id, channel_database_id, customer_key, operation_number, kind, captured_at,
        captured_by, base_version, hash, status, settled_at)
      values (${operation}, 'USRT', 'houston', 'houston-db', gen_random_uuid(), 1, 'CREATE_CUSTOMER', now(), 'till', 0, 'h', 'DISMISSED',
        now() - interval '200 days')`,
    )
    await execute(
      hq,
      sql`insert into batch_run (run_id, job_id, scope, status, requested_by) values (${run}, 'bulk-synchronize', ${run}, 'HOLD', 'tester')`,
    )
    await execute(hq, sql`insert into bulk_run_item (run_id, place, operation_id) values (${run}, 1, ${operation})`)
    expect((await cleanUp()).headquarters).toMatchObject({ operations: 0 })
    await execute(hq, sql`update batch_run set status = 'CANCELED', ended_at = now() where run_id = ${run}`)
    expect((await cleanUp()).headquarters).toMatchObject({ operations: 1 })
  })

  it('refuses the second of two concurrent calls', async () => {
    await execute(
      hq,
      sql`insert into batch_run (run_id, job_id, scope, status, requested_by, lease_until)
        values (gen_random_uuid(), 'clean-up', 'clean-up:headquarters', 'EXECUTING', 'another', now() + interval '30 seconds')`,
    )
    const { cleanUp: payload } = await tillsync.ask<{
      cleanUp: { cleanUps: CleanUp[]; userErrors: { code: string }[] }
    }>(CLEAN_UP)
    expect(payload.userErrors).toEqual([{ code: 'JOB_ALREADY_RUNNING' }])
    expect(payload.cleanUps.map(({ channelDatabaseId }) => channelDatabaseId)).not.toContain(null)
    await execute(hq, sql`update batch_run set status = 'ERROR', ended_at = now() where requested_by = 'another'`)
  })

  it('shortens the log: a database that was unreachable gets everything, and nothing is marked distributed meanwhile', async () => {
    await create('Away')
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    await age(100)
    expect((await cleanUp()).headquarters?.events).toBeGreaterThan(0)
    expect((await counts()).SYNCED).toBe(1)
    await tillsync.runJob('1010', 'houston-db')
    const [session] = await execute<{ full: boolean }>(
      hq,
      sql`select "full" from download_session where job_id = '1010' and channel_database_id = 'houston-db' order by number desc limit 1`,
    )
    expect(session).toEqual({ full: true })
    expect(await counts()).toMatchObject({ FAILED: 1 })
    expect((await counts()).SYNCED).toBeUndefined()
    // The channel has kept the one that was acknowledged last, or it would count as restored from a backup.
    await age(100)
    await cleanUp()
    expect(
      await count(houston, sql`operation where operation_id not in (select operation_id from unsettled_operation)`),
    ).toBe(1)
    expect(await tillsync.runJob('P-0001', 'houston-db')).toHaveLength(1)
  })

  it('is a job with a schedule and visible runs', async () => {
    const { batchJob } = await tillsync.ask<{ batchJob: { caption: string; runs: { status: string }[] } }>(
      `{ batchJob(id: "clean-up") { caption runs(first: 1) { status } } }`,
    )
    expect(batchJob).toMatchObject({
      caption: 'Clean up completed staging rows and events',
      runs: [{ status: 'FINISHED' }],
    })
  })

  it('never removes recent events and audit entries, whoever calls it', async () => {
    await expect(execute(hq, sql`select remove_expired_events(now(), 10)`)).rejects.toThrow()
    await expect(execute(houston, sql`select remove_expired_audit(now() - interval '20 days', 10)`)).rejects.toThrow()
    await expect(
      transaction(hq, async (tx) => {
        await removing(tx, 'erasure')
        await execute(tx, sql`delete from audit_entry`)
      }),
    ).rejects.toThrow()
    await expect(execute(hq, sql`update audit_entry set actor = 'nobody'`)).rejects.toThrow()
  })

  it('keeps old operations at a channel that a backup of headquarters may lack', async () => {
    await create('Late')
    await tillsync.travel()
    await age(100)
    const settled = (days: number) =>
      execute(houston, sql`update settlement set settled_at = now() - make_interval(days => ${days}::int)`)
    const operations = await count(houston, sql`operation`)
    await settled(13)
    expect((await cleanUp())['houston-db']).toMatchObject({ operations: 0 })
    expect(await count(houston, sql`operation`)).toBe(operations)
    await settled(15)
    expect((await cleanUp())['houston-db']?.operations).toBeGreaterThan(0)
  })
})
