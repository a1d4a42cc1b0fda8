import { sql } from 'drizzle-orm'

/** A condition on a customer's key: this database has no tombstone for it. */
export const notErased = (customerKey: string) =>
  sql`not exists (select from customer_counter k
    where k.customer_key = ${sql.raw(customerKey)} and k.erased_at is not null)`
