import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { graphqlRequest, openSocket, type SubscriptionResult, signedIn, WIRES } from '../support/http.ts'
import { startTestServer, type TestServer } from './fixture.ts'
import { probe } from './test-schema.ts'

// The attacks of OWASP's cheat sheets on GraphQL and WebSockets. Each is refused within half a second, nothing of it
// runs, and another caller is served meanwhile. A busy machine may need a second try to be fast enough.

const IN_TIME_MS = 500

let server: TestServer
let token: string
let bystander: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token()
  bystander = await server.token('VIEWER')
  for (const { ask } of WIRES) await ask(server.url, token, '{ serverInfo }')
})
afterAll(() => server.stop())
beforeEach(() => {
  probe.ran = 0
})

/** Attacks while another caller sends a request; returns the outcome after checking that nothing of the attack ran. */
async function attack<T>(outcome: () => Promise<T>): Promise<T> {
  const [result, other] = await inTime(
    Promise.all([outcome(), graphqlRequest(server.url, bystander, '{ serverInfo }')]),
  )
  expect(other.data).toEqual({ serverInfo: 'ok' })
  expect(probe.ran).toBe(1)
  return result
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('not refused in time')), IN_TIME_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const times = (count: number, text: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => text(index)).join(between)
const codesOf = ({ errors }: SubscriptionResult) => [...new Set(errors?.map((error) => error.extensions.code))]

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  })

describe.each(WIRES)('over $wire', { retry: 2 }, ({ ask }) => {
  test.each<[string, string, string, Record<string, unknown>?]>([
    [
      'many attempts in one operation by aliases',
      `mutation { ${times(100, (i) => `a${i}: enableFeature(key: "${i}")`)} }`,
      'QUERY_TOO_COSTLY',
    ],
    ['depth', `{ feature ${'{ parent '.repeat(200)}{ key }${' }'.repeat(200)} }`, 'QUERY_TOO_COSTLY'],
    [
      'fragments in a circle',
      '{ feature { ...A } } fragment A on Feature { parent { ...B } } fragment B on Feature { parent { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'fragments that branch at every level',
      `{ feature { ...F0 } } ${times(11, (i) => `fragment F${i} on Feature { a: parent { ...F${i + 1} } b: next { ...F${i + 1} } }`)} fragment F11 on Feature { key }`,
      'QUERY_TOO_COSTLY',
    ],
    ['directives in their hundreds', `{ serverInfo ${times(300, () => '@a')} }`, 'QUERY_TOO_COSTLY'],
    [
      'directives in their hundreds, known ones',
      `{ serverInfo ${times(150, () => '@skip(if: false)')} }`,
      'QUERY_TOO_COSTLY',
    ],
    ['a field repeated', `{ feature { ${times(990, () => 'key')} } }`, 'QUERY_TOO_COSTLY'],
    [
      'fields that overlap in pairs',
      `{ feature { ${times(240, (i) => `...F${i}`)} } } ${times(100, (i) => `fragment F${i} on Feature { key }`)}`,
      'QUERY_TOO_COSTLY',
    ],
    ['a document without end', `{ ${times(5_000, () => 'serverInfo')} }`, 'QUERY_TOO_COSTLY'],
    ['a page of a million', '{ customers(first: 1000000) { nodes { name } } }', 'BAD_USER_INPUT'],
    [
      'lists inside lists',
      '{ customers(first: 100) { nodes { operations(first: 100) { key } } } }',
      'QUERY_TOO_COSTLY',
    ],
    [
      'an input list of thousands',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { name } }',
      'BAD_USER_INPUT',
      { ids: Array.from({ length: 9_000 }, () => '1') },
    ],
    [
      'SQL in an enum',
      `{ customers(orderBy: "RED'; drop table customer; --") { nodes { name } } }`,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'SQL in a number',
      'query ($n: Int) { customers(first: $n) { nodes { name } } }',
      'BAD_USER_INPUT',
      { n: '1; drop table customer' },
    ],
    [
      'an operator of another database in an id',
      'query ($ids: [ID!]!) { nodes(ids: $ids) { name } }',
      'BAD_USER_INPUT',
      { ids: [{ $ne: null }] },
    ],
    ['several operations in a document', 'query A { serverInfo } mutation B { setChannelOffline }', 'QUERY_TOO_COSTLY'],
  ])('%s', async (_, document, code, variables) => {
    const result = await attack(() => ask(server.url, token, document, variables))
    expect(result.data ?? null).toBeNull()
    expect(codesOf(result)).toEqual([code])
  })

  test('introspection with a till’s token', async () => {
    const device = await server.token('CHANNEL_DEVICE')
    expect(codesOf(await attack(() => ask(server.url, device, '{ __schema { types { name } } }')))).toEqual([
      'FORBIDDEN',
    ])
  })

  test('circular introspection by a role that may introspect', async () => {
    const circle = `{ __schema { types { ${'fields { type { '.repeat(20)}name${' } }'.repeat(20)} } } }`
    expect(codesOf(await attack(() => ask(server.url, token, circle)))).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test('guessing the schema by suggestions', async () => {
    for (const document of ['{ serverInf }', '{ feature(ke: "x") { key } }', 'query ($a: Featur) { serverInfo }']) {
      probe.ran = 0
      const { errors } = await attack(() => ask(server.url, token, document))
      expect(JSON.stringify(errors)).not.toMatch(/did you mean|serverInfo|Feature"/i)
    }
  })

  test('a key that would change all objects', async () => {
    const variables = JSON.parse('{"person":{"name":"x","__proto__":{"admin":true}}}')
    const document = 'query ($person: PersonInput) { features(person: $person) { key } }'
    expect(codesOf(await attack(() => ask(server.url, token, document, variables)))).toEqual(['BAD_USER_INPUT'])
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })
})

/** JSON deeper than the stack, which can be read but not written. */
const BRACKETS = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
const DEEP = `"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { name } }","variables":{"ids":${BRACKETS}}`

describe('over HTTP only', { retry: 2 }, () => {
  test('input without a bottom', async () => {
    expect(await (await attack(() => post(`{${DEEP}}`))).text()).toContain('QUERY_TOO_COSTLY')
  })

  test('a batch of operations', async () => {
    const one = { query: 'mutation { setChannelOffline }' }
    expect((await attack(() => post(JSON.stringify(Array.from({ length: 100 }, () => one))))).status).toBe(400)
  })

  test('a foreign page that asks by GET, which needs no preflight', async () => {
    for (const query of ['{serverInfo}', 'mutation{setChannelOffline}']) {
      probe.ran = 0
      const outcome = await attack(() =>
        fetch(`${server.url}/graphql?query=${query}`, { headers: { authorization: `Bearer ${token}` } }),
      )
      expect([400, 405]).toContain(outcome.status)
    }
  })

  test('a foreign page that posts a form or text, which needs no preflight', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      probe.ran = 0
      const body = JSON.stringify({ query: 'mutation { setChannelOffline }' })
      expect((await attack(() => post(body, { 'content-type': type }))).status).toBe(415)
    }
  })

  test('a foreign page', async () => {
    const outcome = () => post('{"query":"mutation { setChannelOffline }"}', { origin: 'https://evil.example.com' })
    expect((await attack(outcome)).status).toBe(403)
  })

  test('a foreign name that points at this machine', async () => {
    const { port } = new URL(server.url)
    const rebound = `rebound.example.com:${port}`
    const answer = await attack(() =>
      rawRequest(
        `POST /graphql HTTP/1.1\r\nHost: ${rebound}\r\nOrigin: http://${rebound}\r\nAuthorization: Bearer ${token}\r\nContent-Length: 2\r\n\r\n{}`,
      ),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 403 /)
  })

  test('a body beyond the limit, announced or not, or to be inflated', async () => {
    const body = JSON.stringify({ query: '{ serverInfo }', variables: { x: 'x'.repeat(1_100_000) } })
    expect((await attack(() => post(body))).status).toBe(413)
    probe.ran = 0
    const stream = new Blob([body]).stream()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const chunked = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit
    expect((await attack(() => fetch(`${server.url}/graphql`, chunked))).status).toBe(413)
    probe.ran = 0
    expect((await attack(() => post('x', { 'content-encoding': 'gzip' }))).status).toBe(415)
  })

  test('two requests disguised as one', async () => {
    const smuggled =
      'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n\r\n'
    expect(await attack(() => rawRequest(smuggled))).toMatch(/^HTTP\/1\.1 400 /)
  })
})

describe('over WebSocket only', { retry: 2 }, () => {
  test('input without a bottom, wherever it stands', async () => {
    const socket = await signedIn(server.url, token)
    const outcome = () => {
      socket.send(`{"type":"subscribe","id":"1","payload":{${DEEP}}}`)
      return socket.next()
    }
    expect(JSON.stringify(await attack(outcome))).toContain('QUERY_TOO_COSTLY')
    const messages = [
      `{"type":"subscribe","id":"2","payload":{"documentId":"x","variables":{"ids":${BRACKETS}}}}`,
      `{"type":"ping","payload":{"x":${BRACKETS}}}`,
    ]
    for (const message of messages) {
      probe.ran = 0
      const other = await signedIn(server.url, token)
      const closed = () => {
        other.send(message)
        return other.closed
      }
      expect([4400, 4500]).toContain((await attack(closed)).code)
    }
  })

  test('a foreign page', async () => {
    const outcome = () => openSocket(server.url, { origin: 'https://evil.example.com' }).catch(String)
    expect(await attack(outcome)).toContain('403')
  })

  test('a message beyond the limit', async () => {
    const socket = await signedIn(server.url, token)
    const outcome = () => {
      socket.send({ id: '1', type: 'subscribe', payload: { query: `{ serverInfo } # ${'x'.repeat(70_000)}` } })
      return socket.closed
    }
    expect((await attack(outcome)).code).toBe(1009)
  })

  test('messages without pause', async () => {
    const socket = await signedIn(server.url, token)
    const outcome = () => {
      for (let sent = 0; sent < 200; sent++) socket.send({ type: 'ping' })
      return socket.closed
    }
    expect((await attack(outcome)).code).toBe(1008)
  })

  test('asking before, or without, signing in', async () => {
    const socket = await openSocket(server.url)
    const outcome = () => {
      socket.send({ id: '1', type: 'subscribe', payload: { query: '{ serverInfo }' } })
      return socket.closed
    }
    expect((await attack(outcome)).code).toBe(4401)
  })

  test('a field that the role may not watch', async () => {
    const socket = await signedIn(server.url, await server.token('CHANNEL_DEVICE'))
    const outcome = () => {
      socket.send({ id: '1', type: 'subscribe', payload: { query: 'subscription { operationChanged }' } })
      return socket.next()
    }
    expect(JSON.stringify(await attack(outcome))).toContain('FORBIDDEN')
    socket.close()
  })
})

test('slow clients are disconnected at the limit, while others are served', async () => {
  const patient = await startTestServer({ limits: { headerSeconds: 1, requestSeconds: 2 } })
  const key = await patient.token()
  const { port } = new URL(patient.url)
  const slow = Array.from({ length: 200 }, () =>
    rawRequest('POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n', Number(port)),
  )
  expect((await graphqlRequest(patient.url, key, '{ serverInfo }')).data).toEqual({ serverInfo: 'ok' })
  for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect((await graphqlRequest(patient.url, key, '{ serverInfo }')).data).toEqual({ serverInfo: 'ok' })
  await patient.stop()
})

/** Sends raw bytes; returns everything that arrives until the server closes. */
function rawRequest(bytes: string, port = Number(new URL(server.url).port)): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const client = connect(port, '127.0.0.1', () => client.write(bytes))
    client.setTimeout(10_000, () => client.destroy())
    client.on('data', (chunk) => {
      text += String(chunk)
      if (text.includes('\r\n\r\n')) client.end()
    })
    client.once('close', () => resolve(text))
    client.once('error', reject)
  })
}
