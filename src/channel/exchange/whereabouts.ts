import { type SQL, sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import type { Whereabouts } from '../../between/whereabouts.ts'
import { execute } from '../../db/client.ts'

/** Which database this is. `other`: another's `database`, or null. */
export async function findWhereabouts({ db }: ChannelDatabase, other: string | null): Promise<Whereabouts> {
  const [found] = await execute<Whereabouts>(db, sql`/* exchange.whereabouts */ ${whereaboutsHere(other)}`)
  if (!found) throw new Error('The database was not found in its own catalog.')
  return found
}

/** SQL of the row of `Whereabouts`. */
export const whereaboutsHere = (other: string | null): SQL => sql`
    select system.id || '/' || here.oid as database,
      extract(epoch from pg_postmaster_start_time())::text as server,
      extract(epoch from clock_timestamp() - pg_postmaster_start_time())::int as uptime,
      coalesce(host(inet_server_addr()) || ':' || inet_server_port(),
        'a local socket') || '/' || here.datname as address,
      coalesce(
        split_part(${other}::text, '/', 1) = system.id
          and not exists (select from pg_database where oid::text = split_part(${other}::text, '/', 2)),
        false
      ) as "otherIsGone"
    from (select system_identifier::text as id from pg_control_system()) as system
    join pg_database here on here.datname = current_database()`
