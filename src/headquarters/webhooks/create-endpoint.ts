import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { wake } from '../../log/wake.ts'
import type { WebhookFormat } from '../../model/webhook.ts'
import { checkEndpoint, type EndpointAnswer, type EndpointValues, refusal, refused } from './check-endpoint.ts'
import type { Networks } from './delivery/networks.ts'
import { endpointColumns, type WebhookEndpointView } from './endpoint-view.ts'

/** A new endpoint. */
export type NewEndpoint = EndpointValues & { format: WebhookFormat; personalData: boolean }

/** The answer with a secret, which cannot be read again. */
export type SecretAnswer = EndpointAnswer & { secret: string | null }

const MOST_ENDPOINTS = 50

/** Creates an endpoint, to which events from now on are delivered. */
export async function createEndpoint(
  db: Database,
  actor: Actor,
  { url, description, events, format, personalData }: NewEndpoint,
  networks: Networks,
): Promise<SecretAnswer> {
  const faults = checkEndpoint({ url, description, events }, networks)
  if (faults.length > 0) return { ...refused(...faults), secret: null }
  const answer = await transaction(db, async (tx): Promise<SecretAnswer> => {
    const [made] = await execute<{ id: string }>(
      tx,
      sql`/* webhooks.createEndpoint */
      insert into webhook_endpoint (url, description, events, format, personal_data, created_by, position)
      select ${url}, ${description}, ${sql.param([...events])}::text[], ${format}, ${personalData}::boolean, ${actor.id},
        position
      from log_head
      where id = 1 and (select count(*) from webhook_endpoint) < ${MOST_ENDPOINTS}
      returning id`,
    )
    if (!made) {
      const message = `There are ${MOST_ENDPOINTS} webhook endpoints, the most that there can be. Delete one that is not used.`
      return { ...refused(refusal('INVALID_VALUE', 'url', message)), secret: null }
    }
    const secret = await makeSecret(tx, made.id)
    const [endpoint] = await execute<WebhookEndpointView>(
      tx,
      sql`/* webhooks.createdEndpoint */ select ${endpointColumns} from webhook_endpoint e where e.id = ${made.id}`,
    )
    await recordAudit(tx, actor, { action: 'createWebhookEndpoint', target: made.id, result: 'CREATED' })
    return { endpoint: endpoint ?? null, secret, userErrors: [] }
  })
  wake(db)
  return answer
}

/** A secret of Standard Webhooks: 32 random bytes. */
export async function makeSecret(tx: Transaction, endpointId: string): Promise<string> {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  await execute(
    tx,
    sql`/* webhooks.makeSecret */
    insert into webhook_secret (endpoint_id, secret, created_at)
    values (${endpointId}, ${secret}, clock_timestamp())`,
  )
  return secret
}
