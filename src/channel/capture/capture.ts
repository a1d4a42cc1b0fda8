import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
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
export type StoredCapture = { outcome: 'STORED'; operationNumber: number; capturedAt: string }

export const MOST_CAPTURES = 250

/**
 * Stores up to 250 captures of different customers in one statement and one round trip: key, number, operation, rows,
 * event and audit entry, all durable when it returns. The outcomes are in the order of the captures.
 *
 * Numbers come from the upsert of `customer_counter`, whose row lock orders a customer's operations: `max(n) + 1` would
 * read an old snapshot. Keys and counters are locked in sorted order, so that two statements cannot deadlock.
 */
export async function capture(
  db: Executor,
  channelDatabaseId: string,
  generation: string,
  captures: readonly Capture[],
): Promise<CaptureOutcome[]> {
  const [answer] = await execute<Stored>(db, statement(channelDatabaseId, generation, JSON.stringify(captures)))
  if (!answer?.current) return captures.map(() => ({ outcome: 'STALE' }))
  const stored = new Map(answer.stored.map((row) => [row.operationId, row]))
  return captures.map(({ operationId }) => {
    const row = stored.get(operationId)
    return row
      ? { outcome: 'STORED', operationNumber: row.operationNumber, capturedAt: row.capturedAt }
      : { outcome: 'KEY_TAKEN' }
  })
}

type Stored = {
  current: boolean
  stored: { operationId: string; operationNumber: number; capturedAt: string }[]
}

function statement(channelDatabaseId: string, generation: string, captures: string): SQL {
  return sql`/* channel.capture */
    with input as (
      select row_number() over () as nth, "operationId" as operation_id, "customerKey" as customer_key, scope, key,
        "keyHash" as key_hash, "requestHash" as request_hash, "dataAreaId" as data_area_id, "channelId" as channel_id, kind,
        "customerAccount" as customer_account, "baseVersion" as base_version, hash, "routeReason" as route_reason,
        "capturedBy" as captured_by, roles, "requestId" as request_id, action, "addressBooks" as address_books, name,
        search, rows, "inPlaceOf" as in_place_of, "expectedNumber" as expected_number
      from jsonb_to_recordset(${captures}::jsonb) as c (
        "operationId" uuid, "customerKey" uuid, scope text, key text, "keyHash" text, "requestHash" text, "dataAreaId" text,
        "channelId" text, kind text, "customerAccount" text, "baseVersion" int, hash text, "routeReason" text,
        "capturedBy" text, roles text[], "requestId" text, action text, "addressBooks" text[], name text,
        search jsonb, rows jsonb, "inPlaceOf" uuid, "expectedNumber" int
      )
    ),
    guard as (
      select from channel_cache where generation = ${generation}::bigint and expires_at > now()
    ),
    claimed as (
      insert into idempotency (scope, key, request_hash, customer_key, operation_id, state)
      select scope, key, request_hash, customer_key, operation_id, 'DONE'
      from input
      where in_place_of is null and exists (select from guard)
        -- Headquarters has returned the key, after this database was restored.
        and not exists (
          select from idempotency returned where returned.scope = input.scope and returned.key = input.key_hash offset 0
        )
      order by scope, key
      on conflict (scope, key) do nothing
      returning operation_id
    ),
    taken_over as (
      update idempotency k
      set state = 'DONE', operation_id = i.operation_id
      from input i
      where k.scope = i.scope and k.key = i.key and k.operation_id = i.in_place_of and k.state <> 'DONE'
        and exists (select from guard)
      returning i.operation_id
    ),
    accepted as (
      select i.*
      from input i
      where i.operation_id in (select operation_id from claimed union all select operation_id from taken_over)
    ),
    numbered as (
      insert into customer_counter (customer_key, n)
      select customer_key, 1
      from accepted
      order by customer_key
      on conflict (customer_key) do update set n = customer_counter.n + 1
      returning customer_key, n, erased_at
    ),
    -- The words of customer_search for all of them at once: called row by row it costs seven times as much.
    found_by as (
      select operation_id, array_agg(distinct word) filter (where length(word) > 2) as words
      from (
        select operation_id, 'a:' || lower(search ->> 'account') as word
        from accepted
        union all
        select operation_id, 'n:' || word
        from accepted
        cross join lateral regexp_split_to_table(lower(search ->> 'names'), '[^[:alnum:]]+') word
        union all
        select operation_id, 'e:' || lower(trim(email))
        from accepted
        cross join lateral jsonb_array_elements_text(search -> 'emails') email
        union all
        select operation_id, 'p:' || form
        from accepted
        cross join lateral jsonb_array_elements_text(search -> 'phones') phone
        cross join lateral (select regexp_replace(phone, '\\D', '', 'g') as digits) bare
        cross join lateral (values (digits), (right(digits, 10)), (right(digits, 7))) forms (form)
      ) as labelled
      group by operation_id
    ),
    captured as (
      insert into operation (
        operation_id, customer_key, operation_number, data_area_id, channel_id, kind, customer_account, base_version,
        hash, route_reason, captured_at, captured_by, address_books, search, key_hash, request_hash
      )
      select operation_id, customer_key, expect_number(n, expected_number, erased_at), data_area_id, channel_id, kind, customer_account, base_version,
        hash, route_reason, clock_timestamp(), captured_by, address_books,
        array_to_tsvector(coalesce(words, '{}')), key_hash, request_hash
      from accepted
      join numbered using (customer_key)
      left join found_by using (operation_id)
      order by nth
      returning operation_id, customer_key, operation_number, data_area_id, channel_id, kind, customer_account, captured_at, search
    ),
    pending as (
      insert into unsettled_operation (
        operation_id, customer_key, operation_number, data_area_id, channel_id, name, created_at, search
      )
      select c.operation_id, c.customer_key, c.operation_number, c.data_area_id, c.channel_id, i.name,
        case when c.kind = 'CREATE_CUSTOMER' then ${utcText('c.captured_at')} end,
        c.search || coalesce((select known.search from customer known where known.customer_key = c.customer_key), '')
      from captured c
      join input i using (operation_id)
    ),
    customer_rows as (${insertRows('customer')}),
    address_rows as (${insertRows('addresses')}),
    contact_rows as (${insertRows('contacts')}),
    affiliation_rows as (${insertRows('affiliations')}),
    attribute_rows as (${insertRows('attributes')}),
    announced as (
      insert into outbox (
        kind, entity_id, data_area_id, channel_id, channel_database_id, customer_key, operation_id, status, revision
      )
      select 'OPERATION', c.operation_id::text, c.data_area_id, c.channel_id, ${channelDatabaseId}::text, c.customer_key,
        c.operation_id, 'CAPTURED', 0
      from captured c
      join input i using (operation_id)
      order by i.nth
    ),
    audited as (
      insert into audit_entry (actor, roles, action, target, result, request_id)
      select i.captured_by, i.roles, i.action, c.operation_id::text, 'CAPTURED', i.request_id
      from captured c
      join input i using (operation_id)
    )
    select
      exists (select from guard) as current,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'operationId', operation_id, 'operationNumber', operation_number,
          'capturedAt', ${utcText('captured_at')}
        ))
        from captured
      ), '[]') as stored`
}
