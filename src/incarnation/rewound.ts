import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'
import { HeadquartersRewound } from '../sides/headquarters-of.ts'

/** A channel database that has seen what headquarters does not have: which incarnation, at which position, and since when that is known. */
export type SeenBeyond = { channelDatabaseId: string; incarnation: string; position: string; since: string }

/** The channel databases that have found headquarters to be an older copy of itself, the first one first; none while all is well. */
export async function seenBeyond(db: Executor): Promise<SeenBeyond[]> {
  return execute<SeenBeyond>(
    db,
    sql`/* incarnation.seenBeyond */
    select channel_database_id as "channelDatabaseId", seen_incarnation as incarnation, seen_position::text as position,
      to_char(rewound_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from headquarters_check
    where rewound_at is not null
    order by rewound_at, channel_database_id`,
  )
}

/** What has happened and what it means, in plain words; of one channel database that has seen it. */
export function rewoundMessage({
  channelDatabaseId,
  incarnation,
  position,
}: Pick<SeenBeyond, 'channelDatabaseId' | 'incarnation' | 'position'>): string {
  return `Headquarters was set back: channel database ${channelDatabaseId} has seen position ${position} of incarnation ${incarnation.slice(0, 8)}, which headquarters does not have. It was probably restored from a backup. Until an administrator accepts it with acceptHeadquarters, no account number is given, nothing is synchronized, and nothing is exchanged with ${channelDatabaseId}. Tills go on capturing, and no customer is taken away there.`
}

/** Throws HeadquartersRewound while any channel database has found headquarters rewound. */
export async function refuseWhileRewound(db: Executor): Promise<void> {
  const [first] = await seenBeyond(db)
  if (first) throw new HeadquartersRewound(rewoundMessage(first))
}
