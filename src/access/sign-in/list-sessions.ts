import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { Role } from '../actor.ts'

/** A session, as an administrator sees it. */
export type SignInSessionView = {
  readonly id: string
  readonly subject: string
  readonly roles: Role[]
  /** Null: all. */
  readonly channels: string[] | null
  readonly signedInAt: string
  readonly endsAt: string
}

const MOST = 1_000

/** The sessions that have not ended, the newest first. */
export async function listSessions(hq: Database): Promise<SignInSessionView[]> {
  return execute<SignInSessionView>(
    hq,
    sql`/* signIn.listSessions */
    select id, subject, roles, channels, ${utcText('signed_in_at')} as "signedInAt", ${utcText(END)} as "endsAt"
    from sign_in_session
    where ${sql.raw(END)} > now()
    order by signed_in_at desc, id
    limit ${MOST}`,
  )
}

/** One whose token is refreshed lives as long as that succeeds. */
const END = `least(ends_at, idle_ends_at, case when not is_refreshable then claims_until end)`
