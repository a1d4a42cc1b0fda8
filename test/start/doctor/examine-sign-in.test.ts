import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../../src/config/config.ts'
import { examineSignIn } from '../../../src/start/doctor/examine-sign-in.ts'
import { startOpenIdProvider, type TestProvider } from '../../support/openid-provider.ts'

const PAGE = 'https://tillsync.example.com'

let provider: TestProvider
beforeAll(async () => {
  provider = await startOpenIdProvider(PAGE)
})

/** What the doctor says with these settings in place of the right ones. */
async function said(changed: { [name: string]: string } = {}): Promise<string[]> {
  const findings = await examineSignIn(readConfig({ ...provider.settings(PAGE), ...changed }))
  return findings.map(({ status, message, cure }) => `${status} ${message} → ${cure}`)
}

test('nothing is said where nobody signs in at a provider', async () => {
  expect(await examineSignIn(readConfig())).toEqual([])
})

test('a provider that knows the page is right', async () => {
  expect(await said()).toEqual([
    `PASS People can sign in at ${provider.issuer}, and come back to ${PAGE}/sign-in/callback. → null`,
  ])
})

test('an issuer that cannot be reached is wrong, and one that is none', async () => {
  expect(await said({ TILLSYNC_IDENTITY_ISSUER: 'http://127.0.0.1:1' })).toEqual([
    expect.stringMatching(/^FAIL The identity provider cannot be reached at http:\/\/127\.0\.0\.1:1\/\.well-known/),
  ])
  expect(await said({ TILLSYNC_IDENTITY_ISSUER: `${provider.issuer}/elsewhere` })).toEqual([
    expect.stringMatching(/answers with 404, .* → Correct TILLSYNC_IDENTITY_ISSUER/),
  ])
})

test('an issuer that calls itself otherwise is named', async () => {
  const other = provider.issuer.replace('127.0.0.1', 'localhost')
  expect(await said({ TILLSYNC_IDENTITY_ISSUER: other })).toEqual([
    expect.stringMatching(`^FAIL The provider at ${other} calls itself http.* → Set TILLSYNC_IDENTITY_ISSUER=http`),
  ])
})

test('a redirect URI that is not registered is named', async () => {
  expect(await said({ TILLSYNC_PUBLIC_URL: 'https://other.example.com' })).toEqual([
    expect.stringMatching(
      /^FAIL The provider answers with 400 .* → Register https:\/\/other.example.com\/sign-in\/callback/,
    ),
  ])
})

test('a scope that the provider does not have is named, and a secret that it refuses, without the secret', async () => {
  expect(await said({ TILLSYNC_SIGN_IN_SCOPE: 'openid no-such-scope' })).toEqual([
    expect.stringMatching(/^(FAIL .*invalid_scope|PASS)/),
  ])
  const [wrongSecret] = await said({ TILLSYNC_SIGN_IN_CLIENT_SECRET: 'wrong-one' })
  expect(wrongSecret).toMatch(/^FAIL The provider refuses the client with the error invalid_client/)
  expect(wrongSecret).not.toContain('wrong-one')
})

test('a provider without PKCE is wrong', async () => {
  const server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo
    const issuer = `http://127.0.0.1:${port}`
    const known = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      code_challenge_methods_supported: ['plain'],
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(known))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await said({ TILLSYNC_IDENTITY_ISSUER: `http://127.0.0.1:${port}` })).toEqual([
    expect.stringMatching(/^FAIL .* does not offer PKCE with S256/),
  ])
})
