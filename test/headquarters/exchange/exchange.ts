import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Actor } from '../../../src/access/actor.ts'
import type { ChannelSide } from '../../../src/between/channel-side.ts'
import type { ChannelDatabase, HeadquartersDatabase, Sides } from '../../../src/between/sides.ts'
import { capture } from '../../../src/channel/capture/capture.ts'
import type { Capture } from '../../../src/channel/capture/staged.ts'
import { directChannelSide } from '../../../src/channel/direct-channel-side.ts'
import { type DatabaseOptions, execute, type Transaction, transaction } from '../../../src/db/client.ts'
import { directHeadquartersLog } from '../../../src/headquarters/direct-headquarters-log.ts'
import { directHeadquartersSide } from '../../../src/headquarters/direct-headquarters-side.ts'
import { append, appendSelected } from '../../../src/log/append.ts'
import type { StagedRows } from '../../../src/model/operation.ts'
import { sortKey } from '../../../src/model/words/fold.ts'
import { searchWords } from '../../../src/model/words/search-words.ts'
import { type TestDatabase, testDatabase } from '../../support/databases.ts'

export const operator: Actor = { id: 'operator', roles: ['OPERATOR'], channels: 'ALL' }

/**
 * Headquarters and channel databases that exchange directly: two channels in `north`, one in `south`, of one legal
 * entity.
 */
export type Exchange = {
  hq: TestDatabase
  headquarters: HeadquartersDatabase
  sides: Sides
  north: ChannelDatabase
  south: ChannelDatabase
  channelSides: Map<string, ChannelSide>
}

/** `ofHeadquarters`: how its pool differs from that of other tests. */
export async function makeExchange(ofHeadquarters: DatabaseOptions = {}): Promise<Exchange> {
  const [hq, north, south] = await Promise.all([
    testDatabase('hq', ofHeadquarters),
    testDatabase('channel'),
    testDatabase('channel'),
  ])
  const headquarters: HeadquartersDatabase = { db: hq.db, url: hq.url }
  const headquartersSide = directHeadquartersSide(headquarters)
  const channels = new Map(
    [
      { id: 'north', db: north.db, url: north.url },
      { id: 'south', db: south.db, url: south.url },
    ].map((server): [string, ChannelDatabase] => [server.id, { ...server, headquarters: headquartersSide }]),
  )
  const channelSides = new Map([...channels].map(([id, database]) => [id, directChannelSide(database)]))
  await makeOrganization(headquarters)
  const sides: Sides = {
    headquarters,
    channels,
    headquartersSide,
    facts: null,
    headquartersLog: directHeadquartersLog(headquarters),
    channelSides,
    ownSides: channelSides,
    notOpened: new Map(),
    databaseOfChannel: (channelId) => (channelId === 'store3' ? 'south' : 'north'),
    refresh: async () => {},
  }
  const database = (id: string) => {
    const found = channels.get(id)
    if (!found) throw new Error(id)
    return found
  }
  return { hq, headquarters, sides, north: database('north'), south: database('south'), channelSides }
}

async function makeOrganization({ db }: HeadquartersDatabase): Promise<void> {
  await db.execute(sql`
    with legal as (insert into legal_entity values ('usrt', 'Contoso', 'US', 'USD', 'en-us', 'UTC') returning 1),
    profile as (insert into functionality_profile (id, name, create_customers_in_async_mode) values ('async', 'Async', true) returning 1),
    grouped as (insert into channel_database_group values ('default', 'Default') returning 1)
    select from legal, profile, grouped`)
  await db.execute(sql`
    insert into channel_database (id, name, group_id, connection)
    values ('north', 'North', 'default', 'env:NORTH'), ('south', 'South', 'default', 'env:SOUTH')`)
  await db.execute(sql`
    insert into channel (id, name, type, data_area_id, channel_database_id, functionality_profile_id, default_customer_id, address_books, country)
    values ('store1', 'Store 1', 'RETAIL_STORE', 'usrt', 'north', 'async', '100', array['north'], 'US'),
      ('store2', 'Store 2', 'RETAIL_STORE', 'usrt', 'north', 'async', '100', array['north'], 'US'),
      ('store3', 'Store 3', 'RETAIL_STORE', 'usrt', 'south', 'async', '100', array['south'], 'US')`)
}

/**
 * What *Synchronize customers and channel requests* needs besides, to make customers of what `captureOperation`
 * captures.
 */
export async function makeCustomerRules({ db }: HeadquartersDatabase): Promise<void> {
  await db.execute(sql`
    insert into reference_value (kind, id, name)
    values ('COUNTRY', 'US', 'United States'), ('CURRENCY', 'USD', 'Dollar'), ('LANGUAGE', 'en-us', 'English')
    on conflict do nothing`)
  await db.execute(sql`insert into address_book values ('usrt', 'north', 'North'), ('usrt', 'south', 'South')`)
  await db.execute(sql`insert into customer_group (data_area_id, id, name) values ('usrt', '30', 'Retail')`)
  await db.execute(sql`insert into affiliation values ('usrt', 'VIP', 'VIP')`)
  await db.execute(
    sql`insert into attribute_definition (data_area_id, name, type) values ('usrt', 'Shoe size', 'INTEGER')`,
  )
  await db.execute(sql`
    insert into default_customer (data_area_id, id, customer_type, customer_group, currency, language_id, affiliations, address_books)
    values ('usrt', '100', 'PERSON', '30', 'USD', 'en-us', '{}', array['north'])`)
  await db.execute(sql`
    insert into number_sequence (data_area_id, reference, format, smallest, largest, next)
    values ('usrt', 'CustomerAccount', 'C-######', 1, 999999, 1)`)
}

export type Captured = { operationId: string; customerKey: string }

/**
 * Captures one operation as a channel does: a create, or with `customerKey` a change of the name. `rows` captures these
 * rows instead; a row that creates the customer makes it a create.
 */
export async function captureOperation(
  database: ChannelDatabase,
  what: {
    customerKey?: string
    channel?: string
    name?: string
    operationId?: string
    hash?: string
    rows?: StagedRows
    baseVersion?: number
    traceparent?: string
  } = {},
): Promise<Captured> {
  await database.db.execute(sql`
    insert into channel_cache (id, generation, loaded_at, expires_at, content)
    values (1, 1, now(), now() + interval '1 day', '{}')
    on conflict (id) do nothing`)
  const operationId = what.operationId ?? randomUUID()
  const customerKey = what.customerKey ?? randomUUID()
  const edit = what.rows ? what.rows.customer[0]?.operation !== 'CREATE' : what.customerKey !== undefined
  const name = what.name ?? 'Ada Example'
  const captured: Capture = {
    operationId,
    customerKey,
    scope: 'test',
    expectedNumber: null,
    traceparent: what.traceparent ?? null,
    requestHash: 'hash',
    key: `key of ${operationId}`,
    keyHash: `hash of ${operationId}`,
    dataAreaId: 'usrt',
    channelId: what.channel ?? (database.id === 'south' ? 'store3' : 'store1'),
    kind: edit ? 'UPDATE_CUSTOMER' : 'CREATE_CUSTOMER',
    customerAccount: null,
    baseVersion: what.baseVersion ?? 0,
    hash: what.hash ?? `hash of ${name}`,
    routeReason: 'PROFILE',
    capturedBy: 'till-1',
    roles: ['CHANNEL_DEVICE'],
    requestId: null,
    action: 'createCustomer',
    addressBooks: edit ? null : [database.id],
    name,
    search: searchWords({ names: [name], emails: [], phones: [] }),
    removedWords: [],
    sortKey: sortKey(name),
    duplicates: [],
    sees: [],
    rows: what.rows ?? (edit ? editRows(name) : createRows(name)),
    inPlaceOf: null,
  }
  const { outcomes } = await capture(database.db, database.id, '1', [captured])
  const [outcome] = outcomes
  if (outcome?.outcome !== 'STORED') throw new Error(outcome?.outcome)
  return { operationId, customerKey }
}

const nothing = { addresses: [], contacts: [], affiliations: [], attributes: [] }

function editRows(name: string): StagedRows {
  return { customer: [{ operation: 'UPDATE', changedFields: ['name'], name }], ...nothing }
}

export function createRows(name: string): StagedRows {
  return {
    customer: [{ operation: 'CREATE', changedFields: null, customerType: 'PERSON', name, email: 'ada@example.com' }],
    addresses: [
      {
        operation: 'CREATE',
        changedFields: null,
        addressId: randomUUID(),
        purpose: 'Home',
        street: '1 Main St',
        country: 'US',
        isPrimary: true,
      },
    ],
    contacts: [
      {
        operation: 'CREATE',
        contactId: randomUUID(),
        type: 'PHONE',
        value: '555-0100',
        extension: null,
        isPrimary: false,
        marketingOptIn: true,
      },
    ],
    affiliations: [{ operation: 'CREATE', affiliationId: 'VIP' }],
    attributes: [{ operation: 'CREATE', name: 'Shoe size', attributeType: 'INTEGER', value: '42' }],
  }
}

/** Rows of headquarters or a channel database, for looking. */
export function rows<Row extends object>(
  { db }: { db: HeadquartersDatabase['db'] },
  query: ReturnType<typeof sql>,
): Promise<Row[]> {
  return execute<Row>(db, query)
}

/**
 * What synchronize does to an uploaded create, as far as the exchange is concerned: a customer, a settled operation,
 * their events.
 */
export async function settleAtHeadquarters(
  { hq }: Pick<Exchange, 'hq'>,
  operation: Captured,
  as: { status?: 'SYNCED' | 'FAILED' | 'DISMISSED' | 'SUPERSEDED'; books?: string[] } = {},
): Promise<void> {
  const status = as.status ?? 'SYNCED'
  await transaction(hq.db, async (tx) => {
    if (status === 'SYNCED') await writeCustomer(tx, operation.customerKey, as.books ?? ['north'])
    await tx.execute(sql`
      update operation
      set status = ${status}, revision = revision + 1, settled_at = now(),
        error_code = ${status === 'FAILED' ? 'UNKNOWN_COUNTRY' : null}, error_class = ${status === 'FAILED' ? 'PERMANENT' : null}
      where operation_id = ${operation.operationId}`)
    await appendSelected(
      tx,
      sql`
      select 'OPERATION', operation_id::text, data_area_id, channel_id, channel_database_id, customer_key, operation_id, null::uuid,
        status, revision, error_code, '1010'
      from operation where operation_id = ${operation.operationId}`,
    )
  })
}

/** A customer made or changed at headquarters, with its event. */
export async function changeCustomer(
  { hq }: Pick<Exchange, 'hq'>,
  customerKey: string,
  books: string[],
): Promise<void> {
  await transaction(hq.db, async (tx) => {
    await writeCustomer(tx, customerKey, books)
    await append(tx, [{ kind: 'CUSTOMER', entityId: customerKey, customerKey, downloadJob: '1010' }])
  })
}

async function writeCustomer(tx: Transaction, customerKey: string, books: string[]): Promise<void> {
  await tx.execute(sql`
    insert into customer (customer_key, data_area_id, account, cust_name, relationship_type, address_books, search)
    values (${customerKey}, 'usrt', 'C-' || left(${customerKey}::text, 8), 'Ada Example', 'PERSON',
      array(select jsonb_array_elements_text(${JSON.stringify(books)}::jsonb)), '')
    on conflict (customer_key) do update set version = customer.version + 1, address_books = excluded.address_books`)
}

/** Says that something of a job's configuration changed. */
export async function changeConfiguration({ hq }: Pick<Exchange, 'hq'>, job: string): Promise<void> {
  await transaction(hq.db, (tx) => append(tx, [{ kind: 'CONFIGURATION', entityId: 'parameters:1', downloadJob: job }]))
}

/** From here on, the calls to a channel database's side by their names, in order. */
export function callsTo(exchange: Exchange, id: string): string[] {
  const side = exchange.channelSides.get(id)
  if (!side) throw new Error(id)
  const calls: string[] = []
  const noted = new Proxy(side, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        calls.push(String(name))
        return Reflect.apply(value, target, args)
      }
    },
  })
  exchange.channelSides.set(id, noted)
  return calls
}
