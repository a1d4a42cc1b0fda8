import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import { scopeOf } from '../../../between/scope.ts'
import type { Sides } from '../../../between/sides.ts'
import { batchStatementTimeout, execute, type Transaction, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { leaseUntil } from '../../jobs/lease.ts'
import { type BatchRunRow, BULK_SYNCHRONIZE_JOB, insertRun, runEvent } from '../../jobs/run.ts'
import { refuseReason } from '../changing/reason.ts'
import type { Refused, RefusedAsRewound } from '../changing/refusals.ts'
import { refuseRewound } from '../changing/refuse-rewound.ts'
import { conditionsOf, type OperationFilter } from '../list/operation-filter.ts'
import { workInBackground } from './work-on-bulk-run.ts'

/** The parameters of a new bulk run. `given` is the filter as the run shows it. */
export type NewBulkRun = { filter: OperationFilter; given: object; reason: string | null }

/** The id of the started run, or the refusals. */
export type StartedBulkRun = { runId: string | null; userErrors: (Refused | RefusedAsRewound)[] }

/**
 * Starts *Synchronize* over every operation that matches now (docs/domain.md, D-23) and that the token's channels
 * include. Records all matches in one transaction and synchronizes them in this process; later matches are not
 * included.
 */
export async function startBulkRun(sides: Sides, actor: Actor, bulk: NewBulkRun): Promise<StartedBulkRun> {
  const hq = headquartersOf(sides)
  const refusal = (bulk.reason === null ? null : refuseReason(bulk.reason)) ?? (await refuseRewound(hq))
  if (refusal) return { runId: null, userErrors: [refusal] }
  const { channels } = scopeOf(sides, actor, bulk.filter.channels ?? null)
  const run = await transaction(hq.db, (tx) => open(tx, actor, bulk, channels), {
    statementTimeout: batchStatementTimeout,
  })
  wake(hq.db)
  workInBackground(hq, run)
  return { runId: run.runId, userErrors: [] }
}

async function open(
  tx: Transaction,
  actor: Actor,
  { filter, given, reason }: NewBulkRun,
  channels: readonly string[] | null,
): Promise<BatchRunRow> {
  const runId = randomUUID()
  await insertRun(tx, { jobId: BULK_SYNCHRONIZE_JOB, scope: `${BULK_SYNCHRONIZE_JOB}:${runId}`, actor, runId })
  await execute(
    tx,
    sql`/* operations.openBulkRun */
    insert into bulk_run (run_id, filter, channels, reason)
    values (${runId}, ${JSON.stringify(given)}::jsonb, ${channels && sql.param([...channels])}::text[], ${reason})`,
  )
  // The lease starts after the insert, because recording millions of items takes longer than a lease.
  const [run] = await execute<BatchRunRow>(
    tx,
    sql`/* operations.insertItems */
    with inserted as (
      insert into bulk_run_item (run_id, place, operation_id)
      select ${runId}::uuid, o.received_order, o.operation_id
      from operation o
      where ${conditionsOf({ ...filter, channels })}
      order by o.received_order
      returning 1
    )
    update batch_run run
    set total = (select count(*) from inserted),
      lease_until = ${leaseUntil('clock_timestamp()')}
    where run.run_id = ${runId}
    returning ${batchRunColumns}`,
  )
  if (!run) throw new Error('The run that was opened no longer exists.')
  await recordAudit(tx, actor, { action: 'synchronizeOperations', target: runId, result: 'STARTED', reason })
  await append(tx, [runEvent(run)])
  return run
}
