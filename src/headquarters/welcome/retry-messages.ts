import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { batchStatementTimeout, type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import { isId } from '../organization/id.ts'
import { noSuch } from '../organization/known-names.ts'

/** Why welcome messages are not tried again. */
export type WelcomeRefusal = {
  __typename: 'Refused'
  code: 'NOT_FOUND' | 'CHANNELS_NOT_ALLOWED'
  field: string[]
  message: string
}

/** `retried`: how many given-up messages wait again; with a dry run: would. */
export type RetriedWelcomes = { retried: number; userErrors: WelcomeRefusal[] }

const refused = (code: WelcomeRefusal['code'], field: string, message: string): RetriedWelcomes => ({
  retried: 0,
  userErrors: [{ __typename: 'Refused', code, field: ['input', field], message }],
})

/**
 * Lets the welcome messages wait again that were given up, of one legal entity or of all: they are tried for another
 * three days. What was sent is not sent again. Repeating it finds none.
 */
export async function retryWelcomeMessages(
  db: Database,
  actor: Actor,
  { legalEntity, dryRun = false }: { legalEntity: string | null; dryRun?: boolean },
): Promise<RetriedWelcomes> {
  if (actor.channels !== 'ALL')
    return refused(
      'CHANNELS_NOT_ALLOWED',
      'legalEntity',
      'The messages are of all channels. Use a token for all channels.',
    )
  const work = async (tx: Transaction): Promise<RetriedWelcomes> => {
    if (legalEntity !== null && !(await isKnown(tx, legalEntity)))
      return refused('NOT_FOUND', 'legalEntity', await noSuch(tx, 'legal entity', legalEntity))
    const retried = await execute(
      tx,
      sql`/* welcome.retry */
      update welcome_message
      set status = 'WAITING', attempts = 0, next_attempt_at = now(), retried_at = now()
      where status in ('WAITING', 'GIVEN_UP') and status = 'GIVEN_UP'
        and (${legalEntity}::text is null or data_area_id = ${legalEntity})
      returning 1`,
    )
    if (!dryRun) {
      const result = retried.length > 0 ? 'RETRIED' : 'NOTHING_TO_RETRY'
      await recordAudit(tx, actor, { action: 'retryWelcomeMessages', target: legalEntity, result })
    }
    return { retried: retried.length, userErrors: [] }
  }
  const options = { statementTimeout: batchStatementTimeout }
  return dryRun ? rehearse(db, work, options) : transaction(db, work, options)
}

async function isKnown(tx: Transaction, legalEntity: string): Promise<boolean> {
  if (!isId(legalEntity)) return false
  const found = await execute(
    tx,
    sql`/* welcome.legalEntity */ select 1 from legal_entity where data_area_id = ${legalEntity}`,
  )
  return found.length > 0
}
