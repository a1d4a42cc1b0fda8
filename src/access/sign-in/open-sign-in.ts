import type { Database } from '../../db/client.ts'
import type { ProviderSettings } from '../identity-provider.ts'
import type { Tokens } from '../tokens.ts'
import { type OpenIdClient, openOpenIdClient } from './openid-client.ts'
import { openSessions, type Sessions } from './sessions.ts'
import type { SignInSettings } from './settings.ts'

/** Signing in to the page at an identity provider. */
export type SignIn = {
  /** What the button says after *Sign in with*. */
  readonly providerName: string
  readonly issuer: string
  /** Where browsers reach the page. */
  readonly pageUrl: string
  readonly client: OpenIdClient
  readonly sessions: Sessions
}

/** What signing in needs: headquarters' database, the settings, and the identity provider whose tokens are accepted. */
export type SignInParts = {
  readonly hq: Database
  readonly settings: SignInSettings
  readonly provider: Pick<ProviderSettings, 'issuer' | 'claims'>
  readonly tokens: Pick<Tokens, 'verifyToken'>
  readonly onFault: (error: unknown) => void
}

/** Opens the sign-in of a process. */
export function openSignIn({ hq, settings, provider, tokens, onFault }: SignInParts): SignIn {
  const { issuer, claims } = provider
  const client = openOpenIdClient({ settings, issuer, claims, verifyToken: tokens.verifyToken })
  return {
    providerName: settings.name ?? new URL(issuer).host,
    issuer,
    pageUrl: settings.pageUrl,
    client,
    sessions: openSessions({ hq, client, settings, onFault }),
  }
}
