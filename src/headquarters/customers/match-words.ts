import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { A_SAMPLE, queryOf } from '../../db/search-query.ts'
import { SAMPLE } from '../../model/words/sample.ts'
import type { WordTerms } from '../../model/words/search-terms.ts'

/** More customers of a word are not counted. */
const MOST_COUNTED = 1_000

const listOf = (terms: readonly WordTerms[]): SQL =>
  sql.join(
    terms.map(({ beginning, whole }, nth) => sql`(${nth}::int, ${queryOf(beginning)}, ${queryOf(whole)})`),
    sql`, `,
  )

/**
 * For each word about how many customers have it. A word that a sample knows as common is not looked up: it comes after
 * those that are counted, by its share of the sample.
 */
export async function commonness(db: Executor, terms: readonly WordTerms[]): Promise<number[]> {
  const counted = await execute<{ n: number }>(
    db,
    sql`/* customers.commonness */
    with sample as materialized (${A_SAMPLE})
    select (case
        when sampled.n >= ${SAMPLE.common} then ${MOST_COUNTED} + sampled.n
        else (select count(*) from (select from customer c where c.search @@ words.beginning limit ${MOST_COUNTED}) found)
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
    sql`/* customers.countMatches */
    select c.customer_key as "customerKey", matched.n
    from unnest(${sql.param([...customerKeys])}::uuid[]) as k (customer_key)
    cross join lateral (select customer_key, search from customer where customer_key = k.customer_key offset 0) c
    cross join lateral (
      select sum((c.search @@ words.beginning)::int + (c.search @@ words.whole)::int)::int as n
      from (values ${listOf(terms)}) as words (nth, beginning, whole)
    ) matched`,
  )
  return new Map(counted.map(({ customerKey, n }) => [customerKey, n]))
}
