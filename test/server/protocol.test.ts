import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSocket, signedIn, type TestSocket } from '../support/http.ts'
import { startTestServer, type TestServer } from './fixture.ts'
import { probe } from './test-schema.ts'

// The graphql-transport-ws protocol, section by section of its document.

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ limits: { initSeconds: 1 } })
  token = await server.token()
})
afterAll(() => server.stop())

const WAITING = 'subscription { cdxSessionChanged }'
const asking = (id: string, query: string) => ({ id, type: 'subscribe', payload: { query } })

/** Everything that the socket receives until its pong: messages are answered in order. */
async function untilPong(socket: TestSocket): Promise<string[]> {
  socket.send({ type: 'ping' })
  const types: string[] = []
  for (;;) {
    const { type, id } = await socket.next()
    if (type === 'pong') return types
    types.push(`${type} ${id}`)
  }
}

describe('connection_init', () => {
  test('is acknowledged', async () => {
    const socket = await openSocket(server.url)
    socket.send({ type: 'connection_init', payload: { token } })
    expect((await socket.next()).type).toBe('connection_ack')
    socket.close()
  })

  test('closes 4408 when it does not come in time', async () => {
    const socket = await openSocket(server.url)
    expect(await socket.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' })
  })

  test('closes 4429 when it comes again, acknowledged or not yet', async () => {
    const socket = await signedIn(server.url, token)
    socket.send({ type: 'connection_init', payload: { token } })
    expect(await socket.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' })
    const hasty = await openSocket(server.url)
    hasty.send({ type: 'connection_init', payload: { token } })
    hasty.send({ type: 'connection_init', payload: { token } })
    expect((await hasty.closed).code).toBe(4429)
  })

  test('closes 4403 when the token is missing or bad, and says why', async () => {
    for (const payload of [undefined, {}, { token: 'x' }, { token: 5 }, { Authorization: 'Basic x' }]) {
      const socket = await openSocket(server.url)
      socket.send({ type: 'connection_init', payload })
      expect(await socket.closed).toEqual({ code: 4403, reason: expect.stringMatching(/token/) })
    }
  })

  test('closes 4500 when signing in fails through no fault of the client, without saying more', async () => {
    const provider = {
      issuer: 'https://login.example.com/',
      audience: 'tillsync',
      jwks: 'http://127.0.0.1:1/keys',
      claims: { roles: 'roles', channels: 'channels', subject: 'sub' },
    }
    const other = await startTestServer({ config: { identity: { ownTokens: true, provider } } })
    const socket = await openSocket(other.url)
    const signed = await new SignJWT({ iss: provider.issuer })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32))
    socket.send({ type: 'connection_init', payload: { token: signed } })
    expect((await socket.closed).code).toBe(4403)
    const rsa = `${Buffer.from('{"alg":"RS256","kid":"x"}').toString('base64url')}${signed.slice(signed.indexOf('.'))}`
    const unlucky = await openSocket(other.url)
    unlucky.send({ type: 'connection_init', payload: { token: rsa } })
    expect(await unlucky.closed).toEqual({ code: 4500, reason: 'Internal server error' })
    expect(other.logged()).toContain('KeySetUnreadable')
    await other.stop()
  })
})

describe('ping and pong', () => {
  test('a ping is answered at any time, also before signing in, with what it carried', async () => {
    const socket = await openSocket(server.url)
    socket.send({ type: 'ping', payload: { at: 1 } })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 1 } })
    socket.send({ type: 'ping' })
    expect(await socket.next()).toEqual({ type: 'pong' })
    socket.close()
  })

  test('an unsolicited pong is accepted silently', async () => {
    const socket = await signedIn(server.url, token)
    socket.send({ type: 'pong', payload: { at: 1 } })
    expect(await untilPong(socket)).toEqual([])
    socket.close()
  })
})

describe('subscribe', () => {
  test('closes 4401 before the connection is acknowledged', async () => {
    const socket = await openSocket(server.url)
    socket.send(asking('1', '{ serverInfo }'))
    expect(await socket.closed).toEqual({ code: 4401, reason: 'Unauthorized' })
    const hasty = await openSocket(server.url)
    const before = probe.ran
    hasty.send({ type: 'connection_init', payload: { token: 'x' } })
    hasty.send(asking('1', '{ serverInfo }'))
    expect([4401, 4403]).toContain((await hasty.closed).code)
    expect(probe.ran).toBe(before)
  })

  test('closes 4409 at an id that is in use, whatever the operation and however long the id', async () => {
    for (const id of ['same', 'x'.repeat(64), '__proto__']) {
      for (const query of [WAITING, '{ serverInfo }']) {
        const socket = await signedIn(server.url, token)
        socket.send(asking(id, WAITING))
        await socket.next()
        socket.send(asking(id, query))
        expect(await socket.closed).toEqual({ code: 4409, reason: `Subscriber for ${id} already exists` })
      }
    }
  })

  test('an id can be used again once its operation is over', async () => {
    const socket = await signedIn(server.url, token)
    for (let time = 0; time < 2; time++) {
      socket.send(asking('1', '{ serverInfo }'))
      expect((await socket.next()).type).toBe('next')
      expect(await socket.next()).toEqual({ type: 'complete', id: '1' })
    }
    const ended = new Promise<void>((resolve) => {
      probe.subscriptionEnded = resolve
    })
    socket.send(asking('1', WAITING))
    await socket.next()
    socket.send({ id: '1', type: 'complete' })
    await ended
    await untilPong(socket)
    socket.send(asking('1', '{ serverInfo }'))
    expect(await socket.next()).toMatchObject({ type: 'next', id: '1', payload: { data: { serverInfo: 'ok' } } })
    socket.close()
  })

  test('operations with different ids run side by side', async () => {
    const socket = await signedIn(server.url, token)
    socket.send(asking('a', WAITING))
    expect(await socket.next()).toMatchObject({ type: 'next', id: 'a' })
    socket.send(asking('b', '{ serverInfo }'))
    expect(await socket.next()).toMatchObject({ type: 'next', id: 'b' })
    expect(await socket.next()).toEqual({ type: 'complete', id: 'b' })
    socket.close()
  })
})

describe('next, error and complete', () => {
  test('a single result is followed by complete', async () => {
    const socket = await signedIn(server.url, token)
    for (const query of ['{ serverInfo }', 'mutation { setChannelOffline }']) {
      socket.send(asking('1', query))
      expect(await socket.next()).toMatchObject({ type: 'next', id: '1' })
      expect(await socket.next()).toEqual({ type: 'complete', id: '1' })
    }
    socket.close()
  })

  test('all results of a stream are followed by complete', async () => {
    const socket = await signedIn(server.url, token)
    socket.send(asking('1', 'subscription { featureChanged(count: 3) }'))
    for (let event = 1; event <= 3; event++)
      expect(await socket.next()).toMatchObject({ type: 'next', id: '1', payload: { data: { featureChanged: event } } })
    expect(await socket.next()).toEqual({ type: 'complete', id: '1' })
    socket.close()
  })

  test('an operation that cannot be executed gets an error, without a complete', async () => {
    const socket = await signedIn(server.url, token)
    for (const query of ['{', '{ wrong }', 'fragment F on Feature { key }']) {
      socket.send(asking('1', query))
      expect(await socket.next()).toMatchObject({ type: 'error', id: '1', payload: [{ message: expect.any(String) }] })
    }
    expect(await untilPong(socket)).toEqual([])
    socket.close()
  })

  test('nothing is sent of an operation that the client has completed, and its source ends', async () => {
    const ended = new Promise<void>((resolve) => {
      probe.subscriptionEnded = resolve
    })
    const socket = await signedIn(server.url, token)
    socket.send(asking('1', WAITING))
    await socket.next()
    socket.send({ id: '1', type: 'complete' })
    await ended
    expect(await untilPong(socket)).toEqual([])
    socket.close()
  })

  test('a client may complete an operation that has ended or never existed', async () => {
    const socket = await signedIn(server.url, token)
    socket.send({ id: 'never', type: 'complete' })
    expect(await untilPong(socket)).toEqual([])
    socket.close()
  })

  test('the source ends when the client closes 1000', async () => {
    const ended = new Promise<void>((resolve) => {
      probe.subscriptionEnded = resolve
    })
    const socket = await signedIn(server.url, token)
    socket.send(asking('1', WAITING))
    await socket.next()
    socket.close(1000, 'Normal Closure')
    expect((await socket.closed).code).toBe(1000)
    await ended
  })
})

describe('an invalid message', () => {
  test.each([
    'nonsense',
    '',
    '{}',
    '[]',
    'null',
    '5',
    '{"type":5}',
    '{"type":"unknown"}',
    '{"type":"start","id":"1","payload":{"query":"{ serverInfo }"}}',
    '{"type":"connection_init","payload":"x"}',
    '{"type":"ping","payload":5}',
    '{"type":"subscribe"}',
    '{"type":"subscribe","id":"","payload":{"query":"{ serverInfo }"}}',
    '{"type":"subscribe","id":5,"payload":{"query":"{ serverInfo }"}}',
    '{"type":"subscribe","id":"1"}',
    '{"type":"subscribe","id":"1","payload":{}}',
    '{"type":"subscribe","id":"1","payload":{"query":5}}',
    '{"type":"subscribe","id":"1","payload":{"query":"{ serverInfo }","variables":"x"}}',
    '{"type":"subscribe","id":"1","payload":{"query":"{ serverInfo }","operationName":5}}',
    '{"type":"subscribe","id":"1","payload":{"query":"{ serverInfo }","extensions":"x"}}',
    '{"type":"complete"}',
    '{"type":"next","id":"1","payload":{}}',
    '{"type":"error","id":"1","payload":[{"message":"x"}]}',
    '{"type":"connection_ack"}',
  ])('closes 4400 at %s', async (text) => {
    const before = probe.ran
    const socket = await signedIn(server.url, token)
    socket.send(text)
    expect((await socket.closed).code).toBe(4400)
    expect(probe.ran).toBe(before)
  })

  test('closes 1007 at a text that is not UTF-8', async () => {
    const socket = await signedIn(server.url, token)
    socket.raw.send(Buffer.from([0xff, 0xfe]), { binary: false })
    expect((await socket.closed).code).toBe(1007)
  })

  test('closes 4406 when another subprotocol or none is spoken', async () => {
    const silent = await openSocket(server.url, {}, [])
    expect(await silent.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' })
    // From a list of subprotocols the server chooses its own; without it, the client itself refuses the answer.
    const several = await openSocket(server.url, {}, ['graphql-ws', 'graphql-transport-ws'])
    expect(several.raw.protocol).toBe('graphql-transport-ws')
    several.close()
    await expect(openSocket(server.url, {}, ['graphql-ws'])).rejects.toThrow(/subprotocol/i)
  })
})
