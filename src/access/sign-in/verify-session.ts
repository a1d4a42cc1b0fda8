import pLimit from 'p-limit'
import type { Database } from '../../db/client.ts'
import { databaseNowMs } from '../../db/database-clock.ts'
import { ended, type KnownSession, type KnownSessions } from './known-sessions.ts'
import type { RefreshSession } from './refresh-session.ts'
import { hashOf, isSecret } from './secret.ts'
import { findSessions } from './session-rows.ts'

/** How long what was read of a session is used: so long may a session that was ended go on in another process. */
export const READ_EVERY_MS = 1_000
/** Secrets that this process does not know are looked up so many at once: anyone can send one. */
const STRANGERS_AT_ONCE = 2

/**
 * The session of a secret, with claims that are valid now. `mayBeOlder`: as it was read lately. Throws Unauthenticated
 * when it is over, ProviderUnreachable while that is not known.
 */
export type VerifySession = (secret: string, mayBeOlder?: boolean) => Promise<KnownSession>

/** Verifies sessions of a process, one look at the database for all that ask at once. */
export function makeVerifySession(hq: Database, known: KnownSessions, refresh: RefreshSession): VerifySession {
  const reading = new Map<string, Promise<KnownSession>>()
  const strangers = pLimit(STRANGERS_AT_ONCE)

  /** The session as the database has it now, or had it lately; while that cannot be read, as it was last read. */
  async function read(secret: string, mayBeOlder: boolean): Promise<KnownSession> {
    const hash = hashOf(secret)
    const before = known.get(hash)
    if (mayBeOlder && before && performance.now() - before.readAt < READ_EVERY_MS) return before
    const others = reading.get(hash)
    if (others) return others
    const find = () => findSessions(hq, [hash])
    const read = (before ? find() : strangers(find)).then(
      ([row]) => {
        if (row) return known.remember(secret, row)
        known.forget(hash)
        throw ended()
      },
      (error: unknown) => {
        if (!before) throw error
        // Operators go on while headquarters is away, as with a token.
        before.readAt = performance.now()
        return before
      },
    )
    reading.set(hash, read)
    try {
      return await read
    } finally {
      reading.delete(hash)
    }
  }

  return async (secret, mayBeOlder = true) => {
    if (!isSecret(secret)) throw ended()
    const session = await read(secret, mayBeOlder)
    const now = databaseNowMs()
    if (Math.min(session.row.endsAt, session.row.idleEndsAt) <= now) throw ended()
    if (session.row.claimsUntil > now) return session
    if (!session.row.isRefreshable) throw ended()
    await refresh(session)
    return session
  }
}
