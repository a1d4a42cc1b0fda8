// @module-tag long
import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { connectLive } from '../../src/client/connect-live.ts'
import type { TypedDocument } from '../../src/client/subscribe-with-resume.ts'
import { type Database, execute, openDatabase, transaction } from '../../src/db/client.ts'
import { append, appendToOutbox } from '../../src/log/append.ts'
import { wake } from '../../src/log/wake.ts'
import type { NewEvent } from '../../src/model/event.ts'
import { afterFile } from '../support/after-file.ts'
import { type Installation, startInstallation } from '../support/installation.ts'

const SUBSCRIBERS = 20
const RESUMES_EACH = 50
const seed = Number(process.env.RESUME_SEED ?? randomInt(1_000_000))

type Received = { __typename: string; cursor: string; operationId?: string; revision?: number }
const WATCH: TypedDocument<{ operationChanged: Received }, { channel: string[] | null; after: string | null }> = `
  subscription ($channel: [ID!], $after: String) { operationChanged(channel: $channel, after: $after) { __typename
    ... on OperationChanged { cursor operationId revision } ... on Snapshot { cursor } ... on Ready { cursor }
    ... on Gap { cursor } ... on SourceLost { cursor } ... on SourceBack { cursor } } }`

/** The same numbers for the same seed. */
function randomOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

let tillsync: Installation
let stopped = false
/** The writers' databases, with long timeouts: on a busy machine the writers wait for each other. */
let patient: { hq: Database; houston: Database; sanfrancisco: Database }
beforeAll(async () => {
  tillsync = await startInstallation()
  const { hq, houston, sanfrancisco } = tillsync.databases
  const open = ({ url }: { url: string }) => {
    const db = openDatabase(url, { lockTimeout: 60_000, statementTimeout: 60_000, connectTimeout: 30_000 })
    afterFile(() => db.close())
    return db
  }
  patient = { hq: open(hq), houston: open(houston), sanfrancisco: open(sanfrancisco) }
}, 600_000)

/**
 * Writes one customer's operations one after another, each with the next number, and holds its transaction open for a
 * while before it commits.
 */
async function writeEvents(
  db: Database,
  event: { channelId: string; channelDatabaseId: string; status: string },
  add: (tx: Parameters<typeof append>[0], events: NewEvent[]) => Promise<unknown>,
  longestDelay: number,
  random: () => number,
): Promise<void> {
  const customers = [randomUUID(), randomUUID(), randomUUID()].map((customerKey) => ({ customerKey, n: 0 }))
  while (!stopped) {
    const customer = customers[Math.floor(random() * customers.length)]
    if (!customer) return
    customer.n += 1
    const operationId = randomUUID()
    const { customerKey, n: revision } = customer
    const [before, after] = [random() * longestDelay, random() * longestDelay]
    await transaction(db, async (tx) => {
      await tx.execute(sql`select pg_sleep(${before / 1_000})`)
      await add(tx, [{ kind: 'OPERATION', entityId: operationId, operationId, customerKey, revision, ...event }])
      await tx.execute(sql`select pg_sleep(${after / 1_000})`)
    })
    wake(db)
    await pause(80 + random() * 160)
  }
}

/** Creates customers and adds addresses to them, as a till does. */
async function capture(channel: string, random: () => number): Promise<void> {
  const ask = <T>(document: string, input: object) => tillsync.ask<T>(document, { input: { channel, ...input } })
  while (!stopped) {
    const { createCustomer } = await ask<{ createCustomer: { customer: { id: string } } }>(
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } } }',
      { idempotencyKey: randomUUID(), customer: { name: 'Some One' } },
    )
    for (let n = 0; n < 2; n++) {
      await pause(random() * 300)
      const { addCustomerAddress } = await ask<{ addCustomerAddress: { userErrors: unknown[] } }>(
        'mutation ($input: AddCustomerAddressInput!) { addCustomerAddress(input: $input) { userErrors { message } } }',
        {
          idempotencyKey: randomUUID(),
          customerId: createCustomer.customer.id,
          address: { city: 'Houston', country: 'USA' },
        },
      )
      expect(addCustomerAddress.userErrors).toEqual([])
    }
    await pause(random() * 300)
  }
}

/** Sixteen writers: ten on both sides, whose transactions commit in another order than they begin, and six tills. */
function startWriters(random: () => number): Promise<unknown> {
  const { hq, houston, sanfrancisco } = patient
  const at = (channelId: string, status: string) => ({ channelId, channelDatabaseId: `${channelId}-db`, status })
  return Promise.all([
    ...[1, 2].map(() => writeEvents(hq, at('houston', 'SYNCED'), append, 10, random)),
    ...[1, 2].map(() => writeEvents(hq, at('sanfrancisco', 'FAILED'), append, 10, random)),
    ...[1, 2, 3].map(() => writeEvents(houston, at('houston', 'CAPTURED'), appendToOutbox, 60, random)),
    ...[1, 2, 3].map(() => writeEvents(sanfrancisco, at('sanfrancisco', 'CAPTURED'), appendToOutbox, 60, random)),
    ...[1, 2, 3, 4, 5, 6].map(() => capture('houston', random)),
  ])
}

type Subscriber = {
  /** The events handled, in order. */
  readonly handled: Received[]
  /** The number of events on the wire, including those that the client drops. */
  received(): number
  resumes(): number
  failure(): unknown
}

/** Subscribes, and is cut again and again after a random time or number of messages. */
function startSubscriber(channel: string[] | null, after: string, random: () => number): Subscriber {
  const handled: Received[] = []
  let received = 0
  let resumes = 0
  let lost = false
  let failure: unknown
  class Cut extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols)
      // Most cuts follow a first event, so that a busy machine makes progress; some come before any event.
      const cut = () => {
        if (resumes < RESUMES_EACH) this.terminate()
      }
      let left = 1 + Math.floor(random() * 12)
      let timer = random() < 0.1 ? setTimeout(cut, random() * 100) : undefined
      this.once('close', () => clearTimeout(timer))
      this.on('message', (data) => {
        const text = String(data)
        if (text.includes('"OperationChanged"')) received += 1
        if (!text.includes('"next"')) return
        timer ??= setTimeout(cut, random() * 100)
        left -= 1
        if (left <= 0) cut()
      })
    }
  }
  const live = connectLive({
    url: `${tillsync.url}/graphql`,
    token: () => tillsync.token,
    webSocketImpl: Cut,
    backOff: { shortest: 2, longest: 40 },
  })
  onTestFinished(() => live.close())
  const subscription = live.subscribeWithResume(WATCH, {
    variables: { channel },
    after,
    onEvent: (event) => {
      if (event.__typename === 'OperationChanged') handled.push(event)
      // A resume counts when the server has accepted it.
      if (lost) resumes += 1
      lost = false
    },
    onGap: () => {
      throw new Error('The subscriber received a gap.')
    },
    onState: (state) => {
      lost ||= state === 'lost'
    },
  })
  subscription.ended.catch((error: unknown) => {
    failure = error
  })
  return { handled, received: () => received, resumes: () => resumes, failure: () => failure }
}

type Logged = { operationId: string; customerKey: string; revision: number; channelId: string; n: number }

/** The events in a log since a position, with each operation's place among those of its customer. */
async function logged(db: Database, since: number): Promise<Logged[]> {
  return execute<Logged>(
    db,
    sql`select log.operation_id as "operationId", log.customer_key as "customerKey", log.channel_id as "channelId",
      log.revision, coalesce(
        (select o.operation_number from operation o where o.operation_id = log.operation_id),
        log.revision) as n
    from log
    where log.position > ${since} and log.kind = 'OPERATION'
    order by log.position`,
  )
}

async function headOf(db: Database): Promise<number> {
  const [head] = await execute<{ position: number }>(db, sql`select position::int from log_head`)
  return head?.position ?? 0
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20)
}

describe('16 writers with random commit delays and 20 subscribers that are cut at random', () => {
  it(`lose nothing, double nothing and keep each customer’s order over 1,000 resumes (seed ${seed})`, async () => {
    const random = randomOf(seed)
    const databases = Object.values(tillsync.databases).map(({ db }) => db)
    const starts = await Promise.all(databases.map(headOf))
    const { operationChanged } = await tillsync.ask<{ operationChanged: { cursor: string } }>(
      '{ operationChanged { cursor } }',
    )
    let broken: unknown
    const writers = startWriters(random).catch((error: unknown) => {
      broken = error
    })
    onTestFinished(() => {
      stopped = true
    })
    const scopes = [null, ['houston'], null, ['sanfrancisco']]
    const subscribers = Array.from({ length: SUBSCRIBERS }, (_, nth) => {
      const channel = scopes[nth % scopes.length] ?? null
      return { channel, ...startSubscriber(channel, operationChanged.cursor, random) }
    })
    const failed = () => broken ?? subscribers.find(({ failure }) => failure() !== undefined)?.failure()
    await until(() => failed() !== undefined || subscribers.every(({ resumes }) => resumes() >= RESUMES_EACH))
    expect(failed()).toBeUndefined()
    stopped = true
    await writers
    expect(failed()).toBeUndefined()

    await until(async () => {
      const left = await Promise.all(databases.slice(1).map((db) => execute(db, sql`select from outbox limit 1`)))
      return left.every((rows) => rows.length === 0)
    })
    const written = (await Promise.all(databases.map((db, nth) => logged(db, starts[nth] ?? 0)))).flat()
    const placeOf = new Map(written.map((each) => [each.operationId, each]))
    expect(placeOf.size).toBe(written.length)
    for (const { channel, handled, received } of subscribers) {
      const expected = written.filter(({ channelId }) => channel === null || channel.includes(channelId))
      await until(() => handled.length >= expected.length || failed() !== undefined)
      expect(handled.map(({ operationId }) => operationId).toSorted()).toEqual(
        expected.map(({ operationId }) => operationId).toSorted(),
      )
      expect(received()).toBe(expected.length)
      expect(inversions(handled, placeOf)).toEqual([])
    }
    expect(subscribers.reduce((sum, { resumes }) => sum + resumes(), 0)).toBeGreaterThanOrEqual(1_000)
  }, 600_000)
})

/** Events that came after a later one of the same customer. */
function inversions(handled: readonly Received[], placeOf: ReadonlyMap<string, Logged>): Logged[] {
  const reached = new Map<string, number>()
  return handled.flatMap(({ operationId = '' }) => {
    const place = placeOf.get(operationId)
    if (!place) return []
    const before = reached.get(place.customerKey) ?? 0
    reached.set(place.customerKey, Math.max(before, place.n))
    return place.n < before ? [place] : []
  })
}
