import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../../db/client.ts'
import type { ConfigurationJobId, ConfigurationRow } from '../../../model/configuration.ts'

/** All the configuration that a job carries to a channel database (model/configuration.ts lists the kinds and ids). */
export function configurationRows(
  db: Executor,
  jobId: ConfigurationJobId,
  channelDatabaseId: string,
): Promise<ConfigurationRow[]> {
  return execute<ConfigurationRow>(db, queries[jobId](channelDatabaseId))
}

const queries: { [job in ConfigurationJobId]: (channelDatabaseId: string) => SQL } = {
  1110: (channelDatabaseId) => sql`/* exchange.configurationRows */
    select 'feature' as kind, key as id,
      jsonb_build_object(
        'key', key, 'name', name, 'enabled', enabled, 'changedPosition', changed_position::text
      ) as content
    from feature
    union all
    select 'reference_value', kind || ':' || id, jsonb_build_object('kind', kind, 'id', id, 'name', name)
    from reference_value
    union all
    select 'parameters', id::text,
      jsonb_build_object('cacheTtlSeconds', cache_ttl_seconds, 'addressPurposes', address_purposes)
    from parameters
    union all
    select 'token_trust', '1', jsonb_build_object(
      'keys', coalesce((
        select jsonb_agg(key)
        from token_key_set
        cross join jsonb_array_elements(content -> 'keys') as key
        where kind = 'OWN'
      ), '[]'),
      'providers', coalesce((select jsonb_agg(content) from token_key_set where kind = 'PROVIDER'), '[]'),
      'stores', jsonb_agg(jsonb_build_object('kid', id, 'jwk', public_key, 'revoked', revoked_at is not null)),
      'revokedTokens', coalesce((
        select jsonb_agg(token)
        from token_key_set
        cross join jsonb_array_elements(content -> 'revoked') as token
        where kind = 'OWN'
      ), '[]')
    )
    from store_key
    where channel_database_id = ${channelDatabaseId}
    having count(*) > 0
    order by 1, 2`,

  1070: (channelDatabaseId) => sql`/* exchange.configurationRows */
    with own_channel as (select * from channel where channel_database_id = ${channelDatabaseId})
    select 'legal_entity' as kind, data_area_id as id,
      jsonb_build_object('dataAreaId', data_area_id, 'name', name, 'country', country, 'currency', currency,
        'languageId', language_id, 'timeZone', time_zone, 'taxGroups', tax_groups, 'priceGroups', price_groups,
        'lineDiscounts', line_discounts, 'multilineDiscounts', multiline_discounts, 'endDiscounts',
        end_discounts) as content
    from legal_entity
    where data_area_id in (select data_area_id from own_channel)
    union all
    select 'channel', id,
      jsonb_build_object('id', id, 'name', name, 'type', type, 'dataAreaId', data_area_id,
        'functionalityProfileId', functionality_profile_id, 'defaultCustomerId', default_customer_id,
        'addressBooks', address_books, 'country', country, 'filterSharedCustomerTables', filter_shared_customer_tables)
    from own_channel
    union all
    select 'functionality_profile', id,
      jsonb_build_object('id', id, 'name', name, 'createCustomersInAsyncMode', create_customers_in_async_mode,
        'captureValidation', capture_validation, 'generateLoyaltyCardNumber', generate_loyalty_card_number,
        'createCustomerOrdersInAsyncMode', create_customer_orders_in_async_mode)
    from functionality_profile
    where id in (select functionality_profile_id from own_channel)
    union all
    select 'default_customer', data_area_id || ':' || id,
      jsonb_build_object('dataAreaId', data_area_id, 'id', id, 'customerType', customer_type,
        'customerGroup', customer_group, 'currency', currency, 'languageId', language_id,
        'receiptOption', receipt_option, 'receiptEmail', receipt_email, 'affiliations', affiliations,
        'addressBooks', address_books)
    from default_customer
    where (data_area_id, id) in (select data_area_id, default_customer_id from own_channel)
    order by 1, 2`,

  1010: (channelDatabaseId) => sql`/* exchange.configurationRows */
    with own_channel as (select data_area_id from channel where channel_database_id = ${channelDatabaseId})
    select 'customer_group' as kind, data_area_id || ':' || id as id,
      jsonb_build_object('dataAreaId', data_area_id, 'id', id, 'name', name) as content
    from customer_group
    where data_area_id in (select data_area_id from own_channel)
    union all
    select 'affiliation', data_area_id || ':' || id,
      jsonb_build_object('dataAreaId', data_area_id, 'id', id, 'name', name)
    from affiliation
    where data_area_id in (select data_area_id from own_channel)
    union all
    select 'attribute_definition', data_area_id || ':' || name,
      jsonb_build_object('dataAreaId', data_area_id, 'name', name, 'type', type, 'options', options,
        'minimum', minimum::text, 'maximum', maximum::text)
    from attribute_definition
    where data_area_id in (select data_area_id from own_channel)
    order by 1, 2`,
}
