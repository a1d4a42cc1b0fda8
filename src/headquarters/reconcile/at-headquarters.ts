import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { KeyInterval, RangeHash } from '../../between/compared-rows.ts'
import { byRange, formOf } from '../../between/reconcile/at-channel.ts'
import { within } from '../../between/reconcile/interval-rows.ts'
import { execute, type Transaction } from '../../db/client.ts'
import { customerDocument, customerParts } from '../customers/customer-documents.ts'

/** Identifies how fingerprints are computed; those of an earlier form are not comparable. */
export const FORM = createHash('md5')
  .update(new PgDialect().sqlToQuery(sql`${customerDocument} ${customerParts}`).sql)
  .digest('hex')

/**
 * Reads headquarters' customers in intervals of keys into `reconcile_row` of this transaction, building each document
 * once. The hash equals the hash of the channel's row when that row is what 1010 carries.
 */
export async function takeRows(
  tx: Transaction,
  intervals: readonly KeyInterval[],
  dataAreaId: string | null,
): Promise<number> {
  await execute(tx, makeTable)
  const [taken] = await execute<{ rows: number }>(
    tx,
    sql`/* reconcile.takeRows */
    with taken as (
      insert into reconcile_row (customer_key, data_area_id, account, address_books, version, hash, form, newest)
      select c.customer_key, c.data_area_id, c.account, c.address_books, c.version, md5(made.document::text),
        ${formOf('made.document')},
        coalesce((select max((value ->> 'v')::int) from jsonb_each(made.document -> 'fieldVersions')), 1)
      from ${within(intervals)}
      join customer c on c.customer_key between within.first and within.last
      ${customerParts}
      cross join lateral (select ${customerDocument} as document) made
      where ${dataAreaId}::text is null or c.data_area_id = ${dataAreaId}
      returning 1
    )
    select count(*)::int as rows from taken`,
  )
  await execute(tx, sql`analyze reconcile_row`)
  return taken?.rows ?? 0
}

/** `newest`: the latest version that changed one of the customer's values. */
const makeTable = sql.raw(`/* reconcile.makeTable */
do $$
begin
  if to_regclass('pg_temp.reconcile_row') is null then
    create temp table reconcile_row (
      customer_key uuid not null, data_area_id text not null, account text not null, address_books text[] not null,
      version int not null,
      hash text not null, form text not null, newest int not null
    ) on commit delete rows;
  else
    truncate reconcile_row;
  end if;
end
$$`)

/** A condition on `reconcile_row r`: 1010 carries it to the channel database (docs/domain.md, D-30). */
export const carriedTo = (channelDatabaseId: string) => sql`exists (
        select from channel
        where channel.channel_database_id = ${channelDatabaseId} and channel.data_area_id = r.data_area_id
          and channel.address_books && r.address_books
      )`

/** Expected counts and hashes of a channel database, by range. */
export async function expectedRanges(tx: Transaction, channelDatabaseId: string): Promise<RangeHash[]> {
  return byRange(tx, sql`select customer_key, hash from reconcile_row r where ${carriedTo(channelDatabaseId)}`)
}

/** The tombstones that every channel database should have. */
export function expectedTombstones(tx: Transaction, interval: KeyInterval): Promise<RangeHash[]> {
  return byRange(
    tx,
    sql`select customer_key, md5(customer_key::text) as hash
      from erasure
      where customer_key between ${interval.first}::uuid and ${interval.last}::uuid`,
  )
}

/** The last position of headquarters' log in a transaction's snapshot, and the first that is kept. Decimal texts. */
export type LogEnds = { head: string; first: string }

export async function logEnds(tx: Transaction): Promise<LogEnds> {
  const [ends] = await execute<LogEnds>(
    tx,
    sql`/* reconcile.logEnds */
    select position::text as head, coalesce((select min(position) from log), position + 1)::text as first
    from log_head`,
  )
  if (!ends) throw new Error('The log has no head.')
  return ends
}

/**
 * Why a channel database that has applied 1010 up to a position cannot be compared with this snapshot; null if it can.
 */
export async function comparisonObstacle(
  tx: Transaction,
  channelDatabaseId: string,
  position: string | null,
): Promise<string | null> {
  const { head, first } = await logEnds(tx)
  if (position === null) return 'Job 1010 has never been applied to this channel database.'
  if (BigInt(position) > BigInt(head))
    return "The channel database has applied more than headquarters' log contains: headquarters was restored from an older copy."
  if (BigInt(position) + 1n < BigInt(first))
    return (
      "Headquarters' log no longer contains the changes after the position of the channel " +
      'database. Run a full 1010.'
    )
  const [found] = await execute<{ rewound: boolean; seenBeyond: boolean; changed: boolean }>(
    tx,
    sql`/* reconcile.comparisonObstacle */
    select rewound_at is not null as rewound, exists (
        select from headquarters_check c where c.channel_database_id = channel_database.id and c.rewound_at is not null
      ) as "seenBeyond", exists (
        select from log
        where download_job is not null and (download_job, position) > ('1070', ${position}::bigint)
          and (download_job, position) <= ('1070', ${LAST})
          and channel_id in (select id from channel where channel_database_id = ${channelDatabaseId})
      ) as changed
    from channel_database
    where id = ${channelDatabaseId}`,
  )
  if (!found) return 'Headquarters does not have this channel database.'
  if (found.seenBeyond)
    return (
      'The channel database has applied changes that headquarters does not have: headquarters was restored from ' +
      'an older copy (HEADQUARTERS_REWOUND). Recover headquarters first.'
    )
  if (found.rewound) return 'The channel database was restored from an older copy. Accept it first.'
  return found.changed ? 'The channels of this database have changed. The next 1010 delivers their customers.' : null
}

/**
 * A channel database that has more changes to apply is not compared: it would be read again and again what they are.
 */
export const MOST_TO_ARRIVE = 100_000

/**
 * Which of the customers the log names for 1010 after a position: they have yet to arrive. Null: the log has more than
 * `most` such entries.
 */
export async function namedSince(
  tx: Transaction,
  customerKeys: readonly string[],
  position: string,
  most = MOST_TO_ARRIVE,
): Promise<Set<string> | null> {
  if (customerKeys.length === 0) return new Set()
  const [found] = await execute<{ entries: number; named: string[] }>(
    tx,
    sql`/* reconcile.namedSince */
    with entry as materialized (
      select customer_key
      from log
      where download_job is not null and (download_job, position) > ('1010', ${position}::bigint)
        and (download_job, position) <= ('1010', ${LAST})
      order by download_job, position
      limit ${most + 1}
    )
    select (select count(*)::int from entry) as entries, array(
      select distinct customer_key::text
      from entry
      where customer_key = any(${sql.param([...customerKeys])}::uuid[])
    ) as named`,
  )
  if (!found || found.entries > most) return null
  return new Set(found.named)
}

/** The last position that a log can have. */
const LAST = sql.raw('9223372036854775807')
