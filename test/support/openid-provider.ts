import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
import { Provider } from 'oidc-provider'
import { freePort } from '../../src/db/embedded/cluster.ts'
import { afterFile } from './after-file.ts'

/** A person at the provider: whom it signs in, and with which claims. */
export type Person = { sub: string; name: string; roles: string[]; channels: string[] | string }

/** An OpenID provider (the package oidc-provider) that runs beside the test, until the end of the file. */
export type TestProvider = {
  readonly issuer: string
  /** The persons that it knows; what is changed here is in the next tokens. */
  readonly people: Map<string, Person>
  /** Who signs in next; null: the provider shows a form with a button for each person. */
  signsIn: string | null
  /** How it answers instead of signing someone in. */
  denies: boolean
  /** Seconds for which its tokens are valid. */
  tokenSeconds: number
  /** False: it gives no refresh tokens. */
  refreshes: boolean
  /** While true it answers nothing. */
  isAway: boolean
  /** How often tokens were refreshed. */
  refreshed: number
  /** The settings of tillsync for it. */
  settings(pageUrl: string): { [name: string]: string }
}

const CLIENT_ID = 'tillsync-page'
const CLIENT_SECRET = 'not-a-secret-of-anyone'
const API = 'https://api.tillsync.example.com'

/** Starts a provider that knows the page at this address. */
export async function startOpenIdProvider(pageUrl: string): Promise<TestProvider> {
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider: TestProvider = {
    issuer,
    people: new Map([
      ['ada', { sub: 'ada', name: 'Ada Operator', roles: ['operator'], channels: ['houston'] }],
      ['bo', { sub: 'bo', name: 'Bo Administrator', roles: ['administrator', 'payroll'], channels: 'ALL' }],
      ['cy', { sub: 'cy', name: 'Cy Cleaner', roles: ['payroll'], channels: [] }],
    ]),
    signsIn: null,
    denies: false,
    tokenSeconds: 600,
    refreshes: true,
    isAway: false,
    refreshed: 0,
    settings: (url) => ({
      TILLSYNC_IDENTITY_ISSUER: issuer,
      TILLSYNC_IDENTITY_AUDIENCE: API,
      TILLSYNC_IDENTITY_JWKS: `${issuer}/jwks`,
      TILLSYNC_SIGN_IN_CLIENT_ID: CLIENT_ID,
      TILLSYNC_SIGN_IN_CLIENT_SECRET: CLIENT_SECRET,
      TILLSYNC_PUBLIC_URL: url,
      TILLSYNC_SIGN_IN_NAME: 'Example Login',
    }),
  }
  const claimsOf = (sub: string) => ({ ...provider.people.get(sub), sub })
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${pageUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${pageUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }] },
    cookies: { keys: ['for-a-test'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'roles', 'channels'], profile: ['name'] },
    findAccount: (_, sub) =>
      provider.people.has(sub) ? { accountId: sub, claims: async () => claimsOf(sub) } : undefined,
    pkce: { required: () => true },
    issueRefreshToken: async () => provider.refreshes,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: () => provider.tokenSeconds,
      IdToken: () => provider.tokenSeconds,
      AuthorizationCode: 60,
      RefreshToken: 3_600,
      Session: 3_600,
      Grant: 3_600,
      Interaction: 600,
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    async loadExistingGrant(context) {
      const { client, session, params } = context.oidc
      const grant = new context.oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
      grant.addOIDCScope(String(params?.scope))
      grant.addResourceScope(API, 'all')
      await grant.save()
      return grant
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        // Its own page loads a font from elsewhere.
        logoutSource: async (context, form) => {
          context.body = `<title>Example Login</title><link rel="icon" href="data:,">${form}
            <button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'all',
          audience: API,
          accessTokenFormat: 'jwt',
          accessTokenTTL: provider.tokenSeconds,
        }),
      },
    },
    extraTokenClaims: (_, token) => ('accountId' in token && token.accountId ? claimsOf(token.accountId) : undefined),
  })
  oidc.on('grant.success', (context) => {
    if (context.oidc.params?.grant_type === 'refresh_token') provider.refreshed += 1
  })
  const answer = oidc.callback()
  const server = createServer((request, response) => {
    if (provider.isAway) return void response.destroy()
    const [, uid] = /^\/interaction\/([\w-]+)/.exec(request.url ?? '') ?? []
    if (uid === undefined) return void answer(request, response)
    interact(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })

  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chosen = new URL(request.url ?? '', issuer).searchParams.get('person') ?? provider.signsIn
    if (provider.denies)
      return oidc.interactionFinished(request, response, { error: 'access_denied', error_description: 'Not today.' })
    if (chosen !== null) return oidc.interactionFinished(request, response, { login: { accountId: chosen } })
    const links = [...provider.people.values()].map(({ sub, name }) => `<a href="?person=${sub}">${name}</a> `)
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<title>Example Login</title><link rel="icon" href="data:,">${links.join('')}`)
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  afterFile(() => {
    server.closeAllConnections()
    server.close()
  })
  return provider
}
