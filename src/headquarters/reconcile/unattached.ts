import { sql } from 'drizzle-orm'
import type { KeyInterval } from '../../between/compared-rows.ts'
import { within } from '../../between/reconcile/interval-rows.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { type Finding, finding } from './finding.ts'

type Unattached = { customerKey: string; dataAreaId: string | null; hash: string | null; isPart: boolean }

const PARTS = ['customer_address', 'customer_contact', 'customer_affiliation', 'customer_attribute'] as const

const part = (intervals: readonly KeyInterval[]) =>
  sql.join(
    PARTS.map(
      (table) => sql`
      select p.customer_key
      from ${within(intervals)}
      join ${sql.raw(table)} p on p.customer_key between within.first and within.last`,
    ),
    sql`
      union`,
  )

const accepted = sql.raw(`exists (
        select from difference d
        where d.customer_key = found.customer_key and d.kind = 'UNEXPLAINED_AT_HEADQUARTERS' and d.status = 'ACCEPTED'
      )`)

/**
 * Finds what foreign keys would refuse (src/db/tables/hq/customers.ts): parts without their customer, and customers of
 * `reconcile_row` in an unknown legal entity. A lost customer's parts are left out: the loss itself is reported.
 */
export async function findUnattached(
  tx: Transaction,
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
): Promise<Finding[]> {
  const found = await execute<Unattached>(
    tx,
    sql`/* reconcile.findUnattached */
    with part as (${part(intervals)}),
    found as (
      select part.customer_key, a.data_area_id, null as hash, true as is_part
      from part
      left join customer_account a on a.customer_key = part.customer_key
      where not exists (select from customer c where c.customer_key = part.customer_key)
        and (a.customer_key is null or a.given_up_at is not null)
      union all
      select r.customer_key, r.data_area_id, r.hash, false
      from reconcile_row r
      where not exists (select from legal_entity e where e.data_area_id = r.data_area_id)
    )
    select customer_key as "customerKey", data_area_id as "dataAreaId", hash, is_part as "isPart"
    from found
    where (${dataAreaId}::text is null or data_area_id = ${dataAreaId}) and not ${accepted}`,
  )
  return found.map(({ customerKey, dataAreaId: legalEntity, hash, isPart }) =>
    finding({
      kind: 'UNEXPLAINED_AT_HEADQUARTERS',
      customerKey,
      dataAreaId: legalEntity,
      headquartersFingerprint: hash,
      message: isPart
        ? 'Headquarters has addresses, contacts, affiliations or attributes of this customer, but not the customer.'
        : "The customer's legal entity does not exist at headquarters.",
      correct: null,
    }),
  )
}
