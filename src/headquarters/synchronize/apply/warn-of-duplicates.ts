import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'

/** Of one key, more customers are not looked at; at most five are named. */
const MOST_COMPARED = 200
const MOST_NAMED = 5

/**
 * Stores the keys of the customers that were written (docs/domain.md, D-17) and warns of possible duplicates: another
 * customer of the legal entity has a key that is new to the customer. A warning is not a refusal.
 */
export async function compareCustomers(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.storeDuplicateKeys */
    with former as (
      delete from duplicate_key
      where (customer_key, key, national) in (
        select k.customer_key, k.key, k.national
        from work_words w
        cross join lateral (select * from duplicate_key where customer_key = w.customer_key offset 0) k
        where not exists (
          select from unnest(w.keys, w.nationals) as kept (key, national)
          where kept.key = k.key and kept.national = k.national
        )
      )
    ),
    fresh as (
      insert into duplicate_key (customer_key, key, national)
      select w.customer_key, each.key, each.national
      from work_words w
      cross join lateral unnest(w.keys, w.nationals) as each (key, national)
      order by 1, 2, 3
      on conflict do nothing
      returning customer_key, key, national
    )
    insert into work_key select customer_key, key, national from fresh`,
  )
  await warnOfDuplicates(tx)
}

const named = (kind: string, field: string, what: string) =>
  `when '${kind}' then jsonb_build_object('code', 'POSSIBLE_DUPLICATE', 'field', '${field}',
            'message', 'Another customer has the same ${what}. Compare them, and keep one if they are the same person.')`
const warning = sql.raw(`case kind
          ${named('e', 'email', 'e-mail address')}
          ${named('p', 'phone', 'phone number')}
          ${named('z', 'name', 'name and postal code')}
        end`)

async function warnOfDuplicates(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.warnOfDuplicates */
    with same as (
      select o.operation_id, left(mine.key, 1) as kind, mine.key, other.customer_key
      from work_operation o
      join work_key mine using (customer_key)
      cross join lateral (
        select k.customer_key
        from (select customer_key, national from duplicate_key where key = mine.key limit ${MOST_COMPARED}) k
        cross join lateral (
          select from customer where customer_key = k.customer_key and data_area_id = o.data_area_id offset 0
        ) there
        where k.customer_key <> o.customer_key
          and (right(k.national, length(mine.national)) = mine.national
            or right(mine.national, length(k.national)) = k.national)
        limit ${MOST_NAMED}
      ) other
      where o.outcome = 'OPEN'
    ),
    found as (
      select operation_id, jsonb_object_agg(kind, keys) as matched,
        jsonb_agg(${warning} || jsonb_build_object('customerKeys', customers) order by kind) as warnings
      from (
        select operation_id, kind, jsonb_agg(distinct key) as keys,
          jsonb_path_query_array(jsonb_agg(distinct customer_key), '$[0 to ${sql.raw(String(MOST_NAMED - 1))}]') as customers
        from same
        group by operation_id, kind
      ) kinds
      group by operation_id
    )
    update work_operation o
    set warnings = found.warnings, matched = found.matched
    from found
    where found.operation_id = o.operation_id`,
  )
}

/**
 * Repeats that check when other chunks of the legal entity were committed in the meantime: each of them may have
 * created a customer that this one did not see. `doneBefore` is `chunksDone` before the customers were written. Chunks
 * that are applied at the same time take turns here, until the commit. Call it after `recordVerdicts`.
 */
export async function warnOfConcurrentDuplicates(
  tx: Transaction,
  dataAreaId: string,
  doneBefore: number,
): Promise<void> {
  // It waits for the end of another chunk, and must not give up as early as a request.
  await execute(tx, sql`/* synchronize.waitForTurn */ select set_config('lock_timeout', '30s', true)`)
  await execute(
    tx,
    sql`/* synchronize.takeTurn */
    select pg_advisory_xact_lock(hashtextextended('synchronize.end ' || ${dataAreaId}::text, 0))`,
  )
  if ((await chunksDone(tx, dataAreaId)) === doneBefore) return
  await warnOfDuplicates(tx)
  await execute(
    tx,
    sql`/* synchronize.recordWarnings */
    update operation o
    set warnings = w.warnings
    from work_operation w
    where o.operation_id = w.operation_id and w.outcome = 'OPEN' and w.warnings is not null
      and o.warnings is distinct from w.warnings`,
  )
}

/** How many chunks of the legal entity were begun in the last hour and are committed. */
export async function chunksDone(tx: Transaction, dataAreaId: string): Promise<number> {
  const [done] = await execute<{ n: number }>(
    tx,
    sql`/* synchronize.chunksDone */
    select count(*)::int as n
    from synchronize_chunk
    where ended_at > now() - interval '1 hour' and data_area_id = ${dataAreaId} and status = 'DONE'`,
  )
  return done?.n ?? 0
}
