import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { operationsOf, soughtBySearch, soughtByValues } from './customer-condition.ts'
import { isSelective, type OperationFilter } from './operation-filter.ts'

/** The limit of operations looked up for a list. If more match, a page is filled quickly by scanning the list. */
const most = 5_000

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
    bySearch && operationIds(hq, operationsOf(bySearch)),
    // Other fields require reading all rows, which pays off only if the filter leaves many operations.
    byValues && (byValues.indexed || !isSelective(filter)) ? operationIds(hq, operationsOf(byValues)) : null,
  ])
  const both = having && new Set(having)
  return {
    search: searched ? null : (search ?? null),
    customer: having ? null : (customer ?? null),
    operationIds: searched && both ? searched.filter((id) => both.has(id)) : (searched ?? having),
    oneByOne: true,
  }
}

/** Null if there are too many. The query is planned for all rows, so that it reads the index instead of each row. */
async function operationIds(hq: Executor, found: SQL): Promise<string[] | null> {
  const ids = await execute<{ operationId: string }>(
    hq,
    sql`/* operations.lookUpCustomers */
    with found as materialized (${found})
    select operation_id as "operationId"
    from found
    limit ${most + 1}`,
  )
  return ids.length > most ? null : [...new Set(ids.map(({ operationId }) => operationId))]
}
