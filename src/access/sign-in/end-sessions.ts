import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute, transaction } from '../../db/client.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../audit.ts'

/** Whose sessions: of one of them, of a person, or of everyone. One is given. */
export type SessionsOf = {
  readonly session?: string | null
  readonly subject?: string | null
  readonly everyone?: boolean | null
}

type NotEnded = { __typename: 'Refused'; code: 'NOT_FOUND' | 'INVALID_VALUE'; field: string[]; message: string }

/** Ends sessions: they are deleted, and each process notices within a second. */
export async function endSessions(
  hq: Database,
  actor: Actor,
  of: SessionsOf,
): Promise<{ ended: number; userErrors: NotEnded[] }> {
  if (of.everyone === false)
    return refused('INVALID_VALUE', 'everyone', 'Set it to true, or name a session or subject.')
  return await transaction(hq, async (tx) => {
    const ended = await execute<{ id: string }>(
      tx,
      sql`/* signIn.endSessions */
      delete from sign_in_session
      where ${those(of)}
      returning id`,
    )
    if (ended.length === 0 && of.everyone !== true) {
      const [name, what] = of.subject == null ? ['session', 'this id'] : ['subject', 'this subject']
      return refused('NOT_FOUND', name, `There is no session with ${what}: it may have ended already.`)
    }
    const target = of.session ?? of.subject ?? 'ALL'
    await recordAudit(tx, actor, { action: 'endSignInSessions', target, result: 'ENDED' })
    return { ended: ended.length, userErrors: [] }
  })
}

function those({ session, subject }: SessionsOf): SQL {
  // As text: what is no id finds nothing.
  if (session != null) return sql`id::text = ${session}`
  return subject == null ? sql`true` : sql`subject = ${subject}`
}

const refused = (code: NotEnded['code'], name: string, message: string) => ({
  ended: 0,
  userErrors: [{ __typename: 'Refused' as const, code, field: ['input', 'of', name], message }],
})
