import { setTimeout as pause } from 'node:timers/promises'
import type { Installed } from './installed.ts'

/** The customer that the server has acknowledged for an idempotency key. `name` belongs to the key. */
export type Acknowledged = { key: string; name: string; customerKey: string }

/** How many clients create at the same time, and how many customers a request has at most. */
const CLIENTS = 16
const MOST_ROWS = 100
/** The share of answers that are dropped although the server has carried out the request. */
const DROPPED = 0.04
/** The timeout of a request, in milliseconds. */
const TIMEOUT = 5_000

type Counts = { requests: number; repeated: number; droppedAnswers: number }

/** Starts the clients. `finish` stops new customers and repeats every open request until it is answered. */
export function startClients(
  installation: Installed,
  acknowledged: Acknowledged[],
  random: () => number,
): { finish(): Promise<Counts> } {
  const counts: Counts = { requests: 0, repeated: 0, droppedAnswers: 0 }
  let stopped = false
  let next = 0

  async function client(): Promise<void> {
    while (!stopped) {
      // Two channels: one captures; the other calls headquarters in real time, and captures while headquarters cannot
      // be reached.
      const channel = random() < 0.8 ? 'houston' : 'sanfrancisco'
      const size = random() < 0.3 || channel === 'sanfrancisco' ? 1 : 2 + Math.floor(random() * (MOST_ROWS - 1))
      const rows = Array.from({ length: size }, () => {
        const nth = next++
        return { idempotencyKey: `fault-${nth}`, customer: { firstName: 'Some', lastName: `Fault${nth}` } }
      })
      await untilAcknowledged(channel, rows)
    }
  }

  async function untilAcknowledged(channel: string, rows: readonly Row[]): Promise<void> {
    let left = rows
    for (let tries = 0; left.length > 0; tries++) {
      const url = installation.url()
      if (tries > 0 && url) counts.repeated += 1
      const made = url ? await create(url, channel, left).catch(failure) : null
      for (const { idempotencyKey: key, customer } of left) {
        const customerKey = made?.get(key)
        if (customerKey !== undefined) acknowledged.push({ key, name: customer.lastName, customerKey })
      }
      left = left.filter(({ idempotencyKey }) => !made?.has(idempotencyKey))
      if (left.length > 0) await pause(20 + random() * 100)
    }
  }

  /** The customers of the rows that were carried out, by idempotency key; the other rows must be sent again. */
  async function create(url: string, channel: string, rows: readonly Row[]): Promise<Map<string, string>> {
    counts.requests += 1
    const [first] = rows
    const one = rows.length === 1
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await installation.token()}` },
      body: JSON.stringify({
        query: one ? CREATE : CREATE_MANY,
        variables: { input: one ? { channel, ...first } : { channel, customers: rows } },
      }),
      signal: AbortSignal.timeout(TIMEOUT),
    })
    // No fault refuses a token: repeated for ever, it would look like a server that is down.
    if (response.status === 401) throw new Refused('The token was refused.')
    const { data } = (await response.json()) as Answer
    if (random() < DROPPED) {
      counts.droppedAnswers += 1
      return new Map()
    }
    const results = data?.createCustomers?.results ?? (data?.createCustomer ? [data.createCustomer] : [])
    const refusal = results.flatMap(({ userErrors }) => userErrors).find(({ code }) => !AGAIN.has(code))
    if (refusal) throw new Refused(refusal.code)
    const done = results.flatMap(({ customer }, nth) => {
      const row = rows[nth]
      return customer && row ? [[row.idempotencyKey, keyOf(customer.id)] as const] : []
    })
    return new Map(done)
  }

  const running = Promise.all(Array.from({ length: CLIENTS }, client))
  // `finish` handles the failure.
  running.catch(() => {})
  return {
    async finish() {
      stopped = true
      await running
      return counts
    },
  }
}

type Row = { idempotencyKey: string; customer: { firstName: string; lastName: string } }
type Created = { customer: { id: string } | null; userErrors: { code: string }[] }
type Answer = { data?: { createCustomer?: Created; createCustomers?: { results: Created[] } } | null }
const CREATE =
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }'
const CREATE_MANY =
  'mutation ($input: CreateCustomersInput!) { createCustomers(input: $input) { results { customer { id } userErrors { code } } userErrors { code } } }'
/** Refusals after which the client sends the same key again. */
const AGAIN = new Set(['IDEMPOTENCY_KEY_IN_PROGRESS', 'HEADQUARTERS_UNREACHABLE', 'CHANNEL_DATABASE_UNREACHABLE'])

/** A refusal that no fault explains. */
class Refused extends Error {}

function failure(error: unknown): null {
  if (error instanceof Refused) throw error
  return null
}

/** The GUID in a customer's node id. */
function keyOf(id: string): string {
  const parts: unknown = JSON.parse(Buffer.from(id, 'base64url').toString('utf8'))
  const key = Array.isArray(parts) ? parts.at(-1) : null
  if (typeof key !== 'string') throw new Refused('This is not the id of a customer.')
  return key
}
