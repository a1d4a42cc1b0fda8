import { setTimeout as pause } from 'node:timers/promises'
import type { Installed } from './installed.ts'

/** What the server has said it has done: the customer it has made for a key. `name` is the key's own. */
export type Acknowledged = { key: string; name: string; customerKey: string }

/** How many create at the same time, and how many customers a request carries. */
const CLIENTS = 16
/** Of a hundred answers so many never arrive, although the server has done it. */
const DROPPED = 0.04
/** Patience with one request, in milliseconds. */
const TIMEOUT = 5_000

type Counts = { requests: number; repeated: number; droppedAnswers: number }

/** Starts the clients. `finish`: no new customers, and every request that is open is repeated until it is answered. */
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
      const nth = next++
      const name = `Fault${nth}`
      // Two channels: one captures, the other calls headquarters in real time and captures while it is away.
      const channel = random() < 0.6 ? 'houston' : 'sanfrancisco'
      const input = { channel, idempotencyKey: `fault-${nth}`, customer: { firstName: 'Some', lastName: name } }
      const customerKey = await untilAcknowledged(input)
      acknowledged.push({ key: input.idempotencyKey, name, customerKey })
    }
  }

  async function untilAcknowledged(input: object): Promise<string> {
    for (let tries = 0; ; tries++) {
      const url = installation.url()
      if (tries > 0 && url) counts.repeated += 1
      const customerKey = url ? await create(url, input).catch(failure) : null
      if (customerKey !== null) return customerKey
      await pause(20 + random() * 100)
    }
  }

  /** The customer's key; null when no answer came, or one that says to ask again. */
  async function create(url: string, input: object): Promise<string | null> {
    counts.requests += 1
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${installation.token}` },
      body: JSON.stringify({ query: CREATE, variables: { input } }),
      signal: AbortSignal.timeout(TIMEOUT),
    })
    const { data } = (await response.json()) as { data?: { createCustomer: Created } }
    if (random() < DROPPED) {
      counts.droppedAnswers += 1
      return null
    }
    const refusal = data?.createCustomer.userErrors[0]
    if (refusal && !AGAIN.has(refusal.code)) throw new Refused(refusal.code)
    const id = data?.createCustomer.customer?.id
    return id === undefined ? null : keyOf(id)
  }

  const running = Promise.all(Array.from({ length: CLIENTS }, client))
  // It is looked at when they are to finish.
  running.catch(() => {})
  return {
    async finish() {
      stopped = true
      await running
      return counts
    },
  }
}

type Created = { customer: { id: string } | null; userErrors: { code: string }[] }
const CREATE =
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { customer { id } userErrors { code } } }'
/** Refusals that say to ask again with the same key. */
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
