import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { ADDRESS_PURPOSES } from '../../../model/address-purposes.ts'
import { BLANK_PATTERN } from '../../../model/blank.ts'
import {
  ADDRESS_FIELDS,
  CUSTOMER_FIELDS,
  DECIMAL_PATTERN,
  EMAIL_PATTERN,
  URL_PATTERN,
} from '../../../model/customer-fields.ts'
import { FIXED_WORDS, OTHER_WORDS, type WordKind } from '../../../model/vocabulary/word-kinds.ts'
import { eachField } from './columns.ts'
import { isTooLong } from './measure-lengths.ts'

/**
 * Each `evaluate…` function reads every row of its table once and records the first error of the row: a word of no list
 * before its length, since to shorten it would not help. In an update, a
 * field that does not change is null here, and null is valid unless the field is required.
 */
export async function evaluateCustomers(tx: Transaction): Promise<void> {
  const changedOrCreated = (field: string) => sql.raw(`(o.is_create or '${field}' = any(w.changed_fields))`)
  await execute(
    tx,
    sql`/* synchronize.evaluateCustomers */
    insert into work_error (operation_id, tbl, counter, code, field, reference)
    select w.operation_id, 1, w.counter, wrong[1], wrong[2], wrong[3]
    from work_customer w
    join work_operation o using (operation_id)
    left join reference_value currency on currency.kind = 'CURRENCY' and currency.id = w.currency
    left join reference_value language on language.kind = 'LANGUAGE' and language.id = w.language_id
    left join customer_group on customer_group.data_area_id = o.data_area_id and customer_group.id = w.cust_group
    left join legal_entity entity on entity.data_area_id = o.data_area_id
    cross join lateral (select case
      when coalesce(w.cust_name, '') ~ ${BLANK_PATTERN}
        and ${changedOrCreated('name')}
        then array['REQUIRED', 'name', null]
      when w.relationship_type is null and not o.is_create
        and ${changedOrCreated('customerType')}
        then array['REQUIRED', 'customerType', null]
      when w.relationship_type not in ('PERSON', 'ORGANIZATION') then array['INVALID_VALUE', 'customerType', null]
      when ${isNoWord('blocked', 'BLOCKED')} then array['INVALID_VALUE', 'blocked', null]
      when ${isNoWord('opt_out_personalization', 'SWITCH')}
        then array['INVALID_VALUE', 'optOutPersonalization', null]
      when ${isNoWord('opt_out_web_activity_tracking', 'SWITCH')}
        then array['INVALID_VALUE', 'optOutWebActivityTracking', null]
      when ${isNoWord('block_loyalty_enrollment', 'SWITCH')}
        then array['INVALID_VALUE', 'blockLoyaltyEnrollment', null]
      when ${isNoWord('receipt_option', 'RECEIPT_OPTION')}
        and ${isNotDefault}
        then array['INVALID_VALUE', 'receiptOption', null]
      when w.currency is not null
        and currency.id is null
        then array['UNKNOWN_CURRENCY', 'currency', ${mark('w.currency')}]
      when w.language_id is not null
        and language.id is null
        then array['UNKNOWN_LANGUAGE', 'languageId', ${mark('w.language_id')}]
      when w.cust_group is not null
        and customer_group.id is null
        then array['UNKNOWN_CUSTOMER_GROUP', 'customerGroup', ${mark('w.cust_group')}]
      when ${isNotListed('tax_group', 'tax_groups')} then array['UNKNOWN_TAX_GROUP', 'taxGroup', ${mark('w.tax_group')}]
      when ${isNotListed('price_group', 'price_groups')}
        then array['UNKNOWN_PRICE_GROUP', 'priceGroup', ${mark('w.price_group')}]
      when ${isNotListed('line_disc', 'line_discounts')}
        then array['UNKNOWN_DISCOUNT', 'lineDiscount', ${mark('w.line_disc')}]
      when ${isNotListed('multiline_disc', 'multiline_discounts')}
        then array['UNKNOWN_DISCOUNT', 'multilineDiscount', ${mark('w.multiline_disc')}]
      when ${isNotListed('end_disc', 'end_discounts')}
        then array['UNKNOWN_DISCOUNT', 'endDiscount', ${mark('w.end_disc')}]
      ${tooLong(1, CUSTOMER_FIELDS)}
      when w.email !~ ${EMAIL_PATTERN} then array['INVALID_EMAIL', 'email', null]
      when w.receipt_email !~ ${EMAIL_PATTERN} then array['INVALID_EMAIL', 'receiptEmail', null]
      when w.url !~ ${URL_PATTERN} then array['INVALID_URL', 'url', null]
      when w.credit_max !~ ${DECIMAL_PATTERN} then array['INVALID_NUMBER', 'creditMax', null]
      when w.invoice_account is not null and ${isNobodysAccount}
        then array['UNKNOWN_INVOICE_ACCOUNT', 'invoiceAccount', ${mark('w.invoice_account')}]
      end as wrong) found
    where o.outcome = 'OPEN' and wrong is not null`,
  )
}

/**
 * The column's text is none of a fixed list, in any case; a default customer of an earlier version may have another.
 */
const isNoWord = (column: string, kind: WordKind) => {
  const words = [...(FIXED_WORDS[kind] ?? []), ...Object.keys(OTHER_WORDS[kind] ?? {})].map((word) =>
    word.toUpperCase(),
  )
  return sql.raw(`upper(w.${column}) <> all (array[${words.map((word) => `'${word}'`).join(', ')}])`)
}
const isNotDefault = sql.raw(`not exists (
          select from channel
          join default_customer d on d.data_area_id = channel.data_area_id and d.id = channel.default_customer_id
          where channel.id = o.channel_id and d.receipt_option = w.receipt_option
        )`)

/** Looked up by key (`offset 0`): the planner would otherwise read all customers once. */
const isNobodysAccount = sql.raw(`not exists (
          select from customer payer
            where payer.data_area_id = o.data_area_id and payer.account = w.invoice_account offset 0
        )`)

/** The column's text is not in a list of the legal entity that has any. */
const isNotListed = (column: string, list: string) =>
  sql.raw(`entity.${list} <> '{}' and w.${column} <> all (entity.${list})`)

export async function evaluateAddresses(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* synchronize.evaluateAddresses */
    insert into work_error (operation_id, tbl, counter, code, field, reference)
    select w.operation_id, 2, w.counter, wrong[1], ${path('addresses', 'work_address')}, wrong[3]
    from work_address w
    join work_operation o using (operation_id)
    left join reference_value country on country.kind = 'COUNTRY' and country.id = w.country
    left join legal_entity entity on entity.data_area_id = o.data_area_id
    cross join (select address_purposes from parameters where id = 1) own
    left join customer_address known
      on not o.is_create and known.customer_key = o.customer_key and known.address_id = w.address_id
    cross join lateral (select case
      when w.row_operation = 'UPDATE' and known.active is not true then array['ADDRESS_NOT_FOUND', null, null]
      when w.row_operation = 'DEACTIVATE' and known.address_id is null then array['ADDRESS_NOT_FOUND', null, null]
      when w.row_operation = 'DEACTIVATE' then null
      when w.row_operation = 'UPDATE' and 'country' = any(w.changed_fields)
        and w.country is null
        then array['REQUIRED', 'country', null]
      when w.country is not null and country.id is null then array['UNKNOWN_COUNTRY', 'country', ${mark('w.country')}]
      when w.role <> all (${sql.raw(`array[${ADDRESS_PURPOSES.map((purpose) => `'${purpose}'`).join(', ')}]`)}
        || own.address_purposes)
        then array['UNKNOWN_PURPOSE', 'purpose', ${mark('w.role')}]
      when ${isNotListed('tax_group', 'tax_groups')} then array['UNKNOWN_TAX_GROUP', 'taxGroup', ${mark('w.tax_group')}]
      ${tooLong(
        2,
        ADDRESS_FIELDS.filter(({ field }) => field !== 'isPrimary'),
      )}
      when w.email !~ ${EMAIL_PATTERN} then array['INVALID_EMAIL', 'email', null]
      when w.url !~ ${URL_PATTERN} then array['INVALID_URL', 'url', null]
      end as wrong) found
    where o.outcome = 'OPEN' and wrong is not null`,
  )
}

/** The path of a row, or of a field in it: `addresses.0.country`. Computed only for errors. */
export function path(list: string, table: string): SQL {
  return sql.raw(`concat_ws('.', '${list}',
    (select count(*) from ${table} earlier
      where earlier.operation_id = w.operation_id and earlier.counter < w.counter), wrong[2])`)
}

/** A hash of a value: it makes equal causes count as one without storing the value, which is personal data. */
export function mark(value: string): SQL {
  return sql.raw(`left(md5(${value}), 8)`)
}

function tooLong(tbl: number, fields: readonly { field: string; column: string; length: number }[]): SQL {
  return eachField(
    fields,
    (each) => `when ${isTooLong(tbl, each)} then array['TOO_LONG', '${each.field}', '${each.length}']`,
    '\n      ',
  )
}
