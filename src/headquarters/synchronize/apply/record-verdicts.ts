import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { STAGING_TABLES } from '../../../model/operation.ts'
import { changesOfCreates, changesOfUpdates, conflictsOfUpdates, errors } from '../evaluate/outcomes.ts'
import { blockLater, type EndedWaiting, releaseWaiting } from '../queue/waiting.ts'

/**
 * The attempt: its actor, reason and run. `keepsRows`: the staging tables have the rows, which show the values of a
 * create; otherwise `operation.applied` stores them.
 */
export type Attempt = { actor: string; reason?: string | null; runId: string | null; keepsRows: boolean }

/**
 * How many operations are done and failed, and which others are blocked by one of them now, are no longer blocked, or
 * are still blocked by another one.
 */
export type VerdictCounts = { done: number; failed: number; blocked: string[] } & EndedWaiting

/**
 * Records each row's verdict, each operation's status and the attempt, then blocks or releases the operations that
 * depend on one of them.
 */
export async function recordVerdicts(tx: Transaction, attempt: Attempt): Promise<VerdictCounts> {
  const { done, failed } = await recordOutcomes(tx, attempt)
  if (!attempt.keepsRows) return { done, failed, blocked: [], freed: [], stillBlocked: [] }
  if (failed > 0) await recordRefusals(tx)
  const blocked =
    failed > 0 ? await blockLater(tx, sql`select operation_id from work_operation where outcome = 'FAILED'`) : []
  const ended =
    done > 0
      ? await releaseWaiting(tx, sql`select operation_id from work_operation where outcome <> 'FAILED'`)
      : { freed: [], stillBlocked: [] }
  return { done, failed, blocked, ...ended }
}

/**
 * Records the verdicts of the failed operations' rows. Those of completed ones are not written: their rows are APPLIED
 * and have OnlineOperationCompleted = 1 because of the operation's status (operations/staging/row-verdict.ts).
 */
async function recordRefusals(tx: Transaction): Promise<void> {
  for (const [place, table] of STAGING_TABLES.entries()) {
    await execute(
      tx,
      sql`/* synchronize.failRows */
      update ${sql.raw(table)} s
      set verdict = 'NOT_APPLIED', error_code = null, error_field = null, error_message = null
      from work_operation o
      where s.operation_id = o.operation_id and o.outcome = 'FAILED'`,
    )
    await execute(
      tx,
      sql`/* synchronize.refuseRows */
      update ${sql.raw(table)} s
      set verdict = 'REFUSED', error_code = e.code, error_field = e.field, error_message = e.message
      from ${errors} e
      where s.operation_id = e.operation_id
        and (e.tbl = 0 or (e.tbl = ${place + 1} and e.counter = s.replication_counter_from_origin))`,
    )
  }
}

async function recordOutcomes(tx: Transaction, attempt: Attempt): Promise<{ done: number; failed: number }> {
  const [counts] = await execute<{ done: number; failed: number }>(
    tx,
    sql`/* synchronize.recordOutcomes */
    with first_error as (
      select distinct on (operation_id) operation_id, class, code, field, message,
        md5(class || ':' || cause) as fingerprint
      from ${errors} e
      order by operation_id, tbl, counter
    ),
    recorded as (
      update operation o
      set status = case w.outcome when 'OPEN' then 'SYNCED' else w.outcome end, revision = o.revision + 1,
        attempts = o.attempts + 1,
        ever_failed = o.ever_failed or w.outcome = 'FAILED',
        chunk_limit = null, lone_failures = 0, transient_failures = 0, next_attempt_at = null,
        error_class = e.class, error_code = e.code, error_field = e.field, error_message = e.message,
          fingerprint = e.fingerprint,
        warnings = coalesce(w.warnings, o.warnings), conflicts = contested.conflicts,
        applied = ${attempt.keepsRows ? sql`edited.applied` : sql`coalesce(created.applied, edited.applied)`},
        account = coalesce(w.account, o.account), settled_at = case when w.outcome <> 'FAILED' then now() end
      from work_operation w
      left join first_error e using (operation_id)
      ${attempt.keepsRows ? sql`` : sql`left join ${changesOfCreates} created using (operation_id)`}
      left join ${changesOfUpdates} edited using (operation_id)
      left join ${conflictsOfUpdates} contested using (operation_id)
      where o.operation_id = w.operation_id
      returning o.operation_id, o.status, e.class, e.code, e.field, e.message
    ),
    attempted as (
      insert into operation_attempt (operation_id, run_id, actor, reason, outcome, error_class, error_code,
        error_field, error_message)
      select operation_id, ${attempt.runId}::uuid, ${attempt.actor}, ${attempt.reason ?? null}, status, class, code,
        field, message
      from recorded
    )
    select (count(*) filter (where status <> 'FAILED'))::int as done,
      (count(*) filter (where status = 'FAILED'))::int as failed
    from recorded`,
  )
  return counts ?? { done: 0, failed: 0 }
}
