import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import type { Actor, Credential } from '../actor.ts'
import { recordAudit } from '../audit.ts'
import { sessionIdOf } from './known-sessions.ts'

/** Whose sessions: of one of them, of a person, or of everyone. One is given. */
export type SessionsOf = {
  readonly session?: string | null
  readonly subject?: string | null
  readonly everyone?: boolean | null
}

/** Which of the caller's own sessions: one of them, or all but that by which the request came. One is given. */
export type OwnSessionsOf = { readonly session?: string | null; readonly others?: boolean | null }

type NotEnded = { __typename: 'Refused'; code: 'NOT_FOUND' | 'INVALID_VALUE'; field: string[]; message: string }
type Ended = { ended: number; userErrors: NotEnded[] }

/** Ends sessions: they are deleted, and each process notices within a second. */
export async function endSessions(hq: Database, actor: Actor, of: SessionsOf): Promise<Ended> {
  if (of.everyone === false)
    return refused('INVALID_VALUE', 'everyone', 'Set it to true, or name a session or subject.')
  return await transaction(hq, async (tx) => {
    const ended = await deleteThose(tx, those(of))
    if (ended === 0 && of.everyone !== true) {
      const [name, what] = of.subject == null ? ['session', 'this id'] : ['subject', 'this subject']
      return refused('NOT_FOUND', name, `There is no session with ${what}: it may have ended already.`)
    }
    const target = of.session ?? of.subject ?? 'ALL'
    await recordAudit(tx, actor, { action: 'endSignInSessions', target, result: 'ENDED' })
    return { ended, userErrors: [] }
  })
}

/** Ends sessions of the caller, who has signed in with one of them: a caller with a token has none. */
export async function endOwnSessions(hq: Database, caller: Credential, of: OwnSessionsOf): Promise<Ended> {
  if (of.others === false) return refused('INVALID_VALUE', 'others', 'Set it to true, or name a session.')
  const current = sessionIdOf(caller)
  if (current === null)
    return refused(
      'NOT_FOUND',
      of.session == null ? 'others' : 'session',
      'You have signed in with a token, which has no sessions.',
    )
  return await transaction(hq, async (tx) => {
    const which = of.session == null ? sql`id::text <> ${current}` : sql`id::text = ${of.session}`
    const ended = await deleteThose(tx, sql`subject = ${caller.actor.id} and ${which}`)
    if (ended === 0 && of.session != null)
      return refused('NOT_FOUND', 'session', 'You have no session with this id: it may have ended already.')
    const target = of.session ?? 'OTHERS'
    await recordAudit(tx, caller.actor, { action: 'endMySignInSessions', target, result: 'ENDED' })
    return { ended, userErrors: [] }
  })
}

async function deleteThose(tx: Transaction, which: SQL): Promise<number> {
  const ended = await execute<{ id: string }>(
    tx,
    sql`/* signIn.endSessions */
    delete from sign_in_session
    where ${which}
    returning id`,
  )
  return ended.length
}

function those({ session, subject }: SessionsOf): SQL {
  // As text: what is no id finds nothing.
  if (session != null) return sql`id::text = ${session}`
  return subject == null ? sql`true` : sql`subject = ${subject}`
}

const refused = (code: NotEnded['code'], name: string, message: string): Ended => ({
  ended: 0,
  userErrors: [{ __typename: 'Refused', code, field: ['input', 'of', name], message }],
})
