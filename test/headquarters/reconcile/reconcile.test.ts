import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { removeAtChannel } from '../../../src/channel/retention/remove-at-channel.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { removeOperations } from '../../../src/headquarters/retention/remove-operations.ts'
import { type Installation, startInstallation } from '../../support/installation.ts'
import { createCustomers, differences, editAsynchronously, edit as editCustomer, reconcile } from './planting.ts'

let tillsync: Installation
beforeAll(async () => {
  tillsync = await startInstallation()
  await editAsynchronously(tillsync, false)
})

const hq = () => tillsync.databases.hq.db
const houston = () => tillsync.databases.houston.db

async function travelled(name: string): Promise<string> {
  await createCustomers(tillsync, [name])
  await tillsync.travel()
  const [found] = await execute<{ key: string }>(
    hq(),
    sql`select customer_key as key from customer where last_name = ${name}`,
  )
  if (!found) throw new Error('The customer did not arrive.')
  return found.key
}

const edit = (key: string, changes: Record<string, string>) => editCustomer(tillsync, key, changes)

/** The operation that Houston's database may not lose: it would count as restored from a backup. */
async function acknowledged(): Promise<string | null> {
  const [found] = await execute<{ id: string | null }>(
    hq(),
    sql`select acknowledged_operation_id as id from channel_database where id = 'houston-db'`,
  )
  return found?.id ?? null
}

const kinds = async (key: string) =>
  (await differences(tillsync))
    .filter(({ asyncCustomerAccount }) => asyncCustomerAccount === key)
    .map(({ kind, status }) => `${kind} ${status}`)
    .sort()

describe('a comparison', () => {
  it('finds nothing while operations are in progress and captures, uploads, synchronizations and downloads continue', async () => {
    let over = false
    const traffic = async () => {
      for (let nth = 0; !over; nth++) {
        await createCustomers(tillsync, [`Busy${nth}`, `Busier${nth}`])
        await tillsync.runJob('P-0001')
        await tillsync.synchronize()
        const [some] = await execute<{ key: string }>(
          hq(),
          sql`select customer_key as key from customer order by random() limit 1`,
        )
        if (some) await edit(some.key, { email: `busy${nth}@example.com` })
        if (nth % 2 === 0) await tillsync.runJob('1010')
      }
    }
    const going = traffic()
    going.catch(() => {})
    for (let run = 0; run < 6; run++) {
      const { found, places, userErrors } = await reconcile(tillsync, { changesOnly: run % 2 === 1 })
      expect({ found, userErrors }).toEqual({ found: [], userErrors: [] })
      expect(places.map(({ whyNotCompared }) => whyNotCompared)).toEqual(places.map(() => null))
    }
    over = true
    await going
    await tillsync.travel()
    expect((await reconcile(tillsync)).found).toEqual([])
    expect(await differences(tillsync)).toEqual([])
  })

  it('ends Pending sync at the till for operations that headquarters has completed, but not for undelivered ones', async () => {
    const key = await travelled('Shown')
    const pending = async () => {
      const { customer } = await tillsync.ask<{ customer: { pendingOperations: unknown[] } }>(
        `query ($id: ID!) { customer(by: { id: $id }, channel: "houston") { pendingOperations { operationId } } }`,
        { id: key },
      )
      return customer.pendingOperations.length > 0
    }
    await edit(key, { email: 'second@example.com' })
    await tillsync.runJob('P-0001')
    await tillsync.synchronize()
    expect((await reconcile(tillsync)).found).toEqual([])
    expect(await pending()).toBe(true)
    await tillsync.runJob('1010')
    expect(await pending()).toBe(false)
    await execute(houston(), sql`update settlement set settled_through = 1 where customer_key = ${key}::uuid`)
    expect(await pending()).toBe(true)
    expect((await reconcile(tillsync)).found).toEqual([
      { kind: 'STALE_OUTCOME_AT_CHANNEL', channelDatabase: { key: 'houston-db' }, count: 1, reported: 0 },
    ])
    // Until the download has come it is open, and not named again.
    expect((await reconcile(tillsync, { changesOnly: true })).found).toEqual([])
    expect(await kinds(key)).toEqual(['STALE_OUTCOME_AT_CHANNEL OPEN'])
    await tillsync.runJob('1010')
    expect(await pending()).toBe(false)
    await reconcile(tillsync, { changesOnly: true })
    expect(await kinds(key)).toEqual(['STALE_OUTCOME_AT_CHANNEL REPAIRED'])
  })

  it('finds nothing in what one side has removed and the other still has', async () => {
    for (const name of ['Kept', 'Forgotten']) {
      const key = await travelled(name)
      await edit(key, { email: 'second@example.com' })
      await edit(key, { email: 'third@example.com' })
      await tillsync.travel()
      // As if it had been given up.
      await execute(
        hq(),
        sql`update operation set status = 'DISMISSED' where customer_key = ${key}::uuid and operation_number = 2`,
      )
      await execute(
        houston(),
        sql`insert into operation_outcome (operation_id, status, told_at)
        select operation_id, 'DISMISSED', now() - interval '1 day' from operation where customer_key = ${key}::uuid and operation_number = 2`,
      )
      const soon = new Date(Date.now() + 60_000).toISOString()
      const rows = await execute(hq(), sql`select from operation where customer_key = ${key}::uuid`)
      if (name === 'Kept')
        await removeAtChannel({ db: houston() }, 'operations', soon, {
          acknowledgedOperationId: await acknowledged(),
          backedUpBefore: soon,
        })
      else await transaction(hq(), (tx) => removeOperations(tx, soon, 500))
      const left = await execute(
        name === 'Kept' ? houston() : hq(),
        sql`select from operation where customer_key = ${key}::uuid`,
      )
      expect([rows.length, left.length < 3]).toEqual([3, true])
      expect((await reconcile(tillsync)).found).toEqual([])
    }
  })

  it('restores a lost customer with all its updates, in their order, under its number', async () => {
    const key = await travelled('Lost')
    for (const email of ['first@example.com', 'second@example.com']) {
      await edit(key, { email })
      await tillsync.travel()
    }
    const read = () =>
      execute<{ account: string; email: string; version: number }>(
        hq(),
        sql`select account, email, version from customer where customer_key = ${key}::uuid`,
      )
    const before = await read()
    expect(before).toMatchObject([{ email: 'second@example.com', version: 3 }])
    await execute(hq(), sql`delete from customer where customer_key = ${key}::uuid`)
    await reconcile(tillsync)
    expect(await kinds(key)).toEqual(['LOST_AT_HEADQUARTERS OPEN'])
    // The channel keeps its copy meanwhile, whatever is downloaded.
    await tillsync.runJob('1010')
    expect(await execute(houston(), sql`select from customer where customer_key = ${key}::uuid`)).toHaveLength(1)
    await tillsync.synchronize()
    await tillsync.runJob('1010')
    expect(await read()).toEqual(before)
    await reconcile(tillsync)
    expect(await kinds(key)).toEqual(['LOST_AT_HEADQUARTERS REPAIRED'])
  })

  it('reports changes that no operation contains, to be made again', async () => {
    const key = await travelled('Realtime')
    const { updateCustomer } = await tillsync.ask<{ updateCustomer: { userErrors: unknown[] } }>(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { userErrors { code message } } }`,
      { input: { customerId: key, idempotencyKey: randomUUID(), changes: { email: 'hq@example.com' } } },
    )
    expect(updateCustomer.userErrors).toEqual([])
    await tillsync.travel()
    await execute(hq(), sql`delete from customer where customer_key = ${key}::uuid`)
    await reconcile(tillsync)
    expect(await kinds(key)).toEqual(['CHANGES_TO_REPEAT REPORTED', 'LOST_AT_HEADQUARTERS OPEN'])
    await tillsync.travel()
    await reconcile(tillsync)
    await tillsync.travel()
    await reconcile(tillsync)
    expect((await kinds(key)).filter((each) => !each.endsWith('REPAIRED'))).toEqual(['CHANGES_TO_REPEAT REPORTED'])
    const [channel] = await execute<{ email: string }>(
      houston(),
      sql`select document ->> 'email' as email from customer where customer_key = ${key}::uuid`,
    )
    expect(channel?.email).toBe('realtime@example.com')
  })

  it('sends a tombstone again to a channel database that still has an erased customer', async () => {
    const key = await travelled('Erased')
    const copy = await execute<{ row: unknown }>(
      houston(),
      sql`select to_jsonb(c) - 'created_at' as row from customer c where customer_key = ${key}::uuid`,
    )
    await tillsync.ask(
      `mutation ($input: EraseCustomerInput!) { eraseCustomer(input: $input) { userErrors { code } } }`,
      { input: { customer: key, reason: 'asked for' } },
    )
    await tillsync.runJob('1010')
    expect((await reconcile(tillsync)).found).toEqual([])
    await execute(
      houston(),
      sql`insert into customer (customer_key, data_area_id, account, name, version, address_books, document, search)
      select customer_key, data_area_id, account, name, version, address_books, document, search
      from jsonb_populate_record(null::customer, ${JSON.stringify(copy[0]?.row)}::jsonb)`,
    )
    await reconcile(tillsync)
    expect(await kinds(key)).toEqual(['ERASED_AT_HEADQUARTERS OPEN'])
    const waiting = await tillsync.ask<{ erasures: { nodes: object[] } }>(
      `{ erasures(waiting: true) { nodes { id } } }`,
    )
    expect(waiting.erasures.nodes).toHaveLength(1)
    await tillsync.runJob('1010')
    await reconcile(tillsync, { changesOnly: true })
    expect(await kinds(key)).toEqual(['ERASED_AT_HEADQUARTERS REPAIRED'])
    expect(await execute(houston(), sql`select from customer where customer_key = ${key}::uuid`)).toEqual([])
  })

  it('changes nothing when it is a dry run', async () => {
    const key = await travelled('Dry')
    await execute(houston(), sql`delete from customer where customer_key = ${key}::uuid`)
    const { found } = await reconcile(tillsync, { dryRun: true })
    expect(found).toEqual([
      { kind: 'MISSING_AT_CHANNEL', channelDatabase: { key: 'houston-db' }, count: 1, reported: 0 },
    ])
    expect(await kinds(key)).toEqual([])
    await reconcile(tillsync, { channelDatabase: 'sanfrancisco-db' })
    expect(await kinds(key)).toEqual([])
    await reconcile(tillsync, { legalEntity: 'USRT', channelDatabase: 'houston-db' })
    expect(await kinds(key)).toEqual(['MISSING_AT_CHANNEL OPEN'])
    await tillsync.runJob('1010')
    await reconcile(tillsync)
  })

  it('refuses a second caller, with the run in progress', async () => {
    const outcomes = await Promise.all([reconcile(tillsync), reconcile(tillsync), reconcile(tillsync)])
    const refused = outcomes.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))
    expect(outcomes.some(({ run }) => run?.status === 'FINISHED')).toBe(true)
    expect(refused.every((code) => code === 'JOB_ALREADY_RUNNING')).toBe(true)
    expect(refused.length + outcomes.filter(({ run }) => run !== null).length).toBe(3)
  })

  it('states why a channel database cannot be compared, and does not report it as equal', async () => {
    await reconcile(tillsync)
    await execute(houston(), sql`delete from applied_job where job_id = '1010'`)
    await execute(
      hq(),
      sql`insert into channel_database (id, name, group_id, connection) select 'nowhere-db', 'Nowhere', group_id, 'env:NOWHERE' from channel_database limit 1`,
    )
    const { places, found } = await reconcile(tillsync)
    expect(found).toEqual([])
    expect(places.find(({ channelDatabase }) => channelDatabase?.key === 'houston-db')?.whyNotCompared).toBe(
      'Job 1010 has never been applied to this channel database.',
    )
    expect(places.find(({ channelDatabase }) => channelDatabase?.key === 'nowhere-db')?.whyNotCompared).toBe(
      'The channel database could not be reached.',
    )
    const { channelDatabases } = await tillsync.ask<{ channelDatabases: { key: string; reconciliation: object }[] }>(
      `{ channelDatabases { key reconciliation { result message comparedAt wholeAt position } } }`,
    )
    expect(channelDatabases.find(({ key }) => key === 'houston-db')?.reconciliation).toMatchObject({
      result: 'NOT_COMPARED',
      message: 'Job 1010 has never been applied to this channel database.',
      comparedAt: expect.any(String),
    })
  })

  it('is refused to a token of some channels, which sees the differences of its own', async () => {
    const token = await tillsync.tokenFor('OPERATOR', ['houston'])
    await expect(tillsync.ask(`mutation { reconcile { userErrors { code } } }`, {}, token)).rejects.toThrow('FORBIDDEN')
    const { differences: seen } = await tillsync.ask<{
      differences: { nodes: { channelDatabase: { key: string } | null }[] }
    }>(`{ differences { nodes { channelDatabase { key } } } }`, {}, token)
    expect(new Set(seen.nodes.map(({ channelDatabase }) => channelDatabase?.key))).toEqual(new Set(['houston-db']))
  })
})
