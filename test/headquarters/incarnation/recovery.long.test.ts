// @module-tag long
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../../src/db/client.ts'
import { diagnose } from '../../diagnose/asking.ts'
import { graphqlRequest } from '../../support/http.ts'
import {
  accountsAt,
  atHeadquarters,
  create,
  createMany,
  type Restorable,
  recover,
  rewoundAt,
  startRestorable,
  tryJob,
} from './restored.ts'

type Difference = { id: string; kind: string; status: string; message: string }
type Restored = { restored: number; left: number; userErrors: { code: string }[] }

describe('recovery of a headquarters that was set back in time', { timeout: 600_000 }, () => {
  let it1: Restorable
  /** Account numbers by name before the restore, at both stores. */
  let before: { houston: Map<string, string>; sanfrancisco: Map<string, string> }
  const ask = <T>(document: string, variables?: Record<string, unknown>) => it1.tillsync.ask<T>(document, variables)
  const hq = <Row extends object>(query: ReturnType<typeof sql>) => execute<Row>(it1.tillsync.databases.hq.db, query)
  const sanfrancisco = <Row extends object>(query: ReturnType<typeof sql>) =>
    execute<Row>(it1.tillsync.databases.sanfrancisco.db, query)

  async function phoneAt(name: string): Promise<string | null | undefined> {
    const [row] = await sanfrancisco<{ phone: string | null }>(
      sql`select document ->> 'phone' as phone from customer where name = ${`Ada ${name}`}`,
    )
    return row?.phone
  }
  async function keyOf(name: string): Promise<string> {
    const { databases } = it1.tillsync
    for (const { db } of [databases.houston, databases.sanfrancisco]) {
      const [row] = await execute<{ key: string }>(
        db,
        sql`select customer_key as key from customer where name = ${`Ada ${name}`}`,
      )
      if (row) return row.key
    }
    throw new Error(`${name} is not there.`)
  }
  async function update(name: string, phone: string, route: 'REALTIME' | 'ASYNC' = 'REALTIME') {
    const { customers } = await ask<{ customers: { nodes: { id: string }[] } }>(
      `query ($name: String!) { customers(channel: "sanfrancisco", filter: { name: $name }, first: 1) { nodes { id } } }`,
      { name },
    )
    const { updateCustomer } = await ask<{ updateCustomer: { route: string; userErrors: unknown[] } }>(
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { route userErrors { code } } }`,
      {
        input: {
          channel: 'sanfrancisco',
          customerId: customers.nodes[0]?.id,
          idempotencyKey: randomUUID(),
          changes: { phone },
        },
      },
    )
    expect(updateCustomer).toEqual({ route, userErrors: [] })
  }
  const differences = async (status = 'REPORTED'): Promise<Difference[]> =>
    (
      await ask<{ differences: { nodes: Difference[] } }>(
        `query ($status: [DifferenceStatus!]) { differences(status: $status) { nodes { id kind status message } } }`,
        { status: [status] },
      )
    ).differences.nodes
  const restore = async (input: object): Promise<Restored> =>
    (
      await ask<{ restoreCustomers: Restored }>(
        `mutation ($input: RestoreCustomersInput!) { restoreCustomers(input: $input) { restored left userErrors { code } } }`,
        { input },
      )
    ).restoreCustomers
  async function compare(): Promise<{ places: (string | null)[]; differences: number }> {
    type Places = { places: { whyNotCompared: string | null; differences: number }[] }
    const { reconcile } = await ask<{ reconcile: Places }>(
      `mutation { reconcile { places { whyNotCompared differences } } }`,
    )
    return {
      places: reconcile.places.map(({ whyNotCompared }) => whyNotCompared),
      differences: reconcile.places.reduce((sum, place) => sum + place.differences, 0),
    }
  }
  const equal = { places: [null, null, null], differences: 0 }
  const accounts = async () => ({
    houston: await accountsAt(it1.tillsync),
    sanfrancisco: await accountsAt(it1.tillsync, 'sanfrancisco'),
  })

  beforeAll(async () => {
    it1 = await startRestorable({ settings: { TILLSYNC_SIMULATOR: 'on' } })
    const { tillsync } = it1
    await createMany(tillsync, 'Kept', 2)
    await createMany(tillsync, 'Changed', 2, 'sanfrancisco')
    await create(tillsync, 'Erased')
    await tillsync.travel()
    expect(await compare()).toEqual(equal)
    await it1.backup.make()

    await createMany(tillsync, 'Captured', 3)
    await createMany(tillsync, 'Realtime', 2, 'sanfrancisco')
    await update('Changed0', '713 555 0100')
    await update('Changed1', '713 555 0101')
    await tillsync.travel()
    const erased = await ask<{ eraseCustomer: { userErrors: unknown[] } }>(
      `mutation ($key: ID!) { eraseCustomer(input: { customer: $key, reason: "asked for" }) { userErrors { code } } }`,
      { key: await keyOf('Erased') },
    )
    expect(erased.eraseCustomer.userErrors).toEqual([])
    await ask(`mutation { enableFeature(input: { feature: "ASYNC_EDIT", confirm: true }) { userErrors { code } } }`)
    for (const job of ['1110', '1070', '1010']) await tillsync.runJob(job)
    before = await accounts()
    expect([before.houston.size, before.sanfrancisco.size]).toEqual([5, 4])

    await it1.backup.putBack()
    expect(await tryJob(tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    await tryJob(tillsync, '1010', 'sanfrancisco-db')
    // Captured of a customer that headquarters has lost.
    await ask(`mutation { flushChannelCache { userErrors { code } } }`)
    await update('Realtime0', '713 555 0102', 'ASYNC')
    await update('Realtime0', '713 555 0103', 'ASYNC')
  }, 600_000)

  const untouched = async () => ({
    hq: await hq(
      sql`select (select count(*) from difference) as differences, (select count(*) from erasure) as erasures,
        (select count(*) from customer_account) as accounts, (select max(next) from number_sequence) as next,
        (select count(*) from batch_run where job_id = 'recover-headquarters') as runs,
        (select count(*) from headquarters_check where rewound_at is not null) as rewound`,
    ),
    channel: await execute(
      it1.tillsync.databases.houston.db,
      sql`select (select count(*) from upload_pending) as pending, incarnation from headquarters_seen`,
    ),
    accounts: await accounts(),
  })

  it('a dry run says what was lost, what comes back, and what cannot, and changes nothing', async () => {
    const then = await untouched()
    const { run, losses, notRestored } = await recover(it1.tillsync, { dryRun: true })
    expect(run).toBeNull()
    expect(losses).toMatchObject([
      {
        channelDatabase: { key: 'houston-db' },
        customers: 3,
        customersSentAgain: 3,
        changes: 0,
        operations: 3,
        erasures: 1,
      },
      {
        channelDatabase: { key: 'sanfrancisco-db' },
        customers: 2,
        customersSentAgain: 0,
        changes: 2,
        operations: 0,
        erasures: 1,
      },
    ])
    expect(losses[1]?.message).toContain('4 differences will be reported for a person')
    expect(notRestored[0]).toMatch(/^The log of the backup ends at .* does not come back: features/)
    expect(notRestored).toContain('ASYNC_EDIT is on at houston-db and off in the backup. The next 1110 makes it so.')
    expect(await untouched()).toEqual(then)
  })

  it('brings back captured customers with their numbers and erases again, and nobody disappears at a till', async () => {
    const { next } = await atHeadquarters(it1.tillsync)
    const { run, userErrors } = await recover(it1.tillsync, { reason: 'The disk was replaced.' })
    expect({ status: run?.status, userErrors }).toEqual({ status: 'FINISHED', userErrors: [] })
    expect(run?.message).toMatch(
      /^3 lost customers are back with their account numbers. 4 differences need a person: 2 customers and 2 changes/,
    )
    expect(run?.message).toContain('ASYNC_EDIT is on at houston-db and off in the backup.')
    expect(await rewoundAt(it1.tillsync)).toBeNull()
    expect(await accounts()).toEqual(before)
    expect(await phoneAt('Changed0')).toBe('713 555 0100')
    const names = await hq<{ name: string }>(
      sql`select cust_name as name from customer where cust_name like 'Ada %' order by 1`,
    )
    expect(names.map(({ name }) => name.slice(4))).toEqual([
      'Captured0',
      'Captured1',
      'Captured2',
      'Changed0',
      'Changed1',
      'Kept0',
      'Kept1',
    ])
    expect(await hq(sql`select count(*)::int as n from erasure`)).toEqual([{ n: 1 }])
    expect((await atHeadquarters(it1.tillsync)).next).toBeGreaterThan(next + 4)
  })

  it('neither a full 1010 nor a comparison removes or replaces what a person has yet to decide', async () => {
    for (const channelDatabase of ['houston-db', 'sanfrancisco-db'])
      await ask(`mutation ($input: RunCdxJobInput!) { runCdxJob(input: $input) { userErrors { code } } }`, {
        input: { job: '1010', channelDatabase, full: true },
      })
    expect(await compare()).toMatchObject({ places: [null, null, null], differences: 2 })
    await it1.tillsync.travel()
    expect(await accounts()).toEqual(before)
    expect(await phoneAt('Changed0')).toBe('713 555 0100')
    const reported = await differences()
    expect(reported.map(({ kind }) => kind).sort()).toEqual([
      'LOST_AT_HEADQUARTERS',
      'LOST_AT_HEADQUARTERS',
      'NEWER_AT_CHANNEL',
      'NEWER_AT_CHANNEL',
    ])
    const { checks } = await diagnose(it1.tillsync, { installation: true })
    const check = checks.find(({ code }) => code === 'NO_DIFFERENCE')
    expect(check?.message).toContain('have reported 4 differences')
    expect(check?.remedies.slice(0, 2).map(({ mutation }) => mutation)).toEqual([
      'restoreCustomers',
      'acceptDifference',
    ])
  })

  it('is refused when there is nothing left to recover', async () => {
    expect(await recover(it1.tillsync, { reason: 'Again.' })).toMatchObject({
      run: null,
      userErrors: [{ code: 'HEADQUARTERS_NOT_REWOUND' }],
    })
  })

  it('restores a change together with later changes at headquarters, and a customer with its number', async () => {
    const operator = await it1.tillsync.tokenFor('OPERATOR', ['sanfrancisco'])
    const one = await graphqlRequest(
      it1.tillsync.url,
      operator,
      `mutation { restoreCustomers(input: { reason: "Tried." }) { restored } }`,
    )
    expect(one.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    expect((await restore({ reason: ' ' })).userErrors).toMatchObject([{ code: 'INVALID_VALUE' }])
    expect((await restore({ differences: [randomUUID()], reason: 'Tried.' })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
    // Another store has changed another field meanwhile.
    await hq(
      sql`update customer set email = 'ada@example.com', version = version + 1,
        field_versions = field_versions || jsonb_build_object('email', jsonb_build_object('v', version + 1, 'source', 'hq:test'))
      where cust_name = 'Ada Changed0'`,
    )
    expect(await restore({ reason: 'The stores have them.' })).toEqual({ restored: 4, left: 0, userErrors: [] })
    await it1.tillsync.travel()
    expect(await accounts()).toEqual(before)
    expect(
      await hq(sql`select phone, email from customer where cust_name like 'Ada Changed%' order by cust_name`),
    ).toEqual([
      { phone: '713 555 0100', email: 'ada@example.com' },
      { phone: '713 555 0101', email: null },
    ])
    expect(await phoneAt('Changed0')).toBe('713 555 0100')
    expect(await compare()).toEqual(equal)
    expect((await differences('RESTORED')).length).toBe(4)
  })

  it('updates captured between the loss and the decision are synchronized without a person', async () => {
    expect(await hq(sql`select phone from customer where cust_name = 'Ada Realtime0'`)).toEqual([
      { phone: '713 555 0103' },
    ])
    expect(await phoneAt('Realtime0')).toBe('713 555 0103')
    const open = await hq(
      sql`select o.status, a.outcome from operation o left join operation_attempt a using (operation_id)
      where o.kind = 'UPDATE_CUSTOMER' and o.route = 'ASYNC' order by o.operation_number, a.id`,
    )
    expect(open).toMatchObject([
      { status: 'DISTRIBUTED', outcome: 'FAILED' },
      { status: 'DISTRIBUTED', outcome: 'RESTORED' },
      { status: 'DISTRIBUTED', outcome: 'SYNCED' },
      { status: 'DISTRIBUTED', outcome: 'SYNCED' },
    ])
  })

  it('gives nobody a number that a channel has seen', async () => {
    await createMany(it1.tillsync, 'After', 2)
    await create(it1.tillsync, 'AfterInRealTime', 'sanfrancisco')
    await it1.tillsync.travel()
    const now = await accounts()
    const all = [...now.houston.values(), ...now.sanfrancisco.values()]
    expect(new Set(all).size).toBe(all.length)
    for (const [name, account] of before.houston) expect(now.houston.get(name)).toBe(account)
  })

  it('recovers from a second restore of the same backup, where giving up removes a customer for good', async () => {
    const then = await accounts()
    await it1.backup.putBack()
    expect(await tryJob(it1.tillsync, '1010')).toMatchObject({ userErrors: [{ code: 'HEADQUARTERS_REWOUND' }] })
    expect(await recover(it1.tillsync, { reason: 'And again.' })).toMatchObject({
      run: { status: 'FINISHED' },
      userErrors: [],
    })
    expect(await accounts()).toEqual(then)
    const lost = (await differences()).filter(({ kind }) => kind === 'LOST_AT_HEADQUARTERS')
    expect(lost.length).toBe(3)
    const { acceptDifference } = await ask<{ acceptDifference: { userErrors: unknown[] } }>(
      `mutation ($input: AcceptDifferenceInput!) { acceptDifference(input: $input) { userErrors { code message } } }`,
      { input: { difference: lost[0]?.id, reason: 'Not wanted.' } },
    )
    expect(acceptDifference.userErrors).toEqual([])
    expect(await phoneAt('Changed1')).toBe('713 555 0101')
    const [discarded] = await hq<{ id: string }>(
      sql`select d.id from difference d join customer using (customer_key)
      where kind = 'NEWER_AT_CHANNEL' and d.status = 'REPORTED' and cust_name = 'Ada Changed1'`,
    )
    await ask(`mutation ($input: AcceptDifferenceInput!) { acceptDifference(input: $input) { userErrors { code } } }`, {
      input: { difference: discarded?.id, reason: 'It was wrong.' },
    })
    expect(await restore({ reason: 'The others are.' })).toMatchObject({ restored: 3, left: 0, userErrors: [] })
    await it1.tillsync.travel()
    const after = await accounts()
    expect(after.sanfrancisco.size).toBe(then.sanfrancisco.size - 1)
    expect(after.houston).toEqual(then.houston)
    expect([await phoneAt('Changed0'), await phoneAt('Changed1')]).toEqual(['713 555 0100', null])
    expect(await compare()).toEqual(equal)
    await create(it1.tillsync, 'Last', 'sanfrancisco')
    const given = [...then.houston.values(), ...then.sanfrancisco.values()]
    expect(given).not.toContain((await accountsAt(it1.tillsync, 'sanfrancisco')).get('Ada Last'))
  })
})
