import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import { type EndpointAnswer, refusal, refused, unknownEndpoint } from './check-endpoint.ts'
import { endpointColumns, lockEndpoint, type WebhookEndpointView } from './endpoint-view.ts'

/**
 * *Recover since*: delivers again what has happened since a time, as far as the log keeps it, in order and with the
 * same ids. It only goes back.
 */
export async function recoverEndpoint(
  db: Database,
  actor: Actor,
  { endpoint: id, since }: { endpoint: string; since: string },
): Promise<EndpointAnswer> {
  const answer = await transaction(db, async (tx): Promise<EndpointAnswer> => {
    const before = await lockEndpoint(tx, id)
    if (!before) return unknownEndpoint()
    // Backwards from the end of the log: what is read here is sent again.
    const [found] = await execute<{ position: string; isFuture: boolean }>(
      tx,
      sql`/* webhooks.positionBefore */
      select coalesce(
          (select position from log where at < ${since}::timestamptz order by position desc limit 1),
          (select position - 1 from log order by position limit 1),
          (select position from log_head where id = 1)
        )::text as position,
        ${since}::timestamptz > now() as "isFuture"`,
    )
    if (!found || found.isFuture)
      return refused(
        refusal('INVALID_VALUE', 'since', 'Give a time that has passed: events since then are sent again.'),
      )
    const [changed] = await execute<WebhookEndpointView>(
      tx,
      sql`/* webhooks.recoverEndpoint */
      update webhook_endpoint e
      set position = least(position, ${found.position}::bigint), revision = revision + 1, next_attempt_at = null
      where id = ${before.id}
      returning ${endpointColumns}`,
    )
    await recordAudit(tx, actor, { action: 'recoverWebhookEndpoint', target: before.id, result: 'RECOVERED' })
    return { endpoint: changed ?? null, userErrors: [] }
  })
  wake(db)
  return answer
}
