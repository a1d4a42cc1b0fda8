import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { CUSTOMER } from './customers.ts'
import { answer } from './program.ts'

// Captures at a steady rate, and one subscriber who sees them: both in this process, so that they share a clock.

/** A capture, and when its event was on the subscriber's socket, in milliseconds of the machine's clock. */
export type Seen = { operationId: string; at: number }

const now = () => performance.timeOrigin + performance.now()
/** Milliseconds in which the last events may come. */
const LATEST = 10_000

const CREATE = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) {
  operation { operationId } userErrors { message } } }`
const WATCH = `subscription { operationChanged(channel: ["houston"]) { __typename
  ... on OperationChanged { operationId status } } }`

type Run = { url: string; token: string; perSecond: number; seconds: number; from: number }

answer({ run: (options: Run) => run(options) })

async function run({ url, token, perSecond, seconds, from }: Run): Promise<{ seen: Seen[]; captured: number }> {
  const arrived = new Map<string, number>()
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { token },
  })
  await new Promise<void>((ready, failed) => {
    client.subscribe<{ operationChanged: { __typename: string; operationId?: string; status?: string } }>(
      { query: WATCH },
      {
        next({ data }) {
          const { __typename, operationId, status } = data?.operationChanged ?? {}
          if (__typename === 'Ready') ready()
          if (operationId !== undefined && status === 'CAPTURED') arrived.set(operationId, now())
        },
        error: (error) => failed(error instanceof Error ? error : new Error(JSON.stringify(error))),
        complete() {},
      },
    )
  })
  const captured: Promise<string>[] = []
  const begun = performance.now()
  for (let nth = 0; nth < perSecond * seconds; nth++) {
    const early = begun + (nth * 1_000) / perSecond - performance.now()
    if (early > 1) await pause(early)
    captured.push(capture(url, token, from + nth))
  }
  const ids = await Promise.all(captured)
  for (const end = performance.now() + LATEST; performance.now() < end && ids.some((id) => !arrived.has(id)); )
    await pause(50)
  await client.dispose()
  return { captured: ids.length, seen: [...arrived].map(([operationId, at]) => ({ operationId, at })) }
}

async function capture(url: string, token: string, number: number): Promise<string> {
  const customer: unknown = JSON.parse(
    CUSTOMER.replaceAll('%n', String(number).padStart(7, '0')).replaceAll('%f', 'Ada'),
  )
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      query: CREATE,
      variables: { input: { channel: 'houston', idempotencyKey: `paced ${number}`, customer } },
    }),
  })
  const { data }: { data?: { createCustomer: { operation: { operationId: string } | null } } } = JSON.parse(
    await response.text(),
  )
  const id = data?.createCustomer.operation?.operationId
  if (id === undefined) throw new Error('A capture was refused.')
  return id
}
