import { sql } from 'drizzle-orm'
import type { Actor } from '../../src/access/actor.ts'
import type { HeadquartersSide } from '../../src/between/headquarters-side.ts'
import type { ChannelDatabase } from '../../src/between/sides.ts'
import { flushCache } from '../../src/channel/cache/cache.ts'
import { execute } from '../../src/db/client.ts'
import {
  ASYNC_ADDRESS_CREATE,
  ASYNC_EDIT,
  CONFIGURATION_KINDS,
  type Configuration,
  type ConfigurationKind,
  ENHANCED_ASYNC_CREATE,
  PERF_CUSTOMER_ORDERS,
} from '../../src/model/configuration.ts'
import type { CustomerDocument, CustomerFieldValues } from '../../src/model/customer.ts'
import { CUSTOMER_FIELDS } from '../../src/model/customer-fields.ts'
import { testDatabase } from './databases.ts'

/**
 * A channel database after 1110, 1070 and 1010, and its side of the program. Tests name only what differs from the
 * defaults.
 */
export type ChannelDatabaseOptions = {
  /** Functionality profiles; `async` and `sync` are always there. */
  captureValidation?: 'STRICT' | 'MINIMAL'
  /** Feature key → on and applied (default: the three prerequisites). */
  features?: { [key: string]: boolean }
  channels?: Partial<Configuration<'channel'>>[]
  defaultCustomer?: Partial<Configuration<'default_customer'>>
  /** The answers of headquarters; by default it cannot be reached. */
  headquarters?: Partial<HeadquartersSide>
  cacheTtlSeconds?: number
  /** Of the functionality profiles; by default as in the configuration of a former version. */
  generateLoyaltyCardNumber?: boolean
  /** Leave the database as its migrations made it. */
  unconfigured?: boolean
}

export const DEVICE: Actor = { id: 'till-1', roles: ['CHANNEL_DEVICE'], channels: ['houston', 'sanfrancisco'] }
export const ADMINISTRATOR: Actor = { id: 'administrator', roles: ['ADMINISTRATOR'], channels: 'ALL' }

/** The error when headquarters cannot be reached. */
export function unreachable(): Error {
  return Object.assign(new Error('Headquarters is away.'), { code: 'ECONNREFUSED' })
}

/** A headquarters side on which only the given methods answer. */
export function headquartersWith(methods: Partial<HeadquartersSide>): HeadquartersSide {
  const away = async () => {
    throw unreachable()
  }
  return {
    receiveUpload: away,
    applyRealtime: away,
    issueLoyaltyCard: away,
    linkLoyaltyCard: away,
    adoptCustomer: away,
    searchAllStores: away,
    newestKnown: away,
    operationsSince: away,
    usedKeys: away,
    customers: away,
    featureStates: async () => null,
    signingKeys: async () => [],
    ...methods,
  }
}

export const make = {
  async channelDatabase(options: ChannelDatabaseOptions = {}): Promise<ChannelDatabase> {
    const { db, url } = await testDatabase('channel')
    const database = { id: 'houston-db', db, url, headquarters: headquartersWith(options.headquarters ?? {}) }
    if (!options.unconfigured) await configure(database, options)
    return database
  },

  /** A customer's document as headquarters would send it. */
  document(given: Partial<CustomerDocument> & { customerKey: string }): CustomerDocument {
    const empty = Object.fromEntries(CUSTOMER_FIELDS.map(({ field }) => [field, null])) as CustomerFieldValues
    return {
      ...empty,
      customerType: 'PERSON',
      name: 'Ada Lovelace',
      currency: 'USD',
      languageId: 'en-US',
      customerGroup: 'RETAIL',
      dataAreaId: 'USRT',
      account: `C-${given.customerKey.slice(-8)}`,
      version: 1,
      createdAt: '2026-01-01T00:00:00.000Z',
      addressBooks: ['USRTSTORES'],
      addresses: [],
      contacts: [],
      affiliations: [],
      attributes: [],
      loyaltyCards: [],
      fieldVersions: {},
      ...given,
    }
  },

  /** Records that headquarters has completed a customer's operations up to a number, as 1010 does. */
  async settlement(database: ChannelDatabase, customerKey: string, settledThrough: number): Promise<void> {
    await execute(
      database.db,
      sql`insert into settlement (customer_key, settled_through) values (${customerKey}, ${settledThrough})
      on conflict (customer_key) do update set settled_through = excluded.settled_through`,
    )
  },
}

/** Stores the configuration as the three jobs do, replacing what is there, and loads the cache. */
export async function configure(
  database: Pick<ChannelDatabase, 'db' | 'id'>,
  options: ChannelDatabaseOptions,
): Promise<void> {
  const rows = configurationRows(options)
  await execute(database.db, sql`delete from configuration`)
  await execute(
    database.db,
    sql`insert into configuration (kind, id, job_id, content)
    select kind, id, job, content
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (kind text, id text, job text, content jsonb)`,
  )
  await execute(
    database.db,
    sql`insert into applied_job (job_id, position) select unnest(array['1110', '1070', '1010']), 100
    on conflict (job_id) do nothing`,
  )
  await flushCache(database, ADMINISTRATOR)
}

/** The rows of `configuration` as the three jobs deliver them. */
export function configurationRows(options: ChannelDatabaseOptions) {
  const rows: { kind: ConfigurationKind; id: string; job: string; content: unknown }[] = []
  const put = <kind extends ConfigurationKind>(kind: kind, id: string, content: Configuration<kind>) =>
    rows.push({ kind, id, job: CONFIGURATION_KINDS[kind], content })
  const features = { ...PREREQUISITES_ON, ...options.features }
  for (const [key, enabled] of Object.entries(features))
    put('feature', key, { key, name: key, enabled, changedPosition: '10' })
  for (const [kind, id] of REFERENCES) put('reference_value', `${kind}:${id}`, { kind, id, name: id })
  put('parameters', '1', { cacheTtlSeconds: options.cacheTtlSeconds ?? 300 })
  put('legal_entity', 'USRT', {
    dataAreaId: 'USRT',
    name: 'Contoso Retail USA',
    country: 'USA',
    currency: 'USD',
    languageId: 'en-US',
    timeZone: 'America/Chicago',
    taxGroups: ['TX', 'EXEMPT'],
  })
  for (const id of ['async', 'sync'])
    put('functionality_profile', id, {
      id,
      name: id,
      createCustomersInAsyncMode: id === 'async',
      captureValidation: options.captureValidation ?? 'STRICT',
      ...(options.generateLoyaltyCardNumber !== undefined && {
        generateLoyaltyCardNumber: options.generateLoyaltyCardNumber,
      }),
    })
  put('default_customer', 'USRT:DEFAULT', { ...DEFAULT_CUSTOMER, ...options.defaultCustomer })
  put('customer_group', 'USRT:RETAIL', { dataAreaId: 'USRT', id: 'RETAIL', name: 'Retail' })
  for (const id of ['VIP', 'STAFF']) put('affiliation', `USRT:${id}`, { dataAreaId: 'USRT', id, name: id })
  for (const attribute of ATTRIBUTES) put('attribute_definition', `USRT:${attribute.name}`, attribute)
  for (const channel of options.channels ?? CHANNELS)
    put('channel', channel.id ?? 'houston', { ...HOUSTON, ...channel })
  return rows
}

const PREREQUISITES_ON = {
  [PERF_CUSTOMER_ORDERS]: true,
  [ENHANCED_ASYNC_CREATE]: true,
  [ASYNC_ADDRESS_CREATE]: true,
  [ASYNC_EDIT]: false,
}
const REFERENCES = [
  ['COUNTRY', 'USA'],
  ['COUNTRY', 'NLD'],
  ['CURRENCY', 'USD'],
  ['CURRENCY', 'EUR'],
  ['LANGUAGE', 'en-US'],
  ['LANGUAGE', 'nl'],
] as const
const DEFAULT_CUSTOMER: Configuration<'default_customer'> = {
  dataAreaId: 'USRT',
  id: 'DEFAULT',
  customerType: 'PERSON',
  customerGroup: 'RETAIL',
  currency: 'USD',
  languageId: 'en-US',
  receiptOption: 'EMAIL',
  receiptEmail: null,
  affiliations: [],
  addressBooks: ['USRTSTORES'],
}
const ATTRIBUTES: Configuration<'attribute_definition'>[] = [
  { dataAreaId: 'USRT', name: 'ShoeSize', type: 'DECIMAL', options: null, minimum: '1', maximum: '60' },
  { dataAreaId: 'USRT', name: 'Children', type: 'INTEGER', options: null, minimum: '0', maximum: null },
  {
    dataAreaId: 'USRT',
    name: 'Big',
    type: 'INTEGER',
    options: null,
    minimum: '0',
    maximum: '900719925474099298',
  },
  { dataAreaId: 'USRT', name: 'Newsletter', type: 'BOOLEAN', options: null, minimum: null, maximum: null },
  { dataAreaId: 'USRT', name: 'Segment', type: 'TEXT', options: ['Gold', 'Silver'], minimum: null, maximum: null },
]
const HOUSTON: Configuration<'channel'> = {
  id: 'houston',
  name: 'Houston',
  type: 'RETAIL_STORE',
  dataAreaId: 'USRT',
  functionalityProfileId: 'async',
  defaultCustomerId: 'DEFAULT',
  addressBooks: ['USRTSTORES'],
  country: 'USA',
  filterSharedCustomerTables: false,
}
const CHANNELS: Partial<Configuration<'channel'>>[] = [
  {},
  { id: 'sanfrancisco', name: 'San Francisco', functionalityProfileId: 'sync' },
]
