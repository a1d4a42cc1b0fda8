import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import type { CustomerRedirect } from '../../model/package.ts'

/** SQL: the customer that a key is about, given as a column: that into which it was merged (docs/domain.md, D-36). */
export const leadsTo = (customerKey: string): SQL =>
  sql.raw(`coalesce((
        select m.leads_to from customer_merge m where m.merged_key = ${customerKey} and m.undone_at is null limit 1
      ), ${customerKey})`)

/** The customers that these were merged into, by their own keys; those that were not merged are left out. */
export async function redirectsOf(db: Executor, customerKeys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (customerKeys.length === 0) return new Map()
  const found = await execute<{ mergedKey: string; leadsTo: string }>(
    db,
    sql`/* merge.redirectsOf */
    select m.merged_key as "mergedKey", m.leads_to as "leadsTo"
    from unnest(${sql.param([...customerKeys])}::uuid[]) as named (key)
    cross join lateral (
      select merged_key, leads_to
      from customer_merge
      where merged_key = named.key and undone_at is null
      limit 1
    ) m`,
  )
  return new Map(found.map((each) => [each.mergedKey, each.leadsTo]))
}

/** The customer that a key is about: itself, or that into which it was merged. */
export async function currentKey(db: Executor, customerKey: string): Promise<string> {
  return (await redirectsOf(db, [customerKey])).get(customerKey) ?? customerKey
}

/**
 * SQL: the keys of the persons that a query names by its column `key`: of the customer that a key is about, and of all
 * that were merged into it.
 */
export const keysOfPersons = (named: SQL): SQL => sql`
      select theirs.key
      from (${named}) named
      cross join lateral (select ${leadsTo('named.key')} as key) kept
      cross join lateral (
        select kept.key
        union all
        select m.merged_key from customer_merge m where m.leads_to = kept.key and m.undone_at is null
      ) theirs`

/** The same for one key: first that of the customer. */
export async function keysOfPerson(db: Executor, customerKey: string): Promise<readonly [string, ...string[]]> {
  const kept = await currentKey(db, customerKey)
  return [kept, ...(await mergedInto(db, [kept])).map(({ mergedKey }) => mergedKey)]
}

/** The customers that were merged into these, whatever was in between, by those that they lead to. */
export async function mergedInto(
  db: Executor,
  customerKeys: readonly string[],
): Promise<{ mergedKey: string; leadsTo: string }[]> {
  return await execute<{ mergedKey: string; leadsTo: string }>(
    db,
    sql`/* merge.mergedInto */
    select m.merged_key as "mergedKey", m.leads_to as "leadsTo"
    from unnest(${sql.param([...customerKeys])}::uuid[]) as named (key)
    cross join lateral (
      select merged_key, leads_to
      from customer_merge
      where leads_to = named.key and undone_at is null
      order by number
    ) m
    order by 1`,
  )
}

/**
 * The redirects that 1010 carries about these customers: where each leads, or (null) that its merge was undone. Every
 * channel database that knows redirects receives them, whatever its address books.
 */
export function carriedRedirects(tx: Transaction, customerKeys: readonly string[]): Promise<CustomerRedirect[]> {
  return execute<CustomerRedirect>(
    tx,
    sql`/* merge.carriedRedirects */
    select m.merged_key as "customerKey", case when m.undone_at is null then m.leads_to end as "keptKey",
      m.data_area_id as "dataAreaId", m.merged_account as account
    from unnest(${sql.param([...customerKeys])}::uuid[]) as named (key)
    cross join lateral (
      select * from customer_merge where merged_key = named.key order by number desc limit 1
    ) m
    order by 1`,
  )
}

/**
 * All redirects, and (null) which merges were undone, in the order of the merged customers' keys, after one of them.
 */
export function allRedirects(tx: Transaction, after: string, limit: number): Promise<CustomerRedirect[]> {
  return execute<CustomerRedirect>(
    tx,
    sql`/* merge.allRedirects */
    select merged_key as "customerKey", case when undone_at is null then leads_to end as "keptKey",
      data_area_id as "dataAreaId", merged_account as account
    from customer_merge m
    where merged_key > ${after}::uuid
      and not exists (
        select from customer_merge later where later.merged_key = m.merged_key and later.number > m.number offset 0
      )
    order by merged_key
    limit ${limit}`,
  )
}
