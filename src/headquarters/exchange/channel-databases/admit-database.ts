import { sql } from 'drizzle-orm'
import type { ContactAnswer } from '../../../between/channel-state.ts'
import type { DatabaseIdentity, Whereabouts } from '../../../between/whereabouts.ts'
import { type Database, type Executor, execute, type Transaction, transaction } from '../../../db/client.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'

/** For how many seconds after its last contact a database keeps its place against another that claims it. */
const LEASE = 60

/** After how many seconds a contact is recorded although it carries nothing new. */
export const RECORDED_EVERY = LEASE / 3

/** A database that has answered as a channel database. */
type Place = Pick<Whereabouts, 'database' | 'server' | 'address'>

type Known = {
  holder: Place
  /** Seconds since its last contact. */
  age: number
  displaced: Place | null
  refused: Place | null
}

/** REPLACED: it has taken the place of one that is gone. REINSTATED: it is back in the place that a clone had. */
export type Admission = 'ADMITTED' | 'REPLACED' | 'REINSTATED'

/**
 * Whether jobs may work on this database as the channel database: a refusal if another one holds its place. Two
 * databases with one identity are a database and its clone, and only the first of them goes on: the other's captures
 * stay in it until a person accepts it (docs/architecture.md, Cloned channel databases).
 */
export async function admitDatabase(
  db: Database,
  channelDatabaseId: string,
  answer: ContactAnswer,
): Promise<Admission | ExchangeRefusal> {
  if (await recordContact(db, channelDatabaseId, answer)) return 'ADMITTED'
  const admission = await admitPlace(db, channelDatabaseId, answer.whereabouts)
  // What was asked of one that is back was compared with what the clone had.
  if (admission === 'ADMITTED' || admission === 'REPLACED') await recordContact(db, channelDatabaseId, answer)
  return admission
}

/** The same for a store that dials, before it is asked what its log has. */
export function admitPlace(
  db: Database,
  channelDatabaseId: string,
  found: Whereabouts,
): Promise<Admission | ExchangeRefusal> {
  return transaction(db, async (tx): Promise<Admission | ExchangeRefusal> => {
    const known = await lockContact(tx, channelDatabaseId, found)
    if (known === null || isSame(known.holder, found)) return 'ADMITTED'
    if (known.displaced && isSame(known.displaced, found)) {
      await reinstate(tx, channelDatabaseId)
      return 'REINSTATED'
    }
    if (!mayReplace(known, found)) {
      await refuse(tx, channelDatabaseId, found)
      return cloned(channelDatabaseId, known, found)
    }
    await replace(tx, channelDatabaseId, found)
    return 'REPLACED'
  })
}

/**
 * Records a contact of the holder, and its log with what it has not uploaded. False: another one is the holder. A copy
 * that is behind must not hide what is lost, so its log is not recorded.
 */
async function recordContact(
  db: Executor,
  channelDatabaseId: string,
  { whereabouts, missing, log, notUploaded }: ContactAnswer,
): Promise<boolean> {
  const pending = notUploaded && JSON.stringify(notUploaded)
  const [recorded] = await execute<{ isHolder: boolean }>(
    db,
    sql`/* exchange.recordContact */
    with held as (
      select ${missing === null && notUploaded !== null}::boolean and d.rewound_at is null
          and coalesce(c.log_position, 0) <= ${log.position}::bigint as has_more
      from channel_database_contact c
      join channel_database d on d.id = c.channel_database_id
      where c.channel_database_id = ${channelDatabaseId} and ${isHolder(whereabouts)}
    ),
    recorded as (
      update channel_database_contact c
      set contact_at = now(),
        log_position = case when has_more then ${log.position}::bigint else c.log_position end,
        log_operation_id = case when has_more then ${log.operationId}::uuid else c.log_operation_id end,
        pending = case when has_more then ${pending}::jsonb else c.pending end,
        pending_at = case when has_more then now() else c.pending_at end
      from held
      where c.channel_database_id = ${channelDatabaseId} and ${isHolder(whereabouts)}
        and (
          c.contact_at < now() - make_interval(secs => ${RECORDED_EVERY})
          or has_more and (c.log_position is null or c.log_operation_id is distinct from ${log.operationId}::uuid)
        )
    )
    select exists (select from held) as "isHolder"`,
  )
  return recorded?.isHolder ?? false
}

const isHolder = ({ database, server }: Whereabouts) =>
  sql`holder ->> 'database' = ${database} and holder ->> 'server' = ${server}`

/** True if these are the same database, on the same start of its server. */
export const isSame = (a: DatabaseIdentity, b: DatabaseIdentity) => a.database === b.database && a.server === b.server

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
      contact_at = now(),
      log_position = case when ${ofOriginal} then log_position end,
      log_operation_id = case when ${ofOriginal} then log_operation_id end,
      pending = case when ${ofOriginal} then pending end,
      pending_at = case when ${ofOriginal} then pending_at end
    where channel_database_id = ${channelDatabaseId}`,
  )
}

/** True if the clone has been behind in all its contacts, so that what is known is still that of the original. */
const ofOriginal = sql`pending_at < holder_since`

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
      refused_at = null, log_position = null, log_operation_id = null, pending = null, pending_at = null,
      holder = excluded.holder, displaced = null, holder_since = now(), contact_at = now()`,
  )
}
