import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphqlRequest, readAnswer } from '../../support/http.ts'
import { startTestServer, type TestServer } from '../fixture.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer({ limits: { bodyBytes: 10_000 } })
  token = await server.token()
})
afterAll(() => server.stop())

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  })

test('answers a query by POST and by GET', async () => {
  expect((await graphqlRequest(server.url, token, '{ serverInfo }')).data).toEqual({ serverInfo: 'ok' })
  const answer = await fetch(`${server.url}/graphql?query={serverInfo}`, {
    headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' },
  })
  expect((await readAnswer(answer)).data).toEqual({ serverInfo: 'ok' })
})

test('refuses a request without a token or with a bad one, with status 401 and the way to sign in', async () => {
  for (const bad of [undefined, 'nonsense', `${token}x`]) {
    const answer = await graphqlRequest(server.url, bad, '{ serverInfo }')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
    expect(answer.errors).toEqual([expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })])
  }
})

test('refuses a caller without a token before it reads the body', async () => {
  const answer = await post('x'.repeat(20_000), { authorization: 'Bearer nonsense' })
  expect(answer.status).toBe(401)
})

test('a role that may not call a field is refused, and the field does not run', async () => {
  const answer = await graphqlRequest(server.url, await server.token('VIEWER'), 'mutation { enableFeature(key: "x") }')
  expect(answer.data).toEqual({ enableFeature: null })
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
})

test('a field that is not in the table of roles is refused even to the administrator', async () => {
  const answer = await graphqlRequest(server.url, token, '{ unlisted }')
  expect(answer.data).toEqual({ unlisted: null })
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
})

test('refuses a GET without the preflight header, and a mutation by GET', async () => {
  const bare = await fetch(`${server.url}/graphql?query={serverInfo}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(bare.status).toBe(400)
  const mutation = await fetch(`${server.url}/graphql?query=mutation{enableFeature(key:"x")}`, {
    headers: { authorization: `Bearer ${token}`, 'apollo-require-preflight': '1' },
  })
  expect(mutation.status).toBe(405)
  expect(mutation.headers.get('allow')).toBe('POST')
})

test('refuses bodies that are not JSON objects, by type and by content', async () => {
  const query = JSON.stringify({ query: '{ serverInfo }' })
  expect((await post(query, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await post('query=1', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(415)
  expect((await post(query, { 'content-encoding': 'gzip' })).status).toBe(415)
  for (const body of ['', '{', '"text"', '[]', '{"query":1}', 'null'])
    expect([body, (await post(body)).status]).toEqual([body, 400])
})

test('answers a broken request as GraphQL does, without repeating it', async () => {
  const answer = await readAnswer(await post('{"query": "jane@example.com'))
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
  expect(answer.text).not.toContain('jane')
})

test('a document that does not fit has status 400 for new clients and 200 for those of plain JSON', async () => {
  for (const query of ['{', '{ wrong }']) {
    const modern = await post(JSON.stringify({ query }), { accept: 'application/graphql-response+json' })
    const plain = await post(JSON.stringify({ query }), { accept: 'application/json' })
    expect([modern.status, plain.status]).toEqual([400, 200])
    expect(modern.headers.get('content-type')).toContain('application/graphql-response+json')
  }
})

test('a subscription that is sent as a plain request is refused, and learns where to send it', async () => {
  const answer = await graphqlRequest(server.url, await server.token(), 'subscription { featureChanged }')
  expect(answer.status).toBe(400)
  expect(answer.errors).toEqual([
    { message: expect.stringContaining('/graphql/stream'), extensions: { code: 'BAD_USER_INPUT' } },
  ])
})

test('refuses a batch of operations', async () => {
  const answer = await post(JSON.stringify([{ query: '{ serverInfo }' }, { query: '{ serverInfo }' }]))
  expect(answer.status).toBe(400)
})

test('refuses a body beyond the limit', async () => {
  const answer = await readAnswer(await post(JSON.stringify({ query: `{ serverInfo } # ${'x'.repeat(10_000)}` })))
  expect(answer.status).toBe(413)
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
})

test('refuses a foreign origin, and answers its own and the configured ones', async () => {
  const other = await startTestServer({ config: { allowedOrigins: ['https://shop.example.com'] } })
  const key = await other.token()
  const ask = (origin: string) => graphqlRequest(other.url, key, '{ serverInfo }', undefined, { origin })
  expect((await ask('https://evil.example.com')).status).toBe(403)
  expect((await ask('null')).status).toBe(403)
  expect((await ask(other.url)).status).toBe(200)
  const shop = await ask('https://shop.example.com')
  expect(shop.status).toBe(200)
  expect(shop.headers.get('access-control-allow-origin')).toBe('https://shop.example.com')
  const preflight = await fetch(`${other.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://shop.example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    },
  })
  expect(preflight.status).toBe(204)
  await other.stop()
})

test('each answer names its request', async () => {
  const first = await graphqlRequest(server.url, token, '{ serverInfo }')
  const second = await graphqlRequest(server.url, token, '{ serverInfo }')
  expect(first.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  expect(first.headers.get('x-request-id')).not.toBe(second.headers.get('x-request-id'))
})

test('the line of a fault in the log names the request, as its answer does', async () => {
  const { headers, errors } = await graphqlRequest(server.url, token, '{ feature { bug } }')
  const lines = server
    .logged()
    .split('\n')
    .filter((line) => line.includes('"fault"'))
  const [{ requestId, traceId }] = lines.map((line) => JSON.parse(line))
  expect(requestId).toBe(headers.get('x-request-id'))
  expect(traceId).toBe(errors?.[0]?.extensions.traceId)
})

test('a request whose headers or body do not end is disconnected', async () => {
  const patient = await startTestServer({ limits: { headerSeconds: 1, requestSeconds: 2 } })
  const { port } = new URL(patient.url)
  const opening = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${await patient.token()}\r\n`
  for (const beginning of [opening, `${opening}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{`]) {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = ''
      const client = connect(Number(port), '127.0.0.1', () => client.write(beginning))
      client.on('data', (chunk) => {
        text += String(chunk)
      })
      client.once('close', () => resolve(text))
      client.once('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1.1 408 /)
  }
  await patient.stop()
})

test('health needs no token, and says when it is not ready', async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  const lame = await startTestServer({ ready: async () => ({ ready: false, parts: { headquarters: 'unreachable' } }) })
  const answer = await fetch(`${lame.url}/readyz`)
  expect(answer.status).toBe(503)
  expect(await answer.json()).toEqual({ status: 'not ready', parts: { headquarters: 'unreachable' } })
  await lame.stop()
})
