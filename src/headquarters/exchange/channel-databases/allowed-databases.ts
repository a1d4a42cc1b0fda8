import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { type Executor, execute } from '../../../db/client.ts'

/** The channel databases that serve a channel of the actor; null: all, including those without a channel. */
export async function allowedDatabases(db: Executor, { channels }: Actor): Promise<string[] | null> {
  if (channels === 'ALL') return null
  const found = await execute<{ id: string }>(
    db,
    sql`/* exchange.allowedDatabases */
    select distinct channel_database_id as id
    from channel
    where id = any(${sql.param([...channels])}::text[])`,
  )
  return found.map(({ id }) => id)
}

/** The channel databases that the actor may work on: the named one, or all, in order. Empty if there is none. */
export async function databasesToWorkOn(db: Executor, actor: Actor, named: string | null): Promise<string[]> {
  const allowed = await allowedDatabases(db, actor)
  const found = await execute<{ id: string }>(
    db,
    sql`/* exchange.databasesToWorkOn */
    select id
    from channel_database
    where (${named}::text is null or id = ${named})
      and (${allowed === null}::boolean or id = any(${sql.param(allowed ?? [])}::text[]))
    order by id`,
  )
  return found.map(({ id }) => id)
}
