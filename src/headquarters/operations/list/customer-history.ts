import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { inChannels } from '../../../access/scope-sql.ts'
import { type Executor, execute } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { isUuid } from '../../../db/uuid.ts'
import type { AttributeChange, ErrorView } from '../../../model/operation-view.ts'
import { keysOfPersons } from '../../customers/redirects.ts'
import { errorView } from './operation-columns.ts'
import type { HistoryPosition } from './operation-history.ts'

/** What happened to a customer. */
export type CustomerHistoryKind =
  | 'CAPTURED'
  | 'REALTIME'
  | 'HEADQUARTERS'
  | 'FAILED'
  | 'SAVED'
  | 'RESOLVED'
  | 'UNDONE'
  | 'DISMISSED'
  | 'RESTORED'
  | 'CONSENT_GIVEN'
  | 'CONSENT_WITHDRAWN'
  | 'MERGED'
  | 'MERGE_UNDONE'
  | 'ERASED'
  | (typeof AUDITED)[keyof typeof AUDITED]

/** The mutations about a customer that are no operations: the audit alone has them. */
const AUDITED = {
  revealCustomer: 'REVEALED',
  exportCustomer: 'EXPORTED',
  setCustomerAddressBooks: 'ADDRESS_BOOKS_SET',
  adoptCustomer: 'ADOPTED',
  issueLoyaltyCard: 'CARD_ISSUED',
  linkLoyaltyCard: 'CARD_LINKED',
} as const

/** An event of a customer. `changes` is null when its operation has them. `at` is RFC 3339. */
export type CustomerHistoryEntry = HistoryPosition & {
  kind: CustomerHistoryKind
  /** The customer as it was known then: this one, or one that was merged into it. */
  customerKey: string
  actor: string
  channelId: string | null
  reason: string | null
  operationId: string | null
  error: ErrorView | null
  changes: AttributeChange[] | null
  mergedAccountNumber: string | null
  /** The attributes that the history is about; null: all. */
  attributes: readonly string[] | null
}

/** `attributes`: only what changed one of these, by the names of `Operation.changes`; null: everything. */
export type CustomerHistoryOf = { customerKey: string; attributes: readonly string[] | null }

/**
 * All that happened to a customer and to those that were merged into it, newest first, before a position. Each source
 * is read by the customer's keys. Limited to the actor's channels; what has no channel is for tokens of all channels.
 */
export async function customerHistory(
  hq: Executor,
  actor: Actor,
  { customerKey, attributes }: CustomerHistoryOf,
  { beyond, limit }: { beyond: HistoryPosition | null; limit: number },
): Promise<CustomerHistoryEntry[]> {
  if (!isUuid(customerKey)) return []
  const { channels } = actor
  const wanted = attributes === null ? null : sql`${sql.param([...attributes])}::text[]`
  const among = (changes: string) =>
    wanted === null
      ? sql`true`
      : sql`exists (select from jsonb_array_elements(${sql.raw(changes)}) as made where made ->> 'attribute' = any(${wanted}))`
  // What an operation carries is known until it is applied, what it has changed from then on, until retention.
  const ofOperation =
    wanted === null
      ? sql`true`
      : sql`case when o.applied is not null then ${among('o.applied')} else o.changed is null or o.changed && ${wanted} end`
  const ofAttempt =
    wanted === null
      ? sql`true`
      : sql`(${among('a.changes')} or a.error_field = any(${wanted})
          or a.outcome in ('DISMISSED', 'RESTORED') and ${ofOperation})`
  const ofConsent =
    wanted === null
      ? sql`true`
      : sql`array['contact.' || c.contact_type, 'contact.' || c.contact_type || '.optIn'] && ${wanted}`
  const ofAll = channels === 'ALL' ? sql`true` : sql`false`
  const audited = sql.join(
    Object.entries(AUDITED).map(([action, kind]) => sql`when ${action} then ${kind}`),
    sql` `,
  )
  const entries = await execute<Omit<CustomerHistoryEntry, 'attributes'>>(
    hq,
    sql`/* customers.history */
    with person as materialized (${keysOfPersons(sql`select ${customerKey}::uuid as key`)}),
    own as (
      select o.*
      from person
      cross join lateral (select * from operation where customer_key = person.key offset 0) o
      where ${inChannels(sql`o.channel_id`, channels)}
    ),
    entry as (
      select o.captured_at as at, 0 as rank, o.received_order as nth,
        case o.route when 'ASYNC' then 'CAPTURED' else o.route end as kind, o.customer_key, o.captured_by as actor,
        o.channel_id, null as reason, o.operation_id, null::jsonb as error, null::jsonb as changes, null as account
      from own o
      where ${ofOperation}
      union all
      select a.at, 1, a.id, a.outcome, o.customer_key, a.actor, null, a.reason, o.operation_id, ${errorView('a')},
        coalesce(a.changes, '[]'), null
      from own o
      cross join lateral (select * from operation_attempt where operation_id = o.operation_id offset 0) a
      where a.outcome not in ('SYNCED', 'SUPERSEDED') and ${ofAttempt}
      union all
      select c.at, 2, c.id, case when c.given then 'CONSENT_GIVEN' else 'CONSENT_WITHDRAWN' end, c.customer_key, c.actor,
        c.channel_id, null, c.operation_id, null,
        jsonb_build_array(
          jsonb_build_object('attribute', 'contact.' || c.contact_type || '.optIn',
            'oldValue', (not c.given)::text, 'newValue', c.given::text),
          jsonb_build_object('attribute', 'contact.' || c.contact_type, 'oldValue', null, 'newValue', c.contact_value)
        ), null
      from person
      cross join lateral (select * from customer_consent where customer_key = person.key offset 0) c
      where ${inChannels(sql`c.channel_id`, channels)} and ${ofConsent}
      union all
      select happened.at, happened.rank, m.number, happened.kind, m.kept_key, happened.actor, null, null, null, null,
        '[]', m.merged_account
      from (
        select m.* from person cross join lateral (select * from customer_merge where kept_key = person.key offset 0) m
        union
        select m.* from person cross join lateral (select * from customer_merge where merged_key = person.key offset 0) m
      ) m
      cross join lateral (
        values (m.merged_at, 3, 'MERGED', m.merged_by), (m.undone_at, 4, 'MERGE_UNDONE', m.undone_by)
      ) as happened (at, rank, kind, actor)
      where happened.at is not null and ${ofAll}
      union all
      select e.erased_at, 5, e.number, 'ERASED', e.customer_key, e.requested_by, null, e.reason, null, null, '[]', null
      from person
      cross join lateral (select * from erasure where customer_key = person.key offset 0) e
      where ${ofAll}
      union all
      select t.at, 6, t.id, case t.action ${audited} end, person.key, t.actor, null, t.reason, null, null, '[]', null
      from person
      cross join lateral (select * from audit_entry where target = person.key::text offset 0) t
      where ${ofAll} and ${wanted === null ? sql`true` : sql`false`}
        and t.action = any(${sql.param(Object.keys(AUDITED))}::text[])
        and (t.result = 'OK' or t.result like 'until %' or t.result like '% databases unreachable')
    )
    select ${utcText('at', 'US')} as at, rank::text, nth::text, kind, customer_key as "customerKey", actor,
      channel_id as "channelId", reason, operation_id as "operationId", error, changes, account as "mergedAccountNumber"
    from entry
    ${beyond ? sql`where (at, rank, nth) < (${beyond.at}::timestamptz, ${beyond.rank}::int, ${beyond.nth}::bigint)` : sql``}
    order by entry.at desc, entry.rank desc, entry.nth desc
    limit ${limit}`,
  )
  return entries.map((entry) => ({ ...entry, attributes }))
}
