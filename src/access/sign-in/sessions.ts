import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import { z } from 'zod'
import { type Database, transaction } from '../../db/client.ts'
import { databaseNowMs } from '../../db/database-clock.ts'
import { jsonOf } from '../../model/json-of.ts'
import { type Actor, type Credential, Unauthenticated } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import { type Grant, type OpenIdClient, ProviderUnreachable, SignInRefused } from './openid-client.ts'
import { hashOf, isSecret, makeSecret, seal, unseal } from './secret.ts'
import {
  deleteSession,
  extendSession,
  findSessions,
  giveRefreshBack,
  insertSession,
  type SessionRow,
  type StoredClaims,
  storeRefreshed,
  takeRefresh,
} from './session-rows.ts'
import type { SignInSettings } from './settings.ts'

/** How long what was read of a session is used: so long may a session that was ended go on in another process. */
const READ_EVERY_MS = 1_000
/** The claims of open connections are refreshed so long before their end, or in the last quarter of a short life. */
const REFRESH_AHEAD_MS = 15_000
/** How long a provider that did not answer is left alone by what no request waits for. */
const RETRY_AFTER_MS = 5_000
const WAIT_FOR_OTHER_MS = 200
const MOST_WAITS = 75
/** Secrets that this process does not know are looked up so many at once: anyone can send one. */
const STRANGERS_AT_ONCE = 2
/** Sessions to remember at once. */
const REMEMBERED = 10_000

/** A session, for the person whose it is. */
export type SessionView = {
  readonly id: string
  readonly subject: string
  /** The person's name at the provider; null: it says none. */
  readonly name: string | null
  /** When it ends if the person does nothing. */
  readonly endsAt: string
  /** False: it ends then in any case, and the person has to sign in again. */
  readonly canStay: boolean
}

/** The sessions of persons who have signed in, at headquarters' database. */
export type Sessions = {
  /** Begins a session, and returns its secret. */
  begin(grant: Grant): Promise<string>
  /**
   * Who has the secret. Throws Unauthenticated when the session is over, ProviderUnreachable while that is not known.
   */
  verify(secret: string): Promise<Credential>
  /** The same, at once, if it was read lately. */
  verified(secret: string): Credential | undefined
  /** The session as it is; it is verified first. */
  view(secret: string): Promise<SessionView>
  /** Puts off the idle end: the person has done something. */
  extend(secret: string): Promise<SessionView>
  /** Ends a session. Returns where the browser goes to end the provider's, too; null where there is no such address. */
  end(secret: string): Promise<URL | null>
  /** While a connection is open its session is read again, and refreshed in time. Returns a function that ends it. */
  hold(secret: string): () => void
  /** Calls back when a session of an open connection has changed or ended. Returns a function that ends it. */
  onChange(listener: () => void): () => void
  stop(): void
}

/** What is sealed of a session. */
const sealedTokens = z.object({ idToken: z.string(), refreshToken: z.string().optional() })
type SealedTokens = z.infer<typeof sealedTokens>

/** A session as this process knows it. */
type Known = {
  readonly secret: string
  readonly hash: string
  row: SessionRow
  readAt: number
  credential: Credential
  /** How many connections are open. */
  held: number
  /** From when on the claims of an open connection are refreshed, by the clock of the database. */
  dueAt: number
  refreshing?: Promise<void> | undefined
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
  const known = new Map<string, Known>()
  const reading = new Map<string, Promise<Known>>()
  const listeners = new Set<() => void>()
  const strangers = pLimit(STRANGERS_AT_ONCE)
  let isLooking = false

  /** Remembers what was read. The credential stays the same object while its rights do, so that its end moves. */
  function remember(secret: string, row: SessionRow): Known {
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
    const session: Known = Object.assign(made, { credential: credentialOf(made, row) })
    known.set(row.secretHash, session)
    return session
  }

  /** What still holds the credential of a session that is no more sees that it has expired. */
  function forget(hash: string): void {
    const session = known.get(hash)
    if (session) session.row = { ...session.row, endsAt: 0 }
    known.delete(hash)
  }

  /** The session as the database has it now, or had it lately; while that cannot be read, as it was last read. */
  async function read(secret: string, mayBeOlder: boolean): Promise<Known> {
    const hash = hashOf(secret)
    const before = known.get(hash)
    if (mayBeOlder && before && performance.now() - before.readAt < READ_EVERY_MS) return before
    const others = reading.get(hash)
    if (others) return others
    const find = () => findSessions(hq, [hash])
    const read = (before ? find() : strangers(find)).then(
      ([row]) => {
        if (row) return remember(secret, row)
        forget(hash)
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

  async function verify(secret: string, mayBeOlder = true): Promise<Known> {
    if (!isSecret(secret)) throw ended()
    const session = await read(secret, mayBeOlder)
    const now = databaseNowMs()
    if (Math.min(session.row.endsAt, session.row.idleEndsAt) <= now) throw ended()
    if (session.row.claimsUntil > now) return session
    if (!session.row.isRefreshable) throw ended()
    await refresh(session)
    return session
  }

  /** Asks the provider what it says now; one request at a time, in all processes. */
  function refresh(session: Known): Promise<void> {
    session.refreshing ??= refreshOnce(session).finally(() => {
      session.refreshing = undefined
    })
    return session.refreshing
  }

  async function refreshOnce(session: Known): Promise<void> {
    const { secret, hash } = session
    for (let waits = 0; waits < MOST_WAITS; waits++) {
      const sealed = await takeRefresh(hq, session.row)
      if (sealed !== undefined) return refreshTaken(session, sealed)
      // Another process does it: its result is read.
      await pause(WAIT_FOR_OTHER_MS)
      const [row] = await findSessions(hq, [hash])
      if (!row) {
        forget(hash)
        throw ended()
      }
      remember(secret, row)
      if (row.claimsUntil > databaseNowMs()) return
    }
    throw new ProviderUnreachable('Another process could not refresh the session.')
  }

  async function refreshTaken(session: Known, sealed: string): Promise<void> {
    const { secret, hash, row } = session
    try {
      const before = tokensOf(secret, sealed)
      if (before.refreshToken === undefined) throw new SignInRefused('REFUSED')
      const grant = await client.refresh(before.refreshToken)
      // OpenID Connect Core, 12.2: a refreshed token is of the same person.
      if (grant.actor.id !== row.subject) throw new SignInRefused('REFUSED')
      const stored = await storeRefreshed(
        hq,
        hash,
        claimsOf(secret, { ...grant, idToken: grant.idToken ?? before.idToken }),
      )
      if (!stored) throw new SignInRefused('REFUSED')
      remember(secret, stored)
    } catch (error) {
      if (error instanceof SignInRefused) {
        await deleteSession(hq, hash)
        forget(hash)
        throw ended()
      }
      await giveRefreshBack(hq, hash).catch(onFault)
      throw error
    }
  }

  /** Reads the sessions of open connections again, refreshes them in time, and says so when one has changed. */
  async function look(): Promise<void> {
    const held = [...known.values()].filter((session) => session.held > 0)
    if (held.length === 0 || isLooking) return
    isLooking = true
    try {
      const rows = await findSessions(
        hq,
        held.map(({ hash }) => hash),
      )
      const byHash = new Map(rows.map((row) => [row.secretHash, row]))
      let changed = false
      for (const session of held) {
        const row = byHash.get(session.hash)
        const { credential } = session
        if (row) remember(session.secret, row)
        else forget(session.hash)
        changed ||= !row || session.credential !== credential
        if (row?.isRefreshable && session.dueAt <= databaseNowMs()) void refreshAhead(session)
      }
      if (changed) notify()
    } catch {
      // The next request that reads says what is the matter with the database.
    } finally {
      isLooking = false
    }
  }

  async function refreshAhead(session: Known): Promise<void> {
    const { credential } = session
    session.dueAt = databaseNowMs() + RETRY_AFTER_MS
    try {
      await refresh(session)
      if (session.credential !== credential) notify()
    } catch (error) {
      if (error instanceof Unauthenticated) notify()
      else if (session.row.claimsUntil <= databaseNowMs()) onFault(error)
    }
  }

  function notify(): void {
    for (const listener of listeners) listener()
  }

  const timer = setInterval(look, READ_EVERY_MS)
  timer.unref()
  return {
    async begin(grant) {
      const secret = makeSecret()
      const row = await transaction(hq, async (tx) => {
        const made = await insertSession(tx, hashOf(secret), claimsOf(secret, grant), settings)
        await recordAudit(tx, grant.actor, { action: 'signIn', target: made.id, result: 'SIGNED_IN' })
        return made
      })
      remember(secret, row)
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
      return viewOf(remember(secret, row).row)
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
      forget(hash)
      notify()
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
    stop: () => clearInterval(timer),
  }
}

const ended = () => new Unauthenticated('The session has ended. Sign in again.')

function claimsOf(secret: string, { actor, name, until, idToken, refreshToken }: Grant): StoredClaims {
  const tokens: SealedTokens = { idToken, ...(refreshToken !== undefined && { refreshToken }) }
  const sealed = seal(secret, JSON.stringify(tokens))
  return { actor, name, claimsUntil: until, isRefreshable: refreshToken !== undefined, sealed }
}

const tokensOf = (secret: string, sealed: string): SealedTokens => sealedTokens.parse(jsonOf(unseal(secret, sealed)))

const actorOf = ({ subject: id, roles, channels }: Pick<SessionRow, 'subject' | 'roles' | 'channels'>): Actor => ({
  id,
  roles,
  channels: channels ?? 'ALL',
})

/**
 * The credential of a session. Its end is that of the session as it is known now, which moves with each refresh; once
 * the session has other rights, it has expired.
 */
function credentialOf(session: { row: SessionRow; credential?: Credential }, row: SessionRow): Credential {
  const credential: Credential = {
    actor: actorOf(row),
    tokenId: `session:${row.id}`,
    get expiresAt() {
      const { claimsUntil, endsAt, idleEndsAt } = session.row
      return new Date(session.credential === credential ? Math.min(claimsUntil, endsAt, idleEndsAt) : 0)
    },
  }
  return credential
}

function viewOf({ id, subject, name, claimsUntil, endsAt, idleEndsAt, isRefreshable }: SessionRow): SessionView {
  const last = isRefreshable ? endsAt : Math.min(endsAt, claimsUntil)
  return {
    id,
    subject,
    name,
    endsAt: new Date(Math.min(last, idleEndsAt)).toISOString(),
    canStay: idleEndsAt < last,
  }
}

function dueAt({ claimsUntil }: SessionRow): number {
  const left = claimsUntil - databaseNowMs()
  return claimsUntil - Math.min(REFRESH_AHEAD_MS, left / 4)
}

const rightsOf = ({ subject, roles, channels }: SessionRow) =>
  JSON.stringify([subject, [...roles].sort(), channels && [...channels].sort()])
