import { type SQL, sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../db/client.ts'
import type { OrganizationChange, OrganizationKind } from './changes.ts'
import type { LegalEntityInput } from './organization-input.ts'

/**
 * A row that was inserted or actually changed. `created`: an updated row has an xmax in PostgreSQL, an inserted one
 * does not.
 */
type Written = { id: string; dataAreaId: string | null; created: boolean }

/** Runs an upsert that returns id, dataAreaId and created of the rows that it changed. */
export async function upsert(tx: Transaction, kind: OrganizationKind, statement: SQL): Promise<OrganizationChange[]> {
  const written = await execute<Written>(tx, statement)
  return written.map((row) => ({ kind, ...row }))
}

/** The lists of ids that a legal entity keeps in its own row. */
const ID_LISTS = [
  { list: 'taxGroups', column: 'tax_groups' },
  { list: 'priceGroups', column: 'price_groups' },
  { list: 'lineDiscounts', column: 'line_discounts' },
  { list: 'multilineDiscounts', column: 'multiline_discounts' },
  { list: 'endDiscounts', column: 'end_discounts' },
] as const
const idLists = (write: (list: (typeof ID_LISTS)[number]) => string) => sql.raw(ID_LISTS.map(write).join(', '))

/** What is there, with what is not there yet: nothing is deleted. */
const withAdded = (column: string) =>
  `array(select unnest(t.${column}) union select unnest(excluded.${column}) order by 1)`

/** Creates or changes legal entities with their dependent rows, and returns the changes. Deletes nothing. */
export async function writeLegalEntities(
  tx: Transaction,
  entities: readonly LegalEntityInput[],
): Promise<OrganizationChange[]> {
  return [
    ...(await upsert(
      tx,
      'legal_entity',
      sql`/* organization.writeLegalEntities */
      insert into legal_entity as t (data_area_id, name, country, currency, language_id, time_zone,
        customer_attribute_group, send_welcome_messages,
        ${idLists(({ column }) => column)})
      select "dataAreaId", name, country, currency, "languageId", "timeZone",
        case when "choosesAttributeGroup" then "customerAttributeGroup" else (
          select customer_attribute_group from legal_entity known where known.data_area_id = "dataAreaId"
        ) end,
        coalesce("sendWelcomeMessages", (
          select send_welcome_messages from legal_entity known where known.data_area_id = "dataAreaId"
        ), false),
        ${idLists(({ list }) => `array(select distinct jsonb_array_elements_text("${list}") order by 1)`)}
      from jsonb_to_recordset(${JSON.stringify(entities.map(choosing))}::jsonb) as r (
        "dataAreaId" text, name text, country text, currency text, "languageId" text, "timeZone" text,
        "customerAttributeGroup" text, "choosesAttributeGroup" boolean, "sendWelcomeMessages" boolean,
        ${idLists(({ list }) => `"${list}" jsonb`)}
      )
      on conflict (data_area_id) do update
      set name = excluded.name, country = excluded.country, currency = excluded.currency,
        language_id = excluded.language_id, time_zone = excluded.time_zone,
        customer_attribute_group = excluded.customer_attribute_group,
        send_welcome_messages = excluded.send_welcome_messages,
        ${idLists(({ column }) => `${column} = ${withAdded(column)}`)}
      where (t.name, t.country, t.currency, t.language_id, t.time_zone, t.customer_attribute_group,
        t.send_welcome_messages, ${idLists(({ column }) => `t.${column}`)})
        is distinct from (
          excluded.name, excluded.country, excluded.currency, excluded.language_id, excluded.time_zone,
          excluded.customer_attribute_group, excluded.send_welcome_messages,
          ${idLists(({ column }) => withAdded(column))}
        )
      returning data_area_id as id, null as "dataAreaId", xmax = 0 as created`,
    )),
    ...(await writeNamed(
      tx,
      'address_book',
      inEntities(entities, ({ addressBooks }) => addressBooks),
    )),
    ...(await writeNamed(
      tx,
      'customer_group',
      inEntities(entities, ({ customerGroups }) => customerGroups),
    )),
    ...(await writeNamed(
      tx,
      'affiliation',
      inEntities(entities, ({ affiliations }) => affiliations),
    )),
    ...(await writeAttributes(
      tx,
      inEntities(entities, ({ attributes }) => attributes),
    )),
    ...(await writeAttributeGroups(
      tx,
      inEntities(entities, ({ attributeGroups }) => attributeGroups),
    )),
    ...(await writeWelcomeTemplates(
      tx,
      inEntities(entities, ({ welcomeMessages }) => welcomeMessages),
    )),
    ...(await writeDefaultCustomers(
      tx,
      inEntities(entities, ({ defaultCustomers }) => defaultCustomers),
    )),
    ...(await writeNumberSequences(
      tx,
      inEntities(entities, ({ numberSequences }) => numberSequences),
    )),
    ...(await writeConflictPolicies(
      tx,
      inEntities(entities, ({ conflictPolicies }) => conflictPolicies),
    )),
  ]
}

/** JSON has no difference between null and left out that a record of SQL would see. */
const choosing = (entity: LegalEntityInput) => ({
  ...entity,
  choosesAttributeGroup: entity.customerAttributeGroup !== undefined,
})

function inEntities<T extends object>(
  entities: readonly LegalEntityInput[],
  items: (entity: LegalEntityInput) => T[],
): string {
  return JSON.stringify(
    entities.flatMap((entity) => items(entity).map((item) => ({ dataAreaId: entity.dataAreaId, ...item }))),
  )
}

function writeNamed(tx: Transaction, kind: 'address_book' | 'customer_group' | 'affiliation', rows: string) {
  return upsert(
    tx,
    kind,
    sql`/* organization.writeNamed */
    insert into ${sql.identifier(kind)} as t (data_area_id, id, name)
    select "dataAreaId", id, name
    from jsonb_to_recordset(${rows}::jsonb) as r ("dataAreaId" text, id text, name text)
    on conflict (data_area_id, id) do update
    set name = excluded.name
    where t.name <> excluded.name
    returning id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}

function writeAttributes(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'attribute_definition',
    sql`/* organization.writeAttributes */
    insert into attribute_definition as t (data_area_id, name, type, options, minimum, maximum, required,
      default_value, unit, friendly_name, help_text, translations)
    select "dataAreaId", name, type,
      case when jsonb_typeof(options) = 'array' then array(select jsonb_array_elements_text(options)) end,
      minimum, maximum, required, "defaultValue", unit, "friendlyName", "helpText", translations
    from jsonb_to_recordset(${rows}::jsonb) as r (
      "dataAreaId" text, name text, type text, options jsonb, minimum numeric, maximum numeric,
      required boolean, "defaultValue" text, unit text, "friendlyName" text, "helpText" text, translations jsonb
    )
    on conflict (data_area_id, name) do update
    set options = excluded.options, minimum = excluded.minimum, maximum = excluded.maximum,
      required = excluded.required, default_value = excluded.default_value, unit = excluded.unit,
      friendly_name = excluded.friendly_name, help_text = excluded.help_text, translations = excluded.translations
    where (
        t.options, t.minimum, t.maximum, t.required, t.default_value, t.unit, t.friendly_name, t.help_text,
        t.translations
      ) is distinct from (
        excluded.options, excluded.minimum, excluded.maximum, excluded.required, excluded.default_value, excluded.unit,
        excluded.friendly_name, excluded.help_text, excluded.translations
      )
    returning name as id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}

function writeAttributeGroups(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'attribute_group',
    sql`/* organization.writeAttributeGroups */
    insert into attribute_group as t (data_area_id, id, name, attributes)
    select "dataAreaId", id, name, array(select jsonb_array_elements_text(attributes))
    from jsonb_to_recordset(${rows}::jsonb) as r ("dataAreaId" text, id text, name text, attributes jsonb)
    on conflict (data_area_id, id) do update
    set name = excluded.name, attributes = excluded.attributes
    where (t.name, t.attributes) is distinct from (excluded.name, excluded.attributes)
    returning id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}

function writeWelcomeTemplates(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'welcome_template',
    sql`/* organization.writeWelcomeTemplates */
    insert into welcome_template as t (data_area_id, language_id, subject, body)
    select "dataAreaId", "languageId", subject, body
    from jsonb_to_recordset(${rows}::jsonb) as r ("dataAreaId" text, "languageId" text, subject text, body text)
    on conflict (data_area_id, language_id) do update
    set subject = excluded.subject, body = excluded.body
    where (t.subject, t.body) is distinct from (excluded.subject, excluded.body)
    returning language_id as id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}

function writeDefaultCustomers(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'default_customer',
    sql`/* organization.writeDefaultCustomers */
    insert into default_customer as t (
      data_area_id, id, customer_type, customer_group, currency, language_id, receipt_option, receipt_email,
      affiliations, address_books
    )
    select "dataAreaId", id, "customerType", "customerGroup", currency, "languageId", "receiptOption", "receiptEmail",
      array(select jsonb_array_elements_text(affiliations)), array(select jsonb_array_elements_text("addressBooks"))
    from jsonb_to_recordset(${rows}::jsonb) as r (
      "dataAreaId" text, id text, "customerType" text, "customerGroup" text, currency text, "languageId" text,
      "receiptOption" text, "receiptEmail" text, affiliations jsonb, "addressBooks" jsonb
    )
    on conflict (data_area_id, id) do update
    set customer_type = excluded.customer_type, customer_group = excluded.customer_group, currency = excluded.currency,
      language_id = excluded.language_id, receipt_option = excluded.receipt_option,
        receipt_email = excluded.receipt_email,
      affiliations = excluded.affiliations, address_books = excluded.address_books
    where (
        t.customer_type, t.customer_group, t.currency, t.language_id, t.receipt_option, t.receipt_email,
        t.affiliations, t.address_books
      ) is distinct from (
        excluded.customer_type, excluded.customer_group, excluded.currency, excluded.language_id,
        excluded.receipt_option, excluded.receipt_email, excluded.affiliations, excluded.address_books
      )
    returning id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}

/**
 * `next` never goes back: a reserved number is not given again, whatever is set up (docs/domain.md, Number sequences).
 */
function writeNumberSequences(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'number_sequence',
    sql`/* organization.writeNumberSequences */
    insert into number_sequence as t (data_area_id, reference, format, smallest, largest, next)
    select "dataAreaId", reference, format, smallest, largest, smallest
    from jsonb_to_recordset(${rows}::jsonb) as r (
      "dataAreaId" text, reference text, format text, smallest bigint, largest bigint
    )
    on conflict (data_area_id, reference) do update
    set format = excluded.format, smallest = excluded.smallest, largest = excluded.largest,
      next = greatest(t.next, excluded.smallest)
    where (t.format, t.smallest, t.largest) is distinct from (excluded.format, excluded.smallest, excluded.largest)
    returning reference as id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}

function writeConflictPolicies(tx: Transaction, rows: string) {
  return upsert(
    tx,
    'conflict_policy',
    sql`/* organization.writeConflictPolicies */
    insert into conflict_policy as t (data_area_id, field_group, policy)
    select "dataAreaId", "fieldGroup", policy
    from jsonb_to_recordset(${rows}::jsonb) as r ("dataAreaId" text, "fieldGroup" text, policy text)
    on conflict (data_area_id, field_group) do update
    set policy = excluded.policy
    where t.policy <> excluded.policy
    returning field_group as id, data_area_id as "dataAreaId", xmax = 0 as created`,
  )
}
