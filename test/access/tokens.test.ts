import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importJWK, SignJWT } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mayUseChannel } from '../../src/access/actor.ts'
import { keyFilePath, loadKeys, rotateKey } from '../../src/access/keys.ts'
import { openTokens } from '../../src/access/tokens.ts'
import { later } from '../support/later.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tillsync-tokens-'))
})
afterEach(async () => {
  vi.useRealTimers()
  await rm(folder, { recursive: true, force: true })
})

const houstonDevice = { roles: ['CHANNEL_DEVICE'], channels: ['houston'], ttlSeconds: 60 } as const

test('a token contains the subject, roles, channels and expiry', async () => {
  const tokens = await openTokens(folder)
  const { actor, expiresAt, tokenId } = await tokens.verifyToken(
    await tokens.issueToken({ ...houstonDevice, subject: 'till-7' }),
  )
  expect(actor).toEqual({ id: 'till-7', roles: ['CHANNEL_DEVICE'], channels: ['houston'] })
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now())
  expect(tokenId).not.toBe('')
})

test('an actor without a name of its own is named after its role and channels', async () => {
  const tokens = await openTokens(folder)
  const { actor } = await tokens.verifyToken(await tokens.issueToken(houstonDevice))
  expect(actor.id).toBe('channel-device@houston')
})

test('an actor may use its own channels only, or all of them', () => {
  expect(mayUseChannel({ id: 'a', roles: [], channels: ['houston'] }, 'houston')).toBe(true)
  expect(mayUseChannel({ id: 'a', roles: [], channels: ['houston'] }, 'online')).toBe(false)
  expect(mayUseChannel({ id: 'a', roles: [], channels: [] }, 'houston')).toBe(false)
  expect(mayUseChannel({ id: 'a', roles: [], channels: 'ALL' }, 'online')).toBe(true)
})

test('the signing key is made once, readable by its owner only, and survives a restart', async () => {
  const token = await (await openTokens(folder)).issueToken(houstonDevice)
  expect((await stat(keyFilePath(folder))).mode & 0o777).toBe(0o600)
  await expect((await openTokens(folder)).verifyToken(token)).resolves.toBeDefined()
})

test('ten programs that start at once agree on one signing key', async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => loadKeys(folder)))
  expect(new Set(keys.map(([key]) => key?.kid)).size).toBe(1)
})

test('refuses a token that is missing, empty, cut, changed, or of another data folder', async () => {
  const tokens = await openTokens(folder)
  const token = await tokens.issueToken(houstonDevice)
  const other = await mkdtemp(join(tmpdir(), 'tillsync-tokens-'))
  const foreign = await (await openTokens(other)).issueToken(houstonDevice)
  await rm(other, { recursive: true })
  const [header = '', payload = '', signature = ''] = token.split('.')
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const raised = Buffer.from(JSON.stringify({ ...claims, roles: ['ADMINISTRATOR'] })).toString('base64url')
  const refused = [undefined, '', 'x', 'a.b.c', token.slice(0, -4), `${header}.${raised}.${signature}`, foreign]
  for (const bad of refused)
    await expect(tokens.verifyToken(bad)).rejects.toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }))
})

test('refuses a token without signature, or signed with a public key as if it were a secret', async () => {
  const tokens = await openTokens(folder)
  const [key] = await loadKeys(folder)
  const claims = {
    roles: ['ADMINISTRATOR'],
    channels: 'ALL',
    sub: 'x',
    jti: 'y',
    iss: 'tillsync',
    aud: 'tillsync',
    exp: 4102444800,
  }
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'none', kid: key?.kid })}.${part(claims)}.`
  const confused = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: key?.kid ?? '' })
    .sign(new TextEncoder().encode(JSON.stringify(key?.jwk.x)))
  for (const bad of [unsigned, confused])
    await expect(tokens.verifyToken(bad)).rejects.toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }))
})

test('refuses a token of its own key that lives longer than 366 days, or hides that by beginning later', async () => {
  const tokens = await openTokens(folder)
  const [stored] = await loadKeys(folder)
  if (!stored) throw new Error('There is no key.')
  const day = 24 * 3_600
  const now = Math.floor(Date.now() / 1_000)
  const sign = async (iat: number | undefined, exp: number) =>
    new SignJWT({
      roles: ['VIEWER'],
      channels: 'ALL',
      sub: 'x',
      jti: 'y',
      iss: 'tillsync',
      aud: 'tillsync',
      exp,
      ...(iat && { iat }),
    })
      .setProtectedHeader({ alg: 'ES256', kid: stored.kid })
      .sign(await importJWK(stored.jwk, 'ES256'))
  await expect(tokens.verifyToken(await sign(now, now + 366 * day))).resolves.toBeDefined()
  // The clock of its issuer was ahead.
  await expect(tokens.verifyToken(await sign(now + 3_600, now + 3_600 + 366 * day))).resolves.toBeDefined()
  const tooLong = [
    [now, now + 367 * day],
    [now - 400 * day, now + 60],
    [now + 4_000 * day, now + 4_010 * day],
  ] as const
  for (const [iat, exp] of tooLong)
    await expect(tokens.verifyToken(await sign(iat, exp))).rejects.toThrow('lives longer than 366 days')
  await expect(tokens.verifyToken(await sign(undefined, now + 60))).rejects.toThrow('not valid')
})

test('an expired token is refused, even if it was verified before', async () => {
  const tokens = await openTokens(folder)
  const token = await tokens.issueToken(houstonDevice)
  await tokens.verifyToken(token)
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] })
  await expect(tokens.verifyToken(token)).rejects.toThrow('expired')
  await expect((await openTokens(folder)).verifyToken(token)).rejects.toThrow('expired')
})

test('with a new key, former tokens stay valid and new ones are signed with it', async () => {
  const tokens = await openTokens(folder)
  const former = await tokens.issueToken(houstonDevice)
  const key = await rotateKey(folder)
  later(1_100)
  await expect(tokens.verifyToken(former)).resolves.toBeDefined()
  const token = await tokens.issueToken(houstonDevice)
  expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({ kid: key.kid })
})

test('a running server refuses former tokens once their key has been withdrawn', async () => {
  const tokens = await openTokens(folder)
  const former = await tokens.issueToken(houstonDevice)
  await tokens.verifyToken(former)
  await rotateKey(folder, true)
  later(1_100)
  await expect(tokens.verifyToken(former)).rejects.toThrow('withdrawn')
  await expect(tokens.verifyToken(await tokens.issueToken(houstonDevice))).resolves.toBeDefined()
})

test('a damaged key file is reported without its content', async () => {
  await loadKeys(folder)
  const text = await readFile(keyFilePath(folder), 'utf8')
  const secret = /"d": "([^"]+)"/.exec(text)?.[1] ?? 'no secret'
  await writeFile(keyFilePath(folder), text.replace('"P-256"', '"P-000"'))
  const failure = await openTokens(folder).catch((error: unknown) => String(error))
  expect(failure).toContain(keyFilePath(folder))
  expect(failure).not.toContain(secret)
})

test('every token expires, and every token has a role', async () => {
  const tokens = await openTokens(folder)
  for (const ttlSeconds of [0, -1, Number.NaN, 367 * 86_400]) {
    await expect(tokens.issueToken({ ...houstonDevice, ttlSeconds })).rejects.toThrow('366 days')
  }
  await expect(tokens.issueToken({ ...houstonDevice, roles: [] })).rejects.toThrow('at least one role')
})
