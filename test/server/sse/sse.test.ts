import { get } from 'node:http'
import { createClient } from 'graphql-sse'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { revokeToken } from '../../../src/access/revocations.ts'
import { openStream } from '../../support/event-stream.ts'
import { startTestServer, type TestServer } from '../fixture.ts'
import { CANARY, probe } from '../test-schema.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({
    limits: { socketsPerToken: 3, deviceMutationsPerSecond: 1, deviceMutationBurst: 1 },
  })
  token = await server.token()
})
afterAll(() => server.stop())
beforeEach(() => {
  probe.events = []
  probe.ran = 0
})

const NUMBERS = 'subscription ($count: Int) { featureChanged(count: $count) }'

test('gives a subscriber every event, then completes, and ends', async () => {
  const stream = await openStream(server.url, token, { query: NUMBERS, variables: { count: 3 } })
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  for (const featureChanged of [1, 2, 3]) {
    expect(await stream.next()).toMatchObject({ event: 'next', data: { data: { featureChanged } } })
  }
  expect(await stream.next()).toMatchObject({ event: 'complete' })
  expect(await stream.next()).toBeNull()
})

test('serves the client of graphql-sse', async () => {
  const client = createClient({
    url: `${server.url}/graphql/stream`,
    headers: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  })
  const events: unknown[] = []
  for await (const { data } of client.iterate({ query: NUMBERS, variables: { count: 2 } })) events.push(data)
  expect(events).toEqual([{ featureChanged: 1 }, { featureChanged: 2 }])
})

test('takes queries by GET, as `curl -N` sends them, and answers with one event', async () => {
  const query = new URLSearchParams({ query: '{ serverInfo }' })
  const response = await fetch(`${server.url}/graphql/stream?${query}`, {
    headers: { authorization: `Bearer ${token}`, accept: '*/*' },
  })
  const text = await response.text()
  expect(text).toContain('event: next\ndata: {"data":{"serverInfo":"ok"},"extensions":{"cost":')
  expect(text.endsWith('event: complete\ndata:\n\n')).toBe(true)
})

test('reports what the operation costs with its first result only', async () => {
  const stream = await openStream(server.url, token, { query: NUMBERS, variables: { count: 2 } })
  expect((await stream.next())?.data).toHaveProperty('extensions.cost.limit')
  expect((await stream.next())?.data).not.toHaveProperty('extensions')
  stream.close()
})

test('makes a context of its own for every event', async () => {
  const stream = await openStream(server.url, token, { query: 'subscription { batchJobProgress }' })
  while (await stream.next());
  expect(new Set(probe.events).size).toBe(3)
})

test('refuses by HTTP status a missing token, a foreign origin, a body of another type, and a mutation by GET', async () => {
  const status = async (...[as, body, init]: Parameters<typeof openStream> extends [string, ...infer R] ? R : never) =>
    (await openStream(server.url, as, body, init)).response.status
  const query = { query: '{ serverInfo }' }
  expect(await status(undefined, query)).toBe(401)
  expect(await status(token, query, { headers: { origin: 'https://elsewhere.example' } })).toBe(403)
  expect(await status(token, query, { headers: { 'content-type': 'text/plain' } })).toBe(415)
  expect(await status(token, query, { headers: { accept: 'application/json' } })).toBe(406)
  const search = new URLSearchParams({ query: 'mutation { setChannelOffline }' })
  const byGet = await fetch(`${server.url}/graphql/stream?${search}`, { headers: { authorization: `Bearer ${token}` } })
  expect(byGet.status).toBe(405)
  expect(probe.ran).toBe(0)
})

test.each([
  ['a syntax error', '{ serverInfo', 'GRAPHQL_VALIDATION_FAILED'],
  ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'too many aliases',
    `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: serverInfo`).join(' ')} }`,
    'QUERY_TOO_COSTLY',
  ],
  ['too much depth', `{ feature ${'{ parent '.repeat(13)}{ key }${' }'.repeat(13)} }`, 'QUERY_TOO_COSTLY'],
  ['too many tokens', `{ ${'serverInfo '.repeat(1_001)} }`, 'QUERY_TOO_COSTLY'],
  ['too high a cost', '{ customers(first: 100) { nodes { operations(first: 100) { key } } } }', 'QUERY_TOO_COSTLY'],
  ['a page too long', '{ customers(first: 101) { nodes { name } } }', 'BAD_USER_INPUT'],
  ['a fault', 'subscription { broken }', 'INTERNAL_SERVER_ERROR'],
  ['a fault in the source', 'subscription { operationChanged }', 'INTERNAL_SERVER_ERROR'],
])('%s is answered as on the other wires, and nothing of it is shown', async (_, query, code) => {
  const stream = await openStream(server.url, token, { query })
  expect((await stream.next())?.data).toMatchObject({ errors: [{ extensions: { code } }] })
  expect(await stream.next()).toMatchObject({ event: 'complete' })
  expect(stream.text()).not.toContain(CANARY)
})

test('a role that may not subscribe is refused, and so is a token beyond its rate', async () => {
  const device = await server.token('CHANNEL_DEVICE')
  const watching = await openStream(server.url, device, { query: 'subscription { featureChanged }' })
  expect((await watching.next())?.data).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  const query = 'mutation { createCustomers(input: { customers: [] }) { results { name } } }'
  const change = async () => (await (await openStream(server.url, device, { query })).next())?.data
  expect(await change()).toMatchObject({ data: { createCustomers: { results: [] } } })
  expect(await change()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
})

test('refuses more streams of a token than its limit, and forgets those that have ended', async () => {
  const many = await server.token()
  const open = () => openStream(server.url, many, { query: 'subscription { cdxSessionChanged }' })
  const streams = await Promise.all([open(), open(), open()])
  for (const stream of streams) await stream.next()
  expect((await open()).response.status).toBe(429)
  const ended = new Promise<void>((resolve) => {
    probe.subscriptionEnded = resolve
  })
  streams[0]?.close()
  await ended
  const again = await open()
  expect(again.response.status).toBe(200)
  for (const stream of [...streams.slice(1), again]) stream.close()
})

test('ends when the token expires or is revoked, even without events', async () => {
  const short = await openStream(server.url, await server.token('ADMINISTRATOR', 2), {
    query: 'subscription { cdxSessionChanged }',
  })
  await short.next()
  expect(await short.next()).toBeNull()
  const revoked = await server.token()
  const stream = await openStream(server.url, revoked, { query: 'subscription { cdxSessionChanged }' })
  await stream.next()
  await revokeToken(server.config.dataFolder, revoked)
  expect(await stream.next()).toBeNull()
  expect(stream.text()).not.toContain('complete')
})

test('is kept alive by comments, and ended without `complete` at a stop', async () => {
  const other = await startTestServer({ limits: { pingSeconds: 1 } })
  const stream = await openStream(other.url, await other.token(), { query: 'subscription { cdxSessionChanged }' })
  await stream.next()
  const end = stream.next()
  while (stream.text().split(':\n\n').length < 4) await new Promise((resolve) => setTimeout(resolve, 50))
  await other.stop()
  expect(await end).toBeNull()
  expect(stream.text()).not.toContain('complete')
})

test('for a client that does not read, no more is read from the source than fits, and it is disconnected', async () => {
  const other = await startTestServer({ limits: { drainSeconds: 1 } })
  const bearer = await other.token()
  probe.pulled = 0
  let pulled = 0
  const search = new URLSearchParams({ query: 'subscription { operationChanged(size: 200000) }' })
  const cut = new Promise<void>((resolve, reject) => {
    const request = get(`${other.url}/graphql/stream?${search}`, {
      headers: { authorization: `Bearer ${bearer}`, accept: 'text/event-stream' },
    })
    request.on('response', (response) => {
      response.pause()
      response.on('error', () => resolve())
      response.on('close', () => resolve())
      setTimeout(() => {
        pulled = probe.pulled
        response.resume()
      }, 2_500)
    })
    request.on('error', reject)
  })
  await cut
  expect(pulled).toBeLessThan(100)
  expect(probe.pulled).toBeLessThanOrEqual(pulled + 1)
  await other.stop()
})
