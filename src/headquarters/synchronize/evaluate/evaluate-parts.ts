import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { BLANK_PATTERN } from '../../../model/blank.ts'
import {
  ATTRIBUTE_VALUE_LENGTH,
  DECIMAL_PATTERN,
  EMAIL_PATTERN,
  INTEGER_PATTERN,
  URL_PATTERN,
} from '../../../model/customer-fields.ts'
import { EXTERNAL_ID_LENGTH, EXTERNAL_ID_LIKE, EXTERNAL_ID_NAME, SYSTEM_FROM } from '../../../model/external-id.ts'
import { mark, path } from './evaluate-rows.ts'
import { tooLong } from './measure-lengths.ts'

export async function evaluateContacts(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.evaluateContacts */
    insert into work_error (operation_id, tbl, counter, code, field, reference)
    select w.operation_id, 3, w.counter, wrong[1], ${path('contacts', 'work_contact')}, wrong[3]
    from work_contact w
    join work_operation o using (operation_id)
    left join customer_contact known
      on not o.is_create and known.customer_key = o.customer_key and known.contact_id = w.contact_id
    cross join lateral (select case
      when w.row_operation = 'UPDATE' and known.active is not true then array['CONTACT_NOT_FOUND', null, null]
      when w.row_operation = 'DEACTIVATE' and known.contact_id is null then array['CONTACT_NOT_FOUND', null, null]
      when w.row_operation = 'DEACTIVATE' then null
      when w.type is null or w.type not in ('PHONE', 'EMAIL', 'URL') then array['INVALID_VALUE', 'type', null]
      when coalesce(w.value, '') ~ ${BLANK_PATTERN} then array['REQUIRED', 'value', null]
      when w.type = 'PHONE'
        and ${tooLong(3, { field: 'value', column: 'value', length: 20 })} then array['TOO_LONG', 'value', '20']
      when ${tooLong(3, { field: 'value', column: 'value', length: 255 })} then array['TOO_LONG', 'value', '255']
      when ${tooLong(3, { field: 'extension', column: 'extension', length: 10 })} then array['TOO_LONG', 'extension',
      '10']
      when ${tooLong(3, { field: 'consentWording', column: 'consent_wording', length: 1000 })} then array['TOO_LONG',
      'consentWording', '1000']
      when w.type = 'EMAIL' and w.value !~ ${EMAIL_PATTERN} then array['INVALID_EMAIL', 'value', null]
      when w.type = 'URL' and w.value !~ ${URL_PATTERN} then array['INVALID_URL', 'value', null]
      end as wrong) found
    where o.outcome = 'OPEN' and wrong is not null`,
  )
}

export async function evaluateAffiliations(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.evaluateAffiliations */
    insert into work_error (operation_id, tbl, counter, code, field, reference)
    select w.operation_id, 4, w.counter, wrong[1], ${path('affiliations', 'work_affiliation')}, wrong[3]
    from work_affiliation w
    join work_operation o using (operation_id)
    left join affiliation on affiliation.data_area_id = o.data_area_id and affiliation.id = w.affiliation_id
    cross join lateral (select case
      when w.row_operation = 'DEACTIVATE' then null
      when affiliation.id is null then array['UNKNOWN_AFFILIATION', null, ${mark("coalesce(w.affiliation_id, '')")}]
      end as wrong) found
    where o.outcome = 'OPEN' and wrong is not null`,
  )
}

/**
 * An external id (docs/domain.md, D-35) has no definition. Its customer's own row does not count; the id of another one
 * is looked up by key.
 */
const externalId = sql.raw(`when w.name like '${EXTERNAL_ID_LIKE}' then case
        when w.row_operation = 'DEACTIVATE' or w.value is null then null
        when w.name !~ '${EXTERNAL_ID_NAME}' then array['INVALID_VALUE', 'name', null]
        when trim(w.value) = '' then array['REQUIRED', 'value', null]
        when length(w.value) > ${EXTERNAL_ID_LENGTH} then array['TOO_LONG', 'value', '${EXTERNAL_ID_LENGTH}']
        when exists (
          select
          from external_id e
          where e.data_area_id = o.data_area_id and e.system = substr(w.name, ${SYSTEM_FROM})
            and e.external_id = w.value
            and e.customer_key <> o.customer_key
          offset 0
        ) then array['EXTERNAL_ID_TAKEN', 'value', null]
        end`)

/** SQL: the legal entity `e` has chosen no attribute group, or the group `g` with the attribute `d`. */
export const isChosen = sql.raw('(e.customer_attribute_group is null or d.name = any(g.attributes))')

/**
 * A new customer needs each required attribute that has no default value (docs/domain.md, D-45). A row without a value
 * is evaluated with the others; this finds creates that have no row of it.
 */
export async function evaluateRequiredAttributes(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.evaluateRequiredAttributes */
    insert into work_error (operation_id, tbl, counter, code, field, reference)
    select o.operation_id, 0, 0, 'REQUIRED', 'attributes.' || d.name, d.name
    from work_operation o
    join legal_entity e on e.data_area_id = o.data_area_id
    left join attribute_group g on g.data_area_id = e.data_area_id and g.id = e.customer_attribute_group
    join attribute_definition d on d.data_area_id = o.data_area_id
    where o.outcome = 'OPEN' and o.is_create and d.required and d.default_value is null and ${isChosen}
      and not exists (select from work_attribute w where w.operation_id = o.operation_id and w.name = d.name)`,
  )
}

/** An attribute's value must fit the definition that headquarters has now, not the channel's. */
export async function evaluateAttributes(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.evaluateAttributes */
    insert into work_error (operation_id, tbl, counter, code, field, reference)
    select w.operation_id, 5, w.counter, wrong[1], ${path('attributes', 'work_attribute')}, wrong[3]
    from work_attribute w
    join work_operation o using (operation_id)
    left join attribute_definition d on d.data_area_id = o.data_area_id and d.name = w.name
    left join legal_entity e on e.data_area_id = o.data_area_id
    left join attribute_group g on g.data_area_id = e.data_area_id and g.id = e.customer_attribute_group
    cross join lateral (select case
      ${externalId}
      when d.name is null and (w.row_operation <> 'DEACTIVATE' and w.value is not null)
        then array['UNKNOWN_ATTRIBUTE', 'name', ${mark("coalesce(w.name, '')")}]
      when (w.row_operation = 'DEACTIVATE' or trim(coalesce(w.value, '')) = '')
        and d.required and ${isChosen} and (d.default_value is null or not o.is_create)
        then array['REQUIRED', 'value', d.name]
      when w.row_operation = 'DEACTIVATE' or w.value is null then null
      when ${tooLong(5, { field: 'value', column: 'value', length: ATTRIBUTE_VALUE_LENGTH })} then array['TOO_LONG',
      'value', ${String(ATTRIBUTE_VALUE_LENGTH)}]
      when d.type = 'INTEGER' and w.value !~ ${INTEGER_PATTERN} then array['ATTRIBUTE_TYPE_MISMATCH', 'value', d.name]
      when d.type = 'DECIMAL' and w.value !~ ${DECIMAL_PATTERN} then array['ATTRIBUTE_TYPE_MISMATCH', 'value', d.name]
      when d.type = 'BOOLEAN'
        and w.value not in ('true', 'false') then array['ATTRIBUTE_TYPE_MISMATCH', 'value', d.name]
      when d.type in ('INTEGER', 'DECIMAL') and not (
        w.value::numeric >= coalesce(d.minimum, w.value::numeric)
          and w.value::numeric <= coalesce(d.maximum, w.value::numeric)
      ) then array['ATTRIBUTE_OUT_OF_RANGE', 'value', d.name]
      when d.type = 'TEXT' and d.options is not null and w.value <> all (d.options)
        then array['ATTRIBUTE_NOT_IN_LIST', 'value', d.name]
      end as wrong) found
    where o.outcome = 'OPEN' and wrong is not null`,
  )
}
