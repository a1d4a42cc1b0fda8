import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { isUuid } from '../../db/uuid.ts'
import type { Configuration } from '../../model/configuration.ts'
import type { CustomerView } from '../../model/customer-view.ts'
import { type KnownCustomer, withPendingOperations } from './pending-overlay.ts'
import { rowsOf } from './staged-rows.ts'

/**
 * What a channel may see (docs/domain.md, D-30): customers of its address books, and those with a pending operation of
 * its own.
 */
export type Scope = Pick<Configuration<'channel'>, 'id' | 'dataAreaId' | 'addressBooks'> & {
  /** Where phone numbers without a country code are dialed. */
  country?: string
}

/** The customers with these keys that the channel may see, as it shows them, in no particular order. */
export async function readCustomers(
  db: Executor,
  scope: Scope,
  customerKeys: readonly string[],
): Promise<CustomerView[]> {
  const known = await readKnown(db, scope, customerKeys)
  return known.flatMap((customer) => withPendingOperations(customer, scope.id) ?? [])
}

/** One customer, or null when the channel does not see it. */
export async function readCustomer(db: Executor, scope: Scope, customerKey: string): Promise<CustomerView | null> {
  const [customer] = await readCustomers(db, scope, [customerKey])
  return customer ?? null
}

/**
 * What the database knows of these customers, before pending operations are merged in. A null scope sees every
 * customer.
 */
export async function readKnown(
  db: Executor,
  scope: Scope | null,
  customerKeys: readonly string[],
): Promise<KnownCustomer[]> {
  const keys = customerKeys.filter(isUuid)
  if (keys.length === 0) return []
  return execute<KnownCustomer>(
    db,
    sql`/* channel.readCustomers */
    ${knownQuery(scope, sql`select distinct customer_key from unnest(${sql.param(keys)}::uuid[]) as customer_key`)}`,
  )
}

/**
 * A query of `KnownCustomer`s: of the customers whose `customer_key` another query has, each once, those that the scope
 * sees. `columns` are added from that query, as columns of `k`.
 */
export function knownQuery(scope: Scope | null, requested: SQL, columns: SQL = sql``): SQL {
  return sql`
    with requested as materialized (${requested}),
    known as (
      select a.*, c.document, c.data_area_id, c.address_books,
        exists (
          select from unsettled_operation u
            where u.customer_key = a.customer_key and u.channel_id = ${scope?.id ?? null}
          order by u.operation_number offset 0
        ) as has_own
      from requested a
      left join lateral (select * from customer where customer.customer_key = a.customer_key offset 0) c on true
    )
    select k.customer_key as "customerKey", k.document, coalesce(n.n, 0) as "lastOperationNumber",
      coalesce((
        select jsonb_agg(
          jsonb_build_object(
            'operationId', o.operation_id, 'operationNumber', o.operation_number, 'kind', o.kind, 'channelId',
            o.channel_id,
            'dataAreaId', o.data_area_id, 'capturedAt', ${utcText('o.captured_at')}, 'addressBooks', o.address_books,
            'failed', exists (
              select from operation_outcome t where t.operation_id = o.operation_id and t.status = 'FAILED' offset 0
            ),
            'rows', ${rowsOf('o.operation_id')}
          )
          -- Those of customers that were merged into this one were captured before the redirect came.
          order by o.customer_key = k.customer_key, o.customer_key, o.operation_number
        )
        from (
          (
            select operation_id
            from unsettled_operation
            where unsettled_operation.customer_key = k.customer_key
            order by unsettled_operation.operation_number
            offset 0
          )
          union all
          select theirs.operation_id
          from customer_redirect r
          cross join lateral (
            select operation_id from unsettled_operation where unsettled_operation.customer_key = r.merged_key offset 0
          ) theirs
          where r.kept_key = k.customer_key
        ) u
        cross join lateral (select * from operation where operation.operation_id = u.operation_id offset 0) o
      ), '[]') as pending,
      coalesce((
        select jsonb_agg(l.card_number order by l.issued_at, l.card_number)
        from (select * from loyalty_card where loyalty_card.customer_key = k.customer_key offset 0) l
      ), '[]') as cards
      ${columns}
    from known k
    left join lateral (select n from customer_counter where customer_counter.customer_key = k.customer_key offset 0) n
      on true
    where ${scope === null}::boolean
      or k.has_own
      or (k.data_area_id = ${scope?.dataAreaId ?? null}
      and k.address_books && ${sql.param(scope?.addressBooks ?? [])}::text[])`
}
