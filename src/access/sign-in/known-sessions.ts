import { databaseNowMs } from '../../db/database-clock.ts'
import { type Actor, type Credential, Unauthenticated } from '../actor.ts'
import type { SessionRow } from './session-rows.ts'

/** The claims of open connections are refreshed so long before their end, or in the last quarter of a short life. */
const REFRESH_AHEAD_MS = 15_000
/** Sessions to remember at once. */
const REMEMBERED = 10_000

/** A session as this process knows it. */
export type KnownSession = {
  readonly secret: string
  readonly hash: string
  row: SessionRow
  /** When it was read, by `performance.now()`. */
  readAt: number
  credential: Credential
  /** How many connections are open. */
  held: number
  /** From when on the claims of an open connection are refreshed, by the clock of the database. */
  dueAt: number
  /** The request to the provider that is on its way. */
  refreshing?: Promise<void> | undefined
}

/** The sessions that this process knows, by their hashes. */
export type KnownSessions = {
  get(hash: string): KnownSession | undefined
  /** Those that connections are open for. */
  held(): KnownSession[]
  /** Remembers what was read. The credential stays the same object while its rights do, so that its end moves. */
  remember(secret: string, row: SessionRow): KnownSession
  /** What still holds the credential of a session that is no more sees that it has expired. */
  forget(hash: string): void
}

/** What a process knows of sessions, at first nothing. */
export function makeKnownSessions(): KnownSessions {
  const known = new Map<string, KnownSession>()
  return {
    get: (hash) => known.get(hash),
    held: () => [...known.values()].filter(({ held }) => held > 0),
    remember(secret, row) {
      const before = known.get(row.secretHash)
      if (before) {
        if (rightsOf(before.row) !== rightsOf(row)) before.credential = credentialOf(before, row)
        if (before.row.claimsUntil !== row.claimsUntil) before.dueAt = dueAt(row)
        before.row = row
        before.readAt = performance.now()
        return before
      }
      if (known.size >= REMEMBERED) for (const [hash, { held }] of known) if (held === 0) known.delete(hash)
      const made = { secret, hash: row.secretHash, row, readAt: performance.now(), held: 0, dueAt: dueAt(row) }
      const session: KnownSession = Object.assign(made, { credential: credentialOf(made, row) })
      known.set(row.secretHash, session)
      return session
    },
    forget(hash) {
      const session = known.get(hash)
      if (session) session.row = { ...session.row, endsAt: 0 }
      known.delete(hash)
    },
  }
}

/** Thrown where a session is over. */
export const ended = () => new Unauthenticated('The session has ended. Sign in again.')

/** Whose a session is. */
export const actorOf = ({
  subject: id,
  roles,
  channels,
}: Pick<SessionRow, 'subject' | 'roles' | 'channels'>): Actor => ({
  id,
  roles,
  channels: channels ?? 'ALL',
})

const OF_SESSION = 'session:'

/** The id of the session by which a request came; null: it came with a token. */
export const sessionIdOf = ({ tokenId }: Credential): string | null =>
  tokenId.startsWith(OF_SESSION) ? tokenId.slice(OF_SESSION.length) : null

/**
 * The credential of a session. Its end is that of the session as it is known now, which moves with each refresh; once
 * the session has other rights, it has expired.
 */
function credentialOf(session: { row: SessionRow; credential?: Credential }, row: SessionRow): Credential {
  const credential: Credential = {
    actor: actorOf(row),
    tokenId: `${OF_SESSION}${row.id}`,
    get expiresAt() {
      const { claimsUntil, endsAt, idleEndsAt } = session.row
      return new Date(session.credential === credential ? Math.min(claimsUntil, endsAt, idleEndsAt) : 0)
    },
  }
  return credential
}

function dueAt({ claimsUntil }: SessionRow): number {
  const left = claimsUntil - databaseNowMs()
  return claimsUntil - Math.min(REFRESH_AHEAD_MS, left / 4)
}

const rightsOf = ({ subject, roles, channels }: SessionRow) =>
  JSON.stringify([subject, [...roles].sort(), channels && [...channels].sort()])
