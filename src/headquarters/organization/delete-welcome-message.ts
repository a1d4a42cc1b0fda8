import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../db/client.ts'
import { rehearse } from '../../db/rehearse.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { readOrganization, type WelcomeMessageView } from './organization-view.ts'

/** The message as it was, or null and why the request was refused. */
export type WelcomeMessageDeleted = {
  welcomeMessage: WelcomeMessageView | null
  userErrors: { __typename: 'Refused'; code: 'NOT_FOUND'; field: string[]; message: string }[]
}

/**
 * Deletes the welcome message of a legal entity in one language: its customers get that of another language from then
 * on, or none when it was the last.
 */
export async function deleteWelcomeMessage(
  hq: HeadquartersDatabase,
  actor: Actor,
  { legalEntity, languageId, dryRun = false }: { legalEntity: string; languageId: string; dryRun?: boolean },
): Promise<WelcomeMessageDeleted> {
  const work = async (tx: Transaction): Promise<WelcomeMessageDeleted> => {
    const { legalEntities } = await readOrganization(tx)
    const entity = legalEntities.find(({ dataAreaId }) => dataAreaId === legalEntity)
    const message = entity?.welcomeMessages.find((each) => each.languageId === languageId)
    if (!entity || !message) return notFound(entity?.welcomeMessages)
    if (dryRun) return { welcomeMessage: message, userErrors: [] }
    await execute(
      tx,
      sql`/* organization.deleteWelcomeTemplate */
      delete from welcome_template where data_area_id = ${legalEntity} and language_id = ${languageId}`,
    )
    await recordAudit(tx, actor, {
      action: 'deleteWelcomeMessage',
      target: `${legalEntity}:${languageId}`,
      result: 'DELETED',
    })
    const entityId = `welcome_template:${legalEntity}:${languageId}`
    await append(tx, [{ kind: 'CONFIGURATION', entityId, dataAreaId: legalEntity, status: 'DELETED' }])
    return { welcomeMessage: message, userErrors: [] }
  }
  const answer = await (dryRun ? rehearse(hq.db, work) : transaction(hq.db, work))
  if (!dryRun && answer.welcomeMessage) wake(hq.db)
  return answer
}

function notFound(messages: readonly WelcomeMessageView[] | undefined): WelcomeMessageDeleted {
  const known = messages?.map((each) => each.languageId).join(', ') || 'none'
  const [field, message] = messages
    ? ['languageId', `There is no welcome message in this language. The legal entity has: ${known}.`]
    : ['legalEntity', 'There is no legal entity with this id.']
  return {
    welcomeMessage: null,
    userErrors: [{ __typename: 'Refused', code: 'NOT_FOUND', field: ['input', field ?? ''], message: message ?? '' }],
  }
}
