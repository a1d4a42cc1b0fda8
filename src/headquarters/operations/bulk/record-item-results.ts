import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { type BatchRunRow, type BatchStatus, LeaseLost, runEvent } from '../../jobs/run.ts'
import type { Items } from './next-items.ts'

/** The items that get their results: all, after which the run continues behind them; or only those tried in the run. */
export type ItemScope = 'ALL' | 'TRIED'

/**
 * Records the results of items, from the attempts with the run's id and otherwise from the operations' statuses, adds
 * them to the run's counts, and appends the run's event. Works even if the run was paused or canceled meanwhile,
 * because the results are facts, but not if another process has taken it over. Returns the run's status.
 */
export async function recordItemResults(
  db: Database,
  run: BatchRunRow,
  items: Items,
  scope: ItemScope,
): Promise<BatchStatus> {
  const status = await transaction(
    db,
    async (tx) => {
      const [updated] = await execute<BatchRunRow>(tx, resultsQuery(run, items, scope))
      if (!updated) throw new LeaseLost()
      await append(tx, [runEvent(updated)])
      return updated.status
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(db)
  return status
}

/**
 * Each item looks up its operation by key: a join would compare all items with each other, because a new run has no
 * statistics yet.
 */
function resultsQuery({ runId, fence }: BatchRunRow, { after, through }: Items, scope: ItemScope) {
  return sql`/* operations.recordItemResults */
    with finished as (
      update bulk_run_item item
      set (result, code) = (
        select
          case
            when attempt.outcome = 'FAILED' then 'FAILED'
            when attempt.outcome is not null then 'SYNCED'
            else 'SKIPPED'
          end,
          case
            when attempt.outcome = 'FAILED' then attempt.error_code
            when attempt.outcome is not null then null
            when o.status in ('DISMISSED', 'IN_PROGRESS', 'WAITING_ON') then o.status
            when o.status = 'UPLOADED' and o.next_attempt_at is not null then 'TEMPORARY_FAULT'
            when o.status in ('UPLOADED', 'FAILED') then 'NOT_ITS_TURN'
            else 'COMPLETED'
          end
        from (select) one
        left join operation o on o.operation_id = item.operation_id
        left join lateral (
          select a.outcome, a.error_code
          from operation_attempt a
          where a.operation_id = item.operation_id and a.run_id is not distinct from item.run_id
          order by a.id desc
          limit 1
        ) attempt on true
      )
      where item.run_id = ${runId} and item.place > ${after}::bigint and item.place <= ${through}::bigint
        and item.result is null
        ${scope === 'TRIED' ? sql`and ${tried}` : sql``}
      returning item.result
    ),
    reached as (
      update bulk_run
      set through = ${through}::bigint
      where run_id = ${runId} and ${scope === 'ALL'}
    )
    update batch_run run
    set revision = run.revision + 1, done = run.done + counted.synced, failed = run.failed + counted.failed,
      skipped = run.skipped + counted.skipped
    from (
      select count(*) filter (where result = 'SYNCED') as synced, count(*) filter (where result = 'FAILED') as failed,
        count(*) filter (where result = 'SKIPPED') as skipped
      from finished
    ) counted
    where run.run_id = ${runId} and run.fence = ${fence}::bigint
    returning ${batchRunColumns}`
}

/** `offset 0` makes each item look up its attempts by key, as above. */
const tried = sql`exists (
          select from operation_attempt a
          where a.operation_id = item.operation_id and a.run_id is not distinct from item.run_id
          offset 0
        )`
