import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import { checkEndpoint, type EndpointAnswer, refused, unknownEndpoint } from './check-endpoint.ts'
import type { NewEndpoint } from './create-endpoint.ts'
import type { Networks } from './delivery/networks.ts'
import { endpointColumns, lockEndpoint, type WebhookEndpointView } from './endpoint-view.ts'

/** What is to be changed; what is missing stays as it is. */
export type EndpointChange = Partial<NewEndpoint> & { endpoint: string; enabled?: boolean }

/**
 * Changes an endpoint, enables or disables it. Deliveries go on from its cursor, at once: an enabled one gets what has
 * happened while it was disabled, as far as the log keeps it.
 */
export async function setEndpoint(
  db: Database,
  actor: Actor,
  { endpoint: id, ...change }: EndpointChange,
  networks: Networks,
): Promise<EndpointAnswer> {
  const answer = await transaction(db, async (tx): Promise<EndpointAnswer> => {
    const before = await lockEndpoint(tx, id)
    if (!before) return unknownEndpoint()
    const { url, description, events, format, personalData, enabled } = { ...before, ...change }
    const faults = checkEndpoint({ url, description, events }, networks)
    if (faults.length > 0) return refused(...faults)
    // One that the program has disabled stays so as the administrator's own decision, which is no fault any more.
    const isOwnDecision = change.enabled === false && (before.enabled || before.disabledReason !== null)
    const [changed] = await execute<WebhookEndpointView>(
      tx,
      sql`/* webhooks.setEndpoint */
      update webhook_endpoint e
      set url = ${url}, description = ${description}, events = ${sql.param([...events])}::text[], format = ${format},
        personal_data = ${personalData}::boolean, enabled = ${enabled}::boolean,
        disabled_at = case when not ${enabled}::boolean then coalesce(disabled_at, now()) end,
        disabled_by = case
          when not ${enabled}::boolean then case when ${isOwnDecision} then ${actor.id} else disabled_by end
        end,
        disabled_reason = case when not ${enabled}::boolean and not ${isOwnDecision} then disabled_reason end,
        revision = revision + 1, failures = 0, failing_since = null, next_attempt_at = null
      where id = ${before.id}
      returning ${endpointColumns}`,
    )
    const result = enabled === before.enabled ? 'CHANGED' : enabled ? 'ENABLED' : 'DISABLED'
    await recordAudit(tx, actor, { action: 'setWebhookEndpoint', target: before.id, result })
    return { endpoint: changed ?? null, userErrors: [] }
  })
  wake(db)
  return answer
}

/** Deletes an endpoint, with what is set aside for it, and shows it as it was. */
export async function deleteEndpoint(
  db: Database,
  actor: Actor,
  { endpoint: id }: { endpoint: string },
): Promise<EndpointAnswer> {
  return await transaction(db, async (tx): Promise<EndpointAnswer> => {
    const before = await lockEndpoint(tx, id)
    if (!before) return unknownEndpoint()
    await execute(tx, sql`/* webhooks.deleteEndpoint */ delete from webhook_endpoint where id = ${before.id}`)
    await recordAudit(tx, actor, { action: 'deleteWebhookEndpoint', target: before.id, result: 'DELETED' })
    return { endpoint: before, userErrors: [] }
  })
}
