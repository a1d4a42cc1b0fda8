import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { isUuid } from '../../../db/uuid.ts'
import type { AttributeChange, ErrorView } from '../../../model/operation-view.ts'
import { errorView } from './operation-columns.ts'

/** Whose history: one operation's, or all of a customer's, real-time calls and headquarters' own edits among them. */
export type HistoryOf = { operationId: string } | { customerKey: string }

/** A place in a history: the time in microseconds, then captures before what came of them, then the order of writing. */
export type HistoryPlace = { at: string; rank: string; nth: string }

/** One thing that happened to an operation. `changes` is null where the operation itself knows them: what it carried, or what it did change. */
export type HistoryEntry = HistoryPlace & {
  operationId: string
  customerKey: string
  outcome: string
  actor: string
  reason: string
  batchRunId: string | null
  error: ErrorView | null
  changes: AttributeChange[] | null
}

/**
 * Who changed what, when and why, oldest first, strictly beyond the place: each capture as its channel made it, and each attempt, save and decision. Only
 * of channels that the actor may use; what has no channel, only for those who may use all.
 */
export async function operationHistory(
  hq: Executor,
  actor: Actor,
  of: HistoryOf,
  { beyond, limit }: { beyond: HistoryPlace | null; limit: number },
): Promise<HistoryEntry[]> {
  const id = 'operationId' in of ? of.operationId : of.customerKey
  if (!isUuid(id)) return []
  const which = 'operationId' in of ? sql`operation_id = ${id}::uuid` : sql`customer_key = ${id}::uuid`
  const { channels } = actor
  const visible = channels === 'ALL' ? sql`true` : sql`channel_id = any(${sql.param([...channels])}::text[])`
  const further = beyond
    ? sql`where (at, rank, nth) > (${beyond.at}::timestamptz, ${beyond.rank}::int, ${beyond.nth}::bigint)`
    : sql``
  return execute<HistoryEntry>(
    hq,
    sql`/* operations.history */
    with own as (select * from operation where ${which} and ${visible}),
    entry as (
      select o.captured_at as at, 0 as rank, o.received_order as nth, o.operation_id, o.customer_key, 'CAPTURED' as outcome, o.captured_by as actor,
        'Captured at the channel.' as reason, null::uuid as run_id, null::jsonb as error, null::jsonb as changes
      from own o
      where o.route = 'ASYNC'
      union all
      select a.at, 1, a.id, a.operation_id, o.customer_key, a.outcome, a.actor, ${reasonOfAttempt}, a.run_id, ${errorView('a')}, a.changes
      from own o
      join operation_attempt a using (operation_id)
      left join batch_run run on run.run_id = a.run_id
      left join batch_job job on job.id = run.job_id
    )
    select ${utcText('at', 'US')} as at, rank::text, nth::text, operation_id as "operationId",
      customer_key as "customerKey", outcome, actor,
      reason, run_id as "batchRunId", error, changes
    from entry
    ${further}
    order by entry.at, entry.rank, entry.nth
    limit ${limit}`,
  )
}

/** What a person has not explained is explained by what was going on. */
const reasonOfAttempt: SQL = sql`coalesce(
        a.reason,
        job.caption || ', run ' || run.number,
        case o.route when 'REALTIME' then 'Called in real time by the channel.' when 'HEADQUARTERS' then 'Edited at headquarters.' end,
        'Synchronized after: ' || (
          select said.reason
          from operation_attempt said
          where said.operation_id = a.operation_id and said.id < a.id and said.outcome in ('SAVED', 'RESOLVED', 'UNDONE', 'RESTORED')
          order by said.id desc
          limit 1
        ),
        'Synchronized by itself, as it was.'
      )`
