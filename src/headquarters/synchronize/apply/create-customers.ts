import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { columns, eachField } from '../evaluate/columns.ts'

/**
 * The values that the channel's default customer supplies where nothing was captured (docs/domain.md, Synchronize). The
 * financial dimensions come from its group.
 */
const defaults: { [column: string]: string } = {
  relationship_type: `coalesce(d.customer_type, 'PERSON')`,
  receipt_email: 'd.receipt_email',
  receipt_option: 'd.receipt_option',
  language_id: 'd.language_id',
  currency: 'd.currency',
  cust_group: 'd.customer_group',
}

/**
 * Writes the new customers. `createdAt` is the time of capture, so that a customer keeps its place in a channel's list
 * when the download replaces the pending create.
 */
export async function createCustomers(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.createCustomers */
    insert into customer (
      customer_key, data_area_id, account, ${columns(CUSTOMER_FIELDS)}, address_books, financial_dimensions, version, field_versions,
      originating_channel, created_at, search
    )
    select o.customer_key, o.data_area_id, o.account,
      ${eachField(CUSTOMER_FIELDS, ({ column }) => (defaults[column] ? `coalesce(w.${column}, ${defaults[column]})` : `w.${column}`))},
      coalesce(d.address_books, '{}'), coalesce(g.financial_dimensions, '{}'), 1, '{}',
      o.channel_id, o.captured_at,
      customer_search(o.account, array[w.cust_name, w.first_name, w.middle_name, w.last_name],
        array[w.email, w.receipt_email] || contacts.emails, array[w.phone, w.cellular_phone] || contacts.phones)
    from work_operation o
    join work_customer w using (operation_id)
    left join channel on channel.id = o.channel_id
    left join default_customer d on d.data_area_id = o.data_area_id and d.id = channel.default_customer_id
    left join customer_group g on g.data_area_id = o.data_area_id and g.id = d.customer_group
    left join (
      select operation_id, array_agg(value) filter (where type = 'EMAIL') as emails, array_agg(value) filter (where type = 'PHONE') as phones
      from work_contact
      group by operation_id
    ) contacts using (operation_id)
    where o.is_create and o.outcome = 'OPEN'`,
  )
  // By index: the planner expects to find five matches early in a scan of the table, and does not (25 million rows read
  // for 5,000 operations).
  await execute(tx, sql`select set_config('enable_seqscan', 'off', true)`)
  await warnOfDuplicates(tx)
  await execute(tx, sql`select set_config('enable_seqscan', 'on', true)`)
}

/**
 * Another customer of the legal entity with the same e-mail address or phone number (by its digits) is a warning, not a
 * refusal (docs/domain.md, D-17). At most five are named, so that an address shared by thousands is not expensive. The
 * legal entity is compared in a form that no index supports, so that the planner does not choose another index while
 * statistics are incomplete.
 */
async function warnOfDuplicates(tx: Transaction): Promise<void> {
  const warning = (field: string, what: string) =>
    sql.raw(`jsonb_build_object('code', 'POSSIBLE_DUPLICATE', 'field', '${field}',
      'message', 'Another customer has the same ${what}. Compare them, and keep one if they are the same person.', 'customerKeys', `)
  await execute(
    tx,
    sql`/* synchronize.warnOfDuplicates */
    with found as (
      select o.operation_id, jsonb_path_query_array(jsonb_build_array(
        case when by_email.keys is not null then ${warning('email', 'e-mail address')} by_email.keys) end,
        case when by_phone.keys is not null then ${warning('phone', 'phone number')} by_phone.keys) end
      ), '$[*] ? (@ != null)') as warnings
      from work_operation o
      join work_customer w using (operation_id)
      cross join lateral (
        select jsonb_agg(customer_key) as keys
        from (
          select c.customer_key
          from customer c
          where c.data_area_id is not distinct from o.data_area_id and lower(c.email) = lower(w.email) and c.customer_key <> o.customer_key
          limit 5
        ) same
      ) by_email
      cross join lateral (
        select jsonb_agg(customer_key) as keys
        from (
          select c.customer_key
          from customer c
          where c.data_area_id is not distinct from o.data_area_id and phone_digits(c.phone) = phone_digits(w.phone) and c.customer_key <> o.customer_key
          limit 5
        ) same
      ) by_phone
      where o.is_create and o.outcome = 'OPEN' and (by_email.keys is not null or by_phone.keys is not null)
    )
    update work_operation o
    set warnings = found.warnings
    from found
    where found.operation_id = o.operation_id`,
  )
}
