import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { HeadquartersDatabase } from '../../../between/sides.ts'
import { type Database, type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { dropErasedMeanwhile } from '../../erasure/purge-packages.ts'
import { type MadePackage, makePackage } from './make-package.ts'

/** For how long a first load serves further channel databases. Their next 1010 brings what has changed since. */
const KEPT = sql`interval '1 hour'`

/** The first loads that this process makes at the moment, by database and scope. */
const underWay = new WeakMap<Database, Map<string, Promise<unknown>>>()

/**
 * A session's package from the first load that all new channel databases with the same address books share; null if the
 * session needs a package of its own: it is not the first full 1010 of its database, or headquarters has operations of
 * the database, whose outcomes it must carry. With 200 new stores, the customers are read and compressed once.
 */
export async function shareFirstLoad(
  hq: HeadquartersDatabase,
  session: DownloadSessionRow,
): Promise<MadePackage | null> {
  if (session.jobId !== '1010' || !session.full || session.fromPosition !== '0') return null
  const first = await findScope(hq.db, session.channelDatabaseId)
  if (first === null) return null
  // A store of an earlier version refuses a package with redirects.
  const scope = session.redirectsFrom === null ? first.scope : `${first.scope} with redirects`
  const used = await useLatest(hq.db, session, scope)
  return used ?? (first.othersWait ? makeAndUse(hq, session, scope) : null)
}

/** Those who need the same at the same time wait for the one who makes it. */
async function makeAndUse(hq: HeadquartersDatabase, session: DownloadSessionRow, scope: string) {
  const making = underWay.get(hq.db) ?? new Map<string, Promise<unknown>>()
  underWay.set(hq.db, making)
  const running = making.get(scope) ?? makeFirstLoad(hq, session, scope).finally(() => making.delete(scope))
  making.set(scope, running)
  await running
  return useLatest(hq.db, session, scope)
}

/** `scope`: legal entities and address books. `othersWait`: for their first 1010, with the same scope. */
type Scope = { scope: string; othersWait: boolean }

/** The scope of a channel database; null if headquarters has an operation of it. */
async function findScope(db: Executor, channelDatabaseId: string): Promise<Scope | null> {
  const [found] = await execute<Scope>(
    db,
    sql`/* exchange.scopeOfFirstLoad */
    with scopes as (
      select channel_database_id, string_agg(distinct each.pair, ' ' order by each.pair) as scope
      from channel
      cross join lateral unnest(address_books) as book
      cross join lateral (select jsonb_build_array(data_area_id, book)::text as pair) as each
      group by channel_database_id
    )
    select own.scope, exists (
        select from scopes other
        where other.scope = own.scope and other.channel_database_id <> own.channel_database_id
          and not exists (
            select from download_position p
            where p.channel_database_id = other.channel_database_id and p.job_id = '1010'
          )
      ) as "othersWait"
    from scopes own
    join channel_database d on d.id = own.channel_database_id
    where own.channel_database_id = ${channelDatabaseId} and d.acknowledged_operation_id is null
      and not exists (
        select from operation_count
        where channel_id in (select c.id from channel c where c.channel_database_id = own.channel_database_id)
        having sum(n) > 0
      )`,
  )
  return found ?? null
}

async function makeFirstLoad(hq: HeadquartersDatabase, session: DownloadSessionRow, scope: string): Promise<void> {
  const id = randomUUID()
  await forgetFirstLoads(hq.db)
  await execute(hq.db, sql`/* exchange.beginFirstLoad */ insert into first_load (id, scope) values (${id}, ${scope})`)
  const made = await makePackage(hq, { ...session, id })
  await dropErasedMeanwhile(hq.db, id, made.toPosition)
  await execute(
    hq.db,
    sql`/* exchange.completeFirstLoad */
    update first_load
    set to_position = ${made.toPosition}::bigint, parts = ${made.parts}, rows_affected = ${made.rows},
      file_size = ${made.fileSize}, checksum = ${made.checksum}
    where id = ${id}`,
  )
}

/**
 * Removes the first loads that are not used any more, a while after no session begins to use them. Returns how many.
 */
export async function forgetFirstLoads(db: Executor): Promise<number> {
  const forgotten = await execute<{ id: string }>(
    db,
    sql`/* exchange.forgetFirstLoads */
    with forgotten as (
      delete from first_load
      where created_at < now() - ${KEPT} - interval '10 minutes'
        and not exists (
          select from download_session session
          where session.package_id = first_load.id
            and session.status not in ('APPLIED', 'NO_DATA', 'CANCELED', 'CREATE_FAILED')
        )
      returning id
    ),
    packages as (
      delete from download_package where session_id in (select id from forgotten)
    )
    select id from forgotten`,
  )
  return forgotten.length
}

/**
 * Lets a session deliver the parts of the latest first load. Null if there is none, or if a channel of the database has
 * changed since: its next 1010 would be a full one again.
 */
async function useLatest(
  db: Database,
  { id, channelDatabaseId }: DownloadSessionRow,
  scope: string,
): Promise<MadePackage | null> {
  const [used] = await execute<MadePackage>(
    db,
    sql`/* exchange.useFirstLoad */
    with latest as (
      select load.* from first_load load
      where scope = ${scope} and to_position is not null and created_at > now() - ${KEPT}
        and not exists (
          select from log
          where download_job = '1070' and position > load.to_position
            and channel_id in (select c.id from channel c where c.channel_database_id = ${channelDatabaseId})
        )
      order by created_at desc
      limit 1
    )
    update download_session session
    set package_id = latest.id
    from latest
    where session.id = ${id}
    returning latest.to_position::text as "toPosition", true as full, latest.parts, latest.rows_affected as rows,
      latest.file_size as "fileSize", latest.checksum`,
  )
  return used ?? null
}
