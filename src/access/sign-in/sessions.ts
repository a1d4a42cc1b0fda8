import { type Database, transaction } from '../../db/client.ts'
import { databaseNowMs } from '../../db/database-clock.ts'
import type { Credential } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import { actorOf, ended, makeKnownSessions } from './known-sessions.ts'
import type { Grant, OpenIdClient } from './openid-client.ts'
import { makeRefreshSession } from './refresh-session.ts'
import { claimsOf, tokensOf } from './sealed-claims.ts'
import { hashOf, isSecret, makeSecret } from './secret.ts'
import { deleteSession, extendSession, insertSession, type SignInPlace } from './session-rows.ts'
import { type SessionView, viewOf } from './session-view.ts'
import type { SignInSettings } from './settings.ts'
import { makeVerifySession, READ_EVERY_MS } from './verify-session.ts'
import { watchSessions } from './watch-sessions.ts'

/** The sessions of persons who have signed in, at headquarters' database. */
export type Sessions = {
  /** Begins a session, and returns its secret. */
  begin(grant: Grant, place: SignInPlace): Promise<string>
  /**
   * Who has the secret. Throws Unauthenticated when the session is over, ProviderUnreachable while that is not known.
   */
  verify(secret: string): Promise<Credential>
  /** The same, at once, if it was read lately. */
  verified(secret: string): Credential | undefined
  /** The session as it is; it is verified first. */
  view(secret: string): Promise<SessionView>
  /** Notes that the person has done something, which puts off the idle end. */
  extend(secret: string): Promise<SessionView>
  /** Ends a session. Returns where the browser goes to end the provider's, too; null where there is no such address. */
  end(secret: string): Promise<URL | null>
  /** While a connection is open its session is read again, and refreshed in time. Returns a function that ends it. */
  hold(secret: string): () => void
  /** Calls back when a session of an open connection has changed or ended. Returns a function that ends it. */
  onChange(listener: () => void): () => void
  stop(): void
}

/** What sessions need. `onFault`: a fault of the work that no request waits for. */
export type SessionsParts = {
  readonly hq: Database
  readonly client: Pick<OpenIdClient, 'refresh' | 'endSessionUrl' | 'revoke'>
  readonly settings: Pick<SignInSettings, 'idleMinutes' | 'hours'>
  readonly onFault: (error: unknown) => void
}

/** Opens the sessions of this process. */
export function openSessions({ hq, client, settings, onFault }: SessionsParts): Sessions {
  const known = makeKnownSessions()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const refresh = makeRefreshSession(hq, known, client, onFault)
  const verify = makeVerifySession(hq, known, refresh)
  const stop = watchSessions({ hq, known, refresh, changed, onFault })
  return {
    async begin(grant, place) {
      const secret = makeSecret()
      const row = await transaction(hq, async (tx) => {
        const made = await insertSession(tx, hashOf(secret), claimsOf(secret, grant), place, settings)
        await recordAudit(tx, grant.actor, { action: 'signIn', target: made.id, result: 'SIGNED_IN' })
        return made
      })
      known.remember(secret, row)
      return secret
    },
    verify: async (secret) => (await verify(secret)).credential,
    verified(secret) {
      const session = known.get(hashOf(secret))
      if (!session || performance.now() - session.readAt >= READ_EVERY_MS) return undefined
      return session.credential.expiresAt.getTime() > databaseNowMs() ? session.credential : undefined
    },
    // Other processes may have put off its end: the person is told the one that counts.
    view: async (secret) => viewOf((await verify(secret, false)).row),
    async extend(secret) {
      const { hash } = await verify(secret)
      const row = await extendSession(hq, hash, settings)
      if (!row) throw ended()
      return viewOf(known.remember(secret, row).row)
    },
    async end(secret) {
      if (!isSecret(secret)) return null
      const hash = hashOf(secret)
      const row = await transaction(hq, async (tx) => {
        const deleted = await deleteSession(tx, hash)
        if (deleted)
          await recordAudit(tx, actorOf(deleted), { action: 'signOut', target: deleted.id, result: 'SIGNED_OUT' })
        return deleted
      })
      known.forget(hash)
      changed()
      if (!row) return null
      const { idToken, refreshToken } = tokensOf(secret, row.sealed)
      if (refreshToken !== undefined) void client.revoke(refreshToken).catch(onFault)
      // The session here has ended, whether the provider can be reached or not.
      return client.endSessionUrl(idToken).catch(() => null)
    },
    hold(secret) {
      const session = known.get(hashOf(secret))
      if (!session) return () => {}
      session.held += 1
      let isHeld = true
      return () => {
        if (isHeld) session.held -= 1
        isHeld = false
      }
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop,
  }
}
