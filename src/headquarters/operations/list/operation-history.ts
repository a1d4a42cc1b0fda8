import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { isUuid } from '../../../db/uuid.ts'
import { type HistoryReason, PROGRAM_REASONS } from '../../../model/history-reason.ts'
import type { AttributeChange, ErrorView } from '../../../model/operation-view.ts'
import { keysOfPersons } from '../../customers/redirects.ts'
import { errorView } from './operation-columns.ts'

/**
 * The subject of a history: one operation, or all operations of a customer, including real-time calls and updates at
 * headquarters.
 */
export type HistoryOf = { operationId: string } | { customerKey: string }

/** A position in a history: the time in microseconds, then captures before their results, then the order of writing. */
export type HistoryPosition = { at: string; rank: string; nth: string }

/** One event of an operation. `changes` is null if the operation itself has them. */
export type HistoryEntry = HistoryPosition & {
  operationId: string
  customerKey: string
  outcome: string
  actor: string
  reasonCode: HistoryReason
  /** What the reason names: a person's words, or a run. */
  reasonDetail: string | null
  batchRunId: string | null
  error: ErrorView | null
  changes: AttributeChange[] | null
}

/**
 * All changes with their actors, times and reasons, oldest first, after a position: each capture at its channel, and
 * each attempt, save and decision. Limited to the actor's channels; operations without a channel only for tokens of all
 * channels.
 */
export async function operationHistory(
  hq: Executor,
  actor: Actor,
  of: HistoryOf,
  { beyond, limit }: { beyond: HistoryPosition | null; limit: number },
): Promise<HistoryEntry[]> {
  const id = 'operationId' in of ? of.operationId : of.customerKey
  if (!isUuid(id)) return []
  const ofPerson = sql`customer_key = any(array(${keysOfPersons(sql`select ${id}::uuid as key`)}))`
  const which = 'operationId' in of ? sql`operation_id = ${id}::uuid` : ofPerson
  // Consents outlive their operations (docs/domain.md, Consent).
  const ofCustomer = 'customerKey' in of ? ofPerson : sql`false`
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
      select o.captured_at as at, 0 as rank, o.received_order as nth, o.operation_id, o.customer_key,
        'CAPTURED' as outcome, o.captured_by as actor,
        'CAPTURED' as reason_code, null as reason_detail, null::uuid as run_id, null::jsonb as error, null::jsonb as changes
      from own o
      where o.route = 'ASYNC'
      union all
      select a.at, 1, a.id, a.operation_id, o.customer_key, a.outcome, a.actor, ${reasonCode},
        case when a.reason <> all(${sql.param(Object.values(PROGRAM_REASONS))}::text[]) or a.reason is null
          then coalesce(a.reason, job.caption || ', run ' || run.number, correction.reason) end, a.run_id,
        ${errorView('a')}, a.changes
      from own o
      join operation_attempt a using (operation_id)
      left join batch_run run on run.run_id = a.run_id
      left join batch_job job on job.id = run.job_id
      ${correctionBefore}
      union all
      select c.at, 2, c.id, c.operation_id, c.customer_key,
        case when c.given then 'CONSENT_GIVEN' else 'CONSENT_WITHDRAWN' end, c.actor,
        case when c.given then 'CONSENT_GIVEN' else 'CONSENT_WITHDRAWN' end, null, null, null,
        jsonb_build_array(
          jsonb_build_object('attribute', 'contact.' || c.contact_type || '.optIn',
            'oldValue', (not c.given)::text, 'newValue', c.given::text),
          jsonb_build_object('attribute', 'contact.' || c.contact_type, 'oldValue', null, 'newValue', c.contact_value)
        )
      from customer_consent c
      where ${ofCustomer} and ${visible}
    )
    select ${utcText('at', 'US')} as at, rank::text, nth::text, operation_id as "operationId",
      customer_key as "customerKey", outcome, actor,
      reason_code as "reasonCode", reason_detail as "reasonDetail", run_id as "batchRunId", error, changes
    from entry
    ${further}
    order by entry.at, entry.rank, entry.nth
    limit ${limit}`,
  )
}

/** SQL: the last correction before an attempt `a` that has no reason of its own. */
const correctionBefore: SQL = sql`left join lateral (
        select earlier.reason
        from operation_attempt earlier
        where a.reason is null and a.run_id is null and o.route = 'ASYNC'
          and earlier.operation_id = a.operation_id and earlier.id < a.id
          and earlier.outcome in ('SAVED', 'RESOLVED', 'UNDONE', 'RESTORED')
        order by earlier.id desc
        limit 1
      ) correction on true`

/** SQL: without a reason that was given, the run, the route or an earlier correction explains the attempt. */
const reasonCode: SQL = sql`case
          ${sql.join(
            Object.entries(PROGRAM_REASONS).map(([code, stored]) => sql`when a.reason = ${stored} then ${code}`),
            sql`\n          `,
          )}
          when a.reason is not null then 'GIVEN'
          when run.run_id is not null then 'RUN'
          when o.route = 'REALTIME' then 'REALTIME_CALL'
          when o.route = 'HEADQUARTERS' then 'HEADQUARTERS_UPDATE'
          when correction.reason is not null then 'AFTER_CORRECTION'
          else 'ALONE'
        end`
