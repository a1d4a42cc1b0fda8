import { sql } from 'drizzle-orm'
import type { NotUploaded } from '../../../between/channel-state.ts'
import type { Whereabouts } from '../../../between/whereabouts.ts'
import { type Database, execute, type Transaction, transaction } from '../../../db/client.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'

/** For how many seconds after its last contact a database keeps its place against another that claims it. */
const LEASE = 60

/** A database that has answered as a channel database. */
type Place = Pick<Whereabouts, 'database' | 'server' | 'address'>

type Known = {
  holder: Place
  /** Seconds since its last contact. */
  age: number
  displaced: Place | null
  refused: Place | null
}

/**
 * Whether jobs may work on this database as the channel database: the refusal if another one holds its place. Two
 * databases with one identity are a database and its clone, and only the first of them goes on: the other's captures
 * stay in it until a person accepts it (docs/architecture.md, Cloned channel databases).
 */
export async function admitDatabase(
  db: Database,
  channelDatabaseId: string,
  found: Whereabouts,
  notUploaded: NotUploaded,
): Promise<ExchangeRefusal | null> {
  const [quick] = await execute<{ admitted: boolean }>(
    db,
    sql`/* exchange.renewContact */
    with held as (
      select contact_at, pending
      from channel_database_contact
      where channel_database_id = ${channelDatabaseId} and ${isHolder(found)}
    ),
    -- A copy that is behind, and has not been noticed yet, must not hide what is lost.
    pending as (
      select ${JSON.stringify(notUploaded)}::jsonb as pending
      from held
      where coalesce((held.pending ->> 'position')::bigint, 0) <= ${notUploaded.position}::bigint
        and not exists (select from channel_database d where d.id = ${channelDatabaseId} and d.rewound_at is not null)
    ),
    renewed as (
      update channel_database_contact c
      set contact_at = now(), pending = coalesce(pending.pending, c.pending),
        pending_at = case when pending.pending is null then c.pending_at else now() end
      from held
      left join pending on true
      where c.channel_database_id = ${channelDatabaseId} and ${isHolder(found)}
        and (
          c.contact_at < now() - make_interval(secs => ${LEASE / 3})
          or c.pending -> 'newest' is distinct from pending.pending -> 'newest' and pending.pending is not null
        )
    )
    select exists (select from held) as admitted`,
  )
  if (quick?.admitted) return null
  return transaction(db, async (tx) => {
    const known = await lockContact(tx, channelDatabaseId, found)
    if (known === null || isSame(known.holder, found)) return null
    if (known.displaced && isSame(known.displaced, found)) {
      await reinstate(tx, channelDatabaseId)
      return null
    }
    if (!mayReplace(known, found)) {
      await refuse(tx, channelDatabaseId, found)
      return cloned(channelDatabaseId, known, found)
    }
    await replace(tx, channelDatabaseId, found)
    return null
  })
}

const isHolder = ({ database, server }: Whereabouts) =>
  sql`holder ->> 'database' = ${database} and holder ->> 'server' = ${server}`

const isSame = (a: Place, b: Place) => a.database === b.database && a.server === b.server

/**
 * One that was refused stays refused. Another may take the place of a holder that is gone: its PostgreSQL has started
 * again since the last contact, it was dropped from the same PostgreSQL (a restore), or its lease has ended.
 */
function mayReplace({ holder, age, refused }: Known, found: Whereabouts): boolean {
  if (refused && isSame(refused, found)) return false
  const restarted = holder.database === found.database && found.uptime <= age
  return restarted || found.otherIsGone || age > LEASE
}

const placeOf = ({ database, server, address }: Place) => JSON.stringify({ database, server, address })

/** What is known, locked; null when this contact was the first one. */
async function lockContact(tx: Transaction, channelDatabaseId: string, found: Whereabouts): Promise<Known | null> {
  const first = await execute(
    tx,
    sql`/* exchange.firstContact */
    insert into channel_database_contact (channel_database_id, holder)
    values (${channelDatabaseId}, ${placeOf(found)}::jsonb)
    on conflict do nothing
    returning 1 as one`,
  )
  if (first.length > 0) return null
  const [known] = await execute<Known>(
    tx,
    sql`/* exchange.lockContact */
    select holder, extract(epoch from now() - contact_at)::float8 as age, displaced, refused
    from channel_database_contact
    where channel_database_id = ${channelDatabaseId}
    for update`,
  )
  return known ?? null
}

async function replace(tx: Transaction, channelDatabaseId: string, found: Place): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.replaceHolder */
    update channel_database_contact
    set displaced = holder, holder = ${placeOf(found)}::jsonb, holder_since = now(), contact_at = now()
    where channel_database_id = ${channelDatabaseId}`,
  )
}

/**
 * The database that was here first is alive: what took its place is a clone, and what was found there says nothing of
 * it.
 */
async function reinstate(tx: Transaction, channelDatabaseId: string): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.reinstateHolder */
    with contact as (
      select holder_since from channel_database_contact where channel_database_id = ${channelDatabaseId}
    ),
    cleared as (
      update channel_database
      set rewound_at = null
      from contact
      where id = ${channelDatabaseId} and rewound_at >= contact.holder_since
    )
    update channel_database_contact
    set refused = holder, refused_at = now(), holder = displaced, displaced = null, holder_since = now(),
      contact_at = now()
    where channel_database_id = ${channelDatabaseId}`,
  )
}

async function refuse(tx: Transaction, channelDatabaseId: string, found: Place): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.refuseClone */
    update channel_database_contact
    set refused = ${placeOf(found)}::jsonb, refused_at = now()
    where channel_database_id = ${channelDatabaseId}`,
  )
}

function cloned(channelDatabaseId: string, { holder, age }: Known, found: Whereabouts): ExchangeRefusal {
  return refused(
    'CHANNEL_DATABASE_CLONED',
    `Two databases call themselves ${channelDatabaseId}. The one at ${holder.address} was in contact ` +
      `${Math.round(age)} s ago and goes on; this one, at ${found.address}, is refused. Its captures stay in it. ` +
      'Stop one of the two; if this one is to go on, accept it.',
  )
}

/** Gives the place to the database that a person has accepted. */
export async function holdPlace(tx: Transaction, channelDatabaseId: string, found: Whereabouts): Promise<void> {
  await execute(
    tx,
    sql`/* exchange.holdPlace */
    insert into channel_database_contact (channel_database_id, holder)
    values (${channelDatabaseId}, ${placeOf(found)}::jsonb)
    on conflict (channel_database_id) do update
    set refused = case when channel_database_contact.holder ->> 'database' = excluded.holder ->> 'database'
          and channel_database_contact.holder ->> 'server' = excluded.holder ->> 'server' then null
        else channel_database_contact.holder end,
      refused_at = null, pending = null, pending_at = null, holder = excluded.holder, displaced = null, holder_since = now(), contact_at = now()`,
  )
}
