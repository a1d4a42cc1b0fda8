import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'

/** The message of a refusal for a customer that was erased, at headquarters and at a channel. */
export const ERASED_MESSAGE =
  'This customer was erased and can no longer be changed. If the person returns, create a new customer.'

/** True when headquarters has a tombstone for the customer. */
export async function isErased(db: Executor, customerKey: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* erasure.isErased */ select 1 from erasure where customer_key = ${customerKey}::uuid`,
  )
  return found.length > 0
}

/** True when a channel database has applied the customer's tombstone. */
export async function isErasedHere(db: Executor, customerKey: string): Promise<boolean> {
  const found = await execute(
    db,
    sql`/* erasure.isErasedHere */
    select 1 from customer_counter where customer_key = ${customerKey}::uuid and erased_at is not null`,
  )
  return found.length > 0
}

/** A condition on a customer's key: this database has no tombstone for it. */
export const notErased = (customerKey: string) =>
  sql`not exists (select from customer_counter k
    where k.customer_key = ${sql.raw(customerKey)} and k.erased_at is not null)`
