import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import { columns, eachField } from '../evaluate/columns.ts'
import { makeWordsOfCreates } from './make-words.ts'

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
  await makeWordsOfCreates(tx)
  await execute(
    tx,
    sql`/* synchronize.createCustomers */
    insert into customer (
      customer_key, data_area_id, account, ${columns(CUSTOMER_FIELDS)}, address_books, financial_dimensions, version,
      field_versions,
      originating_channel, created_at, search, sort_key
    )
    select o.customer_key, o.data_area_id, o.account,
      ${eachField(CUSTOMER_FIELDS, ({ column }) => (defaults[column] ? `coalesce(w.${column}, ${defaults[column]})` : `w.${column}`))},
      coalesce(o.address_books, d.address_books, '{}'), coalesce(g.financial_dimensions, '{}'), 1, '{}',
      o.channel_id, o.captured_at, words.search, words.sort_key
    from work_operation o
    join work_customer w using (operation_id)
    join work_words words on words.customer_key = o.customer_key
    left join channel on channel.id = o.channel_id
    left join default_customer d on d.data_area_id = o.data_area_id and d.id = channel.default_customer_id
    left join customer_group g on g.data_area_id = o.data_area_id
      and g.id = case when o.route = 'HEADQUARTERS' then w.cust_group else d.customer_group end
    where o.is_create and o.outcome = 'OPEN'`,
  )
}
