import { type SQL, sql } from 'drizzle-orm'
import { batchStatementTimeout, type Database, execute, transaction } from '../../../db/client.ts'
import { keysOfPersons } from '../../customers/redirects.ts'
import { lookUpCustomers } from '../list/look-up-customers.ts'
import { conditionsOnly, type OperationFilter } from '../list/operation-filter.ts'
import { FIRST, LAST } from '../order/open-in-order.ts'
import { type ErrorGroup, groupColumns } from './error-group.ts'

/** How many failed operations are looked at: the newest ones, in equal parts of the channels. */
const MOST_EXAMINED = 5_000
/** With more channels than this, those of all channels are looked at. */
const MOST_CHANNELS = 200

/**
 * Groups the failed operations that match any filter of the lists, among MOST_EXAMINED: those that its customer, run or
 * search name, or the newest.
 */
export async function groupMatching(hq: Database, filter: OperationFilter, limit: number): Promise<ErrorGroup[]> {
  const sought = { ...filter, ...(await lookUpCustomers(hq, filter)), statuses: null, everFailed: null }
  const named = namedBy(sought)
  const conditions = conditionsOnly(named ? { ...sought, operationIds: null, batchRunId: null } : sought)
  const query = sql`/* operations.matchingErrors */
    with examined as materialized (${named ? failedAmong(named) : newestFailed(filter)}),
    match as materialized (
      select *
      from examined o
      where ${sql.join([sql`o.fingerprint is not null`, ...conditions], sql` and `)}
    ),
    counted as (
      select fingerprint, count(*)::int as count, array_agg(distinct channel_id order by channel_id) as channels,
        min(captured_at) as oldest_at
      from match
      group by fingerprint
      order by count(*) desc, fingerprint
      limit ${limit}
    ),
    newest as (
      select distinct on (fingerprint) *
      from match
      order by fingerprint, captured_at desc, operation_id desc
    )
    select ${groupColumns}
    from counted
    join newest using (fingerprint)
    cross join lateral (select counted.oldest_at as captured_at) oldest
    order by counted.count desc, counted.fingerprint`
  return transaction(hq, (tx) => execute<ErrorGroup>(tx, query), { statementTimeout: batchStatementTimeout })
}

/** The ids of the operations that conditions name; null: none of the conditions does. */
function namedBy({ operationIds, customerKey, customerAccount, batchRunId }: OperationFilter): SQL | null {
  const ofRun = batchRunId && sql`select operation_id from operation_attempt where run_id = ${batchRunId}::uuid`
  if (operationIds) {
    const ids = sql`select unnest(${sql.param([...operationIds])}::uuid[]) as operation_id`
    return ofRun ? sql`${ids} intersect ${ofRun}` : ids
  }
  if (ofRun) return ofRun
  if (customerKey) return openOf(sql`select ${customerKey}::uuid as key`)
  if (customerAccount)
    return openOf(sql`select customer_key as key from customer_account where account = ${customerAccount}`)
  return null
}

/** The open operations of the persons that a query names. */
const openOf = (named: SQL): SQL => sql`
      select theirs.operation_id
      from (${keysOfPersons(named)}) person
      cross join lateral (select * from open_operation o where o.customer_key = person.key offset 0) theirs`

const failedAmong = (named: SQL): SQL => sql`
      select o.*
      from (select distinct operation_id from (${named} limit ${MOST_EXAMINED}) limited) named
      cross join lateral (
        select * from operation
          where operation.operation_id = named.operation_id and operation.status = 'FAILED' offset 0
      ) o`

/** A range of an index in the order of time, which begins with the status or the fingerprint (open-in-order.ts). */
function newestFailed({ channels, fingerprint, capturedAfter, capturedBefore }: OperationFilter): SQL {
  const byChannel = channels && channels.length <= MOST_CHANNELS
  const key = fingerprint ? sql`o.fingerprint` : sql`o.listed_status`
  const value = fingerprint ? sql`${fingerprint}::text` : sql`'FAILED'`
  const first = capturedAfter ? sql`${capturedAfter}::timestamptz, ${LAST_ID}` : FIRST
  const last = capturedBefore ? sql`${capturedBefore}::timestamptz, ${FIRST_ID}` : LAST
  const row = sql`${key}, o.captured_at, o.operation_id`
  const most = byChannel ? Math.ceil(MOST_EXAMINED / Math.max(channels.length, 1)) : MOST_EXAMINED
  const newest = (ofChannel: SQL) => sql`
      select *
      from operation o
      where o.route = 'ASYNC'
        and o.listed_status ${fingerprint ? sql`= 'FAILED'` : sql`not in ('SYNCED', 'DISTRIBUTED')`} ${ofChannel}
        and (${row}) > (${value}, ${first}) and (${row}) < (${value}, ${last})
      order by ${key} desc, o.captured_at desc, o.operation_id desc
      limit ${most}`
  if (!byChannel) return newest(sql``)
  return sql`
      select o.*
      from unnest(${sql.param([...channels])}::text[]) as channel (id)
      cross join lateral (${newest(sql`and o.channel_id = channel.id`)}) o`
}

const FIRST_ID = sql.raw(`'00000000-0000-0000-0000-000000000000'::uuid`)
const LAST_ID = sql.raw(`'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`)
