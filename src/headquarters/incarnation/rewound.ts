import { sql } from 'drizzle-orm'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/**
 * A channel database that has seen more than headquarters has: the incarnation and position it has seen, and when this
 * was detected.
 */
export type SeenBeyond = { channelDatabaseId: string; incarnation: string; position: string; since: string }

/**
 * The channel databases that have found headquarters to be an older copy of itself, in order of their ids; normally
 * none.
 */
export async function seenBeyond(db: Executor): Promise<SeenBeyond[]> {
  return execute<SeenBeyond>(
    db,
    sql`/* incarnation.seenBeyond */
    select channel_database_id as "channelDatabaseId", seen_incarnation as incarnation, seen_position::text as position,
      ${utcText('rewound_at')} as since
    from headquarters_check
    where rewound_at is not null
    order by channel_database_id`,
  )
}

/** Describes the situation and its consequences; requires at least one channel database. */
export function rewoundSentence(
  seen: readonly Pick<SeenBeyond, 'channelDatabaseId' | 'incarnation' | 'position'>[],
): string {
  const names = new Intl.ListFormat('en-GB').format(seen.map(({ channelDatabaseId }) => channelDatabaseId))
  const [furthest] = [...seen].sort((a, b) => (BigInt(a.position) < BigInt(b.position) ? 1 : -1))
  const position = `position ${furthest?.position} of incarnation ${furthest?.incarnation.slice(0, 8)}`
  const they = seen.length === 1 ? `channel database ${names} has` : `channel databases ${names} have`
  return [
    `Headquarters is an older copy of itself: ${they} seen ${position}, which headquarters does not have.`,
    'It was probably restored from a backup. Until an administrator recovers it with recoverHeadquarters,',
    `headquarters gives no account numbers, synchronizes nothing, and exchanges nothing with ${names}.`,
    'Tills continue to capture, and no customer is removed from them.',
  ].join(' ')
}

/** Throws HeadquartersRewound while any channel database has found headquarters rewound. */
export async function refuseWhileRewound(db: Executor): Promise<void> {
  const seen = await seenBeyond(db)
  if (seen.length > 0) throw new HeadquartersRewound(rewoundSentence(seen))
}
