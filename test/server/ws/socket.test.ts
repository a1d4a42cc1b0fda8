import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rotateKey } from '../../../src/access/keys.ts'
import { revokeToken } from '../../../src/access/revocations.ts'
import { openSocket, signedIn, subscribe } from '../../support/http.ts'
import { startTestServer, type TestServer } from '../fixture.ts'
import { probe } from '../test-schema.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({
    limits: { initSeconds: 1, pingSeconds: 1, subscriptionsPerSocket: 3, messagesPerSecond: 20, messageBytes: 4_096 },
  })
  token = await server.token()
})
afterAll(() => server.stop())
beforeEach(() => {
  probe.events = []
})

const asking = (id: string, query: string, variables?: Record<string, unknown>) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
})

test('gives a subscriber every event, then completes', async () => {
  const events: unknown[] = []
  const subscription = subscribe(server.url, token, 'subscription ($count: Int) { featureChanged(count: $count) }', {
    count: 3,
  })
  for await (const { data } of subscription) events.push(data)
  expect(events).toEqual([{ featureChanged: 1 }, { featureChanged: 2 }, { featureChanged: 3 }])
  expect(await subscription.connected).toMatchObject({
    retention: { eventDays: 90 },
    serverTime: expect.stringMatching(/^\d{4}-.*Z$/),
  })
})

test('accepts the token in the payload as an Authorization header too', async () => {
  const socket = await openSocket(server.url)
  socket.send({ type: 'connection_init', payload: { Authorization: `Bearer ${token}` } })
  expect((await socket.next()).type).toBe('connection_ack')
  socket.close()
})

test('makes a context of its own for every event', async () => {
  const subscription = subscribe(server.url, token, 'subscription { batchJobProgress }')
  for await (const { errors } of subscription) expect(errors).toBeUndefined()
  expect(new Set(probe.events).size).toBe(3)
})

test('closes 4400 at an operation id longer than 64 characters', async () => {
  const socket = await signedIn(server.url, token)
  socket.send(asking('x'.repeat(65), '{ serverInfo }'))
  expect((await socket.closed).code).toBe(4400)
})

test('closes 1009 at a message beyond the limit', async () => {
  const socket = await signedIn(server.url, token)
  socket.send(asking('1', `{ serverInfo } # ${'x'.repeat(5_000)}`))
  expect((await socket.closed).code).toBe(1009)
})

test('closes 1008 at more messages than allowed', async () => {
  const socket = await signedIn(server.url, token)
  for (let sent = 0; sent < 30; sent++) socket.send({ type: 'ping' })
  expect((await socket.closed).code).toBe(1008)
})

test('answers a syntax error with an error message, and the socket stays open', async () => {
  const socket = await signedIn(server.url, token)
  socket.send(asking('1', '{ serverInfo'))
  expect(await socket.next()).toMatchObject({
    type: 'error',
    id: '1',
    payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  })
  socket.send(asking('2', '{ serverInfo }'))
  expect(await socket.next()).toMatchObject({ type: 'next', id: '2', payload: { data: { serverInfo: 'ok' } } })
  expect(await socket.next()).toEqual({ type: 'complete', id: '2' })
  socket.close()
})

test('refuses more operations than a socket may have, and the others continue', async () => {
  const socket = await signedIn(server.url, token)
  for (const id of ['1', '2', '3']) {
    socket.send(asking(id, 'subscription { cdxSessionChanged }'))
    expect(await socket.next()).toMatchObject({ type: 'next', id })
  }
  socket.send(asking('4', 'subscription { cdxSessionChanged }'))
  expect(await socket.next()).toMatchObject({
    type: 'error',
    id: '4',
    payload: [{ extensions: { code: 'RATE_LIMITED' } }],
  })
  socket.send({ id: '1', type: 'complete' })
  socket.send(asking('5', '{ serverInfo }'))
  expect(await socket.next()).toMatchObject({ type: 'next', id: '5' })
  socket.close()
})

test('a role that may not subscribe is refused, and the subscription ends', async () => {
  const subscription = subscribe(server.url, await server.token('CHANNEL_DEVICE'), 'subscription { featureChanged }')
  expect((await subscription.next()).value?.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  expect((await subscription.next()).done).toBe(true)
})

test('a fault in the source ends the subscription with a masked error', async () => {
  const subscription = subscribe(server.url, token, 'subscription { operationChanged }')
  await expect(subscription.next()).rejects.toMatchObject([
    { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } },
  ])
  expect(server.logged()).not.toMatch(/canary/i)
})

test('ends the source when the client completes or goes away', async () => {
  for (const leave of ['complete', 'close'] as const) {
    const ended = new Promise<void>((resolve) => {
      probe.subscriptionEnded = resolve
    })
    const socket = await signedIn(server.url, token)
    socket.send(asking('1', 'subscription { cdxSessionChanged }'))
    await socket.next()
    if (leave === 'complete') socket.send({ id: '1', type: 'complete' })
    else socket.raw.terminate()
    await ended
    socket.close()
  }
})

test('closes 4403 when the token expires, even on an idle socket', async () => {
  const socket = await signedIn(server.url, await server.token('ADMINISTRATOR', 2))
  socket.send(asking('1', 'subscription { cdxSessionChanged }'))
  expect(await socket.closed).toEqual({ code: 4403, reason: 'The token has expired' })
})

test('closes 4403 when the token is revoked, or its key withdrawn, even on an idle socket', async () => {
  const other = await startTestServer()
  const [lost, kept] = [await other.token(), await other.token()]
  const ended = new Promise<void>((resolve) => {
    probe.subscriptionEnded = resolve
  })
  const socket = await signedIn(other.url, lost)
  socket.send(asking('1', 'subscription { cdxSessionChanged }'))
  await socket.next()
  const staying = await signedIn(other.url, kept)
  await revokeToken(other.config.dataFolder, lost)
  expect(await socket.closed).toEqual({ code: 4403, reason: 'The token has been revoked.' })
  await ended
  staying.send({ type: 'ping' })
  expect((await staying.next()).type).toBe('pong')
  await rotateKey(other.config.dataFolder, true)
  expect((await staying.closed).code).toBe(4403)
  await other.stop()
})

test('closes the socket of a client that answers no ping', async () => {
  const socket = await openSocket(server.url, { autoPong: false })
  socket.send({ type: 'connection_init', payload: { token } })
  expect((await socket.closed).code).toBe(1006)
})

test('refuses a foreign origin and another path at the upgrade', async () => {
  const foreign = openSocket(server.url, { origin: 'https://evil.example.com' })
  await expect(foreign).rejects.toThrow('403')
  const own = await openSocket(server.url, { origin: server.url })
  own.close()
  await expect(openSocket(`${server.url}/elsewhere`)).rejects.toThrow('404')
})

test('refuses more sockets of an address than may wait to sign in, and counts them no longer once they have', async () => {
  const small = await startTestServer({ limits: { socketsPerAddress: 2, socketsPerToken: 3 } })
  const key = await small.token()
  const waiting = [await openSocket(small.url), await openSocket(small.url)]
  await expect(openSocket(small.url)).rejects.toThrow('429')
  for (const socket of waiting) {
    socket.send({ type: 'connection_init', payload: { token: key } })
    await socket.next()
  }
  const third = await signedIn(small.url, key)
  const fourth = await openSocket(small.url)
  fourth.send({ type: 'connection_init', payload: { token: key } })
  expect((await fourth.closed).code).toBe(1013)
  third.close()
  await third.closed
  await expect
    .poll(() =>
      signedIn(small.url, key).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  await small.stop()
})

test('a subscription that cannot be opened gets a masked error, and the socket stays open', async () => {
  const socket = await signedIn(server.url, token)
  socket.send(asking('1', 'subscription { broken }'))
  const codes = JSON.stringify(await socket.next())
  expect(codes).toContain('INTERNAL_SERVER_ERROR')
  expect(await socket.next()).toEqual({ type: 'complete', id: '1' })
  socket.send(asking('2', '{ serverInfo }'))
  expect(await socket.next()).toMatchObject({ type: 'next', id: '2' })
  socket.close()
})

test('for a client that does not read, no more is read from the source than fits, and its socket is closed 1013', async () => {
  const other = await startTestServer({ limits: { drainSeconds: 1, pingSeconds: 1 } })
  probe.pulled = 0
  const socket = await signedIn(other.url, await other.token())
  const others = await signedIn(other.url, await other.token())
  socket.send(asking('1', 'subscription { operationChanged(size: 200000) }'))
  await socket.next()
  socket.raw.pause()
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const pulled = probe.pulled
  // The content of the system's buffers, and one event that waits.
  expect(pulled).toBeLessThan(100)
  socket.raw.resume()
  expect(await socket.closed).toEqual({ code: 1013, reason: 'Too slow' })
  expect(probe.pulled).toBeLessThanOrEqual(pulled + 1)
  others.send({ type: 'ping' })
  expect((await others.next()).type).toBe('pong')
  others.close()
  await other.stop()
})

test('a client that sends and does not read is not read from either, and continues when it reads again', async () => {
  const other = await startTestServer({ limits: { sendBufferBytes: 65_536, messagesPerSecond: 100_000 } })
  const socket = await signedIn(other.url, await other.token())
  const sent = 1_000
  socket.raw.pause()
  for (let count = 0; count < sent; count++) socket.send({ type: 'ping', payload: { x: 'x'.repeat(20_000) } })
  await new Promise((resolve) => setTimeout(resolve, 500))
  socket.raw.resume()
  for (let count = 0; count < sent; count++) expect((await socket.next()).type).toBe('pong')
  socket.close()
  await other.stop()
})
