import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { queryOf } from '../../db/search-query.ts'
import { type CustomerView, keysThatLeadTo } from '../../model/customer-view.ts'
import { type ExternalId, externalIdsOf, foldedSystem } from '../../model/external-id.ts'
import { externalIdTerm } from '../../model/words/search-terms.ts'
import { readCustomer, readCustomers, type Scope } from './read-customers.ts'
import { redirectOfAccount, redirectsHere } from './redirects.ts'

/** One way to name a customer of a channel. */
export type CustomerBy = { customerKey: string } | { accountNumber: string } | { externalId: ExternalId }

/** The customer as the channel knows it; null when the channel sees no such customer. */
export async function findCustomer(db: Executor, scope: Scope, by: CustomerBy): Promise<CustomerView | null> {
  if ('customerKey' in by) return (await readOrFollow(db, scope, [by.customerKey]))[0] ?? null
  if ('externalId' in by) return withExternalId(db, scope, by.externalId)
  const [found] = await execute<{ customerKey: string }>(
    db,
    sql`/* channel.findCustomer */
    select customer_key as "customerKey"
    from customer
    where data_area_id = ${scope.dataAreaId} and account = ${by.accountNumber}`,
  )
  const customerKey = found?.customerKey ?? (await redirectOfAccount(db, scope.dataAreaId, by.accountNumber))
  return customerKey ? readCustomer(db, scope, customerKey) : null
}

/**
 * The customers with these keys that the channel may see, and in place of those that were merged the ones that they
 * lead to, with the keys by which they were asked for.
 */
export async function readOrFollow(
  db: Executor,
  scope: Scope,
  customerKeys: readonly string[],
): Promise<CustomerView[]> {
  const found = await readCustomers(db, scope, customerKeys)
  const missing = customerKeys.filter((key) => !found.some(({ customerKey }) => customerKey === key))
  const redirects = await redirectsHere(db, missing)
  if (redirects.size === 0) return found
  const kept = await readCustomers(db, scope, [...new Set(redirects.values())])
  return [...found, ...kept.map((customer) => ({ ...customer, mergedFrom: keysThatLeadTo(redirects, customer) }))]
}

/**
 * The customer that has an id of another system, among those that the channel sees; two have it when both were captured
 * here and headquarters has yet to refuse one: then the one that headquarters has, or the first.
 */
export async function withExternalId(db: Executor, scope: Scope, named: ExternalId): Promise<CustomerView | null> {
  const words = queryOf(externalIdTerm(named))
  const found = await execute<{ customerKey: string }>(
    db,
    sql`/* channel.withExternalId */
    with downloaded as materialized (
      select customer_key, data_area_id from customer where search @@ ${words} limit ${MOST_FOUND}
    ),
    pending as materialized (
      select customer_key, data_area_id from unsettled_operation where search @@ ${words} limit ${MOST_FOUND}
    )
    select customer_key as "customerKey"
    from (select * from downloaded union select * from pending) found
    where data_area_id = ${scope.dataAreaId}`,
  )
  const customers = await readCustomers(
    db,
    scope,
    found.map(({ customerKey }) => customerKey),
  )
  const [first] = customers
    .filter(({ attributes }) =>
      externalIdsOf(attributes).some(({ system, id }) => system === foldedSystem(named.system) && id === named.id),
    )
    .sort((one, other) => (one.account === null ? 1 : 0) - (other.account === null ? 1 : 0) || order(one, other))
  return first ?? null
}

/** Of one external id: a customer of each legal entity, and a few whose operations are pending. */
const MOST_FOUND = 100

const order = (one: CustomerView, other: CustomerView) => (one.createdAt < other.createdAt ? -1 : 1)
