import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { utcText } from '../../../db/utc-text.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS } from '../../../model/customer-fields.ts'
import type { RowErrorCode, RowRefusal } from '../../../model/row-error-codes.ts'
import { eachField } from './columns.ts'
import { MESSAGES } from './messages.ts'

/**
 * The errors of the loaded operations, as a relation, with the message and with the cause by which equal errors are
 * counted.
 */
export const errors: SQL = sql`(
  select e.operation_id, e.tbl, e.counter, e.code, e.field,
    replace(m.message, '{reference}', coalesce(e.reference, '')) as message,
    case e.code when 'CONFLICT' then 'CONFLICT' else 'PERMANENT' end as class,
    concat_ws(':', e.code, regexp_replace(e.field, '[.][0-9]+', '', 'g'), e.reference) as cause
  from work_error e
  join jsonb_each_text(${JSON.stringify(MESSAGES)}::jsonb) m (code, message) on m.code = e.code
)`

/** The errors of the loaded operations, row by row, for the answer to a real-time call. */
export async function refusals(tx: Transaction): Promise<RowRefusal[]> {
  const rows = await execute<{ code: RowErrorCode; field: string | null; message: string }>(
    tx,
    sql`/* synchronize.refusals */
    select code, field, message
    from ${errors} e
    order by tbl, counter, field`,
  )
  return rows.map(({ code, field, message }) => ({ code, field: field?.split('.') ?? [], message }))
}

/**
 * For each update, its changes of the customer (when refused, those it would make):
 * `[{ attribute, oldValue, newValue }]`.
 */
export const changesOfUpdates: SQL = sql`(
  select operation_id,
    jsonb_agg(jsonb_build_object('attribute', attribute, 'oldValue', old_value, 'newValue', new_value)
      order by tbl, counter, attribute) as applied
  from work_change
  group by operation_id
)`

/**
 * For each update, the values that were changed on both sides and need a decision:
 * `[{ key, headquartersValue, channelValue, v, source, changedAt }]`. The time is known only for a customer's last
 * change.
 */
export const conflictsOfUpdates: SQL = sql`(
  select operation_id,
    jsonb_agg(jsonb_build_object('key', key, 'headquartersValue', old_value, 'channelValue', new_value, 'v', v, 'source', w.source,
      'changedAt', case when v = c.version then ${utcText('c.changed_at')} end
    ) order by tbl, counter, attribute) as conflicts
  from work_change w
  join work_operation o using (operation_id)
  join customer c using (customer_key)
  where contested and policy = 'MANUAL'
  group by operation_id
)`

/** For each create, its values, all of which are new. */
export const changesOfCreates: SQL = sql`(
  select operation_id,
    jsonb_agg(jsonb_build_object('attribute', attribute, 'oldValue', null, 'newValue', value)
      order by tbl, counter, nth) as applied
  from (
    select w.operation_id, 1 as tbl, w.counter, f.nth, f.attribute, f.value
    from work_customer w
    cross join lateral (values ${eachField(CUSTOMER_FIELDS, ({ field, column }) => `(${nth(CUSTOMER_FIELDS, field)}, '${field}', w.${column})`)}) f (nth, attribute, value)
    where f.value is not null
    union all
    select w.operation_id, 2, w.counter, f.nth, 'address.' || f.attribute, f.value
    from work_address w
    cross join lateral (values ${eachField(ADDRESS_FIELDS, ({ field, column }) => `(${nth(ADDRESS_FIELDS, field)}, '${field}', w.${column}::text)`)}) f (nth, attribute, value)
    where f.value is not null
    union all
    select w.operation_id, 3, w.counter, 0, 'contact.' || w.type, w.value from work_contact w
    union all
    select w.operation_id, 4, w.counter, 0, 'affiliation', w.affiliation_id from work_affiliation w
    union all
    select w.operation_id, 5, w.counter, 0, 'attribute.' || w.name, w.value from work_attribute w
  ) as each
  join work_operation o using (operation_id)
  where o.is_create
  group by operation_id
)`

function nth(fields: readonly { field: string }[], field: string): number {
  return fields.findIndex((one) => one.field === field)
}
