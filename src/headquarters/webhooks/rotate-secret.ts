import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { refusal, refused, unknownEndpoint } from './check-endpoint.ts'
import { makeSecret, type SecretAnswer } from './create-endpoint.ts'
import { endpointColumns, lockEndpoint, type WebhookEndpointView } from './endpoint-view.ts'

const MOST_HOURS = 168

/**
 * Gives an endpoint a new secret. Messages are signed by the former one, too, for so many hours; by an even earlier one
 * no longer.
 */
export async function rotateSecret(
  db: Database,
  actor: Actor,
  { endpoint: id, formerValidForHours }: { endpoint: string; formerValidForHours: number },
): Promise<SecretAnswer> {
  if (!Number.isInteger(formerValidForHours) || formerValidForHours < 0 || formerValidForHours > MOST_HOURS) {
    const message = `The former secret stays valid for 0 to ${MOST_HOURS} hours (a week).`
    return { ...refused(refusal('INVALID_VALUE', 'formerValidForHours', message)), secret: null }
  }
  return await transaction(db, async (tx): Promise<SecretAnswer> => {
    const before = await lockEndpoint(tx, id)
    if (!before) return { ...unknownEndpoint(), secret: null }
    await execute(
      tx,
      sql`/* webhooks.endSecrets */
      with earlier as (delete from webhook_secret where endpoint_id = ${before.id} and ends_at is not null)
      update webhook_secret
      set ends_at = now() + ${formerValidForHours} * interval '1 hour'
      where endpoint_id = ${before.id} and ends_at is null`,
    )
    const secret = await makeSecret(tx, before.id)
    // A delivery that has begun may sign with the former secret, which receivers accept; without one it may not.
    const [changed] = await execute<WebhookEndpointView>(
      tx,
      sql`/* webhooks.rotatedSecret */
      update webhook_endpoint e
      set revision = revision + 1
      where id = ${before.id}
      returning ${endpointColumns}`,
    )
    await recordAudit(tx, actor, { action: 'rotateWebhookSecret', target: before.id, result: 'ROTATED' })
    return { endpoint: changed ?? null, secret, userErrors: [] }
  })
}
