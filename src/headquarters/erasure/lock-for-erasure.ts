import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { KnownCustomer } from './channels-that-know.ts'
import { lockPackages } from './purge-packages.ts'

/** `inProgress`: a worker has claimed one of the operations. `databases`: every registered channel database. */
type Locked = { erased: boolean; inProgress: boolean; databases: string[] }

/**
 * Waits for every transaction that could write about the customer, and blocks new ones until the commit: claims of the
 * legal entity, uploads of every channel database, packages that become available, real-time calls and updates of the
 * customer, and operators' changes of its operations. Each statement sees what the previous one waited for.
 */
export async function lockForErasure(tx: Transaction, { customerKey, dataAreaId }: KnownCustomer): Promise<Locked> {
  await execute(tx, sql`/* erasure.patience */ select set_config('lock_timeout', '10s', true)`)
  // The same call at another process, first of all: with the legal entity, everybody's work would wait for both.
  await execute(
    tx,
    sql`/* erasure.oneAtATime */ select pg_advisory_xact_lock(hashtextextended('erasure ' || ${customerKey}::text, 0))`,
  )
  await execute(
    tx,
    sql`/* erasure.lockLegalEntity */ select 1 from legal_entity where data_area_id = ${dataAreaId} for no key update`,
  )
  const databases = await execute<{ id: string }>(
    tx,
    sql`/* erasure.lockUploads */ select id from channel_database order by id for no key update`,
  )
  await lockPackages(tx)
  await execute(
    tx,
    sql`/* erasure.lockCustomer */ select 1 from customer where customer_key = ${customerKey}::uuid for update`,
  )
  const operations = await execute<{ status: string }>(
    tx,
    sql`/* erasure.lockOperations */
    select status from operation where customer_key = ${customerKey}::uuid order by received_order for update`,
  )
  const [found] = await execute<{ erased: boolean }>(
    tx,
    sql`/* erasure.lockedState */ select exists (select from erasure
      where customer_key = ${customerKey}::uuid) as erased`,
  )
  return {
    erased: found?.erased ?? false,
    inProgress: operations.some(({ status }) => status === 'IN_PROGRESS'),
    databases: databases.map(({ id }) => id),
  }
}
