import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../../db/client.ts'
import { appendSelected } from '../../../log/append.ts'
import { blockLater, type EndedWaiting, endWaiting, operationEvents } from './waiting.ts'

/** The most changes that one transaction takes into the queue. */
const batchSize = 5_000
/** The largest bigint. */
const LAST_ID = '9223372036854775807'

/**
 * The result of `advanceQueue`: how many operations are newly blocked by a failed one, how many are no longer blocked,
 * and whether changes are left for the next call.
 */
export type Advanced = { blocked: number; freed: number; more: boolean }

/**
 * Updates `next_operation` with what has been committed: for each customer whose open operations have changed, the one
 * operation that a run can claim. Within a channel database, that is the lowest open number, when its predecessor has
 * arrived and no operation of the customer is in progress; between channel databases, it is the first of these to
 * arrive (a failed operation blocks only those of its own channel database). It also blocks operations behind a failed
 * one, and releases blocked operations that no longer have to wait, with their events.
 *
 * The caller has the legal entity's lock (`lockLegalEntity`). Everything is looked up by key, so that each change
 * costs the same, however many operations are open.
 */
export async function advanceQueue(tx: Transaction, dataAreaId: string): Promise<Advanced> {
  const changed = await takeChanges(tx, dataAreaId)
  const more = changed.length === batchSize
  const customerKeys = await placePlain(tx, [...new Set(changed.map(({ customerKey }) => customerKey))])
  if (customerKeys.length === 0) return { blocked: 0, freed: 0, more }
  const blocked = await blockLater(tx, failedOf(customerKeys))
  const { freed, stillBlocked } = await releaseOrphaned(tx, customerKeys)
  await placeNext(tx, customerKeys)
  // Not later: operations that are claimed in the same transaction have an event of their own.
  const moved = [...blocked, ...freed, ...stillBlocked]
  if (moved.length > 0) await appendSelected(tx, operationEvents(sql`select unnest(${sql.param(moved)}::uuid[])`))
  return { blocked: blocked.length, freed: freed.length, more }
}

/** The legal entities with changes that their queue does not include yet. */
export async function changedLegalEntities(db: Executor): Promise<string[]> {
  const found = await execute<{ dataAreaId: string }>(
    db,
    sql`/* synchronize.changedLegalEntities */
    select e.data_area_id as "dataAreaId"
    from legal_entity e
    where ${hasChanges}`,
  )
  return found.map(({ dataAreaId }) => dataAreaId)
}

/** SQL: the queue of the legal entity `e` does not include all changes yet. */
export const hasChanges: SQL = sql`exists (select from queue_change c where c.data_area_id = e.data_area_id)`

/**
 * Changes that are not committed yet are left for a later call, together with their operations. The range is a row
 * comparison, in an order that only its index has, so that no others are read and sorted.
 */
function takeChanges(tx: Transaction, dataAreaId: string): Promise<{ customerKey: string }[]> {
  return execute(
    tx,
    sql`/* synchronize.takeChanges */
    delete from queue_change
    where id = any(array(
      select id
      from queue_change
      where (data_area_id, id) > (${dataAreaId}, 0) and (data_area_id, id) <= (${dataAreaId}, ${LAST_ID}::bigint)
      order by data_area_id, id
      limit ${batchSize}
    ))
    returning customer_key as "customerKey"`,
  )
}

/**
 * Places the customers whose order is plain, which most are: nothing of them is open, or only one operation that can be
 * claimed. Returns the others.
 */
async function placePlain(tx: Transaction, customerKeys: readonly string[]): Promise<string[]> {
  if (customerKeys.length === 0) return []
  const others = await execute<{ customerKey: string }>(
    tx,
    sql`/* synchronize.placePlain */
    with looked as materialized (
      select changed.customer_key, first.operation_id is null as is_over, alone.operation_id, alone.data_area_id,
        alone.received_order, alone.chunk_limit, alone.next_attempt_at
      from unnest(${sql.param([...customerKeys])}::uuid[]) as changed (customer_key)
      left join lateral (
        select o.operation_id, o.status
        from open_operation o
        where o.customer_key = changed.customer_key
        limit 1
      ) first on true
      left join lateral (
        select o.*
        from operation o
        where o.operation_id = first.operation_id and first.status = 'UPLOADED' and ${predecessorIsHere('o')}
          and not exists (
            select from open_operation other
            where other.customer_key = changed.customer_key and other.operation_id <> first.operation_id
            offset 0
          )
        limit 1
      ) alone on true
    ),
    without as (
      delete from next_operation
      where customer_key = any(array(select customer_key from looked where is_over))
    ),
    placed as (
      insert into next_operation (customer_key, data_area_id, operation_id, received_order, chunk_limit,
        next_attempt_at)
      select customer_key, data_area_id, operation_id, received_order, chunk_limit, next_attempt_at
      from looked
      where operation_id is not null
      on conflict (customer_key) do update
      set operation_id = excluded.operation_id, received_order = excluded.received_order,
        chunk_limit = excluded.chunk_limit, next_attempt_at = excluded.next_attempt_at
    )
    select customer_key as "customerKey"
    from looked
    where not is_over and operation_id is null`,
  )
  return others.map(({ customerKey }) => customerKey)
}

const failedOf = (customerKeys: readonly string[]) => sql`
      select front.operation_id
      from unnest(${sql.param([...customerKeys])}::uuid[]) as changed (customer_key)
      cross join lateral (${front}) front
      where front.status = 'FAILED'`

/**
 * Releases operations that are blocked by one that was completed while they arrived, with all others that it blocks.
 * For each customer and channel database only the first blocked operation is checked: completing it releases the
 * others.
 */
async function releaseOrphaned(tx: Transaction, customerKeys: readonly string[]): Promise<EndedWaiting> {
  return await endWaiting(
    tx,
    sql`
    with orphaned as materialized (
      select front.customer_key, front.channel_database_id, front.waits_for
      from unnest(${sql.param([...customerKeys])}::uuid[]) as changed (customer_key)
      cross join lateral (${front}) front
      where front.status = 'WAITING_ON'
        and not exists (select from open_operation cause where cause.operation_id = front.waits_for offset 0)
    )
    select later.operation_id
    from orphaned
    cross join lateral (
      select later.operation_id
      from open_operation later
      where later.customer_key = orphaned.customer_key and later.status = 'WAITING_ON'
        and later.channel_database_id = orphaned.channel_database_id and later.waits_for = orphaned.waits_for
      offset 0
    ) later`,
  )
}

/**
 * For one customer (`changed.customer_key`), the lowest number of each status and channel database: it steps from one
 * to the next along the index, however many rows are between them.
 */
const front = sql.raw(`
        with recursive lowest as (
          (
            select o.*
            from open_operation o
            where o.customer_key = changed.customer_key
            order by o.status, o.channel_database_id, o.operation_number
            limit 1
          )
          union all
          select following.*
          from lowest
          cross join lateral (
            select o.*
            from open_operation o
            where o.customer_key = lowest.customer_key
              and (o.status, o.channel_database_id) > (lowest.status, lowest.channel_database_id)
            order by o.status, o.channel_database_id, o.operation_number
            limit 1
          ) following
        )
        select * from lowest`)

async function placeNext(tx: Transaction, customerKeys: readonly string[]): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.placeNext */
    with found as materialized (
      select changed.customer_key, next.operation_id
      from unnest(${sql.param([...customerKeys])}::uuid[]) as changed (customer_key)
      left join lateral (
        with front as materialized (${front}),
        first as materialized (
          select distinct on (channel_database_id) *
          from front
          order by channel_database_id, operation_number
        )
        select first.operation_id
        from first
        join operation o using (operation_id)
        where first.status = 'UPLOADED' and not exists (select from front where front.status = 'IN_PROGRESS')
          and ${predecessorIsHere('o')}
        order by first.received_order
        limit 1
      ) next on true
    ),
    without as (
      delete from next_operation
      where customer_key = any(array(select customer_key from found where operation_id is null))
    )
    insert into next_operation (customer_key, data_area_id, operation_id, received_order, chunk_limit, next_attempt_at)
    select o.customer_key, o.data_area_id, o.operation_id, o.received_order, o.chunk_limit, o.next_attempt_at
    from found
    join operation o using (operation_id)
    on conflict (customer_key) do update
    set operation_id = excluded.operation_id, received_order = excluded.received_order,
      chunk_limit = excluded.chunk_limit,
      next_attempt_at = excluded.next_attempt_at`,
  )
}

/**
 * Numbers have no gaps, so an operation whose predecessor is missing came too early. The operations of a database that
 * was restored from a copy are numbered again on arrival: the first of them has no predecessor.
 */
export function predecessorIsHere(operation: string): SQL {
  const before = `select from operation before
      where before.customer_key = ${operation}.customer_key and before.channel_database_id = ${operation}.channel_database_id`
  return sql.raw(`(${operation}.operation_number = 1
      or exists (${before} and before.operation_number = ${operation}.operation_number - 1)
      or ${operation}.number_offset <> 0
      and not exists (${before} and before.operation_number < ${operation}.operation_number))`)
}
