import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { execute, transaction } from '../../../src/db/client.ts'
import { createEndpoint, type NewEndpoint } from '../../../src/headquarters/webhooks/create-endpoint.ts'
import { startWebhooks } from '../../../src/headquarters/webhooks/delivery/start-webhooks.ts'
import { readEndpoints, type WebhookEndpointView } from '../../../src/headquarters/webhooks/endpoint-view.ts'
import { countSetAside, listDeliveries, listSetAside } from '../../../src/headquarters/webhooks/list-deliveries.ts'
import { recoverEndpoint } from '../../../src/headquarters/webhooks/recover-endpoint.ts'
import { rotateSecret } from '../../../src/headquarters/webhooks/rotate-secret.ts'
import { deleteEndpoint, setEndpoint } from '../../../src/headquarters/webhooks/set-endpoint.ts'
import { discardEvent, replayEvent, testEndpoint } from '../../../src/headquarters/webhooks/single-events.ts'
import { append } from '../../../src/log/append.ts'
import { wake } from '../../../src/log/wake.ts'
import { headquarters } from '../../support/headquarters.ts'
import { accept, fail, hang, type ReceivedMessage, webhookReceiver } from '../../support/webhook-receiver.ts'

const NETWORKS = ['127.0.0.1/32']

let hq: HeadquartersDatabase
beforeAll(async () => {
  hq = await headquarters()
})

/** Delivers in a process' place, with short pauses between tries, until the test ends. */
function deliver({ pace = 0.005, answerWithin = 60_000, networks = NETWORKS } = {}) {
  const faults: unknown[] = []
  const stop = startWebhooks(hq, { networks, pace, answerWithin, onFault: (error) => faults.push(error) })
  onTestFinished(async () => {
    await stop()
    expect(faults).toEqual([])
  })
  return stop
}

/** An endpoint that is deleted when the test ends. */
async function endpoint(url: string, more: Partial<NewEndpoint> = {}) {
  const given = { url, description: '', events: ['CUSTOMER_CHANGED'], format: 'STANDARD', personalData: false } as const
  const made = await createEndpoint(hq.db, SYSTEM, { ...given, ...more }, NETWORKS)
  expect(made.userErrors).toEqual([])
  const id = made.endpoint?.id ?? ''
  onTestFinished(async () => {
    await deleteEndpoint(hq.db, SYSTEM, { endpoint: id })
  })
  return { id, secret: made.secret ?? '' }
}

/** Changes of customers at headquarters, in this order. */
async function change(...customerKeys: string[]): Promise<void> {
  await transaction(hq.db, (tx) =>
    append(
      tx,
      customerKeys.map((customerKey) => ({
        kind: 'CUSTOMER',
        entityId: customerKey,
        customerKey,
        dataAreaId: 'USRT',
        status: 'SYNCED',
        downloadJob: '1010',
      })),
    ),
  )
  wake(hq.db)
}

async function view(id: string): Promise<WebhookEndpointView> {
  const found = (await readEndpoints(hq.db)).find((each) => each.id === id)
  if (!found) throw new Error('There is no such endpoint.')
  return found
}

const customers = (count: number): string[] => Array.from({ length: count }, () => randomUUID())
const sentAt = ({ headers }: ReceivedMessage) => new Date(Number(headers['webhook-timestamp']) * 1_000)
const deliveries = (id: string, limit = 100) => listDeliveries(hq.db, { endpointId: id, limit, before: null })
const setAside = (id: string) => listSetAside(hq.db, { endpointId: id, limit: 100 })
const customersOf = (got: readonly ReceivedMessage[]) => got.map(({ customerId }) => customerId)
/** The state of an endpoint, read until it is as expected: what a delivery notes follows the receiver's answer. */
const eventually = (check: () => Promise<void>) =>
  expect.poll(() => check().then(() => 'as expected', String), { timeout: 60_000 }).toBe('as expected')

test('delivers each event once, and those of a customer in order', async () => {
  const receiver = await webhookReceiver()
  const { id } = await endpoint(receiver.url)
  deliver()
  const [ada = '', grace = ''] = customers(2)
  await change(ada, grace, ada, ...customers(70), ada)
  await receiver.until((got) => got.length >= 74)
  await eventually(async () => expect((await view(id)).entriesBehind).toBe('0'))
  expect(receiver.got).toHaveLength(74)
  const ofAda = receiver.got.filter(({ customerId }) => customerId === ada).map(({ id: each }) => each)
  const positions = ofAda.map((each) => Number(each.split('_')[2]))
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
  expect(new Set(receiver.got.map(({ id: each }) => each)).size).toBe(74)
})

test('an endpoint that answers 500 and one that is away lose nothing: all arrives once they take messages again', async () => {
  const receiver = await webhookReceiver()
  receiver.answer = fail
  const { id } = await endpoint(receiver.url)
  deliver()
  const all = customers(50)
  await change(...all)
  await receiver.until((got) => got.length >= 12)
  await eventually(async () => expect((await view(id)).failingSince).not.toBeNull())
  expect(await countSetAside(hq.db, id)).toBe(0)
  expect((await view(id)).lastFailure).toBe('500 Internal Server Error')
  await receiver.away()
  await eventually(async () =>
    expect(await deliveries(id, 1)).toMatchObject([{ outcome: 'UNREACHABLE', status: null }]),
  )
  const refusedBefore = receiver.got.length
  receiver.answer = accept
  await receiver.back()
  await receiver.until((got) => got.length >= refusedBefore + 50)
  expect(customersOf(receiver.got.slice(refusedBefore)).toSorted()).toEqual(all.toSorted())
  await eventually(async () =>
    expect(await view(id)).toMatchObject({ failingSince: null, nextAttemptAt: null, entriesBehind: '0' }),
  )
})

/** How often the endpoint has taken nothing in a row. */
async function failuresOf(id: string): Promise<number> {
  const [row] = await execute<{ failures: number }>(hq.db, sql`select failures from webhook_endpoint where id = ${id}`)
  return row?.failures ?? 0
}

/** Moves what the endpoint waits for, as if the clock had gone on until its next try. Returns by how many seconds. */
async function goOnUntilNextTry(id: string): Promise<number> {
  const [moved] = await execute<{ seconds: number }>(
    hq.db,
    sql`with next as (
        select greatest(extract(epoch from next_attempt_at - now()), 0)::float8 as seconds
        from webhook_endpoint where id = ${id}
      )
      update webhook_endpoint
      set next_attempt_at = now(), failing_since = failing_since - next.seconds * interval '1 second'
      from next
      where id = ${id}
      returning next.seconds`,
  )
  wake(hq.db)
  return moved?.seconds ?? 0
}

test('an endpoint that is away for an hour loses nothing: each customer’s events arrive in order, and no other endpoint waits', async () => {
  const [receiver, other] = [await webhookReceiver(), await webhookReceiver()]
  const { id } = await endpoint(receiver.url)
  const { id: otherId } = await endpoint(other.url)
  await receiver.away()
  deliver({ pace: 1 })
  const [ada = '', grace = ''] = customers(2)
  const inOrder = [ada, grace, ada]
  await change(...inOrder)
  await eventually(async () => expect(await failuresOf(id)).toBe(1))
  let [passed, tries] = [0, 1]
  while (passed < 3_600) {
    passed += await goOnUntilNextTry(id)
    tries += 1
    await eventually(async () => expect(await failuresOf(id)).toBe(tries))
    // What happens meanwhile waits behind it; the other endpoint has it at once.
    if (tries % 6 === 0) {
      const more = [grace, ada, ...customers(1)]
      inOrder.push(...more)
      await change(...more)
      await other.until((got) => got.length === inOrder.length)
    }
  }
  expect(await view(id)).toMatchObject({ enabled: true, lastFailure: 'The connection was refused.' })
  expect(Date.now() - Date.parse((await view(id)).failingSince ?? '')).toBeGreaterThan(3_600_000)
  expect((await view(otherId)).failingSince).toBeNull()
  // Every five minutes at the least, and no more than is needed to notice that it is back.
  expect(tries).toBeGreaterThan(12)
  expect(tries).toBeLessThan(40)
  await receiver.back()
  await goOnUntilNextTry(id)
  await receiver.until((got) => got.length === inOrder.length)
  await eventually(async () => expect(await view(id)).toMatchObject({ entriesBehind: '0', failingSince: null }))
  expect(await countSetAside(hq.db, id)).toBe(0)
  expect(receiver.got).toHaveLength(inOrder.length)
  const idsOf = (got: readonly ReceivedMessage[], customer: string) =>
    got.filter(({ customerId }) => customerId === customer).map((each) => each.id)
  for (const customer of new Set(inOrder)) {
    expect(idsOf(receiver.got, customer)).toEqual(idsOf(other.got, customer))
    expect(idsOf(receiver.got, customer)).toHaveLength(inOrder.filter((each) => each === customer).length)
  }
})

test('an event that is refused is set aside by name: later ones of its customer wait behind it, others go on', async () => {
  const receiver = await webhookReceiver()
  const [poisoned = '', ...others] = customers(40)
  let cured = false
  receiver.answer = (message, response, count) =>
    (message.customerId === poisoned && !cured ? fail : accept)(message, response, count)
  const { id } = await endpoint(receiver.url)
  deliver()
  await change(others[0] ?? '', poisoned, ...others.slice(1), poisoned)
  await receiver.until((got) => others.every((other) => customersOf(got).includes(other)))
  await eventually(async () => expect(await countSetAside(hq.db, id)).toBe(2))
  const [first, second] = await setAside(id)
  expect(first).toMatchObject({
    event: 'CUSTOMER_CHANGED',
    facts: { customerId: poisoned },
    lastFailure: expect.stringMatching(/^500/),
  })
  expect(second).toMatchObject({ attempts: 0, nextAttemptAt: null })
  // Later ones wait, too, and another customer does not.
  const [late = ''] = customers(1)
  await change(poisoned, late)
  await receiver.until((got) => customersOf(got).includes(late))
  await eventually(async () => expect(await countSetAside(hq.db, id)).toBe(3))
  const tried = new Set(receiver.got.filter(({ customerId }) => customerId === poisoned).map((each) => each.id))
  expect([...tried]).toEqual([first?.webhookId])
  cured = true
  const before = receiver.got.length
  await replayEvent(hq.db, SYSTEM, { endpoint: id, webhookId: first?.webhookId ?? '' })
  await eventually(async () => expect(await countSetAside(hq.db, id)).toBe(0))
  const after = receiver.got.slice(before).filter(({ customerId }) => customerId === poisoned)
  const inOrder = [...new Set(after.map((each) => each.id))]
  expect(inOrder).toHaveLength(3)
  expect(inOrder[0]).toBe(first?.webhookId)
  expect(inOrder[1]).toBe(second?.webhookId)
})

test('the only event there is, refused again and again, is set aside too, and does not keep the next one', async () => {
  const receiver = await webhookReceiver()
  const [poisoned = '', next = ''] = customers(2)
  receiver.answer = (message, response, count) =>
    (message.customerId === poisoned ? fail : accept)(message, response, count)
  const { id } = await endpoint(receiver.url)
  deliver()
  await change(poisoned)
  await eventually(async () => expect(await countSetAside(hq.db, id)).toBe(1))
  await change(next)
  await receiver.until((got) => customersOf(got).includes(next))
  const [event] = await setAside(id)
  expect(
    await discardEvent(hq.db, SYSTEM, { endpoint: id, webhookId: event?.webhookId ?? '', reason: 'Known' }),
  ).toMatchObject({ userErrors: [] })
  expect(await countSetAside(hq.db, id)).toBe(0)
})

test('several refused events at the head of the log hold up nobody else', async () => {
  const receiver = await webhookReceiver()
  const [poisoned, others] = [customers(7), customers(5)]
  receiver.answer = (message, response, count) =>
    (poisoned.includes(message.customerId ?? '') ? fail : accept)(message, response, count)
  const { id } = await endpoint(receiver.url)
  deliver()
  await change(...poisoned, ...others)
  await receiver.until((got) => others.every((other) => customersOf(got).includes(other)))
  await eventually(async () => expect(await countSetAside(hq.db, id)).toBe(7))
})

test('an endpoint of a process that was killed is taken over when its lease has run out', async () => {
  const receiver = await webhookReceiver()
  const { id } = await endpoint(receiver.url)
  await execute(
    hq.db,
    sql`update webhook_endpoint set lease_id = gen_random_uuid(), lease_until = now() + interval '2 seconds' where id = ${id}`,
  )
  deliver()
  await change(...customers(1))
  await receiver.until((got) => got.length === 1)
  const [{ isOver = false } = {}] = await execute<{ isOver: boolean }>(
    hq.db,
    sql`select now() >= created_at + interval '2 seconds' as "isOver" from webhook_endpoint where id = ${id}`,
  )
  expect(isOver).toBe(true)
})

test('an endpoint that hangs is given up in time, and one that redirects is not followed', async () => {
  const elsewhere = await webhookReceiver()
  const receiver = await webhookReceiver()
  receiver.answer = hang
  const { id } = await endpoint(receiver.url)
  deliver({ answerWithin: 300 })
  await change(...customers(2))
  await eventually(async () =>
    expect(await deliveries(id, 1)).toMatchObject([
      { outcome: 'UNREACHABLE', answer: 'There was no answer within 0.3 seconds.' },
    ]),
  )
  receiver.answer = (_, response) => void response.writeHead(307, { location: elsewhere.url }).end()
  await eventually(async () =>
    expect(await deliveries(id, 1)).toMatchObject([
      { outcome: 'REFUSED', status: 307, answer: expect.stringContaining('Redirects are not followed') },
    ]),
  )
  expect(elsewhere.got).toEqual([])
})

test('the official verifier accepts the signatures, also by the former secret after a rotation', async () => {
  const receiver = await webhookReceiver()
  const { id, secret } = await endpoint(receiver.url)
  deliver()
  const verified = (message: ReceivedMessage | undefined, by: string) =>
    new Webhook(by).verify(message?.body ?? '', message?.headers as Record<string, string>)
  await change(...customers(1))
  await receiver.until((got) => got.length === 1)
  expect(verified(receiver.got[0], secret)).toMatchObject({ type: 'customer.changed' })
  const rotated = await rotateSecret(hq.db, SYSTEM, { endpoint: id, formerValidForHours: 1 })
  await change(...customers(1))
  await receiver.until((got) => got.length === 2)
  for (const each of [secret, rotated.secret ?? '']) expect(verified(receiver.got[1], each)).toBeDefined()
  const again = await rotateSecret(hq.db, SYSTEM, { endpoint: id, formerValidForHours: 0 })
  await change(...customers(1))
  // What was being sent during the rotation is sent and signed again.
  const accepted = (each: ReceivedMessage) => new Webhook(again.secret ?? '').sign(each.id, sentAt(each), each.body)
  const isNew = (each: ReceivedMessage) => each.headers['webhook-signature'] === accepted(each)
  await receiver.until((got) => got.some(isNew))
  const newest = receiver.got.find(isNew)
  expect(verified(newest, again.secret ?? '')).toBeDefined()
  for (const each of [secret, rotated.secret ?? '']) expect(() => verified(newest, each)).toThrow('No matching')
})

test('an address inside of the house is refused when it is connected to, whatever its name', async () => {
  const receiver = await webhookReceiver()
  const port = new URL(receiver.url).port
  const { id } = await endpoint(receiver.url)
  const byName = await endpoint(`https://localhost:${port}/`)
  deliver({ networks: [] })
  await change(...customers(2))
  for (const each of [id, byName.id])
    await eventually(async () =>
      expect(await deliveries(each, 1)).toMatchObject([
        { outcome: 'UNREACHABLE', answer: expect.stringMatching(/not a public one|by https only/) },
      ]),
    )
  expect(receiver.got).toEqual([])
})

test('a process that dies after sending sends again with the same id, and one process at a time delivers', async () => {
  const receiver = await webhookReceiver()
  const { id } = await endpoint(receiver.url)
  receiver.answer = hang
  const stop = deliver()
  await change(...customers(1))
  await receiver.until((got) => got.length === 1)
  await stop()
  receiver.answer = accept
  deliver()
  deliver()
  await receiver.until((got) => got.length === 2)
  await change(...customers(60))
  await receiver.until((got) => got.length >= 62)
  await eventually(async () => expect((await view(id)).entriesBehind).toBe('0'))
  expect(receiver.got).toHaveLength(62)
  expect(receiver.got[1]?.id).toBe(receiver.got[0]?.id)
})

test('an endpoint that takes nothing for days is disabled, says why, and goes on from there when it is enabled', async () => {
  const receiver = await webhookReceiver()
  receiver.answer = fail
  const { id } = await endpoint(receiver.url)
  deliver()
  const all = customers(5)
  await change(...all)
  await eventually(async () => expect((await view(id)).failingSince).not.toBeNull())
  expect((await view(id)).enabled).toBe(true)
  await execute(hq.db, sql`update webhook_endpoint set failing_since = now() - interval '3 days' where id = ${id}`)
  await eventually(async () =>
    expect(await view(id)).toMatchObject({
      enabled: false,
      disabledBy: 'tillsync',
      disabledReason: 'Nothing was delivered for 3 days. The last failure: 500 Internal Server Error',
    }),
  )
  receiver.answer = accept
  const before = receiver.got.length
  await setEndpoint(hq.db, SYSTEM, { endpoint: id, enabled: true }, NETWORKS)
  await receiver.until((got) => got.length >= before + 5)
  expect(customersOf(receiver.got.slice(before)).toSorted()).toEqual(all.toSorted())
})

test('an endpoint that says that it is gone is disabled at once', async () => {
  const receiver = await webhookReceiver()
  receiver.answer = (_, response) => void response.writeHead(410).end()
  const { id } = await endpoint(receiver.url)
  deliver()
  await change(...customers(2))
  await eventually(async () => expect(await view(id)).toMatchObject({ enabled: false, disabledBy: 'tillsync' }))
})

test('recovers since a time: the same events, with the same ids and in the same order', async () => {
  const receiver = await webhookReceiver()
  const { id } = await endpoint(receiver.url)
  deliver()
  const [ada = ''] = customers(1)
  await change(ada)
  await receiver.until((got) => got.length === 1)
  const [{ since = '' } = {}] = await execute<{ since: string }>(hq.db, sql`select clock_timestamp()::text as since`)
  await change(ada, ada)
  await receiver.until((got) => got.length === 3)
  await eventually(async () => expect((await view(id)).entriesBehind).toBe('0'))
  expect(await recoverEndpoint(hq.db, SYSTEM, { endpoint: id, since })).toMatchObject({ userErrors: [] })
  await receiver.until((got) => got.length === 5)
  const ids = receiver.got.map((each) => each.id)
  expect(ids.slice(3)).toEqual(ids.slice(1, 3))
})

test('sends a test, and a delivered event once more, beside the others', async () => {
  const receiver = await webhookReceiver()
  const { id } = await endpoint(receiver.url, { format: 'CLOUDEVENTS' })
  deliver()
  await testEndpoint(hq.db, SYSTEM, { endpoint: id })
  await receiver.until((got) => got.length === 1)
  expect(receiver.got[0]?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
  const [{ headquartersId = '' } = {}] = await execute<{ headquartersId: string }>(
    hq.db,
    sql`select headquarters_id as "headquartersId" from headquarters_identity`,
  )
  expect(JSON.parse(receiver.got[0]?.body ?? '')).toMatchObject({
    specversion: '1.0',
    id: receiver.got[0]?.id,
    source: `urn:uuid:${headquartersId}`,
    type: 'tillsync.webhook.test',
  })
  await change(...customers(1))
  await receiver.until((got) => got.length === 2)
  const webhookId = receiver.got[1]?.id ?? ''
  await eventually(async () => expect(await deliveries(id, 1)).toMatchObject([{ webhookId, outcome: 'DELIVERED' }]))
  expect(await replayEvent(hq.db, SYSTEM, { endpoint: id, webhookId })).toMatchObject({ userErrors: [] })
  await receiver.until((got) => got.length === 3)
  expect(receiver.got[2]?.id).toBe(webhookId)
})
