import { sql } from 'drizzle-orm'
import { type Database, type Executor, execute } from '../../db/client.ts'
import type { Actor, Role } from '../actor.ts'

/** A session as it is stored. Times are milliseconds since 1970, by the clock of headquarters' database. */
export type SessionRow = {
  readonly id: string
  readonly secretHash: string
  readonly subject: string
  readonly name: string | null
  readonly roles: Role[]
  /** Null: all. */
  readonly channels: string[] | null
  readonly claimsUntil: number
  readonly endsAt: number
  readonly idleEndsAt: number
  readonly isRefreshable: boolean
}

/** Where a sign-in came from, as the person is shown it later. */
export type SignInPlace = {
  /** The browser and the system, such as `Firefox on Windows`; null: the browser does not say. */
  readonly device: string | null
  /** The network address; null: not known. */
  readonly address: string | null
}

/** What the provider's claims say, as it is stored. */
export type StoredClaims = {
  readonly actor: Actor
  readonly name: string | null
  readonly claimsUntil: Date
  readonly isRefreshable: boolean
  readonly sealed: string
}

const COLUMNS = sql.raw(`id, secret_hash as "secretHash", subject, name, roles, channels,
  extract(epoch from claims_until)::float8 * 1000 as "claimsUntil",
  extract(epoch from ends_at)::float8 * 1000 as "endsAt",
  extract(epoch from idle_ends_at)::float8 * 1000 as "idleEndsAt", is_refreshable as "isRefreshable"`)

/** How long a process may take to refresh a token before another tries. */
const REFRESH_SECONDS = 15

const channelsOf = ({ channels }: Actor) => (channels === 'ALL' ? null : sql.param([...channels]))

/** Stores a new session. One whose token cannot be refreshed ends with the token. */
export async function insertSession(
  hq: Executor,
  secretHash: string,
  { actor, name, claimsUntil, isRefreshable, sealed }: StoredClaims,
  { device, address }: SignInPlace,
  { idleMinutes, hours }: { readonly idleMinutes: number; readonly hours: number },
): Promise<SessionRow> {
  const until = claimsUntil.toISOString()
  const [row] = await execute<SessionRow>(
    hq,
    sql`/* signIn.insertSession */
    insert into sign_in_session (secret_hash, subject, name, roles, channels, claims_until, ends_at, idle_ends_at,
      is_refreshable, sealed, device, address)
    values (${secretHash}, ${actor.id}, ${name}, ${sql.param([...actor.roles])}::text[],
      ${channelsOf(actor)}::text[], ${until}::timestamptz,
      least(now() + make_interval(hours => ${hours}),
        case when not ${isRefreshable}::boolean then ${until}::timestamptz end),
      now() + make_interval(mins => ${idleMinutes}), ${isRefreshable}, ${sealed},
      ${device}, ${address})
    returning ${COLUMNS}`,
  )
  if (!row) throw new Error('The session was not stored.')
  return row
}

/** The sessions with these hashes that there are, over or not. */
export async function findSessions(hq: Executor, hashes: readonly string[]): Promise<SessionRow[]> {
  return execute<SessionRow>(
    hq,
    sql`/* signIn.findSessions */
    select ${COLUMNS}
    from sign_in_session
    where secret_hash = any(${sql.param([...hashes])}::text[])`,
  )
}

/**
 * Notes that the person has done something, which puts off the idle end. Returns undefined when the session is over.
 */
export async function extendSession(
  hq: Executor,
  secretHash: string,
  { idleMinutes }: { readonly idleMinutes: number },
): Promise<SessionRow | undefined> {
  const [row] = await execute<SessionRow>(
    hq,
    sql`/* signIn.extendSession */
    update sign_in_session
    set idle_ends_at = now() + make_interval(mins => ${idleMinutes}), last_active_at = now()
    where secret_hash = ${secretHash} and least(ends_at, idle_ends_at) > now()
    returning ${COLUMNS}`,
  )
  return row
}

/** Deletes a session, and returns it with its sealed tokens; undefined when there was none. */
export async function deleteSession(
  hq: Executor,
  secretHash: string,
): Promise<(SessionRow & { sealed: string }) | undefined> {
  const [row] = await execute<SessionRow & { sealed: string }>(
    hq,
    sql`/* signIn.deleteSession */
    delete from sign_in_session
    where secret_hash = ${secretHash}
    returning ${COLUMNS}, sealed`,
  )
  return row
}

/**
 * Takes the refreshing of a session's token for this process, and returns the sealed tokens. Undefined when another
 * process has it, or has refreshed the token since `claimsUntil` was read.
 */
export async function takeRefresh(hq: Executor, { secretHash, claimsUntil }: SessionRow): Promise<string | undefined> {
  const [row] = await execute<{ sealed: string }>(
    hq,
    sql`/* signIn.takeRefresh */
    update sign_in_session
    set refreshing_until = now() + make_interval(secs => ${REFRESH_SECONDS})
    where secret_hash = ${secretHash}
      and abs(extract(epoch from claims_until)::float8 * 1000 - ${claimsUntil}::float8) < 1
      and (refreshing_until is null or refreshing_until < now())
    returning sealed`,
  )
  return row?.sealed
}

/** Gives the refreshing back: the provider did not answer. */
export async function giveRefreshBack(hq: Executor, secretHash: string): Promise<void> {
  await execute(
    hq,
    sql`/* signIn.giveRefreshBack */
    update sign_in_session
    set refreshing_until = null
    where secret_hash = ${secretHash}`,
  )
}

/** Stores what the provider says now. */
export async function storeRefreshed(
  hq: Executor,
  secretHash: string,
  { actor, name, claimsUntil, isRefreshable, sealed }: StoredClaims,
): Promise<SessionRow | undefined> {
  const [row] = await execute<SessionRow>(
    hq,
    sql`/* signIn.storeRefreshed */
    update sign_in_session
    set name = coalesce(${name}, name), roles = ${sql.param([...actor.roles])}::text[],
      channels = ${channelsOf(actor)}::text[], claims_until = ${claimsUntil.toISOString()}::timestamptz,
      is_refreshable = ${isRefreshable}, sealed = ${sealed}, refreshing_until = null
    where secret_hash = ${secretHash}
    returning ${COLUMNS}`,
  )
  return row
}

/** Deletes the sessions that are over. Returns how many. */
export async function forgetEndedSessions(hq: Database): Promise<number> {
  const ended = await execute<{ id: string }>(
    hq,
    sql`/* signIn.forgetEndedSessions */
    delete from sign_in_session
    where least(ends_at, idle_ends_at) < now()
    returning id`,
  )
  return ended.length
}
