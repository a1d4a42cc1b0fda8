import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/** A consent that a customer gave or withdrew. */
export type ConsentView = {
  customerKey: string
  at: string
  /** What the consent is for: MARKETING. */
  purpose: string
  given: boolean
  contactId: string
  contactType: 'PHONE' | 'EMAIL' | 'URL'
  contactValue: string
  channelId: string | null
  actor: string
  operationId: string
  wording: string | null
}

/**
 * The record of the customers' consents, oldest first; it outlives the operations that gave or withdrew them. Those
 * that customers gave before they were merged into these are theirs, too.
 */
export function readConsents(db: Executor, customerKeys: readonly string[]): Promise<ConsentView[]> {
  return execute<ConsentView>(
    db,
    sql`/* customers.readConsents */
    with named as materialized (
      select key as customer_key, key as leads_to
      from unnest(${sql.param([...customerKeys])}::uuid[]) as key
      union
      select m.merged_key, m.leads_to
      from unnest(${sql.param([...customerKeys])}::uuid[]) as key
      cross join lateral (
        select merged_key, leads_to from customer_merge where leads_to = key and undone_at is null offset 0
      ) m
    )
    select named.leads_to as "customerKey", ${utcText('at')} as at, purpose, given, contact_id as "contactId",
      contact_type as "contactType", contact_value as "contactValue", channel_id as "channelId", actor,
      operation_id as "operationId", wording
    from named
    join customer_consent using (customer_key)
    order by id`,
  )
}
