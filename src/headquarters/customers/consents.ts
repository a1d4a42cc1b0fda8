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

/** The record of the customers' consents, oldest first; it outlives the operations that gave or withdrew them. */
export function readConsents(db: Executor, customerKeys: readonly string[]): Promise<ConsentView[]> {
  return execute<ConsentView>(
    db,
    sql`/* customers.readConsents */
    select customer_key as "customerKey", ${utcText('at')} as at, purpose, given, contact_id as "contactId",
      contact_type as "contactType", contact_value as "contactValue", channel_id as "channelId", actor,
      operation_id as "operationId", wording
    from customer_consent
    where customer_key = any(${sql.param([...customerKeys])}::uuid[])
    order by id`,
  )
}
