import { sql } from 'drizzle-orm'
import { execute, type Transaction } from '../../../db/client.ts'
import { type CustomerRedirect, type DownloadPart, emptyPart, type OperationOutcome } from '../../../model/package.ts'
import { customerDocuments } from '../../customers/customer-documents.ts'
import { allRedirects, carriedRedirects } from '../../customers/redirects.ts'
import { carriedTombstones } from '../../erasure/carried-tombstones.ts'
import { settledThrough } from '../../synchronize/queue/settled-through.ts'
import { nameCustomers, namedCustomers, renewedKeys } from './named-customers.ts'

/** Customers per part: about 2 MB before compression. */
const pageSize = 1_000

/** A part of a package, and the customers that it may have rows of, in the order of their keys. */
export type CarriedPart = { part: DownloadPart; keys: readonly string[] }

/**
 * The changes that 1010 carries: the customers that the log names between two positions, in their current state.
 * Customers outside the address books of the database's channels (docs/domain.md, D-30) are removed there. Also carries
 * the number up to which this database's own operations are complete, and the outcomes of the named ones.
 * `redirectsFrom`: the redirects that it has; null: it knows none, and takes a merged customer for a removed one.
 */
export async function* carriedByDelta(
  tx: Transaction,
  channelDatabaseId: string,
  range: { fromPosition: string; toPosition: string; redirectsFrom: string | null },
): AsyncGenerator<CarriedPart> {
  await nameCustomers(tx, channelDatabaseId, range)
  const books = await addressBooks(tx, channelDatabaseId)
  const differing = await renewedKeys(tx)
  const kept = new Set(await waitingCustomers(tx, differing))
  const renewedCustomers = differing.filter((key) => !kept.has(key))
  if (renewedCustomers.length > 0) yield { part: { ...emptyPart, renewedCustomers }, keys: [] }
  for await (const page of pages((after) => namedCustomers(tx, after, pageSize))) {
    const keys = keysOf(page)
    const waiting = new Set(await waitingCustomers(tx, keys))
    const renewed = page.flatMap((each) => (each.renewed ? [each.customerKey] : []))
    const documents = await customerDocuments(tx, keys)
    const customers = documents.filter(
      (document) =>
        !waiting.has(document.customerKey) &&
        document.addressBooks.some((book) => books.get(document.dataAreaId)?.has(book)),
    )
    const carried = new Set(customers.map(({ customerKey }) => customerKey))
    const part = {
      ...emptyPart,
      customers,
      removedCustomers: keys.filter((key) => !carried.has(key) && !waiting.has(key)),
      ...(range.redirectsFrom === range.fromPosition ? redirectsIn(await carriedRedirects(tx, keys)) : {}),
      settlements: await settlements(tx, channelDatabaseId, keys),
      outcomes: await outcomes(
        tx,
        channelDatabaseId,
        page.flatMap(({ operationIds }) => operationIds),
        renewed,
      ),
    }
    yield { part, keys }
  }
  // The log may no longer name what was merged while the database did not get redirects.
  if (range.redirectsFrom !== null && range.redirectsFrom !== range.fromPosition) yield* redirectParts(tx)
  yield* tombstones(await carriedTombstones(tx, range))
}

/**
 * Customers that wait for a person or for their operations, and that 1010 neither removes nor replaces at a channel
 * before (src/headquarters/reconcile): their row is missing at headquarters although they have an account or were
 * reported as lost, and they are neither erased nor given up; or a channel has a newer version. `keys` null: all.
 */
async function waitingCustomers(tx: Transaction, keys: readonly string[] | null): Promise<string[]> {
  const isNamed = (column: string) =>
    keys === null ? sql`true` : sql`${sql.raw(column)} = any(${sql.param([...keys])}::uuid[])`
  const found = await execute<{ customerKey: string }>(
    tx,
    sql`/* exchange.waitingCustomers */
    select a.customer_key as "customerKey"
    from customer_account a
    where ${isNamed('a.customer_key')} and a.given_up_at is null
      and not exists (select from customer c where c.customer_key = a.customer_key)
      and not exists (select from erasure e where e.customer_key = a.customer_key)
    union
    select d.customer_key
    from difference d
    where ${isNamed('d.customer_key')}
      and (
        d.kind = 'NEWER_AT_CHANNEL' and d.status = 'REPORTED'
        or d.kind = 'LOST_AT_HEADQUARTERS' and d.status in ('OPEN', 'REPORTED')
          and not exists (select from customer c where c.customer_key = d.customer_key)
      )
      and not exists (select from erasure e where e.customer_key = d.customer_key)
    order by 1`,
  )
  return found.map(({ customerKey }) => customerKey)
}

/**
 * All customers of the address books of the database's channels, then the outcomes of its own operations, and all
 * redirects unless it knows none (`redirectsFrom` null).
 */
export async function* carriedByFull(
  tx: Transaction,
  channelDatabaseId: string,
  redirectsFrom: string | null,
): AsyncGenerator<CarriedPart> {
  const waiting = await waitingCustomers(tx, null)
  if (waiting.length > 0) yield { part: { ...emptyPart, keptCustomers: waiting }, keys: [] }
  const isWaiting = new Set(waiting)
  for await (const page of pages((after) => customersOfChannels(tx, channelDatabaseId, after))) {
    const keys = keysOf(page)
    const customers = await customerDocuments(
      tx,
      keys.filter((key) => !isWaiting.has(key)),
    )
    yield { part: { ...emptyPart, customers }, keys }
  }
  for await (const page of pages((after) => customersWithOperations(tx, channelDatabaseId, after))) {
    const keys = keysOf(page)
    const part = {
      ...emptyPart,
      settlements: await settlements(tx, channelDatabaseId, keys),
      outcomes: await unsuccessful(tx, channelDatabaseId, keys),
    }
    yield { part, keys }
  }
  if (redirectsFrom !== null) yield* redirectParts(tx)
  yield* tombstones(await carriedTombstones(tx, null))
}

/** All redirects, and which merges were undone. */
async function* redirectParts(tx: Transaction): AsyncGenerator<CarriedPart> {
  for await (const page of pages((after) => allRedirects(tx, after, pageSize)))
    yield { part: { ...emptyPart, ...redirectsIn(page) }, keys: [] }
}

const redirectsIn = (redirects: CustomerRedirect[]) => (redirects.length > 0 ? { redirects } : {})

/** Tombstones come last, so that they also clear what earlier parts contain of these customers. */
function* tombstones(erasedCustomers: string[]): Generator<CarriedPart> {
  if (erasedCustomers.length > 0) yield { part: { ...emptyPart, erasedCustomers }, keys: [] }
}

async function* pages<Row extends { customerKey: string }>(
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await read(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    if (page.length < pageSize) return
    after = last.customerKey
  }
}

const keysOf = (page: readonly { customerKey: string }[]) => page.map(({ customerKey }) => customerKey)

function customersOfChannels(
  tx: Transaction,
  channelDatabaseId: string,
  after: string,
): Promise<{ customerKey: string }[]> {
  return execute(
    tx,
    sql`/* exchange.customersOfChannels */
    select customer_key as "customerKey"
    from customer
    where customer_key > ${after}::uuid
      and exists (
        select from channel
        where channel.channel_database_id = ${channelDatabaseId} and channel.data_area_id = customer.data_area_id
          and channel.address_books && customer.address_books
      )
    order by customer_key
    limit ${pageSize}`,
  )
}

function customersWithOperations(
  tx: Transaction,
  channelDatabaseId: string,
  after: string,
): Promise<{ customerKey: string }[]> {
  return execute(
    tx,
    sql`/* exchange.customersWithOperations */
    select distinct customer_key as "customerKey"
    from operation
    where customer_key > ${after}::uuid and channel_database_id = ${channelDatabaseId} and operation_number is not null
    order by customer_key
    limit ${pageSize}`,
  )
}

async function addressBooks(tx: Transaction, channelDatabaseId: string): Promise<Map<string, Set<string>>> {
  const rows = await execute<{ dataAreaId: string; book: string }>(
    tx,
    sql`/* exchange.addressBooks */
    select distinct data_area_id as "dataAreaId", unnest(address_books) as book
    from channel
    where channel_database_id = ${channelDatabaseId}`,
  )
  const books = new Map<string, Set<string>>()
  for (const { dataAreaId, book } of rows) books.set(dataAreaId, (books.get(dataAreaId) ?? new Set()).add(book))
  return books
}

function settlements(
  tx: Transaction,
  channelDatabaseId: string,
  customerKeys: readonly string[],
): Promise<DownloadPart['settlements']> {
  return execute(
    tx,
    sql`/* exchange.settlements */
    select customer_key as "customerKey", ${settledThrough} as "settledThrough"
    from operation
    where customer_key = any(${sql.param(customerKeys)}::uuid[]) and channel_database_id = ${channelDatabaseId}
      and operation_number is not null
    group by customer_key`,
  )
}

/** The outcomes of these operations, and of all that this channel database has sent of these customers. */
function outcomes(
  tx: Transaction,
  channelDatabaseId: string,
  operationIds: readonly string[],
  customerKeys: readonly string[],
): Promise<OperationOutcome[]> {
  return execute(
    tx,
    sql`/* exchange.outcomes */
    select o.operation_id as "operationId", case o.status when 'DISTRIBUTED' then 'SYNCED' else o.status end as status,
      o.error_code as "errorCode", o.error_field as "errorField", o.error_message as "errorMessage"
    from (
      select unnest(${sql.param(operationIds)}::uuid[])
      union
      select theirs.operation_id
      from unnest(${sql.param(customerKeys)}::uuid[]) as carried (customer_key)
      cross join lateral (
        select operation.operation_id
        from operation
        where operation.customer_key = carried.customer_key and operation.channel_database_id = ${channelDatabaseId}
          and operation.operation_number is not null
        offset 0
      ) theirs
    ) as wanted (operation_id)
    cross join lateral (select * from operation where operation.operation_id = wanted.operation_id offset 0) o
    where o.status <> 'IN_PROGRESS'`,
  )
}

function unsuccessful(
  tx: Transaction,
  channelDatabaseId: string,
  customerKeys: readonly string[],
): Promise<OperationOutcome[]> {
  return execute(
    tx,
    sql`/* exchange.unsuccessful */
    select operation_id as "operationId", status, error_code as "errorCode", error_field as "errorField",
      error_message as "errorMessage"
    from operation
    where customer_key = any(${sql.param(customerKeys)}::uuid[]) and channel_database_id = ${channelDatabaseId}
      and status in ('FAILED', 'WAITING_ON', 'SUPERSEDED', 'DISMISSED')`,
  )
}
