import { type SQL, sql } from 'drizzle-orm'
import type { FoundDuplicate } from '../../model/found-duplicate.ts'
import type { Capture } from './staged.ts'

/** Of one key, more customers are not looked at. */
const MOST_COMPARED = 50

/**
 * The possible duplicates of a captured operation, as a part of the capture statement that has `captured` under this
 * alias and `input i`: customers that this database knows, by one lookup of each key. A key that is left of a customer
 * who is no longer here counts for nothing.
 */
export const duplicatesOf = (captured: string): SQL =>
  sql.raw(`coalesce((
            select jsonb_agg(jsonb_build_object('kind', left(key, 1), 'key', key, 'seen', seen) order by nth)
            from (
              select mine.key, min(mine.nth) as nth,
                bool_or(coalesce(d.address_books && i.sees, false)
                  or coalesce(u.channel_id = i.channel_id, false)) as seen
              from rows from (jsonb_to_recordset(i.duplicates) as (key text, national text))
                with ordinality as mine (key, national, nth)
              cross join lateral (
                select customer_key, national from duplicate_key where key = mine.key limit ${MOST_COMPARED}
              ) k
              left join lateral (
                select address_books
                from customer
                where customer_key = k.customer_key and data_area_id = i.data_area_id
                offset 0
              ) d on true
              left join lateral (
                select channel_id
                from unsettled_operation
                where customer_key = k.customer_key and data_area_id = i.data_area_id
                order by channel_id = i.channel_id desc
                limit 1
              ) u on true
              where k.customer_key <> ${captured}.customer_key
                and (d.address_books is not null or u.channel_id is not null)
                and (right(k.national, length(mine.national)) = mine.national
                  or right(mine.national, length(k.national)) = k.national)
              group by 1
            ) found
          ), '[]')`)

/** The possible duplicates among captures of one statement, which do not see each other's rows: of each the earlier. */
export function duplicatesAmong(captures: readonly Capture[]): FoundDuplicate[][] {
  const earlier = new Map<string, { capture: Capture; national: string }[]>()
  return captures.map((capture) => {
    const found = new Map<string, FoundDuplicate>()
    for (const { kind, key, national } of capture.duplicates) {
      const known = earlier.get(key) ?? []
      for (const other of known)
        if (isOther(capture, other.capture) && isSameNumber(national, other.national))
          found.set(key, { kind, key, seen: other.capture.channelId === capture.channelId })
      if (known.length < MOST_COMPARED) earlier.set(key, [...known, { capture, national }])
    }
    return [...found.values()]
  })
}

const isOther = (one: Capture, other: Capture) =>
  one.customerKey !== other.customerKey && one.dataAreaId === other.dataAreaId
const isSameNumber = (one: string, other: string) => one.endsWith(other) || other.endsWith(one)
