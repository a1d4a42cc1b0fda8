import { type SQL, sql } from 'drizzle-orm'
import { type Channels, inChannels, servesChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { AttributeTranslation } from '../../model/configuration.ts'
import type { ChannelDatabaseRef, ChannelRef, FunctionalityProfileView } from './channel-view.ts'

export type Named = { id: string; name: string }
export type AttributeDefinitionView = {
  name: string
  type: 'TEXT' | 'INTEGER' | 'DECIMAL' | 'BOOLEAN'
  options: string[] | null
  minimum: string | null
  maximum: string | null
  required: boolean
  defaultValue: string | null
  unit: string | null
  friendlyName: string | null
  helpText: string | null
  translations: AttributeTranslation[]
}
export type AttributeGroupView = { id: string; name: string; attributes: string[] }
export type DefaultCustomerView = {
  id: string
  customerType: 'PERSON' | 'ORGANIZATION'
  customerGroup: string
  currency: string
  languageId: string
  receiptOption: string | null
  receiptEmail: string | null
  affiliations: string[]
  addressBooks: string[]
}
export type NumberSequenceView = { reference: string; format: string; smallest: string; largest: string; next: string }
export type FieldGroupPolicyView = {
  fieldGroup: 'IDENTITY' | 'CONTACT' | 'COMMERCIAL' | 'ADDRESS' | 'ATTRIBUTE'
  policy: 'HQ_WINS' | 'CHANNEL_WINS' | 'MANUAL'
}
export type WelcomeMessageView = { languageId: string; subject: string; body: string }
export type UnsentWelcomesView = {
  waiting: number
  givenUp: number
  oldestAt: string | null
  lastFailure: string | null
}
export type LegalEntityView = {
  dataAreaId: string
  name: string
  country: string
  currency: string
  languageId: string
  timeZone: string
  addressBooks: Named[]
  customerGroups: Named[]
  affiliations: Named[]
  attributes: AttributeDefinitionView[]
  attributeGroups: AttributeGroupView[]
  customerAttributeGroup: string | null
  sendWelcomeMessages: boolean
  welcomeMessages: WelcomeMessageView[]
  unsentWelcomeMessages: UnsentWelcomesView
  defaultCustomers: DefaultCustomerView[]
  numberSequences: NumberSequenceView[]
  conflictPolicies: FieldGroupPolicyView[]
  taxGroups: string[]
  priceGroups: string[]
  lineDiscounts: string[]
  multilineDiscounts: string[]
  endDiscounts: string[]
}
export type ParametersView = {
  timeZone: string
  tryCount: number
  enforceSessionOrder: boolean
  cacheTtlSeconds: number
  fullDataSetIntervalDays: number
  addressPurposes: string[]
}

/** The organization as headquarters stores it. */
export type OrganizationView = {
  parameters: ParametersView
  legalEntities: LegalEntityView[]
  functionalityProfiles: FunctionalityProfileView[]
  channelDatabaseGroups: Named[]
  channelDatabases: (ChannelDatabaseRef & { name: string; group: string })[]
  channels: (ChannelRef & { legalEntity: string; channelDatabase: string })[]
}

/** Reads the organization in one statement. It has no legal entities before it is set up. */
export async function readOrganization(db: Executor, channels: Channels = 'ALL'): Promise<OrganizationView> {
  const [organization] = await execute<OrganizationView>(
    db,
    sql`/* organization.read */
    select
      (
        select jsonb_build_object(
          'timeZone', coalesce(time_zone, 'UTC'), 'tryCount', try_count, 'enforceSessionOrder', enforce_session_order,
          'cacheTtlSeconds', cache_ttl_seconds, 'fullDataSetIntervalDays', full_data_set_interval_days,
          'addressPurposes', address_purposes
        )
        from parameters
        where id = 1
      ) as parameters,
      ${listOf(
        sql`jsonb_build_object(
          'dataAreaId', e.data_area_id, 'name', e.name, 'country', e.country, 'currency', e.currency,
          'languageId', e.language_id, 'timeZone', e.time_zone,
          'addressBooks', ${namedOf(sql`address_book`)}, 'customerGroups', ${namedOf(sql`customer_group`)},
          'affiliations', ${namedOf(sql`affiliation`)}, 'attributes', ${attributes},
          'attributeGroups', ${attributeGroups}, 'customerAttributeGroup', e.customer_attribute_group,
          'sendWelcomeMessages', e.send_welcome_messages, 'welcomeMessages', ${welcomeMessages},
          'unsentWelcomeMessages', ${unsentWelcomes}, 'defaultCustomers', ${defaultCustomers},
          'numberSequences', ${numberSequences}, 'conflictPolicies', ${conflictPolicies}, 'taxGroups', e.tax_groups,
          'priceGroups', e.price_groups,
          'lineDiscounts', e.line_discounts, 'multilineDiscounts', e.multiline_discounts,
          'endDiscounts', e.end_discounts
        ) order by e.data_area_id`,
        sql`legal_entity e`,
      )} as "legalEntities",
      ${listOf(
        sql`jsonb_build_object(
          'id', id, 'name', name, 'createCustomersInAsyncMode', create_customers_in_async_mode,
          'captureValidation', capture_validation, 'generateLoyaltyCardNumber', generate_loyalty_card_number,
          'createCustomerOrdersInAsyncMode', create_customer_orders_in_async_mode
        ) order by id`,
        sql`functionality_profile`,
      )} as "functionalityProfiles",
      ${listOf(
        sql`jsonb_build_object('id', id, 'name', name) order by id`,
        sql`channel_database_group`,
      )} as "channelDatabaseGroups",
      ${listOf(
        sql`jsonb_build_object('key', id, 'name', name, 'group', group_id) order by id`,
        sql`channel_database where ${servesChannels(sql`channel_database.id`, channels)}`,
      )} as "channelDatabases",
      ${listOf(
        sql`jsonb_build_object(
          'key', id, 'legalEntity', data_area_id, 'channelDatabase', channel_database_id
        ) order by id`,
        sql`channel where ${inChannels(sql`channel.id`, channels)}`,
      )} as channels`,
  )
  if (organization === undefined) throw new Error('A select without a table returns one row.')
  return organization
}

function listOf(elements: SQL, rows: SQL) {
  return sql`(select coalesce(jsonb_agg(${elements}), '[]'::jsonb) from ${rows})`
}

/** The rows of `table` in the legal entity `e` of the outer query. */
const inLegalEntity = (table: SQL) => sql`${table} t where t.data_area_id = e.data_area_id`

const namedOf = (table: SQL) =>
  listOf(sql`jsonb_build_object('id', t.id, 'name', t.name) order by t.id`, inLegalEntity(table))

const attributes = listOf(
  sql`jsonb_build_object(
    'name', t.name, 'type', t.type, 'options', t.options, 'minimum', t.minimum::text, 'maximum', t.maximum::text,
    'required', t.required, 'defaultValue', t.default_value, 'unit', t.unit, 'friendlyName', t.friendly_name,
    'helpText', t.help_text, 'translations', t.translations
  ) order by t.name`,
  inLegalEntity(sql`attribute_definition`),
)
const attributeGroups = listOf(
  sql`jsonb_build_object('id', t.id, 'name', t.name, 'attributes', t.attributes) order by t.id`,
  inLegalEntity(sql`attribute_group`),
)
const welcomeMessages = listOf(
  sql`jsonb_build_object('languageId', t.language_id, 'subject', t.subject, 'body', t.body) order by t.language_id`,
  inLegalEntity(sql`welcome_template`),
)
const defaultCustomers = listOf(
  sql`jsonb_build_object(
    'id', t.id, 'customerType', t.customer_type, 'customerGroup', t.customer_group, 'currency', t.currency,
    'languageId', t.language_id, 'receiptOption', t.receipt_option, 'receiptEmail', t.receipt_email,
    'affiliations', t.affiliations, 'addressBooks', t.address_books
  ) order by t.id`,
  inLegalEntity(sql`default_customer`),
)
const numberSequences = listOf(
  sql`jsonb_build_object(
    'reference', t.reference, 'format', t.format, 'smallest', t.smallest::text, 'largest', t.largest::text,
    'next', t.next::text
  ) order by t.reference`,
  inLegalEntity(sql`number_sequence`),
)
const conflictPolicies = listOf(
  sql`jsonb_build_object('fieldGroup', t.field_group, 'policy', t.policy) order by t.field_group`,
  inLegalEntity(sql`conflict_policy`),
)

/** Read from the index of what was not sent: nearly all messages were. */
const unsentWelcomes = sql`(
            select jsonb_build_object(
              'waiting', count(*) filter (where t.status = 'WAITING'),
              'givenUp', count(*) filter (where t.status = 'GIVEN_UP'), 'oldestAt', ${utcText('min(t.created_at)')},
              'lastFailure', (array_agg(t.last_failure order by t.created_at desc))[1]
            )
            from welcome_message t
            where t.data_area_id = e.data_area_id and t.status in ('WAITING', 'GIVEN_UP')
          )`
