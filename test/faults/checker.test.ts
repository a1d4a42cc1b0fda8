import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { check, type Verdict } from '../../faults/checker/check.ts'
import { failuresOf } from '../../faults/fault-run.ts'
import type { Entry, Happening } from '../../faults/history.ts'
import { type TestDatabase, testDatabase } from '../support/databases.ts'
import { headquarters } from '../support/headquarters.ts'

let hq: Awaited<ReturnType<typeof headquarters>>
let houston: TestDatabase
let sanfrancisco: TestDatabase
let found: (...happenings: Dated[]) => Promise<Partial<Verdict>>
beforeAll(async () => {
  hq = await headquarters()
  houston = await testDatabase('channel')
  sanfrancisco = await testDatabase('channel')
  const databases = { hq: hq.url, tills: { houston: houston.url, sanfrancisco: sanfrancisco.url } }
  found = async (...happenings) => {
    const verdict = await check(databases, [...good, ...happenings].map(dated))
    return Object.fromEntries(Object.entries(verdict).filter(([, wrong]) => wrong.length > 0))
  }
})

type Dated = Happening & { at?: number }
const NOW = Date.now()
const dated = (happening: Dated): Entry => ({ at: NOW, ...happening })
const channel = 'houston'
/** The history of what the tests put into the databases: nothing is wrong with it. */
const good: Happening[] = []
const sent = (name: string): Happening => ({ type: 'create sent', key: name, channel, name })
const created = (name: string, customerKey: string, account: string | null = null): Happening => ({
  type: 'created',
  key: name,
  channel,
  name,
  customerKey,
  account,
  route: 'REALTIME',
  operationId: null,
})

type Kept = { phone?: string; tills?: TestDatabase[]; phoneAtTills?: string; noted?: boolean }
async function customer(name: string, account: string, kept: Kept = {}): Promise<string> {
  const { phone = null, tills = [houston, sanfrancisco], phoneAtTills = phone, noted = true } = kept
  const key = randomUUID()
  await hq.db.execute(sql`insert into customer (customer_key, data_area_id, account, last_name, phone, address_books, search)
    values (${key}, 'USRT', ${account}, ${name}, ${phone}, '{}', '')`)
  await hq.db.execute(
    sql`insert into customer_account (customer_key, data_area_id, account, operation_id) values (${key}, 'USRT', ${account}, ${randomUUID()})`,
  )
  for (const till of tills)
    await till.db.execute(sql`insert into customer (customer_key, data_area_id, account, name, version, address_books, document, search)
      values (${key}, 'USRT', ${account}, ${name}, 1, '{}', ${JSON.stringify({ phone: phoneAtTills })}::jsonb, '')`)
  if (noted) good.push(sent(name), created(name, key))
  return key
}
async function remove(name: string): Promise<void> {
  await hq.db.execute(
    sql`delete from customer_account where customer_key in (select customer_key from customer where last_name = ${name})`,
  )
  await hq.db.execute(sql`delete from customer where last_name = ${name}`)
  for (const { db } of [houston, sanfrancisco]) await db.execute(sql`delete from customer where name = ${name}`)
  good.splice(0, good.length, ...good.filter((one) => !('name' in one) || one.name !== name))
}

let position = 1_000
/** An operation of a customer that headquarters has applied; returns its id. */
async function operation(customerKey: string, number: number, offset = 0): Promise<string> {
  const id = randomUUID()
  await hq.db.execute(sql`insert into operation (operation_id, data_area_id, channel_id, channel_database_id, customer_key,
      operation_number, number_offset, kind, captured_at, captured_by, base_version, hash, status)
    values (${id}, 'USRT', 'houston', 'houston-db', ${customerKey}, ${number}, ${offset}, 'UPDATE_CUSTOMER', now(), 'till', 0, '', 'DISTRIBUTED')`)
  position += 1
  await hq.db.execute(sql`insert into log (position, kind, entity_id, channel_id, channel_database_id, operation_id, status, revision)
    values (${position}, 'OPERATION', ${id}, 'houston', 'houston-db', ${id}, 'SYNCED', 1)`)
  return id
}

describe('the checker of the fault run', () => {
  it('finds nothing where nothing is wrong', async () => {
    await customer('FaultGood', 'C-1')
    expect(await found()).toEqual({})
  })

  it('finds a customer that is lost, and excuses what was said to be lost with a restored channel database', async () => {
    const captured = randomUUID()
    const gone = [
      sent('FaultGone'),
      { ...created('FaultGone', randomUUID()), route: 'ASYNC', operationId: captured } as const,
    ]
    expect(await found(...gone)).toEqual({ lost: ['FaultGone'] })
    const restored = { type: 'channel restored', channels: [channel], lostAt: NOW + 1, restoredAt: NOW + 2 } as const
    const unknownSince = NOW + 1
    expect(await found(...gone, { ...restored, lost: [captured], unknownSince })).toEqual({})
    expect(await found(...gone, { ...restored, lost: [], unknownSince: NOW })).toEqual({})
    expect(await found(...gone, { ...restored, lost: [], unknownSince })).toEqual({ lost: ['FaultGone'] })
    // The database went away between the capture and the answer, which therefore lacks the operation.
    const half = [sent('FaultHalf'), { ...created('FaultHalf', randomUUID()), route: 'ASYNC' } as const]
    expect(await found(...half, { ...restored, lost: [], unknownSince: NOW })).toEqual({})
    const realtime = [sent('FaultHalf'), created('FaultHalf', randomUUID(), 'C-9')]
    expect(await found(...realtime, { ...restored, lost: [], unknownSince: NOW })).toEqual({ lost: ['FaultHalf'] })
  })

  it('finds a customer that is doubled, one with another GUID, and one that nobody requested', async () => {
    await customer('FaultTwice', 'C-2')
    await customer('FaultTwice', 'C-3', { noted: false })
    expect(await found()).toEqual({ doubled: ['FaultTwice'], otherwise: ['FaultTwice'] })
    await remove('FaultTwice')
    await customer('FaultUnasked', 'C-4', { noted: false })
    expect(await found()).toEqual({ unasked: ['FaultUnasked'] })
    await remove('FaultUnasked')
  })

  it('finds a customer that a till lacks, and sides that differ', async () => {
    await customer('FaultLate', 'C-5', { tills: [houston] })
    expect(await found()).toEqual({ notBack: ['FaultLate in sanfrancisco'] })
    await remove('FaultLate')
    await customer('FaultUnequal', 'C-6', { phone: '1', phoneAtTills: '2' })
    expect(await found()).toEqual({ unequal: ['FaultUnequal in houston', 'FaultUnequal in sanfrancisco'] })
    await remove('FaultUnequal')
  })

  it('finds an edit that is lost, or overtaken by an earlier one', async () => {
    const customerKey = await customer('FaultEdited', 'C-7', { phone: '1' })
    const edited = (value: string, at: number): Dated => ({
      type: 'edited',
      key: `edit ${value}`,
      channel,
      field: 'phone',
      value,
      customerKey,
      account: null,
      route: 'REALTIME',
      operationId: null,
      at,
    })
    expect(await found(edited('1', NOW))).toEqual({})
    expect(await found(edited('1', NOW), edited('2', NOW + 1))).toEqual({ editLost: ['edit 2: 1, not 2'] })
    await remove('FaultEdited')
  })

  it('finds a number that two customers have had, wherever it was seen', async () => {
    await customer('FaultNumbered', 'C-8')
    expect(await found({ type: 'number', account: 'C-8', customerKey: randomUUID() })).toEqual({
      numberReused: ['C-8'],
    })
    await remove('FaultNumbered')
  })

  it('finds an erased person in any table', async () => {
    const customerKey = randomUUID()
    const erased: Happening = { type: 'erased', customerKey, name: 'FaultErased1x1' }
    expect(await found(erased)).toEqual({})
    await houston.db.execute(sql`insert into audit_entry (actor, roles, action, target, result)
      values ('till', '{}', 'forgotten', 'FaultErased1x1', 'OK')`)
    expect(await found(erased)).toEqual({ erasedBack: ['FaultErased1x1 in houston public.audit_entry'] })
  })

  it('finds operations that were applied out of order, twice under one number, or with a gap', async () => {
    const [inverted, twice, gap] = [randomUUID(), randomUUID(), randomUUID()]
    for (const number of [2, 1]) await operation(inverted, number)
    expect(await found()).toEqual({ outOfOrder: [`${inverted} houston-db: numbers 1 2, applied out of order`] })
    await operation(twice, 1)
    await operation(twice, 2, 1)
    const restored: Happening = {
      type: 'channel restored',
      channels: ['houston'],
      lostAt: NOW,
      restoredAt: NOW,
      lost: [],
      unknownSince: NOW,
    }
    // What was captured before headquarters had been asked for the numbers that were given.
    expect(await found(restored)).toEqual({ outOfOrder: [`${inverted} houston-db: numbers 1 2, applied out of order`] })
    for (const number of [1, 3]) await operation(gap, number)
    const { outOfOrder = [] } = await found()
    expect(outOfOrder.sort()).toEqual(
      [
        `${inverted} houston-db: numbers 1 2, applied out of order`,
        `${twice} houston-db: numbers 1 1`,
        `${gap} houston-db: numbers 1 3`,
      ].sort(),
    )
    await hq.db.execute(sql`delete from operation where true`)
  })

  it('finds an event that a subscriber missed or received twice, unless a Gap was announced', async () => {
    const id = await operation(randomUUID(), 1)
    const subscribed: Dated = { type: 'subscribed', subscriber: 'one', channels: ['houston'], at: NOW - 60_000 }
    const event: Happening = {
      type: 'event',
      subscriber: 'one',
      what: 'OperationChanged',
      operationId: id,
      status: 'SYNCED',
      revision: 1,
    }
    const notice: Dated = { type: 'event', subscriber: 'one', what: 'Gap', at: NOW + 600_000 }
    expect(await found(subscribed, event)).toEqual({})
    expect(await found(subscribed)).toEqual({ eventMissed: [`one: ${id} SYNCED 1`] })
    expect(await found(subscribed, notice)).toEqual({})
    expect(await found(subscribed, event, event)).toEqual({ eventDoubled: [`one: ${id} SYNCED 1`] })
    expect(await found(subscribed, event, notice, event)).toEqual({})
    expect(await found({ ...subscribed, channels: ['sanfrancisco'] })).toEqual({})
    await hq.db.execute(sql`delete from operation where true`)
  })

  it('finds events that arrive against the order of the log, and a capture after its upload', async () => {
    const customerKey = randomUUID()
    const [first, second] = [await operation(customerKey, 1), await operation(customerKey, 2)]
    const subscribed: Dated = { type: 'subscribed', subscriber: 'one', channels: null, at: NOW + 600_000 }
    const event = (operationId: string, status = 'SYNCED'): Happening => ({
      type: 'event',
      subscriber: 'one',
      what: 'OperationChanged',
      operationId,
      status,
      revision: 1,
    })
    const capture = event(first, 'CAPTURED')
    const gap: Happening = { type: 'event', subscriber: 'one', what: 'Gap' }
    expect(await found(subscribed, capture, event(first), event(second))).toEqual({})
    expect(await found(subscribed, event(second), event(first))).toEqual({
      outOfOrder: [`one: ${first} SYNCED 1 came too late`],
    })
    expect(await found(subscribed, event(first), capture)).toEqual({
      outOfOrder: [`one: ${first} CAPTURED 1 came too late`],
    })
    expect(await found(subscribed, event(second), gap, event(first))).toEqual({})
    await hq.db.execute(sql`delete from operation where true`)
  })

  it('finds a replica that is green while something waits, or while a database is away', async () => {
    const at = NOW + 30_000
    const health = (green: boolean, seconds: number): Dated => ({
      type: 'health',
      replica: 'api-1',
      green,
      parts: { 'houston-db': 'ok' },
      waiting: { operation: 'operation', status: 'CAPTURED', seconds, where: 'houston' },
      at,
    })
    expect(await found(health(true, 5), health(false, 500))).toEqual({})
    const when = `api-1 at ${new Date(at).toISOString()}`
    expect(await found(health(true, 500))).toEqual({
      falseGreen: [`${when}: operation (CAPTURED) waited for 500 s in houston`],
    })
    const away = { type: 'accident', accident: 'kill-postgres', target: 'houston', away: 'houston-db' } as const
    const killed: Dated[] = [
      { ...away, phase: 'begins', at: NOW },
      { ...away, phase: 'ends', at: NOW + 60_000 },
    ]
    expect(await found(...killed, health(true, 5))).toEqual({ falseGreen: [`${when}: houston-db was away`] })
  })
})

describe('a fault run', () => {
  const request = { seed: 1, acknowledgements: 10_000, seconds: 900, accidents: ['kill-api', 'disk-full'] }
  const passed = {
    figures: { acknowledged: 10_001, crashes: 0 },
    accidents: new Map([['kill-api', 3]]),
    lacking: new Map([['disk-full', 'no small disk can be mounted']]),
    verdict: { lost: [] } as unknown as Verdict,
    unsettled: [],
  }

  it('has passed when as many as were to be were acknowledged, each possible accident happened, and nothing is wrong', () => {
    expect(failuresOf(request, passed)).toEqual([])
  })

  it('has failed when its time was over before, and when anything is wrong', () => {
    const few = { ...passed, figures: { acknowledged: 1_601 } }
    expect(failuresOf(request, few)).toEqual([
      expect.stringContaining('Only 1601 of 10000 customers were acknowledged in 900 s.'),
    ])
    const lost = { ...passed, verdict: { lost: ['gone'] } as unknown as Verdict }
    for (const failed of [
      lost,
      { ...passed, accidents: new Map() },
      { ...passed, unsettled: ['3 SYNCED'] },
      { ...passed, figures: { acknowledged: 10_001, crashes: 1 } },
    ])
      expect(failuresOf(request, failed)).toHaveLength(1)
  })
})
