import { sql } from 'drizzle-orm'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import type { Contact } from '../../between/headquarters-side.ts'
import { type Database, type Executor, execute } from '../../db/client.ts'
import { drawIncarnation } from '../../log/incarnation.ts'
import { rewoundSentence } from './rewound.ts'

type Compared = {
  /** The newest incarnation; null before the first one. */
  newest: string | null
  /** The incarnation in which the channel database was last compared. */
  checked: string | null
  rewoundAt: { incarnation: string; position: string } | null
  beyond: boolean
}

/**
 * Compares what a channel database has seen of headquarters with what headquarters has, before serving it. The channel
 * database has seen more if headquarters does not know its incarnation, or if it saw a position beyond the start of the
 * next known incarnation (beyond the head of the log, for the newest one). This detects a restored copy even if
 * headquarters was not restarted between backup and loss, and even if its log has grown past what was seen. The result
 * is kept until `recoverHeadquarters`. A call that was on its way meanwhile tells what was seen before, and is not
 * compared by it. Throws HeadquartersRewound.
 */
export async function checkContact(db: Database, { channelDatabaseId, seen }: Contact): Promise<void> {
  let compared = await compare(db, { channelDatabaseId, seen })
  if (compared.newest === null && compared.beyond) {
    await drawIncarnation(db, { ifAnother: true })
    compared = await compare(db, { channelDatabaseId, seen })
  }
  if (compared.rewoundAt) throw new HeadquartersRewound(rewoundSentence([{ channelDatabaseId, ...compared.rewoundAt }]))
  if (compared.newest === null || (!compared.beyond && compared.checked === compared.newest)) return
  await recordCheck(db, { channelDatabaseId, seen }, compared.newest, compared.beyond)
  if (compared.beyond && seen) throw new HeadquartersRewound(rewoundSentence([{ channelDatabaseId, ...seen }]))
}

async function compare(db: Executor, { channelDatabaseId, seen }: Contact): Promise<Compared> {
  const [compared] = await execute<Compared>(
    db,
    sql`/* incarnation.compare */
    with known as (
      select coalesce(
        (
          select later.began_at_position
          from incarnation later
          where later.number > i.number
          order by later.number
          limit 1
        ),
        (select position from log_head where id = 1)
      ) as through
      from incarnation i
      where i.id = ${seen?.incarnation ?? null}::uuid
    )
    select (select id from incarnation order by number desc limit 1) as newest, c.incarnation as checked,
      case when c.rewound_at is not null
        then jsonb_build_object('incarnation', c.seen_incarnation, 'position',
          c.seen_position::text) end as "rewoundAt",
      ${seen !== null}::boolean
        and coalesce(${seen?.position ?? null}::bigint > (select through from known), true)
        and not exists (
          select from incarnation newer
          where newer.id = c.seen_incarnation and newer.number > ${seen?.number ?? null}::bigint
        ) as beyond
    from (select) one
    left join headquarters_check c on c.channel_database_id = ${channelDatabaseId}`,
  )
  if (!compared) throw new Error('The comparison returned no row.')
  return compared
}

/** Records the check; nothing is recorded for a channel database that is not registered. */
async function recordCheck(db: Executor, { channelDatabaseId, seen }: Contact, newest: string, beyond: boolean) {
  await execute(
    db,
    sql`/* incarnation.recordCheck */
    insert into headquarters_check (
      channel_database_id, incarnation, rewound_at, seen_incarnation, seen_position, seen_numbers
    )
    select id, ${newest}::uuid, case when ${beyond}::boolean then now() end,
      ${seen?.incarnation ?? null}::uuid, ${seen?.position ?? null}::bigint,
      ${seen && JSON.stringify(seen.numbers)}::jsonb
    from channel_database
    where id = ${channelDatabaseId}
    on conflict (channel_database_id) do update
    set incarnation = excluded.incarnation, rewound_at = excluded.rewound_at,
      seen_incarnation = excluded.seen_incarnation, seen_position = excluded.seen_position,
      seen_numbers = excluded.seen_numbers
    where headquarters_check.rewound_at is null`,
  )
}
