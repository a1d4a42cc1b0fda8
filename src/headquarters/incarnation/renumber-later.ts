import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import { CUSTOMER_ACCOUNT, numberFormatted } from '../customers/number-sequence.ts'

/** A customer with another account number than before. */
export type Renumbered = { customerKey: string; dataAreaId: string; before: string; account: string }

/**
 * Gives the next free account numbers to customers whose number one of the lost customers had before: a channel
 * database that could not be reached during an earlier recovery shows it. The lost customer keeps its number, because
 * it had it first. The caller names the renumbered customers for 1010. Locks the number sequences.
 */
export async function renumberLater(tx: Transaction): Promise<Renumbered[]> {
  const renumbered = await execute<Renumbered>(
    tx,
    sql`/* incarnation.renumberLater */
    with later as materialized (
      select a.customer_key, a.data_area_id, a.account, row_number() over (partition by a.data_area_id
        order by a.account) as nth
      from lost_customer lost
      join customer_account a on a.data_area_id = lost.data_area_id and a.account = lost.account
      where a.customer_key <> lost.customer_key
    ),
    needed as (select data_area_id, count(*) as n from later group by data_area_id),
    free as materialized (
      select s.data_area_id, number, formatted.account,
        row_number() over (partition by s.data_area_id order by number) as nth
      from needed
      join number_sequence s on s.data_area_id = needed.data_area_id and s.reference = ${CUSTOMER_ACCOUNT}
      cross join lateral generate_series(s.next, least(s.next + 2 * needed.n + 1000, s.largest)) number
      cross join lateral (select ${numberFormatted('s.format', 'number')} as account) formatted
      where not exists (
        select from customer_account a where a.data_area_id = s.data_area_id and a.account = formatted.account
      )
    ),
    paired as materialized (
      select later.customer_key, later.data_area_id, later.account as before, free.account, free.number
      from later
      join free using (data_area_id, nth)
    ),
    moved as (
      update number_sequence s
      set next = last.number + 1
      from (select data_area_id, max(number) as number from paired group by data_area_id) last
      where s.data_area_id = last.data_area_id and s.reference = ${CUSTOMER_ACCOUNT}
    ),
    accounts as (
      update customer_account a
      set account = paired.account
      from paired
      where a.customer_key = paired.customer_key
    ),
    customers as (
      update customer c
      set account = paired.account, version = c.version + 1, changed_at = now(),
        search = ts_delete(c.search,
          'a:' || lower(paired.before)) || array_to_tsvector(array['a:' || lower(paired.account)])
      from paired
      where c.customer_key = paired.customer_key
    ),
    operations as (
      update operation o
      set account = paired.account
      from paired
      where o.customer_key = paired.customer_key and o.account = paired.before
    )
    select customer_key as "customerKey", data_area_id as "dataAreaId", before, account
    from paired
    order by before`,
  )
  return renumbered
}
