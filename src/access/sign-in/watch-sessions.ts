import type { Database } from '../../db/client.ts'
import { databaseNowMs } from '../../db/database-clock.ts'
import { Unauthenticated } from '../actor.ts'
import type { KnownSession, KnownSessions } from './known-sessions.ts'
import type { RefreshSession } from './refresh-session.ts'
import { findSessions } from './session-rows.ts'
import { READ_EVERY_MS } from './verify-session.ts'

/** How long a provider that did not answer is left alone by what no request waits for. */
const RETRY_AFTER_MS = 5_000

/** What watching needs. `changed`: called when a session has changed or ended; `onFault`: of work nobody waits for. */
type WatchParts = {
  readonly hq: Database
  readonly known: KnownSessions
  readonly refresh: RefreshSession
  readonly changed: () => void
  readonly onFault: (error: unknown) => void
}

/**
 * Reads the sessions of open connections again, refreshes them in time, and says so when one has changed. Returns what
 * ends it.
 */
export function watchSessions({ hq, known, refresh, changed, onFault }: WatchParts): () => void {
  let isLooking = false

  async function look(): Promise<void> {
    const held = known.held()
    if (held.length === 0 || isLooking) return
    isLooking = true
    try {
      const rows = await findSessions(
        hq,
        held.map(({ hash }) => hash),
      )
      const byHash = new Map(rows.map((row) => [row.secretHash, row]))
      let hasChanged = false
      for (const session of held) {
        const row = byHash.get(session.hash)
        const { credential } = session
        if (row) known.remember(session.secret, row)
        else known.forget(session.hash)
        hasChanged ||= !row || session.credential !== credential
        if (row?.isRefreshable && session.dueAt <= databaseNowMs()) void refreshAhead(session)
      }
      if (hasChanged) changed()
    } catch {
      // The next request that reads says what is the matter with the database.
    } finally {
      isLooking = false
    }
  }

  async function refreshAhead(session: KnownSession): Promise<void> {
    const { credential } = session
    session.dueAt = databaseNowMs() + RETRY_AFTER_MS
    try {
      await refresh(session)
      if (session.credential !== credential) changed()
    } catch (error) {
      if (error instanceof Unauthenticated) changed()
      else if (session.row.claimsUntil <= databaseNowMs()) onFault(error)
    }
  }

  const timer = setInterval(look, READ_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
