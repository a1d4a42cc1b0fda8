import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type OpenIdClient, openOpenIdClient } from '../../../src/access/sign-in/openid-client.ts'
import { derived, hashOf, isSecret, makeSecret, seal, unseal } from '../../../src/access/sign-in/secret.ts'
import { openTokens } from '../../../src/access/tokens.ts'
import { readConfig } from '../../../src/config/config.ts'
import { httpBrowser } from '../../support/http-browser.ts'
import { startOpenIdProvider, type TestProvider } from '../../support/openid-provider.ts'

const PAGE = 'https://tillsync.example.com'
const BINDING = { state: 'a-state', nonce: 'a-nonce', verifier: 'v'.repeat(43) }

let provider: TestProvider
beforeAll(async () => {
  provider = await startOpenIdProvider(PAGE)
})
beforeEach(() => {
  Object.assign(provider, { signsIn: 'ada', denies: false, isAway: false })
})

/** The client with these settings in place of the usual ones, and a data folder that knows the provider. */
async function open(changed: { [name: string]: string } = {}): Promise<OpenIdClient> {
  const { signIn: settings, identity } = readConfig({ ...provider.settings(PAGE), ...changed })
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-sign-in-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { verifyToken } = await openTokens(folder, identity)
  if (!settings || !identity.provider) throw new Error('Signing in is not configured.')
  const { issuer, claims } = identity.provider
  return openOpenIdClient({ settings, issuer, claims, verifyToken })
}

/** Signs in as a browser, up to the answer that leads back to the page. */
async function answerOf(client: OpenIdClient): Promise<URL> {
  const begin = await client.authorizationUrl(BINDING)
  return httpBrowser().follow(begin.href, ({ origin }) => origin === PAGE)
}

test('roles and channels come from the ID token, or from an access token for the audience, as configured', async () => {
  for (const claimsOf of ['id_token', 'access_token']) {
    const client = await open({ TILLSYNC_SIGN_IN_CLAIMS: claimsOf })
    const grant = await client.exchange(await answerOf(client), BINDING)
    expect(grant).toMatchObject({
      actor: { id: 'ada', roles: ['OPERATOR'], channels: ['houston'] },
      name: claimsOf === 'id_token' ? 'Ada Operator' : expect.anything(),
      refreshToken: expect.any(String),
    })
    const next = await client.refresh(grant.refreshToken ?? '')
    expect(next.actor).toEqual(grant.actor)
    // It was replaced, and is of no use any more.
    await expect(client.refresh(grant.refreshToken ?? '')).rejects.toMatchObject({ why: 'REFUSED' })
  }
})

test('an access token for another audience gives nobody a role', async () => {
  const client = await open({ TILLSYNC_SIGN_IN_CLAIMS: 'access_token', TILLSYNC_IDENTITY_AUDIENCE: 'payroll' })
  await expect(client.exchange(await answerOf(client), BINDING)).rejects.toMatchObject({ why: 'NO_ROLE' })
})

test('an answer for another state, nonce or verifier is refused', async () => {
  const client = await open()
  for (const other of [{ state: 'b' }, { nonce: 'b' }, { verifier: 'w'.repeat(43) }])
    await expect(client.exchange(await answerOf(client), { ...BINDING, ...other })).rejects.toMatchObject({
      why: 'REFUSED',
    })
})

test('a provider that does not answer is unreachable, and one that answers again is asked again', async () => {
  const client = await open()
  provider.isAway = true
  await expect(client.authorizationUrl(BINDING)).rejects.toMatchObject({ code: 'IDENTITY_PROVIDER_UNREACHABLE' })
  provider.isAway = false
  await expect(client.authorizationUrl(BINDING)).resolves.toBeInstanceOf(URL)
})

test('what is sealed with a secret can be read with that secret alone, and not after a change', () => {
  const [secret, other] = [makeSecret(), makeSecret()]
  const sealed = seal(secret, 'a refresh token')
  expect(unseal(secret, sealed)).toBe('a refresh token')
  expect(seal(secret, 'a refresh token')).not.toBe(sealed)
  expect(() => unseal(other, sealed)).toThrow()
  expect(() => unseal(secret, `${sealed.slice(0, -2)}AA`)).toThrow()
  expect([isSecret(secret), isSecret(hashOf(secret)), isSecret('short'), isSecret(`${secret};`)]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(new Set([secret, hashOf(secret), derived(secret, 'state'), derived(secret, 'nonce')]).size).toBe(4)
})
