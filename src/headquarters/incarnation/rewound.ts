import { sql } from 'drizzle-orm'
import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import { type Executor, execute, type Transaction } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'

/**
 * A channel database that has seen more than headquarters has: the incarnation and position it has seen, and when this
 * was detected.
 */
export type SeenBeyond = { channelDatabaseId: string; incarnation: string; position: string; since: string }

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

/** Since when headquarters gives no numbers and synchronizes nothing, and why. */
export type Rewound = { since: string; message: string; seen: SeenBeyond[] }

/**
 * Null unless a channel database has found headquarters rewound, or a recovery has yet to synchronize again what
 * headquarters had lost. `seen` is in order of the ids, and empty in the second case.
 */
export async function findRewoundState(db: Executor): Promise<Rewound | null> {
  const found = await execute<{ seen: SeenBeyond | null; recovering: string | null }>(
    db,
    sql`/* incarnation.rewoundState */
    select case when c.channel_database_id is not null then jsonb_build_object(
        'channelDatabaseId', c.channel_database_id, 'incarnation', c.seen_incarnation,
        'position', c.seen_position::text, 'since', ${utcText('c.rewound_at')}
      ) end as seen,
      (select ${utcText('min(recovering_since)')} from incarnation where recovering_since is not null) as recovering
    from (select) one
    left join headquarters_check c on c.rewound_at is not null
    order by c.channel_database_id`,
  )
  const seen = found.flatMap((each) => each.seen ?? [])
  const [since] = seen.map((each) => each.since).sort()
  if (since !== undefined) return { since, message: rewoundSentence(seen), seen }
  const recovering = found[0]?.recovering ?? null
  return recovering === null ? null : { since: recovering, message: RECOVERING, seen }
}

const RECOVERING =
  'Headquarters is being recovered: it first receives and synchronizes again what it had lost, so that nothing newer ' +
  'comes before it. Until then, nothing else is synchronized, and no account number is given; tills continue to ' +
  'capture. If the recovery was interrupted, start it again: it continues.'

/**
 * Throws HeadquartersRewound while any channel database has found headquarters rewound, and, except `inRecovery`, while
 * a recovery has yet to synchronize again what headquarters had lost.
 */
export async function refuseWhileRewound(db: Executor, { inRecovery = false } = {}): Promise<void> {
  const rewound = await findRewoundState(db)
  if (rewound && !(inRecovery && rewound.seen.length === 0)) throw new HeadquartersRewound(rewound.message)
}

/** Lets everything else be synchronized: what headquarters had lost comes first no longer. */
export async function endRecovering(tx: Transaction): Promise<void> {
  await execute(
    tx,
    sql`/* incarnation.endRecovering */
    update incarnation
    set recovering_since = null
    where recovering_since is not null`,
  )
}
