import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GraphqlAnswerError, readAnswer, type SubscriptionResult, signedIn } from '../../support/http.ts'
import { startTestServer, type TestServer } from '../fixture.ts'

const KNOWN = 'query Known { serverInfo }'
const CREATE = 'mutation Create($key: String!) { enableFeature(key: $key) }'
const OTHER = '{ channels }'

const hashOf = (document: string) => createHash('sha256').update(document).digest('hex')
const idOf = (document: string) => `sha256:${hashOf(document)}`
const apollo = (document: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(document) } })

type Body = Record<string, unknown>

async function byHttp(url: string, token: string, body: Body): Promise<SubscriptionResult> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return readAnswer(response)
}

async function bySocket(url: string, token: string, body: Body): Promise<SubscriptionResult> {
  const socket = await signedIn(url, token)
  socket.send({ id: '1', type: 'subscribe', payload: body })
  const { type, payload } = await socket.next()
  socket.close()
  return type === 'error' ? { errors: payload as GraphqlAnswerError[] } : (payload as SubscriptionResult)
}

let folder: string
let manifest: string
let servers: Record<'off' | 'allow' | 'require', TestServer>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-documents-'))
  manifest = join(folder, 'manifest.json')
  await writeFile(manifest, JSON.stringify({ [idOf(KNOWN)]: KNOWN, [hashOf(CREATE)]: CREATE }))
  const withMode = (mode: 'off' | 'allow' | 'require') => startTestServer({ config: { documents: { mode, manifest } } })
  servers = { off: await withMode('off'), allow: await withMode('allow'), require: await withMode('require') }
})
afterAll(async () => {
  for (const server of Object.values(servers)) await server.stop()
  await rm(folder, { recursive: true })
})

describe.each([
  { wire: 'HTTP', send: byHttp },
  { wire: 'WebSocket', send: bySocket },
])('over $wire', ({ send }) => {
  const ask = async (
    mode: keyof typeof servers,
    body: Body,
    role: 'FEATURE_MANAGER' | 'ADMINISTRATOR' = 'FEATURE_MANAGER',
  ) => {
    const { data, errors } = await send(servers[mode].url, await servers[mode].token(role), body)
    return errors ? errors.map(({ message, extensions }) => `${String(extensions.code)} ${message}`).join() : data
  }

  test.each(['allow', 'require'] as const)(
    '%s: runs a document by its id, in either form, with its variables',
    async (mode) => {
      expect(await ask(mode, { documentId: idOf(KNOWN) })).toEqual({ serverInfo: 'ok' })
      expect(await ask(mode, { extensions: apollo(KNOWN) })).toEqual({ serverInfo: 'ok' })
      expect(await ask(mode, { documentId: idOf(CREATE), variables: { key: 'x' } })).toEqual({ enableFeature: 'x' })
      expect(await ask(mode, { query: '', documentId: idOf(KNOWN) })).toEqual({ serverInfo: 'ok' })
    },
  )

  test('off and allow: run any document, with its id or without', async () => {
    for (const mode of ['off', 'allow'] as const) {
      expect(await ask(mode, { query: OTHER })).toEqual({ channels: 'ok' })
      expect(await ask(mode, { query: OTHER, documentId: idOf(OTHER) })).toEqual({ channels: 'ok' })
      expect(await ask(mode, { query: OTHER, extensions: apollo(OTHER) })).toEqual({ channels: 'ok' })
    }
  })

  test('off: knows no ids, and answers Apollo’s clients in their format', async () => {
    expect(await ask('off', { documentId: idOf(KNOWN) })).toMatch(/^BAD_USER_INPUT This server has no document ids/)
    expect(await ask('off', { extensions: apollo(KNOWN) })).toBe('BAD_USER_INPUT PersistedQueryNotSupported')
  })

  test('allow: an id that is not in the manifest is refused', async () => {
    expect(await ask('allow', { documentId: idOf(OTHER) })).toMatch(/^BAD_USER_INPUT The manifest has no document/)
    expect(await ask('allow', { extensions: apollo(OTHER) })).toBe('BAD_USER_INPUT PersistedQueryNotFound')
  })

  test('require: refuses what is not in the manifest, by text and by id', async () => {
    for (const body of [{ query: OTHER }, { documentId: idOf(OTHER) }, { extensions: apollo(OTHER) }]) {
      expect(await ask('require', body)).toMatch(/^PERSISTED_DOCUMENT_REQUIRED /)
    }
  })

  test('require: runs the text of a document of the manifest, and any of an administrator', async () => {
    expect(await ask('require', { query: KNOWN })).toEqual({ serverInfo: 'ok' })
    expect(await ask('require', { query: `${KNOWN} ` })).toMatch(/^PERSISTED_DOCUMENT_REQUIRED /)
    expect(await ask('require', { query: OTHER }, 'ADMINISTRATOR')).toEqual({ channels: 'ok' })
  })

  test('an id that is not the document’s, or no id at all, is refused in every mode', async () => {
    for (const mode of ['off', 'allow', 'require'] as const) {
      expect(await ask(mode, { query: OTHER, documentId: idOf(KNOWN) })).toMatch(
        /^BAD_USER_INPUT .*does not match its id/,
      )
      for (const documentId of ['x', 5, hashOf(KNOWN), `md5:${hashOf(KNOWN)}`, idOf(KNOWN).toUpperCase()])
        expect(await ask(mode, { documentId })).toMatch(/^BAD_USER_INPUT A document id is/)
      expect(await ask(mode, { extensions: { persistedQuery: { version: 2, sha256Hash: hashOf(KNOWN) } } })).toMatch(
        /^BAD_USER_INPUT A document id is/,
      )
    }
  })

  test('limits and roles apply to documents of the manifest too', async () => {
    const { url, token } = servers.require
    const { errors } = await send(url, await token('VIEWER'), { documentId: idOf(CREATE), variables: { key: 'x' } })
    expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN' })
  })
})

test('a subscription can be requested by id', async () => {
  const document = 'subscription { featureChanged }'
  const path = join(folder, 'subscription.json')
  await writeFile(path, JSON.stringify({ [hashOf(document)]: document }))
  const server = await startTestServer({ config: { documents: { mode: 'require', manifest: path } } })
  const { data } = await bySocket(server.url, await server.token('FEATURE_VIEWER'), { documentId: idOf(document) })
  expect(data).toEqual({ featureChanged: 1 })
  await server.stop()
})

test('a document is found by GET as well, in either form', async () => {
  const { url, token } = servers.require
  const headers = { authorization: `Bearer ${await token('VIEWER')}`, 'apollo-require-preflight': '1' }
  const ask = async (params: Record<string, string>) =>
    readAnswer(await fetch(`${url}/graphql?${new URLSearchParams(params)}`, { headers }))
  expect((await ask({ documentId: idOf(KNOWN) })).data).toEqual({ serverInfo: 'ok' })
  expect((await ask({ extensions: JSON.stringify(apollo(KNOWN)) })).data).toEqual({ serverInfo: 'ok' })
  const refused = await ask({ query: OTHER })
  expect([refused.status, refused.errors?.[0]?.extensions]).toEqual([400, { code: 'PERSISTED_DOCUMENT_REQUIRED' }])
  const changing = await ask({ documentId: idOf(CREATE), variables: '{"key":"x"}' })
  expect(changing.status).toBe(405)
})

test('reads Apollo’s manifest too, and a changed one within a second; a damaged one is logged and not used', async () => {
  const path = join(folder, 'changing.json')
  const written = (document: string) =>
    JSON.stringify({
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: hashOf(document), name: 'X', type: 'query', body: document }],
    })
  await writeFile(path, written(KNOWN))
  const server = await startTestServer({ config: { documents: { mode: 'require', manifest: path } } })
  const token = await server.token('VIEWER')
  const runs = async (document: string) => !(await byHttp(server.url, token, { documentId: idOf(document) })).errors
  expect([await runs(KNOWN), await runs(OTHER)]).toEqual([true, false])
  await writeFile(path, written(OTHER))
  await expect.poll(() => runs(OTHER), { timeout: 60_000 }).toBe(true)
  await writeFile(path, '{')
  await expect
    .poll(async () => (await runs(OTHER)) && server.logged().includes('trusted documents not read'), {
      timeout: 60_000,
    })
    .toBe(true)
  await server.stop()
})

test('does not start with a manifest that is missing, not JSON, or has a wrong id', async () => {
  const start = async (text: string | undefined) => {
    const path = join(folder, 'bad.json')
    if (text === undefined) await rm(path, { force: true })
    else await writeFile(path, text)
    return startTestServer({ config: { documents: { mode: 'allow', manifest: path } } }).then(
      () => 'started',
      (error: unknown) => String(error),
    )
  }
  expect(await start(undefined)).toContain('does not exist')
  expect(await start('{')).toContain('is not a manifest')
  expect(await start('[]')).toContain('is not a manifest')
  expect(await start(JSON.stringify({ [idOf(KNOWN)]: OTHER }))).toContain('is not the SHA-256 of its document')
  expect(await start(JSON.stringify({ [idOf('{')]: '{' }))).toContain('is not a GraphQL document')
})
