import { sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import { batchRunColumns } from '../../jobs/batch-run.ts'
import { type BatchRunRow, type BatchStatus, LeaseLost, runEvent } from '../../jobs/run.ts'
import type { Items } from './next-items.ts'

/** Which items are settled: all of them, after which the run goes on behind them; or only those that have been tried in the run. */
export type Settling = 'ALL' | 'TRIED'

/**
 * Gives items their results, from the attempts that carry the run's id and, where there is none, from the operation's status; adds them to the run's counts and
 * announces that. Also when the run was paused or canceled meanwhile, since it is what has happened; not when it is another holder's. Answers with the run's status.
 */
export async function settleItems(
  db: Database,
  run: BatchRunRow,
  items: Items,
  settling: Settling,
): Promise<BatchStatus> {
  const status = await transaction(
    db,
    async (tx) => {
      const [settled] = await execute<BatchRunRow>(tx, settle(run, items, settling))
      if (!settled) throw new LeaseLost()
      await append(tx, [runEvent(settled)])
      return settled.status
    },
    { statementTimeout: batchStatementTimeout },
  )
  wake(db)
  return status
}

/** Each item looks its operation up: as a join the items of a new run, of which there are no statistics yet, were compared each with each. */
function settle({ runId, fence }: BatchRunRow, { after, through }: Items, settling: Settling) {
  return sql`/* operations.settleItems */
    with settled as (
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
      where item.run_id = ${runId} and item.place > ${after}::bigint and item.place <= ${through}::bigint and item.result is null
        ${settling === 'TRIED' ? sql`and ${tried}` : sql``}
      returning item.result
    ),
    reached as (
      update bulk_run
      set through = ${through}::bigint
      where run_id = ${runId} and ${settling === 'ALL'}
    )
    update batch_run run
    set revision = run.revision + 1, done = run.done + counted.synced, failed = run.failed + counted.failed, skipped = run.skipped + counted.skipped
    from (
      select count(*) filter (where result = 'SYNCED') as synced, count(*) filter (where result = 'FAILED') as failed,
        count(*) filter (where result = 'SKIPPED') as skipped
      from settled
    ) counted
    where run.run_id = ${runId} and run.fence = ${fence}::bigint
    returning ${batchRunColumns}`
}

/** By `offset 0` each item looks for its attempts by their key, as above. */
const tried = sql`exists (
          select from operation_attempt a where a.operation_id = item.operation_id and a.run_id is not distinct from item.run_id offset 0
        )`
