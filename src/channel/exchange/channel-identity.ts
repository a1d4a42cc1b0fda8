import { type SQL, sql } from 'drizzle-orm'
import type { KnownLog } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { KnownUpload } from '../../model/package.ts'

/** Thrown when another channel database's address leads to this database: a mistake in the configuration. */
export class WrongChannelDatabase extends Error {
  override readonly name = 'WrongChannelDatabase'
}

/** The source id of a channel database. It is assigned together with its name at the first contact. */
export async function identify(db: Executor, channelDatabaseId: string): Promise<{ sourceId: string }> {
  const identity = (await readIdentity(db)) ?? (await claimIdentity(db, channelDatabaseId))
  if (identity?.channelDatabaseId !== channelDatabaseId) {
    throw new WrongChannelDatabase(
      `This database belongs to the channel database ${identity?.channelDatabaseId}, not to ${channelDatabaseId}.`,
    )
  }
  return { sourceId: identity.sourceId }
}

export type Identity = { channelDatabaseId: string; sourceId: string }

/** SQL of the row of an Identity; none before the first contact. */
export const identityHere: SQL = sql`
    select channel_database_id as "channelDatabaseId", source_id as "sourceId"
    from database_identity`

/** The channel database that this database belongs to; null before its first contact. */
export async function ownerOf(db: Executor): Promise<string | null> {
  return (await readIdentity(db))?.channelDatabaseId ?? null
}

async function readIdentity(db: Executor): Promise<Identity | undefined> {
  const [identity] = await execute<Identity>(db, sql`/* exchange.identify */ ${identityHere}`)
  return identity
}

async function claimIdentity(db: Executor, channelDatabaseId: string): Promise<Identity | undefined> {
  await execute(
    db,
    sql`/* exchange.claimIdentity */
    insert into database_identity (channel_database_id)
    select ${channelDatabaseId}
    where not exists (select from database_identity)
    on conflict do nothing`,
  )
  return readIdentity(db)
}

/**
 * Describes in a sentence what this database lacks of what headquarters has acknowledged, or, with `log`, has seen of
 * its log; null when it lacks nothing. A database restored from a backup lacks the operation uploaded or captured last,
 * or is another source.
 */
export async function whatIsMissing(
  database: ChannelDatabase,
  db: Executor,
  known: KnownUpload,
  log: KnownLog | null = null,
): Promise<string | null> {
  const { sourceId } = await identify(db, database.id)
  const [lacks] = await execute<Lacks>(db, sql`/* exchange.whatIsMissing */ ${comparedWith(known, log)}`)
  return lackSentence(database.id, sourceId, known, lacks ?? null)
}

/** What this database has of what headquarters has acknowledged, and has seen of its log. `rewound`: that is known. */
export type Lacks = { rewound: boolean; position: boolean; operation: boolean; log: boolean }

/** SQL of the row of `Lacks`. */
export const comparedWith = (known: KnownUpload, log: KnownLog | null): SQL => sql`
    select upload_state.rewound,
      log_head.position >= ${known.acknowledgedPosition}::bigint as position,
      ${known.acknowledgedOperationId}::uuid is null
        or exists (select from operation where operation_id = ${known.acknowledgedOperationId}::uuid) as operation,
      log_head.position >= ${log?.position ?? '0'}::bigint and (
        ${log?.operationId ?? null}::uuid is null
        or exists (select from operation where operation_id = ${log?.operationId ?? null}::uuid)
      ) as log
    from upload_state cross join log_head`

/** The same in a sentence, of a database with this source id; null when it lacks nothing. */
export function lackSentence(
  channelDatabaseId: string,
  sourceId: string | null,
  known: KnownUpload,
  found: Lacks | null,
): string | null {
  if (known.sourceId !== null && known.sourceId !== sourceId)
    return `Channel database ${channelDatabaseId} is a different source from the one that headquarters knows.`
  if (!found?.operation || !found.position)
    return `Channel database ${channelDatabaseId} lacks operations that headquarters has received from it.`
  if (!found.log)
    return `Channel database ${channelDatabaseId} lacks what its log had at its last contact with headquarters.`
  return found.rewound ? `Channel database ${channelDatabaseId} was restored from an older copy.` : null
}
