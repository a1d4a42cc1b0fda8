import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { DuplicateKey } from '../../model/words/duplicate-keys.ts'

/** Of the customers that share a key, the first ones are compared by it: a shop's number makes no pair of each two. */
export const MOST_COMPARED = 20

export type DuplicateReason = 'EMAIL' | 'PHONE' | 'NAME_AND_POSTAL_CODE'

/** Two customers that may be one person, the one with the lower key first. Times are RFC 3339. */
export type DuplicateView = {
  customerKey: string
  otherKey: string
  reasons: DuplicateReason[]
  /** True when more than `MOST_COMPARED` customers share one of the keys. */
  sharedByMany: boolean
  dismissedAt: string | null
  dismissedBy: string | null
}

const REASONS: { readonly [kind in DuplicateKey['kind']]: DuplicateReason } = {
  e: 'EMAIL',
  p: 'PHONE',
  z: 'NAME_AND_POSTAL_CODE',
}
const reasonOf = Object.entries(REASONS).map(([kind, reason]) => `when '${kind}' then '${reason}'`)

/** SQL: true when two entries of one key are equal; of phone numbers one may lack the country code. */
export const sameNational = (one: string, other: string): SQL =>
  sql.raw(`(right(${one}, length(${other})) = ${other} or right(${other}, length(${one})) = ${one})`)

/** SQL: the columns of the view, of a row `pair` with the two keys. */
export const duplicateColumns = sql`pair.customer_key as "customerKey", pair.other_key as "otherKey",
      array(
        select distinct case left(mine.key, 1) ${sql.raw(reasonOf.join(' '))} end
        from duplicate_key mine
        join duplicate_key its on its.customer_key = pair.other_key and its.key = mine.key
        where mine.customer_key = pair.customer_key and ${sameNational('mine.national', 'its.national')}
        order by 1
      ) as reasons,
      exists (
        select
        from duplicate_key mine
        join duplicate_key its on its.customer_key = pair.other_key and its.key = mine.key
        where mine.customer_key = pair.customer_key and ${sameNational('mine.national', 'its.national')}
          and exists (select from duplicate_key where key = mine.key offset ${sql.raw(String(MOST_COMPARED))} limit 1)
      ) as "sharedByMany",
      ${utcText('apart.dismissed_at')} as "dismissedAt", apart.dismissed_by as "dismissedBy"`

/** What two customers have in common, and whether they were dismissed. `customerKey` is the lower key. */
export async function readDuplicate(db: Executor, customerKey: string, otherKey: string): Promise<DuplicateView> {
  const [found] = await execute<DuplicateView>(
    db,
    sql`/* duplicates.readDuplicate */
    select ${duplicateColumns}
    from (select ${customerKey}::uuid as customer_key, ${otherKey}::uuid as other_key) pair
    left join dismissed_duplicate apart using (customer_key, other_key)`,
  )
  if (!found) throw new Error('A row of values was not returned.')
  return found
}
