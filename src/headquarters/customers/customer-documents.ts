import { type SQL, sql } from 'drizzle-orm'
import { type Channels, seesCustomer } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { CustomerDocument } from '../../model/customer.ts'
import { ADDRESS_FIELDS, CUSTOMER_FIELDS, isCustomerSwitch, LATER_ADDRESS_FIELDS } from '../../model/customer-fields.ts'
import { type CustomerValues, customerValues, documentOf } from './customer-values.ts'

/**
 * Headquarters' complete customers with these keys, in the order of their keys; omits customers that do not exist or
 * that none of the channels may see.
 */
export async function customerDocuments(
  db: Executor,
  customerKeys: readonly string[],
  channels: Channels = 'ALL',
): Promise<CustomerDocument[]> {
  if (customerKeys.length === 0) return []
  const found = await execute<CustomerValues>(
    db,
    sql`/* customers.customerDocuments */
    select ${customerValues}
    from customer c
    where c.customer_key = any(${sql.param([...customerKeys])}::uuid[]) and ${seesCustomer('c', channels)}
    order by c.customer_key`,
  )
  return found.map(documentOf)
}

const customerPairs = (fields: readonly { field: string; column: string }[]) =>
  fields.map(({ field, column }) => `'${field}', c.${column}`).join(', ')
const fields = customerPairs(CUSTOMER_FIELDS.filter(({ field }) => !isCustomerSwitch(field)))
const switches = customerPairs(CUSTOMER_FIELDS.filter(({ field }) => isCustomerSwitch(field)))
const isLater = ({ field }: { field: string }) => LATER_ADDRESS_FIELDS.some((later) => later === field)
const addressPairs = (fields: readonly { field: string; column: string }[]) =>
  fields.map(({ field, column }) => `'${field}', a.${column}`).join(', ')
const addressFields = addressPairs(ADDRESS_FIELDS.filter((each) => each.field !== 'isPrimary' && !isLater(each)))
const laterAddressFields = addressPairs(ADDRESS_FIELDS.filter(isLater))

/**
 * Builds a CustomerDocument from `customer c` and its `customerParts`, for a select list, where SQL needs it itself.
 */
export const customerDocument: SQL = sql`jsonb_build_object(
      'customerKey', c.customer_key, 'dataAreaId', c.data_area_id, 'account', c.account, 'version', c.version,
      'createdAt', ${utcText('c.created_at')}, 'addressBooks', c.address_books,
      ${sql.raw(fields)},
      'addresses', addresses.list, 'contacts', contacts.list, 'affiliations', affiliations.list,
      'attributes', attributes.list, 'loyaltyCards', cards.list,
      'fieldVersions', c.field_versions || addresses.versions || contacts.versions || affiliations.versions
        || attributes.versions
    ) || jsonb_strip_nulls(jsonb_build_object(${sql.raw(switches)}))`

const versions = (kind: string, alias: string, id: string) =>
  `coalesce(jsonb_object_agg('${kind}:' || ${alias}.${id}, jsonb_build_object('v', ${alias}.v, 'source', ${alias}.source))
        filter (where ${alias}.${id} is not null), '{}') as versions`

/** The parts of `customer c`; removed parts are omitted from the lists, but their versions count. */
export const customerParts: SQL = sql.raw(`
    cross join lateral (
      select coalesce(
          jsonb_agg(
            jsonb_build_object('addressId', a.address_id, ${addressFields},
              'isPrimary', coalesce(a.make_postal_address_primary, false))
              || jsonb_strip_nulls(jsonb_build_object(${laterAddressFields}))
            order by a.address_id
          ) filter (where a.active),
          '[]'
        ) as list,
        ${versions('address', 'a', 'address_id')}
      from customer_address a
      where a.customer_key = c.customer_key
    ) addresses
    cross join lateral (
      select coalesce(
          jsonb_agg(
            jsonb_build_object('contactId', k.contact_id, 'type', k.type, 'value', k.value, 'extension', k.extension,
              'isPrimary', k.is_primary, 'marketingOptIn', k.marketing_opt_in)
            order by k.contact_id
          ) filter (where k.active),
          '[]'
        ) as list,
        ${versions('contact', 'k', 'contact_id')}
      from customer_contact k
      where k.customer_key = c.customer_key
    ) contacts
    cross join lateral (
      select coalesce(jsonb_agg(f.affiliation_id order by f.affiliation_id) filter (where f.active), '[]') as list,
        ${versions('affiliation', 'f', 'affiliation_id')}
      from customer_affiliation f
      where f.customer_key = c.customer_key
    ) affiliations
    cross join lateral (
      select coalesce(
          jsonb_agg(jsonb_build_object('name', t.name, 'type', t.type, 'value', t.value) order by t.name)
            filter (where t.active),
          '[]'
        ) as list,
        ${versions('attribute', 't', 'name')}
      from customer_attribute t
      where t.customer_key = c.customer_key
    ) attributes
    cross join lateral (
      select coalesce(jsonb_agg(l.card_number order by l.issued_at), '[]') as list
      from loyalty_card l
      where l.customer_key = c.customer_key
    ) cards`)
