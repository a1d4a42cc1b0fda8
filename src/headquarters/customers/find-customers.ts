import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { fieldQuery, searchQuery } from '../../db/search-query.ts'
import { utcText } from '../../db/utc-text.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import type { CustomerFilter, CustomerOrder, Place } from '../../model/customer-list.ts'
import { customerDocument, customerParts } from './customer-documents.ts'

export type ListedCustomer = { place: Place; customer: CustomerDocument }

/**
 * Headquarters' customers with an account number. There are several only if several legal entities gave the same number
 * and `legalEntity` is null; returns at most two, enough to detect that.
 */
export async function customersByAccount(
  db: Database,
  accountNumber: string,
  legalEntity: string | null,
): Promise<CustomerDocument[]> {
  const found = await execute<{ document: CustomerDocument }>(
    db,
    sql`/* customers.customersByAccount */
    select ${customerDocument} as document
    from (
      select e.data_area_id
      from legal_entity e
      where ${legalEntity}::text is null or e.data_area_id = ${legalEntity}::text
    ) entity
    join customer c on c.data_area_id = entity.data_area_id and c.account = ${accountNumber}
    ${customerParts}
    limit 2`,
  )
  return found.map(({ document }) => document)
}

/**
 * Headquarters' customers in order, after a cursor, of one legal entity or of all; returns `limit + 1` rows if there
 * are more. `forward` false reads in the opposite direction, from the end.
 */
export async function listCustomersAtHeadquarters(
  db: Database,
  request: {
    legalEntity: string | null
    filter: CustomerFilter
    orderBy: CustomerOrder
    limit: number
    forward: boolean
    beyond: Place | null
  },
): Promise<ListedCustomer[]> {
  const { column, type, ascending } = ORDERS[request.orderBy]
  const up = ascending === request.forward
  const direction = sql.raw(up ? 'asc' : 'desc')
  const by = sql.raw(`c.${column}`)
  const beyond = request.beyond
    ? sql`and (${by}, c.customer_key) ${sql.raw(up ? '>' : '<')} (
          ${request.beyond.value}::${sql.raw(type)}, ${request.beyond.customerKey}::uuid
        )`
    : sql``
  const order = sql`${by} ${direction}, c.customer_key ${direction}`
  const limit = request.limit + 1
  // One short index scan per legal entity, then the first rows of all of them.
  return await execute<ListedCustomer>(
    db,
    sql`/* customers.listCustomersAtHeadquarters */
    with ${foundBy(request.filter)}
    page as materialized (
      select c.customer_key, c.cust_name, c.created_at
      from legal_entity e
      cross join lateral (
        select *
        from customer c
        where c.data_area_id = e.data_area_id ${beyond} ${conditions(request.filter)}
        order by ${order}
        limit ${limit}
      ) c
      where ${request.legalEntity}::text is null or e.data_area_id = ${request.legalEntity}::text
      order by ${order}
      limit ${limit}
    )
    select jsonb_build_object('value', ${VALUES[column]}, 'customerKey', c.customer_key) as place,
      ${customerDocument} as customer
    from page
    join customer c using (customer_key)
    ${customerParts}
    order by ${order}`,
  )
}

/** The name by which a customer is sorted in the list; null if the customer does not exist. */
export async function listedNameAtHeadquarters(db: Database, customerKey: string): Promise<string | null> {
  const [found] = await execute<{ name: string | null }>(
    db,
    sql`/* customers.listedName */ select cust_name as name from customer where customer_key = ${customerKey}::uuid`,
  )
  return found?.name ?? null
}

const ORDERS = {
  NAME_ASC: { column: 'cust_name', type: 'text', ascending: true },
  NAME_DESC: { column: 'cust_name', type: 'text', ascending: false },
  CREATED_AT_ASC: { column: 'created_at', type: 'timestamptz', ascending: true },
  CREATED_AT_DESC: { column: 'created_at', type: 'timestamptz', ascending: false },
} as const

const VALUES = {
  cust_name: sql`c.cust_name`,
  created_at: utcText('c.created_at', 'US'),
}

type Condition = { stage: SQL; query: SQL }

function foundBy(filter: CustomerFilter): SQL {
  return sql.join(
    textConditions(filter).map(
      ({ stage, query }) => sql`${stage} as materialized (
          select customer_key from customer where search @@ ${query}
        ),`,
    ),
    sql` `,
  )
}

function conditions(filter: CustomerFilter): SQL {
  return sql.join(
    textConditions(filter).map(({ stage }) => sql`and c.customer_key in (select customer_key from ${stage})`),
    sql` `,
  )
}

function textConditions({ search, ...fields }: CustomerFilter): Condition[] {
  const conditions: Condition[] = []
  if (search?.trim()) conditions.push({ stage: sql.raw('found_by_search'), query: searchQuery(search) })
  for (const field of ['name', 'email', 'phone', 'accountNumber'] as const) {
    const text = fields[field]
    if (text?.trim())
      conditions.push({ stage: sql.raw(`found_by_${field.toLowerCase()}`), query: fieldQuery(field, text) })
  }
  return conditions
}
