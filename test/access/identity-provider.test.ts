import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import type { ProviderSettings } from '../../src/access/identity-provider.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { later } from '../support/later.ts'

const ISSUER = 'https://login.example.com/'
const AUDIENCE = 'tillsync.example.com'

let folder: string
let server: Server
let jwks: string
let key: CryptoKey
let publicJwk: Record<string, unknown>
let answer: { status: number; body: unknown }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-provider-'))
  const pair = await generateKeyPair('RS256', { extractable: true })
  key = pair.privateKey
  publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' }
  answer = { status: 200, body: { keys: [publicJwk] } }
  server = createServer((_, response) => {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  jwks = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})
afterEach(() => {
  vi.useRealTimers()
})

const claims = { roles: 'roles', channels: 'channels', subject: 'sub' }
const open = (changes: Partial<ProviderSettings> = {}, ownTokens = true) =>
  openTokens(folder, { ownTokens, provider: { issuer: ISSUER, audience: AUDIENCE, jwks, claims, ...changes } })

const inAnHour = () => Math.floor(Date.now() / 1000) + 3_600
const sign = (payload: JWTPayload, signWith: CryptoKey | Uint8Array = key, alg = 'RS256', kid = 'one') =>
  new SignJWT({ iss: ISSUER, aud: AUDIENCE, sub: 'user-7', exp: inAnHour(), roles: ['operator'], ...payload })
    .setProtectedHeader({ alg, kid })
    .sign(signWith)

const unauthenticated = expect.objectContaining({ code: 'UNAUTHENTICATED' })

test('a token of the provider identifies the caller, in the provider’s spelling of roles; roles of other programs are ignored', async () => {
  const tokens = await open()
  const token = await sign({ jti: 'a-1', roles: ['operator', 'Feature-Manager', 'payroll'], channels: ['houston'] })
  expect(await tokens.verifyToken(token)).toEqual({
    actor: { id: 'user-7', roles: ['OPERATOR', 'FEATURE_MANAGER'], channels: ['houston'] },
    tokenId: 'a-1',
    expiresAt: expect.any(Date),
  })
})

test('claims are found by the configured names, in full or by path, as lists or as text', async () => {
  const names = { roles: 'realm_access.roles', channels: 'https://example.com/channels', subject: 'client_id' }
  const tokens = await open({ claims: names })
  const token = await sign({
    roles: undefined,
    realm_access: { roles: 'viewer,operator' },
    'https://example.com/channels': 'ALL',
    client_id: 'dashboard',
  })
  expect((await tokens.verifyToken(token)).actor).toEqual({
    id: 'dashboard',
    roles: ['VIEWER', 'OPERATOR'],
    channels: 'ALL',
  })
})

test('a token without channels has access to none', async () => {
  expect((await (await open()).verifyToken(await sign({}))).actor.channels).toEqual([])
})

test('a token without an id of its own can be distinguished from others', async () => {
  const tokens = await open()
  const ids = [await sign({}), await sign({ sub: 'other' })].map(
    async (token) => (await tokens.verifyToken(token)).tokenId,
  )
  expect(new Set(await Promise.all(ids)).size).toBe(2)
})

test.each<[string, JWTPayload]>([
  ['of another audience', { aud: 'payroll' }],
  ['of another issuer', { iss: 'https://evil.example.com/' }],
  ['that names us as its issuer', { iss: 'tillsync', aud: 'tillsync' }],
  ['without an end', { exp: undefined }],
  ['that has expired', { exp: 1_000_000_000 }],
  ['that is not valid yet', { nbf: 4_102_444_800 }],
  ['without a role of ours', { roles: ['payroll'] }],
  ['for nobody', { sub: undefined }],
])('refuses a token %s', async (_, payload) => {
  await expect((await open()).verifyToken(await sign(payload))).rejects.toEqual(unauthenticated)
})

test('refuses a token signed with another key, or with the public key as if it were a secret', async () => {
  const tokens = await open()
  const foreign = await generateKeyPair('RS256')
  const secret = new TextEncoder().encode(JSON.stringify(publicJwk))
  await expect(tokens.verifyToken(await sign({}, foreign.privateKey))).rejects.toEqual(unauthenticated)
  await expect(tokens.verifyToken(await sign({}, foreign.privateKey, 'RS256', 'two'))).rejects.toEqual(unauthenticated)
  await expect(tokens.verifyToken(await sign({}, secret, 'HS256'))).rejects.toEqual(unauthenticated)
})

test('own tokens are accepted beside the provider’s, unless they are switched off', async () => {
  const both = await open()
  const token = await both.issueToken({ roles: ['VIEWER'], channels: 'ALL', ttlSeconds: 60 })
  await expect(both.verifyToken(token)).resolves.toBeDefined()
  const only = await open({}, false)
  await expect(only.verifyToken(token)).rejects.toEqual(unauthenticated)
  await expect(only.verifyToken(await sign({}))).resolves.toBeDefined()
  await expect(only.issueToken({ roles: ['VIEWER'], channels: 'ALL', ttlSeconds: 60 })).rejects.toThrow(
    'identity provider',
  )
})

test('while the provider’s keys cannot be read a request fails with a fault, and known tokens still work', async () => {
  const tokens = await open()
  const known = await sign({ jti: 'known' })
  await tokens.verifyToken(known)
  const fresh = await open({ jwks: 'http://127.0.0.1:1/keys' })
  const failure = await fresh.verifyToken(known).catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'KeySetUnreadable' })
  answer = { status: 503, body: {} }
  await expect((await open()).verifyToken(known)).rejects.toMatchObject({ name: 'KeySetUnreadable' })
  await expect(tokens.verifyToken(known)).resolves.toBeDefined()
  answer = { status: 200, body: { keys: [publicJwk] } }
})

test('keys that the provider withdraws are not accepted for longer when the clock of the process is set back', async () => {
  const tokens = await open()
  const former = await sign({})
  await tokens.verifyToken(former)
  const pair = await generateKeyPair('ES256', { extractable: true })
  answer = {
    status: 200,
    body: { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'two', alg: 'ES256' }] },
  }
  onTestFinished(() => {
    answer = { status: 200, body: { keys: [publicJwk] } }
  })
  vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ['Date'] })
  later(11 * 60_000)
  await expect(tokens.verifyToken(await sign({}, pair.privateKey, 'ES256', 'two'))).resolves.toBeDefined()
  await expect(tokens.verifyToken(former)).rejects.toEqual(unauthenticated)
})

test('keys in a file are read again when it changes', async () => {
  const path = join(folder, 'jwks.json')
  await writeFile(path, JSON.stringify({ keys: [publicJwk] }))
  const tokens = await open({ jwks: path })
  const former = await sign({})
  await expect(tokens.verifyToken(former)).resolves.toBeDefined()
  const pair = await generateKeyPair('ES256', { extractable: true })
  await writeFile(path, JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'two', alg: 'ES256' }] }))
  later(1_100)
  await expect(tokens.verifyToken(former)).rejects.toEqual(unauthenticated)
  await expect(tokens.verifyToken(await sign({}, pair.privateKey, 'ES256', 'two'))).resolves.toBeDefined()
})

test('does not start with a file without keys', async () => {
  const path = join(folder, 'none.json')
  await expect(open({ jwks: path })).rejects.toThrow('is not a JSON Web Key Set')
  await writeFile(path, '{"keys":[]}')
  await expect(open({ jwks: path })).rejects.toThrow('is not a JSON Web Key Set')
})
