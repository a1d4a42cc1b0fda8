import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { WebhookEvent, WebhookFormat } from '../../model/webhook.ts'

/** An endpoint as the API shows it: without its secrets. Times are RFC 3339, positions decimal texts. */
export type WebhookEndpointView = {
  id: string
  url: string
  description: string
  events: WebhookEvent[]
  format: WebhookFormat
  personalData: boolean
  enabled: boolean
  disabledAt: string | null
  disabledBy: string | null
  disabledReason: string | null
  createdAt: string
  createdBy: string
  failingSince: string | null
  nextAttemptAt: string | null
  lastDeliveredAt: string | null
  lastFailure: string | null
  /** Entries of the log that have not been read for it; a decimal text. */
  entriesBehind: string
  secrets: { createdAt: string; endsAt: string | null }[]
}

/** The columns of a WebhookEndpointView, over `webhook_endpoint e`. */
export const endpointColumns: SQL = sql`
  e.id, e.url, e.description, e.events, e.format, e.personal_data as "personalData", e.enabled,
  ${utcText('e.disabled_at')} as "disabledAt", e.disabled_by as "disabledBy", e.disabled_reason as "disabledReason",
  ${utcText('e.created_at')} as "createdAt", e.created_by as "createdBy",
  ${utcText('e.failing_since')} as "failingSince", ${utcText('e.next_attempt_at')} as "nextAttemptAt",
  ${utcText('e.last_delivered_at')} as "lastDeliveredAt", e.last_failure as "lastFailure",
  greatest(0, (select position from log_head where id = 1) - e.position)::text as "entriesBehind",
  (
    select coalesce(jsonb_agg(jsonb_build_object(
      'createdAt', ${utcText('s.created_at')}, 'endsAt', ${utcText('s.ends_at')}
    ) order by s.created_at desc), '[]')
    from webhook_secret s
    where s.endpoint_id = e.id and (s.ends_at is null or s.ends_at > now())
  ) as secrets`

/** All endpoints, the oldest first. */
export async function readEndpoints(db: Executor): Promise<WebhookEndpointView[]> {
  return await execute<WebhookEndpointView>(
    db,
    sql`/* webhooks.readEndpoints */
    select ${endpointColumns}
    from webhook_endpoint e
    order by e.created_at, e.id`,
  )
}

/** One endpoint, locked until the transaction ends; null if there is none. */
export async function lockEndpoint(tx: Executor, id: string): Promise<WebhookEndpointView | null> {
  const [endpoint] = await execute<WebhookEndpointView>(
    tx,
    sql`/* webhooks.lockEndpoint */
    select ${endpointColumns}
    from webhook_endpoint e
    where e.id::text = ${id}
    for no key update`,
  )
  return endpoint ?? null
}
