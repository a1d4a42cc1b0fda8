import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { A_SAMPLE, queryOf } from '../../db/search-query.ts'
import { SAMPLE } from '../../model/words/sample.ts'
import type { WordTerms } from '../../model/words/search-terms.ts'
import { MANY } from './found-by-words.ts'

const listOf = (terms: readonly WordTerms[]): SQL =>
  sql.join(
    terms.map(({ beginning, whole }, nth) => sql`(${nth}::int, ${queryOf(beginning)}, ${queryOf(whole)})`),
    sql`, `,
  )

/**
 * For each word about how many downloaded and pending rows have it. More than a bound are not counted, and a word that a
 * sample knows as common is not looked up at all: it comes after these, by its share of the sample.
 */
export async function commonness(db: Executor, terms: readonly WordTerms[]): Promise<number[]> {
  const counted = await execute<{ n: number }>(
    db,
    sql`/* channel.commonness */
    with sample as materialized (${A_SAMPLE})
    select (case
        when sampled.n >= ${SAMPLE.common} then 2 * ${MANY} + sampled.n
        else (select count(*) from (select from customer c where c.search @@ words.beginning limit ${MANY}) downloaded)
          + (select count(*) from (select from unsettled_operation u where u.search @@ words.beginning limit ${MANY}) pending)
      end)::int as n
    from (values ${listOf(terms)}) as words (nth, beginning, whole)
    cross join lateral (select count(*) as n from sample where sample.search @@ words.beginning) sampled
    order by words.nth`,
  )
  return counted.map(({ n }) => n)
}

/** How well these customers match: 2 for each whole word, 1 for the beginning of one. */
export async function countMatches(
  db: Executor,
  customerKeys: readonly string[],
  terms: readonly WordTerms[],
): Promise<Map<string, number>> {
  const counted = await execute<{ customerKey: string; n: number }>(
    db,
    sql`/* channel.countMatches */
    select theirs.customer_key as "customerKey", matched.n
    from (
      select k.customer_key,
        ts_delete(coalesce(c.search, ''), coalesce(u.removed_words, '{}')) || coalesce(u.search, '') as search
      from unnest(${sql.param([...customerKeys])}::uuid[]) as k (customer_key)
      left join lateral (select search from customer where customer_key = k.customer_key offset 0) c on true
      left join lateral (
        select search, removed_words
        from unsettled_operation
        where customer_key = k.customer_key
        order by operation_number desc
        limit 1
      ) u on true
    ) theirs
    cross join lateral (
      select sum((theirs.search @@ words.beginning)::int + (theirs.search @@ words.whole)::int)::int as n
      from (values ${listOf(terms)}) as words (nth, beginning, whole)
    ) matched`,
  )
  return new Map(counted.map(({ customerKey, n }) => [customerKey, n]))
}
