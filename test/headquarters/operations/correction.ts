import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../../src/db/client.ts'
import { findAtHeadquarters } from '../../../src/headquarters/operations/list/find-operations.ts'
import type { OperationView } from '../../../src/model/operation-view.ts'

/** An operation as headquarters has it. */
export async function viewOf(db: Database, operationId: string): Promise<OperationView> {
  const [found] = await findAtHeadquarters(db, [operationId])
  if (!found) throw new Error('No such operation.')
  return found
}

/** What each mutation of one operation takes; only what a test names differs from the usual. */
export function correction<T extends object>(operationId: string, given: T) {
  return {
    operationId,
    expectedRevision: 1,
    reason: 'the customer has called',
    cascade: false,
    dryRun: false,
    ...given,
  }
}

export const statusesOf = async (db: Database, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await viewOf(db, id)).status))

/** Everything that a dry run must leave as it is. The audit is not among it. */
export async function traces(db: Database): Promise<object> {
  const [counted] = await execute(
    db,
    sql`select (select count(*) from log)::int as log, (select position from log_head)::text as head, (select count(*) from operation_attempt)::int as attempts,
      (select jsonb_agg(next) from number_sequence) as numbers, (select count(*) from customer)::int as customers, (select count(*) from customer_account)::int as accounts,
      (select count(*) from synchronize_chunk)::int as chunks, (select jsonb_agg(to_jsonb(o) order by operation_id) from operation o) as operations,
      (select sum(n) from operation_count)::int as counted`,
  )
  return counted ?? {}
}

/** What the audit says, in order. */
export const audits = (db: Database) =>
  execute(db, sql`select actor, action, target, result, reason from audit_entry order by id`)
