import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { ErasedCustomer, KnownCustomer, SentOperation } from '../../between/channel-state.ts'
import { batchStatementTimeout, type Database, execute, transaction } from '../../db/client.ts'

/** What a channel database has and headquarters, restored from an older copy, lacks. */
export type Loss = {
  channelDatabaseId: string
  /** Customers that headquarters had sent to it. */
  customers: KnownCustomer[]
  /**
   * Customers that headquarters has in an older version: their changes made in real time or at headquarters are lost.
   */
  newer: NewerCustomer[]
  /** Captured operations that headquarters had received. */
  operationIds: string[]
}

/** A customer of which a channel database has `version`, and headquarters `backupVersion`. */
export type NewerCustomer = { customerKey: string; dataAreaId: string; version: number; backupVersion: number }

const batchSize = 10_000

/** True when headquarters has everything that the channel database has. */
export const isNothing = ({ customers, newer, operationIds }: Loss): boolean =>
  customers.length + newer.length + operationIds.length === 0

/**
 * The customers that a channel database knows to be erased, and headquarters does not: they could come back. Read-only.
 */
export async function unknownErasures(db: Database, side: ChannelSide): Promise<ErasedCustomer[]> {
  const unknown: ErasedCustomer[] = []
  const erased = batches(
    (after) => side.erasedCustomers(after, batchSize),
    ({ customerKey }) => customerKey,
  )
  for await (const batch of erased) unknown.push(...(await notErasedAtHeadquarters(db, batch)))
  return unknown
}

/**
 * Compares only keys and versions, in batches, for everything in the channel database. `erased`: customers that any
 * channel database knows to be erased; they are not lost. Read-only.
 */
export async function assessLoss(db: Database, side: ChannelSide, erased: ReadonlySet<string>): Promise<Loss> {
  const loss: Loss = { channelDatabaseId: side.id, customers: [], newer: [], operationIds: [] }
  const customers = batches(
    (after) => side.knownCustomers(after, batchSize),
    ({ customerKey }) => customerKey,
  )
  for await (const batch of customers) {
    const known = batch.filter(({ customerKey }) => !erased.has(customerKey))
    const versions = await versionsOf(db, known)
    for (const customer of known) {
      const { customerKey, dataAreaId, version } = customer
      const backupVersion = versions.get(customerKey)
      if (backupVersion === null) loss.customers.push(customer)
      else if (backupVersion !== undefined && version > backupVersion)
        loss.newer.push({ customerKey, dataAreaId, version, backupVersion })
    }
  }
  loss.operationIds = (await lostOperations(db, side)).map(({ operationId }) => operationId)
  return loss
}

/** An operation that headquarters has lost, and its customer. */
export type LostOperation = Pick<SentOperation, 'operationId' | 'customerKey'>

/** The operations that a channel database has uploaded and that headquarters has lost. Read-only. */
export async function lostOperations(db: Database, side: ChannelSide): Promise<LostOperation[]> {
  const lost: LostOperation[] = []
  const sent = batches(
    (after) => side.sentOperations(after, batchSize),
    ({ operationId }) => operationId,
  )
  for await (const batch of sent) lost.push(...(await lackedOperations(db, side.id, batch)))
  return lost
}

/**
 * The operations of a channel database that wait at headquarters to be synchronized, and whose results the channel
 * database has: they were synchronized before headquarters lost them.
 */
export async function settledOperations(db: Database, side: ChannelSide): Promise<string[]> {
  const waiting: string[] = []
  const sent = batches(
    (after) => side.sentOperations(after, batchSize),
    ({ operationId }) => operationId,
  )
  for await (const batch of sent) {
    const settled = batch.flatMap(({ operationId, settled }) => (settled ? [operationId] : []))
    const found = await reading<{ operationId: string }>(
      db,
      sql`/* incarnation.settledOperations */
      select operation_id as "operationId"
      from open_operation
      where operation_id = any(${sql.param(settled)}::uuid[]) and status = 'UPLOADED'`,
    )
    waiting.push(...found.map(({ operationId }) => operationId))
  }
  return waiting
}

/** Reads a list of a channel database to its end; each batch begins after the key of the last item. */
async function* batches<Item>(
  read: (after: string | null) => Promise<Item[]>,
  keyOf: (item: Item) => string,
): AsyncGenerator<Item[]> {
  for (let after: string | null = null; ; ) {
    const batch = await read(after)
    if (batch.length > 0) yield batch
    const last = batch.at(-1)
    if (last === undefined || batch.length < batchSize) return
    after = keyOf(last)
  }
}

/**
 * Headquarters' versions of these customers: null for one that headquarters lacks. Erased customers, and those that a
 * person has given up, are left out.
 */
async function versionsOf(db: Database, known: readonly KnownCustomer[]): Promise<Map<string, number | null>> {
  const keys = known.map(({ customerKey }) => customerKey)
  const found = await reading<{ key: string; version: number | null }>(
    db,
    sql`/* incarnation.versionsOf */
    select key, c.version
    from unnest(${sql.param(keys)}::uuid[]) as key
    left join customer c on c.customer_key = key
    where not exists (select from erasure e where e.customer_key = key)
      and not exists (
        select from customer_account a
        where a.customer_key = key and a.given_up_at is not null and c.customer_key is null
      )`,
  )
  return new Map(found.map(({ key, version }) => [key, version]))
}

/**
 * Of a channel database's uploaded operations, those that headquarters has lost. Retention removes an operation at
 * headquarters only when a later one of the same customer and channel database is there, so an operation with the
 * highest number is lost, and so is one that was captured after the last upload that headquarters knows.
 */
function lackedOperations(
  db: Database,
  channelDatabaseId: string,
  sent: readonly SentOperation[],
): Promise<LostOperation[]> {
  return reading<LostOperation>(
    db,
    sql`/* incarnation.lackedOperations */
    select sent."operationId", sent."customerKey"
    from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as sent (
      "operationId" uuid, "customerKey" uuid, "operationNumber" int, position bigint
    )
    where not exists (select from operation o where o.operation_id = sent."operationId")
      and not exists (select from erasure e where e.customer_key = sent."customerKey")
      and (
        sent.position > (select acknowledged_position from channel_database where id = ${channelDatabaseId})
        or not exists (
          select from operation later
          where later.customer_key = sent."customerKey" and later.channel_database_id = ${channelDatabaseId}
            and later.operation_number - later.number_offset > sent."operationNumber"
          offset 0
        )
      )`,
  )
}

async function notErasedAtHeadquarters(db: Database, erased: readonly ErasedCustomer[]): Promise<ErasedCustomer[]> {
  const keys = erased.map(({ customerKey }) => customerKey)
  const unknown = await reading<{ key: string }>(
    db,
    sql`/* incarnation.notErased */
    select key
    from unnest(${sql.param(keys)}::uuid[]) as key
    where not exists (select from erasure e where e.customer_key = key)`,
  )
  const missing = new Set(unknown.map(({ key }) => key))
  return erased.filter(({ customerKey }) => missing.has(customerKey))
}

const reading = <Row extends object>(db: Database, query: ReturnType<typeof sql>): Promise<Row[]> =>
  transaction(db, (tx) => execute<Row>(tx, query), { statementTimeout: batchStatementTimeout, readOnly: true })
