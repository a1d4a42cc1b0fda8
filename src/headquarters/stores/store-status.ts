import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import { isHeld } from '../jobs/lease.ts'

/** A refusal while the store is connected is another machine's; it is shown for so long. */
const SHOWN_MINUTES = 2

/** REFUSED: headquarters has refused the store since it was last connected. */
export type StoreStatus = 'NOT_JOINED' | 'CONNECTED' | 'NOT_CONNECTED' | 'REFUSED'

/** A store as headquarters knows it. Times are RFC 3339. `since`: connected, or not; null: it never was. */
export type StoreView = {
  channelDatabaseId: string
  status: StoreStatus
  since: string | null
  processes: number
  version: string | null
  wireVersion: number | null
  refusal: { code: string; message: string; at: string } | null
}

/** The stores of these channel databases; a database that is no store's is left out. */
export async function readStores(db: Executor, channelDatabases: readonly string[]): Promise<StoreView[]> {
  return execute<StoreView>(
    db,
    sql`/* stores.readStores */
    with store as (
      select d.id, k.id is not null as joined, coalesce(c.processes, 0)::int as processes, c.since, c.until, c.version,
        c.wire_version, r.code, r.message, r.refused_at, r.program_version,
        coalesce(c.processes, 0) = 0 and r.refused_at > coalesce(c.until, '-infinity') as is_refused
      from channel_database d
      left join lateral (select id from store_key where channel_database_id = d.id limit 1) as k on true
      left join lateral (
        select count(*) filter (where ${isHeld('c')}) as processes,
          min(c.connected_at) filter (where ${isHeld('c')}) as since, max(c.lease_until) as until,
          (array_agg(c.program_version order by c.connected_at desc, c.id))[1] as version,
          (array_agg(c.wire_version order by c.connected_at desc, c.id))[1] as wire_version
        from store_connection c
        where c.channel_database_id = d.id
      ) as c on true
      left join store_refusal r on r.channel_database_id = d.id
      where d.id = any(${sql.param([...channelDatabases])}::text[]) and (d.connection = 'store' or k.id is not null)
    )
    select id as "channelDatabaseId",
      case
        when processes > 0 then 'CONNECTED'
        when not joined then 'NOT_JOINED'
        when is_refused then 'REFUSED'
        else 'NOT_CONNECTED'
      end as status,
      case when processes > 0 then ${utcText('since')} else ${utcText('until')} end as since, processes,
      case when is_refused then coalesce(program_version, version) else version end as version,
      wire_version as "wireVersion",
      case when is_refused or processes > 0 and refused_at > now() - make_interval(mins => ${SHOWN_MINUTES})
        then jsonb_build_object('code', code, 'message', message, 'at', ${utcText('refused_at')})
      end as refusal
    from store
    order by id`,
  )
}

/** Records that a store was refused, at most once a minute while the reason stays the same. */
export async function recordRefusal(
  db: Executor,
  channelDatabaseId: string,
  { code, message, programVersion }: { code: string; message: string; programVersion: string | null },
): Promise<void> {
  await execute(
    db,
    sql`/* stores.recordRefusal */
    insert into store_refusal as known (channel_database_id, code, message, program_version)
    values (${channelDatabaseId}, ${code}, ${message}, ${programVersion})
    on conflict (channel_database_id) do update
    set code = excluded.code, message = excluded.message, program_version = excluded.program_version,
      refused_at = excluded.refused_at
    where known.code <> excluded.code or known.program_version is distinct from excluded.program_version
      or known.refused_at < now() - interval '1 minute'`,
  )
}
