import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { SAMPLE } from '../../../model/words/sample.ts'
import { operationsOf, type Sought, soughtBySearch, soughtByValues } from './customer-condition.ts'
import { isSelective, type OperationFilter } from './operation-filter.ts'

/** The limit of operations looked up for a list. If more match, a page is filled quickly by scanning the list. */
const most = 5_000

/** Fewer matches in the sample may be there by chance. */
const FEWEST = 3

/** Replaces a filter's conditions on customers. */
export type LookedUp = Pick<OperationFilter, 'search' | 'customer' | 'operationIds' | 'oneByOne'>

/**
 * Looks up the customers of a list's filter first: few operations are then selected by their ids; if there are many,
 * the list checks each operation (`oneByOne`).
 */
export async function lookUpCustomers(hq: Executor, filter: OperationFilter): Promise<LookedUp> {
  const { search, customer, reach = 'ALL' } = filter
  const bySearch = search?.trim() ? soughtBySearch(search, reach) : null
  const byValues = customer ? soughtByValues(customer, reach) : null
  const [searched, having] = await Promise.all([
    bySearch && operationIds(hq, bySearch),
    // Other fields require reading all rows, which pays off only if the filter leaves many operations.
    byValues && (byValues.indexed || !isSelective(filter)) ? operationIds(hq, byValues) : null,
  ])
  const both = having && new Set(having)
  return {
    search: searched ? null : (search ?? null),
    customer: having ? null : (customer ?? null),
    operationIds: searched && both ? searched.filter((id) => both.has(id)) : (searched ?? having),
    oneByOne: true,
  }
}

/**
 * Null if there are too many. By a sample of the customers, and by how many there were at the last look of autovacuum,
 * twice as many are known without the index of words, which reads all that have them. The query is planned for all rows,
 * so that it reads the index instead of each row.
 */
async function operationIds(hq: Executor, sought: Sought): Promise<string[] | null> {
  const ids = await execute<{ operationId: string | null }>(
    hq,
    sql`/* operations.lookUpCustomers */
    with sample as materialized (
      select matches >= ${FEWEST} and matches * customers / ${SAMPLE.rows} >= ${2 * most} as has_many
      from (
        select count(*) filter (where ${sought.known}) as matches
        from (select * from customer order by customer_key limit ${SAMPLE.rows}) known
      ) sampled
      cross join (select reltuples as customers from pg_class where oid = 'customer'::regclass) counted
    ),
    found as materialized (
      select operation_id from (${operationsOf(sought)}) matching where not exists (select from sample where has_many)
    )
    select null as "operationId" from sample where has_many
    union all
    (select operation_id from found limit ${most + 1})`,
  )
  const found = ids.flatMap(({ operationId }) => operationId ?? [])
  return ids.length > most || found.length < ids.length ? null : [...new Set(found)]
}
