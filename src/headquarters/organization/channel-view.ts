import { sql } from 'drizzle-orm'
import { type Channels, servesChannels } from '../../access/scope-sql.ts'
import { type Executor, execute } from '../../db/client.ts'

/** A channel by its key alone, enough for the fields that do not need headquarters. */
export type ChannelRef = { key: string }

export type FunctionalityProfileView = {
  id: string
  name: string
  createCustomersInAsyncMode: boolean
  captureValidation: 'STRICT' | 'MINIMAL'
  generateLoyaltyCardNumber: boolean
  createCustomerOrdersInAsyncMode: boolean
}

/** A channel as headquarters stores it. */
export type ChannelView = ChannelRef & {
  name: string
  type: 'RETAIL_STORE' | 'ONLINE_STORE'
  legalEntity: string
  channelDatabaseId: string
  functionalityProfile: FunctionalityProfileView
  addressBooks: string[]
  country: string
  defaultCustomer: string
  filterSharedCustomerTables: boolean
}

/** A channel database by its id alone. */
export type ChannelDatabaseRef = { key: string }

/** A channel database as headquarters stores it; `channels` are the keys of its channels. */
export type ChannelDatabaseView = ChannelDatabaseRef & {
  name: string
  group: string
  /** Where the connection URL is found, such as `env:NAME`. */
  connection: string
  pauseDataSync: boolean
  rewoundAt: string | null
  channels: string[]
}

/** The channels with these keys, or all (null), in order of their keys. */
export async function readChannels(db: Executor, keys: readonly string[] | null): Promise<ChannelView[]> {
  return execute<ChannelView>(
    db,
    sql`/* organization.readChannels */
    select c.id as key, c.name, c.type, c.data_area_id as "legalEntity", c.channel_database_id as "channelDatabaseId",
      jsonb_build_object(
        'id', p.id, 'name', p.name, 'createCustomersInAsyncMode', p.create_customers_in_async_mode,
        'captureValidation', p.capture_validation, 'generateLoyaltyCardNumber', p.generate_loyalty_card_number,
        'createCustomerOrdersInAsyncMode', p.create_customer_orders_in_async_mode
      ) as "functionalityProfile",
      c.address_books as "addressBooks", c.country, c.default_customer_id as "defaultCustomer",
      c.filter_shared_customer_tables as "filterSharedCustomerTables"
    from channel c
    join functionality_profile p on p.id = c.functionality_profile_id
    where ${keys === null}::boolean or c.id = any(${sql.param([...(keys ?? [])])}::text[])
    order by c.id`,
  )
}

/**
 * The channel databases with these ids, or all (null), limited to those that serve one of `channels`, in order of their
 * ids.
 */
export async function readChannelDatabases(
  db: Executor,
  ids: readonly string[] | null,
  channels: Channels = 'ALL',
): Promise<ChannelDatabaseView[]> {
  return execute<ChannelDatabaseView>(
    db,
    sql`/* organization.readChannelDatabases */
    select d.id as key, d.name, d.group_id as "group", d.connection, d.pause_data_sync as "pauseDataSync",
      d.rewound_at as "rewoundAt",
      array(select c.id from channel c where c.channel_database_id = d.id order by c.id) as channels
    from channel_database d
    where (${ids === null}::boolean or d.id = any(${sql.param([...(ids ?? [])])}::text[]))
      and ${servesChannels(sql`d.id`, channels)}
    order by d.id`,
  )
}
