import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { type BatchRunRow, type BatchStatus, runEvent } from '../../jobs/run.ts'
import { type BulkRunView, findBulkRun } from './bulk-run.ts'
import { type BulkRunOutcome, bulkRunCannotBeChanged, bulkRunNotFound } from './refusals.ts'

/**
 * An operator's change of a bulk run's status: the statuses in which it is allowed, and those in which it changes
 * nothing.
 */
export type BulkRunChange = {
  action: string
  from: readonly BatchStatus[]
  already: readonly BatchStatus[]
  /** Assignments to columns of `batch_run run`. */
  assignments: SQL
}

/** Makes one guarded change of a bulk run, with its event and its audit entry, or returns the refusal. */
export async function changeBulkRun(
  db: Database,
  actor: Actor,
  runId: string,
  change: BulkRunChange,
): Promise<BulkRunOutcome> {
  const found = await findBulkRun(db, actor, runId)
  const changed = found && (await transaction(db, (tx) => store(tx, actor, found.runId, change)))
  if (changed) {
    wake(db)
    return { bulkRun: { ...found, ...changed }, userErrors: [] }
  }
  const outcome = outcomeOf(found && (await findBulkRun(db, actor, found.runId)), change)
  await recordAudit(db, actor, {
    action: change.action,
    target: found?.runId ?? null,
    result: outcome.bulkRun?.status ?? outcome.userErrors[0]?.code ?? 'NOT_FOUND',
  })
  return outcome
}

/** The outcome if nothing was changed: the run already has the status, or cannot get it. */
function outcomeOf(current: BulkRunView | null, { already, from }: BulkRunChange): BulkRunOutcome {
  if (!current) return { bulkRun: null, userErrors: [bulkRunNotFound()] }
  if (already.includes(current.status)) return { bulkRun: current, userErrors: [] }
  const advice = `The run is ${current.status}. Only a run that is ${from.join(' or ')} can be changed this way.`
  return { bulkRun: null, userErrors: [bulkRunCannotBeChanged(current.status, advice)] }
}

async function store(
  tx: Transaction,
  actor: Actor,
  runId: string,
  { action, from, assignments }: BulkRunChange,
): Promise<BatchRunRow | null> {
  const [row] = await execute<BatchRunRow>(
    tx,
    sql`/* operations.changeBulkRun */
    update batch_run run
    set revision = run.revision + 1, ${assignments}
    where run.run_id = ${runId} and run.status = any(${sql.param([...from])}::text[])
    returning ${batchRunColumns}`,
  )
  if (!row) return null
  await recordAudit(tx, actor, { action, target: runId, result: row.status })
  await append(tx, [runEvent(row)])
  return row
}
