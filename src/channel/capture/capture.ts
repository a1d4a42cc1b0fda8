import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { SEQUENCER_LOCK } from '../../log/wake.ts'
import type { FoundDuplicate } from '../../model/found-duplicate.ts'
import type { StagedRows } from '../../model/operation.ts'
import { STAGED_COLUMNS } from '../../model/staged-columns.ts'
import { duplicatesAmong, duplicatesOf } from './duplicates.ts'
import { isNotStoredPlainly } from './idempotency.ts'
import { insertRows } from './insert-rows.ts'
import type { Capture } from './staged.ts'

/** SQLSTATE of a capture that did not get its `expectedNumber`. */
export const NUMBER_TAKEN = 'TS409'
/** SQLSTATE of a capture of a customer whose tombstone was applied here. */
export const ERASED = 'TS410'

/**
 * STORED: durable. KEY_TAKEN: the idempotency key was used before. STALE: decided by a cache that is no longer current.
 */
export type CaptureOutcome = StoredCapture | { outcome: 'KEY_TAKEN' } | { outcome: 'STALE' }
export type StoredCapture = {
  outcome: 'STORED'
  operationNumber: number
  capturedAt: string
  /** What this database knows of possible duplicates. */
  duplicates: FoundDuplicate[]
}

/** The outcomes in the order of the captures, and how many of their events have their positions in the log already. */
export type Captured = { outcomes: CaptureOutcome[]; sequenced: number }

export const MOST_CAPTURES = 250

/**
 * Stores up to 250 captures of different customers in one statement and one round trip: key, number, operation, rows,
 * event and audit entry, all durable when it returns.
 *
 * `sequences`: when nobody else has the turn of the sequencer (log/sequence.ts), the statement takes it and gives the
 * events of first operations their positions itself, which saves a statement and a commit. Not in a longer transaction:
 * the turn ends with its commit. A later operation goes through the outbox, since an event of its customer may be
 * there.
 *
 * Numbers come from the upsert of `customer_counter`, whose row lock orders a customer's operations: `max(n) + 1` would
 * read an old snapshot. Keys and counters are locked in sorted order, so that two statements cannot deadlock.
 */
export async function capture(
  db: Executor,
  channelDatabaseId: string,
  generation: string,
  captures: readonly Capture[],
  { sequences = false }: { sequences?: boolean } = {},
): Promise<Captured> {
  const [answer] = await execute<Stored>(db, statement(stagesOf(captures)), {
    channelDatabaseId,
    generation,
    sequences,
    captures: JSON.stringify(captures),
  })
  if (!answer?.current) return { outcomes: captures.map(() => ({ outcome: 'STALE' })), sequenced: 0 }
  const stored = new Map(answer.stored.map((row) => [row.operationId, row]))
  const among = duplicatesAmong(captures)
  const outcomes = captures.map(({ operationId }, nth): CaptureOutcome => {
    const row = stored.get(operationId)
    return row
      ? {
          outcome: 'STORED',
          operationNumber: row.operationNumber,
          capturedAt: row.capturedAt,
          duplicates: together(row.duplicates, among[nth] ?? []),
        }
      : { outcome: 'KEY_TAKEN' }
  })
  return { outcomes, sequenced: answer.sequenced }
}

type Stored = {
  current: boolean
  sequenced: number
  stored: { operationId: string; operationNumber: number; capturedAt: string; duplicates: FoundDuplicate[] }[]
}

/** Each key once, seen if one of them is. */
function together(found: readonly FoundDuplicate[], others: readonly FoundDuplicate[]): FoundDuplicate[] {
  const keys = new Map(found.map((each) => [each.key, each]))
  for (const each of others) keys.set(each.key, { ...each, seen: each.seen || (keys.get(each.key)?.seen ?? false) })
  return [...keys.values()]
}

const TAKING_OVER = 'taking over'
type Stage = keyof StagedRows | typeof TAKING_OVER

/** The stages that not each statement has: to set a stage up costs PostgreSQL more than to run it. */
function stagesOf(captures: readonly Capture[]): Stage[] {
  const stages: Stage[] = STAGED_COLUMNS.map(({ rows }) => rows).filter((rows) =>
    captures.some((each) => each.rows[rows].length > 0),
  )
  if (captures.some(({ inPlaceOf }) => inPlaceOf !== null)) stages.push(TAKING_OVER)
  return stages
}

const statements = new Map<string, SQL>()

/** The statement with these stages, made once. */
function statement(stages: readonly Stage[]): SQL {
  const known = statements.get(stages.join())
  if (known) return known
  const takenOver = stages.includes(TAKING_OVER)
  const rows = STAGED_COLUMNS.filter((staged) => stages.includes(staged.rows))
  const made = sql`/* channel.capture */
    with input as (
      select row_number() over () as nth, "operationId" as operation_id, "customerKey" as customer_key, scope,
        key, "keyHash" as key_hash, "requestHash" as request_hash, "dataAreaId" as data_area_id,
        "channelId" as channel_id, kind,
        "customerAccount" as customer_account, "baseVersion" as base_version, hash, "routeReason" as route_reason,
        "capturedBy" as captured_by, roles, "requestId" as request_id, action, "addressBooks" as address_books, name,
        search, "removedWords" as removed_words, "sortKey" as sort_key, duplicates, sees, rows,
        "inPlaceOf" as in_place_of, "expectedNumber" as expected_number, coalesce(imported, false) as imported,
        traceparent
      from jsonb_to_recordset(${sql.placeholder('captures')}::jsonb) as c (
        "operationId" uuid, "customerKey" uuid, scope text, key text, "keyHash" text, "requestHash" text,
        "dataAreaId" text,
        "channelId" text, kind text, "customerAccount" text, "baseVersion" int, hash text, "routeReason" text,
        "capturedBy" text, roles text[], "requestId" text, action text, "addressBooks" text[], name text,
        search text[], "removedWords" text[], "sortKey" text, duplicates jsonb, sees text[], rows jsonb,
        "inPlaceOf" uuid, "expectedNumber" int, imported boolean,
        traceparent text
      )
    ),
    guard as (
      select from channel_cache where generation = ${sql.placeholder('generation')}::bigint and expires_at > now()
    ),
    claimed as (
      insert into idempotency (scope, key, is_hashed, request_hash, customer_key, operation_id, state)
      select scope, key_hash, true, request_hash, customer_key, operation_id, 'DONE'
      from input
      where in_place_of is null and exists (select from guard)
        and ${isNotStoredPlainly(sql`input.scope`, sql`input.key`)}
      order by scope, key_hash
      on conflict (scope, key) do nothing
      returning operation_id
    ),
    ${takenOver ? TAKEN_OVER : sql``}
    accepted as (
      select i.*
      from input i
      where i.operation_id in (select operation_id from claimed${takenOver ? sql` union all select operation_id from taken_over` : sql``})
    ),
    numbered as (
      insert into customer_counter (customer_key, n)
      select customer_key, 1
      from accepted
      order by customer_key
      on conflict (customer_key) do update set n = customer_counter.n + 1
      returning customer_key, n, erased_at
    ),
    captured as (
      insert into operation (
        operation_id, customer_key, operation_number, data_area_id, channel_id, kind, customer_account, base_version,
        hash, route_reason, captured_at, captured_by, address_books, search, removed_words, sort_key,
        key_hash, request_hash, imported, traceparent
      )
      select operation_id, customer_key, expect_number(n, expected_number, erased_at), data_area_id, channel_id, kind,
        customer_account, base_version,
        hash, route_reason, clock_timestamp(), captured_by, address_books,
        array_to_tsvector(search), nullif(removed_words, '{}'), sort_key, key_hash, request_hash, imported,
        traceparent
      from accepted
      join numbered using (customer_key)
      order by nth
      returning operation_id, customer_key, operation_number, data_area_id, channel_id, kind, customer_account,
        captured_at, search, removed_words
    ),
    pending as (
      insert into unsettled_operation (
        operation_id, customer_key, operation_number, data_area_id, channel_id, name, sort_key, created_at, search,
        removed_words
      )
      select c.operation_id, c.customer_key, c.operation_number, c.data_area_id, c.channel_id, i.name, i.sort_key,
        case when c.kind = 'CREATE_CUSTOMER' then ${utcText('c.captured_at')} end,
        c.search, c.removed_words
      from captured c
      join input i using (operation_id)
    ),
    compared as (
      insert into duplicate_key (customer_key, key, national)
      select i.customer_key, mine.key, mine.national
      from captured c
      join input i using (operation_id)
      cross join lateral jsonb_to_recordset(i.duplicates) as mine (key text, national text)
      on conflict do nothing
    ),
    ${sql.join(rows.map((staged) => sql`${sql.identifier(`${staged.rows}_stored`)} as (${insertRows(staged)}),`))}
    -- Late in the statement, since the turn is kept until the commit.
    turn as materialized (
      select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}::bigint) as is_ours
      from (select count(*) as n from captured where operation_number = 1) as firsts
      where firsts.n > 0 and ${sql.placeholder('sequences')}::boolean
    ),
    event as materialized (
      select c.operation_id, c.customer_key, c.operation_number, c.data_area_id, c.channel_id, c.kind, c.captured_at,
        i.nth, c.operation_number = 1 and coalesce((select is_ours from turn), false) as is_sequenced
      from captured c
      join input i using (operation_id)
    ),
    announced as (
      insert into outbox (
        kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key, operation_id, status, revision
      )
      select 'OPERATION', operation_id::text, data_area_id, channel_id, ${sql.placeholder('channelDatabaseId')}::text,
        customer_key, operation_id, 'CAPTURED', 0
      from event
      where not is_sequenced
      order by nth
    ),
    numbered_events as materialized (
      select *, row_number() over (order by nth) as place from event where is_sequenced
    ),
    head as (
      update log_head
      set position = position + (select count(*) from numbered_events)
      where id = 1 and exists (select from numbered_events)
      returning position - (select count(*) from numbered_events) as before
    ),
    logged as (
      insert into log (
        position, kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key, operation_id, status,
        revision
      )
      select head.before + place, 'OPERATION', operation_id::text, data_area_id, channel_id,
        ${sql.placeholder('channelDatabaseId')}::text, customer_key, operation_id, 'CAPTURED', 0
      from numbered_events, head
    ),
    to_upload as (
      insert into upload_pending (operation_id, position, channel_id, customer_key, operation_number, kind, captured_at)
      select operation_id, head.before + place, channel_id, customer_key, operation_number, kind, captured_at
      from numbered_events, head
    ),
    audited as (
      insert into audit_entry (actor, roles, action, target, result, request_id)
      select i.captured_by, i.roles, i.action, c.operation_id::text, 'CAPTURED', i.request_id
      from captured c
      join input i using (operation_id)
    )
    select
      exists (select from guard) as current,
      (select count(*) from numbered_events)::int as sequenced,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'operationId', operation_id, 'operationNumber', operation_number, 'capturedAt', ${utcText('captured_at')},
          'duplicates', ${duplicatesOf('c')}
        ))
        from captured c
        join input i using (operation_id)
      ), '[]') as stored`
  statements.set(stages.join(), made)
  return made
}

const TAKEN_OVER = sql`taken_over as (
      update idempotency k
      set state = 'DONE', operation_id = i.operation_id
      from input i
      where k.scope = i.scope and k.key = i.key_hash and k.operation_id = i.in_place_of and k.state <> 'DONE'
        and exists (select from guard)
      returning i.operation_id
    ),`
