import { type SQL, sql } from 'drizzle-orm'
import { type Database, execute, type Transaction } from '../../db/client.ts'
import { STAGING_TABLES } from '../../model/operation.ts'
import type { ChannelRanges, ChannelRowHash, ChannelRows, KeyInterval, RangeHash } from '../compared-rows.ts'
import { onSnapshot, within } from './interval-rows.ts'
import { outcomeHashes, outcomesOf } from './outcomes-at-channel.ts'

/** Counts and hashes by range, at one moment: of a channel database's customers, tombstones and outcomes. */
export function countsAndHashes(
  db: Database,
  interval: KeyInterval,
  dataAreaId: string | null,
): Promise<ChannelRanges> {
  return onSnapshot(db, async (tx) => ({
    position: await appliedPosition(tx),
    customers: await byRange(tx, customerHashes([interval], dataAreaId)),
    tombstones: await byRange(tx, tombstoneHashes([interval])),
    outcomes: await byRange(tx, outcomeHashes([interval], dataAreaId)),
  }))
}

/** The single rows in intervals of customer keys, at one moment. */
export function hashesOf(
  db: Database,
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
): Promise<ChannelRows> {
  return onSnapshot(db, async (tx) => ({
    position: await appliedPosition(tx),
    customers: await execute<ChannelRowHash>(
      tx,
      sql`/* reconcile.hashesOf */
      select customer_key as "customerKey", data_area_id as "dataAreaId", version, hash, form, unchanged
      from (${customerHashes(intervals, dataAreaId)}) as row`,
    ),
    tombstones: await execute<{ customerKey: string; clean: boolean }>(
      tx,
      sql`/* reconcile.tombstonesOf */
      select customer_key as "customerKey", clean
      from (${tombstoneHashes(intervals)}) as row`,
    ),
    outcomes: await outcomesOf(tx, intervals),
  }))
}

/** Counts and hashes of rows (customer_key, hash) by the first three digits of the key. */
export function byRange(tx: Transaction, rows: SQL): Promise<RangeHash[]> {
  return execute<RangeHash>(
    tx,
    sql`/* reconcile.byRange */
    select left(customer_key::text, 3) as range, count(*)::int as rows,
      md5(string_agg(hash, '' order by customer_key)) as hash
    from (${rows}) as row
    group by 1`,
  )
}

async function appliedPosition(tx: Transaction): Promise<string | null> {
  const [applied] = await execute<{ position: string }>(
    tx,
    sql`/* reconcile.appliedPosition */ select position::text from applied_job where job_id = '1010'`,
  )
  return applied?.position ?? null
}

/** A row whose columns differ from its document never has the hash of the row that headquarters sent. */
const agrees =
  sql.raw(`(c.document ->> 'customerKey' = c.customer_key::text and c.document ->> 'dataAreaId' = c.data_area_id
        and c.document ->> 'account' = c.account and coalesce(c.document ->> 'name', '') = c.name
        and c.document ->> 'version' = c.version::text
        and c.document -> 'addressBooks' = to_jsonb(c.address_books)) is true`)

function customerHashes(intervals: readonly KeyInterval[], dataAreaId: string | null): SQL {
  return sql`
      select c.customer_key, c.data_area_id, c.version,
        case when ${agrees} then md5(c.document::text) else md5('columns ' || c.document::text) end as hash,
        ${formOf('c.document')} as form,
        case when c.fingerprint is not null then ${agrees} and c.fingerprint = md5(c.document::text) end as unchanged
      from ${within(intervals)}
      join customer c on c.customer_key between within.first and within.last
      where ${dataAreaId}::text is null or c.data_area_id = ${dataAreaId}`
}

/** A hash of the names of a document's fields, which differ in documents of an earlier version of the program. */
export const formOf = (document: string): SQL =>
  sql.raw(`md5((
          select string_agg(name, ' ' order by name)
          from jsonb_object_keys(case jsonb_typeof(${document}) when 'object' then ${document} else '{}' end) name
        ))`)

const LEFT_OVER = ['customer', 'unsettled_operation', ...STAGING_TABLES]
  .map((table) => `not exists (select from ${table} t where t.customer_key = k.customer_key)`)
  .join(' and ')

function tombstoneHashes(intervals: readonly KeyInterval[]): SQL {
  return sql`
      select customer_key, clean, md5(customer_key::text || case when clean then '' else ' left over' end) as hash
      from (
        select k.customer_key, ${sql.raw(LEFT_OVER)} as clean
        from ${within(intervals)}
        join customer_counter k on k.customer_key between within.first and within.last
        where k.erased_at is not null
      ) as tombstone`
}
