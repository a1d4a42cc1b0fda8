import { sql } from 'drizzle-orm'
import type { ChannelDatabase } from '../../between/sides.ts'
import { type Executor, execute } from '../../db/client.ts'
import type { KnownUpload } from '../../model/package.ts'

/** Thrown when another channel database's address leads to this database: a mistake in the configuration. */
export class WrongChannelDatabase extends Error {
  override readonly name = 'WrongChannelDatabase'
}

/** The source id of a channel database. It is assigned together with its name at the first contact. */
export async function identify(db: Executor, channelDatabaseId: string): Promise<{ sourceId: string }> {
  await execute(
    db,
    sql`/* exchange.claimIdentity */
    insert into database_identity (channel_database_id)
    select ${channelDatabaseId}
    where not exists (select from database_identity)
    on conflict do nothing`,
  )
  const [identity] = await execute<{ channelDatabaseId: string; sourceId: string }>(
    db,
    sql`/* exchange.identify */
    select channel_database_id as "channelDatabaseId", source_id as "sourceId"
    from database_identity`,
  )
  if (identity?.channelDatabaseId !== channelDatabaseId) {
    throw new WrongChannelDatabase(
      `This database belongs to the channel database ${identity?.channelDatabaseId}, not to ${channelDatabaseId}.`,
    )
  }
  return { sourceId: identity.sourceId }
}

/**
 * Describes in a sentence what this database lacks of what headquarters has acknowledged; null when it lacks nothing. A
 * database restored from a backup lacks the operation uploaded last, or is another source.
 */
export async function whatIsMissing(
  database: ChannelDatabase,
  db: Executor,
  known: KnownUpload,
): Promise<string | null> {
  const { sourceId } = await identify(db, database.id)
  const [found] = await execute<{ rewound: boolean; position: boolean; operation: boolean }>(
    db,
    sql`/* exchange.whatIsMissing */
    select upload_state.rewound,
      log_head.position >= ${known.acknowledgedPosition}::bigint as position,
      ${known.acknowledgedOperationId}::uuid is null
        or exists (select from operation where operation_id = ${known.acknowledgedOperationId}::uuid) as operation
    from upload_state cross join log_head`,
  )
  if (known.sourceId !== null && known.sourceId !== sourceId)
    return `Channel database ${database.id} is a different source from the one that headquarters knows.`
  if (!found?.operation || !found.position)
    return `Channel database ${database.id} lacks operations that headquarters has received from it.`
  return found.rewound ? `Channel database ${database.id} was restored from an older copy.` : null
}
