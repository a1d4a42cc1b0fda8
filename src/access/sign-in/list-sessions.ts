import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { Credential, Role } from '../actor.ts'
import { sessionIdOf } from './known-sessions.ts'

/** A session, as its person and administrators see it in a list. */
export type SignInSessionView = {
  readonly id: string
  readonly subject: string
  readonly roles: Role[]
  /** Null: all. */
  readonly channels: string[] | null
  readonly device: string | null
  readonly address: string | null
  /** By which the list was asked for. */
  readonly isCurrent: boolean
  readonly signedInAt: string
  readonly lastActiveAt: string
  readonly endsAt: string
}

const MOST = 1_000

/** The sessions of everyone that have not ended, the newest first. */
export const listSessions = (hq: Database, caller: Credential): Promise<SignInSessionView[]> =>
  read(hq, caller, sql`true`)

/** Those of the caller, who has signed in with one of them; none for a caller with a token. */
export async function listOwnSessions(hq: Database, caller: Credential): Promise<SignInSessionView[]> {
  if (sessionIdOf(caller) === null) return []
  return read(hq, caller, sql`subject = ${caller.actor.id}`)
}

function read(hq: Database, caller: Credential, which: SQL): Promise<SignInSessionView[]> {
  return execute<SignInSessionView>(
    hq,
    sql`/* signIn.listSessions */
    select id, subject, roles, channels, device, address,
      coalesce(id::text = ${sessionIdOf(caller)}::text, false) as "isCurrent",
      ${utcText('signed_in_at')} as "signedInAt", ${utcText('last_active_at')} as "lastActiveAt",
      ${utcText(END)} as "endsAt"
    from sign_in_session
    where ${which} and ${sql.raw(END)} > now()
    order by signed_in_at desc, id
    limit ${MOST}`,
  )
}

/** One whose token is refreshed lives as long as that succeeds. */
const END = `least(ends_at, idle_ends_at, case when not is_refreshable then claims_until end)`
