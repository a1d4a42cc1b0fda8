import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { type DuplicateView, duplicateColumns, MOST_COMPARED, sameNational } from './duplicate-view.ts'

/** Keys that one page looks through. */
const MOST_WALKED = 10_000

/** A position in a list of pairs: behind this one. */
export type PairPlace = { customerKey: string; otherKey: string }

const START: PairPlace = {
  customerKey: '00000000-0000-0000-0000-000000000000',
  otherKey: '00000000-0000-0000-0000-000000000000',
}
const LAST_KEY = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The pairs to show, and where the list goes on; `next` is null at its end. A page may be short and go on. */
export type DuplicatePage = { duplicates: DuplicateView[]; next: PairPlace | null }

/** A pair, or nulls when there is none, and the customer up to which keys were walked; null: all of them. */
type Walked = { [column in keyof DuplicateView]: DuplicateView[column] | null } & { reachedKey: string | null }

type Request = { dataAreaId: string; after: PairPlace | null; limit: number }

/**
 * Pairs of customers with an equal key (docs/domain.md, D-17) that no person has dismissed, in the order of the
 * customers' keys: a cursor holds nothing of a person. Walks a limited number of keys, and looks up each once: what it
 * costs does not depend on how many customers there are, nor on how many share a key.
 */
export async function listDuplicates(db: Executor, { dataAreaId, after, limit }: Request): Promise<DuplicatePage> {
  const { customerKey, otherKey } = after ?? START
  const rows = await execute<Walked>(
    db,
    sql`/* duplicates.listDuplicates */
    with walked as materialized (
      select customer_key, key, national
      from duplicate_key
      where customer_key >= ${customerKey}::uuid
      order by customer_key, key, national
      limit ${MOST_WALKED}
    ),
    reached as materialized (
      -- The last customer may have more keys than were walked; the next page begins with it.
      select case when (select count(*) from walked) = ${MOST_WALKED} then (
        select customer_key
        from (select distinct customer_key from walked order by 1 desc limit 2) ends
        order by 1
        limit 1
      ) end as customer_key
    ),
    pair as materialized (
      select distinct w.customer_key, other.customer_key as other_key
      from walked w
      cross join lateral (
        select k.customer_key
        from (
          select customer_key, national
          from duplicate_key
          where key = w.key
          order by customer_key, national
          limit ${MOST_COMPARED}
        ) k
        where k.customer_key > w.customer_key and ${sameNational('k.national', 'w.national')}
        offset 0
      ) other
      where w.customer_key <= coalesce((select customer_key from reached), w.customer_key)
        and (w.customer_key, other.customer_key) > (${customerKey}::uuid, ${otherKey}::uuid)
        and exists (
          select from customer c where c.customer_key = w.customer_key and c.data_area_id = ${dataAreaId} offset 0
        )
        and exists (
          select from customer c where c.customer_key = other.customer_key and c.data_area_id = ${dataAreaId} offset 0
        )
        and not exists (
          select
          from dismissed_duplicate d
          where d.customer_key = w.customer_key and d.other_key = other.customer_key
          offset 0
        )
      order by 1, 2
      limit ${limit + 1}
    )
    select ${duplicateColumns}, reached.customer_key as "reachedKey"
    from reached
    left join pair on true
    left join dismissed_duplicate apart on false
    order by pair.customer_key, pair.other_key`,
  )
  const found = rows.filter((row): row is Walked & DuplicateView => row.customerKey !== null)
  const duplicates = found.slice(0, limit)
  if (found.length > limit) return { duplicates, next: duplicates.at(-1) ?? null }
  const reached = rows[0]?.reachedKey ?? null
  return { duplicates, next: reached === null ? null : { customerKey: reached, otherKey: LAST_KEY } }
}

/** The pairs that were dismissed, in the same order. */
export async function listDismissed(db: Executor, { dataAreaId, after, limit }: Request): Promise<DuplicatePage> {
  const { customerKey, otherKey } = after ?? START
  const found = await execute<DuplicateView>(
    db,
    sql`/* duplicates.listDismissed */
    with pair as materialized (
      select *
      from dismissed_duplicate
      where data_area_id = ${dataAreaId} and (customer_key, other_key) > (${customerKey}::uuid, ${otherKey}::uuid)
      order by customer_key, other_key
      limit ${limit + 1}
    )
    select ${duplicateColumns}
    from pair
    join dismissed_duplicate apart using (customer_key, other_key)
    order by pair.customer_key, pair.other_key`,
  )
  const duplicates = found.slice(0, limit)
  return { duplicates, next: found.length > limit ? (duplicates.at(-1) ?? null) : null }
}
