import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../db/client.ts'
import { databaseNowMs } from '../../db/database-clock.ts'
import { ended, type KnownSession, type KnownSessions } from './known-sessions.ts'
import { type OpenIdClient, ProviderUnreachable, SignInRefused } from './openid-client.ts'
import { claimsOf, tokensOf } from './sealed-claims.ts'
import { deleteSession, findSessions, giveRefreshBack, storeRefreshed, takeRefresh } from './session-rows.ts'

const WAIT_FOR_OTHER_MS = 200
const MOST_WAITS = 75

/** Asks the provider what it says of the person of a session now; one request at a time, in all processes. */
export type RefreshSession = (session: KnownSession) => Promise<void>

/** Refreshes the sessions of a process. Throws Unauthenticated when the provider grants nothing any more. */
export function makeRefreshSession(
  hq: Database,
  known: KnownSessions,
  client: Pick<OpenIdClient, 'refresh'>,
  onFault: (error: unknown) => void,
): RefreshSession {
  async function refreshOnce(session: KnownSession): Promise<void> {
    const { secret, hash } = session
    for (let waits = 0; waits < MOST_WAITS; waits++) {
      const sealed = await takeRefresh(hq, session.row)
      if (sealed !== undefined) return askProvider(session, sealed)
      // Another process does it: its result is read.
      await pause(WAIT_FOR_OTHER_MS)
      const [row] = await findSessions(hq, [hash])
      if (!row) {
        known.forget(hash)
        throw ended()
      }
      known.remember(secret, row)
      if (row.claimsUntil > databaseNowMs()) return
    }
    throw new ProviderUnreachable('Another process could not refresh the session.')
  }

  async function askProvider({ secret, hash, row }: KnownSession, sealed: string): Promise<void> {
    try {
      const before = tokensOf(secret, sealed)
      if (before.refreshToken === undefined) throw new SignInRefused('REFUSED')
      const grant = await client.refresh(before.refreshToken)
      // OpenID Connect Core, 12.2: a refreshed token is of the same person.
      if (grant.actor.id !== row.subject) throw new SignInRefused('REFUSED')
      const claims = claimsOf(secret, { ...grant, idToken: grant.idToken ?? before.idToken })
      const stored = await storeRefreshed(hq, hash, claims)
      if (!stored) throw new SignInRefused('REFUSED')
      known.remember(secret, stored)
    } catch (error) {
      if (error instanceof SignInRefused) {
        await deleteSession(hq, hash)
        known.forget(hash)
        throw ended()
      }
      await giveRefreshBack(hq, hash).catch(onFault)
      throw error
    }
  }

  return (session) => {
    session.refreshing ??= refreshOnce(session).finally(() => {
      session.refreshing = undefined
    })
    return session.refreshing
  }
}
