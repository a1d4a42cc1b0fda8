import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import { operationsOf, soughtBySearch, soughtByValues } from './customer-condition.ts'
import { isSelective, type OperationFilter } from './operation-filter.ts'

/** So many operations are looked up for a list. Where more match, each page has its rows after a short way through the list. */
const most = 5_000

/** What takes the place of a filter's conditions on customers. */
export type LookedUp = Pick<OperationFilter, 'search' | 'customer' | 'operationIds' | 'oneByOne'>

/** Looks the customers of a list's filter up first: few operations are then named by their ids, of many each is asked in turn (`oneByOne`). */
export async function lookUpCustomers(hq: Executor, filter: OperationFilter): Promise<LookedUp> {
  const { search, customer, reach = 'ALL' } = filter
  const bySearch = search?.trim() ? soughtBySearch(search, reach) : null
  const byValues = customer ? soughtByValues(customer, reach) : null
  const [searched, having] = await Promise.all([
    bySearch && operationIds(hq, operationsOf(bySearch)),
    // By other fields all rows have to be read: worth it where the filter leaves many operations.
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

/** Null when there are too many. Planned as if all were wanted: the index is read, and not each row in turn. */
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
