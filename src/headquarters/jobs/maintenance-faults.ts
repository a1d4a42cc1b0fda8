import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'

/** Counts one more fault of a maintenance job, for the diagnosis. */
export async function countFault(db: Executor, id: string): Promise<void> {
  await execute(
    db,
    sql`/* jobs.countFault */
    insert into maintenance_fault as fault (id, failures)
    values (${id}, 1)
    on conflict (id) do update set failures = fault.failures + 1`,
  )
}

/** A maintenance job has run without a fault, whichever process it failed in before. */
export async function forgetFaults(db: Executor, id: string): Promise<void> {
  await execute(db, sql`/* jobs.forgetFaults */ ${forgettingFaults([id])}`)
}

/** SQL of the same, for several. */
export const forgettingFaults = (ids: readonly string[]): SQL =>
  sql`delete from maintenance_fault where id = any(${sql.param([...ids])}::text[])`
