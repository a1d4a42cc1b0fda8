import { type SQL, sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import type { ContactAnswer } from '../../../between/channel-state.ts'
import { ChannelDatabaseUnavailable, HeadquartersRewound, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { NewestKnown } from '../../../between/headquarters-side.ts'
import type { Sides } from '../../../between/sides.ts'
import { pausedReason, restoredReason } from '../../../between/upload-reasons.ts'
import type { DatabaseIdentity, Whereabouts } from '../../../between/whereabouts.ts'
import { type Database, type Executor, execute } from '../../../db/client.ts'
import { type DatabaseState, stateInWords } from '../../../model/database-state.ts'
import type { KnownUpload } from '../../../model/package.ts'
import { checkContact } from '../../incarnation/check-contact.ts'
import { newestKnownColumns } from '../../incarnation/known-requests.ts'
import { noSuch } from '../../organization/known-names.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'
import { admitDatabase, isSame, RECORDED_EVERY } from './admit-database.ts'

/**
 * A channel database that jobs may work on: its side, and what headquarters knows of its uploads. `missing`: what it
 * lacks of what headquarters knows, in a sentence; null when it lacks nothing. The job then stops it as rewound.
 */
export type TransferTarget = { side: ChannelSide; known: KnownUpload; missing: string | null }

/**
 * The channel database if jobs may work on it now. Refuses one that is paused, cloned or rewound, and one that has seen
 * more than headquarters has (HEADQUARTERS_REWOUND).
 */
export async function transferTarget(
  db: Database,
  sides: Sides,
  channelDatabaseId: string,
): Promise<TransferTarget | ExchangeRefusal> {
  const before = await readDatabase(db, channelDatabaseId)
  if (!before) return refused('NOT_FOUND', await noSuch(db, 'channel database', channelDatabaseId), ['channelDatabase'])
  if (before.paused) return refused('DATA_SYNC_PAUSED', pausedReason(channelDatabaseId))
  // Another process may have registered it a moment ago.
  if (!sides.channelSides.has(channelDatabaseId) && !sides.notOpened.has(channelDatabaseId)) await sides.refresh()
  const side = sides.channelSides.get(channelDatabaseId)
  if (!side) return unavailableRefusal(channelDatabaseId, 'UNREACHABLE')
  try {
    const answer = await contactOf(side, before)
    const admission = await admitDatabase(db, channelDatabaseId, answer)
    if (typeof admission !== 'string') return admission
    // What a clone has left is forgotten: compared again with what headquarters knew of this one.
    if (admission === 'REINSTATED') return await transferTarget(db, sides, channelDatabaseId)
    if (before.rewound) return rewoundRefusal(channelDatabaseId)
    const { missing, forgotten, seen } = answer
    // In another place it may be a copy, and have sent requests since.
    if (missing === null && (forgotten || admission === 'REPLACED'))
      await onChannelDatabase(() => side.recollect(admission === 'REPLACED'))
    await checkContact(db, { channelDatabaseId, seen })
    return { side, known: before.upload, missing }
  } catch (error) {
    if (error instanceof HeadquartersRewound) return refused('HEADQUARTERS_REWOUND', error.message)
    if (error instanceof ChannelDatabaseUnavailable) return unavailableRefusal(channelDatabaseId, error.state)
    throw error
  }
}

/**
 * What headquarters knows of a channel database. `holder`: the one that jobs work on; null before the first contact.
 * `isLate`: its last contact was not recorded lately.
 */
export type KnownDatabase = NewestKnown & {
  paused: boolean
  rewound: boolean
  holder: DatabaseIdentity | null
  isLate: boolean
}

/** The columns of a KnownDatabase, from `channel_database` and its `contact`. */
export const knownDatabaseColumns: SQL = sql`${newestKnownColumns(null)},
      pause_data_sync as paused, channel_database.rewound_at is not null as rewound, contact.holder,
      coalesce(contact.contact_at < now() - make_interval(secs => ${RECORDED_EVERY}), true) as "isLate"`

async function readDatabase(db: Database, channelDatabaseId: string): Promise<KnownDatabase | null> {
  const [database] = await execute<KnownDatabase>(
    db,
    sql`/* exchange.transferTarget */
    select ${knownDatabaseColumns}
    from channel_database
    left join channel_database_contact contact on contact.channel_database_id = id
    where id = ${channelDatabaseId}`,
  )
  return database ?? null
}

/** Begins a contact with a channel database. Throws ChannelDatabaseUnavailable. */
export const contactOf = (
  side: ChannelSide,
  { upload, log, keyed, holder, isLate }: KnownDatabase,
): Promise<ContactAnswer> =>
  onChannelDatabase(() => side.contact(holder?.database ?? null, { upload, log, keyed }, isLate))

/**
 * Why a person may accept the channel database: it is a restored copy (RESTORED), or another one has its place (OTHER).
 * Null: there is nothing to accept.
 */
export async function whyAcceptable(
  db: Database,
  side: ChannelSide,
): Promise<{ why: 'RESTORED' | 'OTHER'; whereabouts: Whereabouts } | null> {
  const before = await readDatabase(db, side.id)
  if (!before) return null
  const { missing, whereabouts } = await contactOf(side, before)
  if (before.holder !== null && !isSame(before.holder, whereabouts)) return { why: 'OTHER', whereabouts }
  return before.rewound || missing !== null ? { why: 'RESTORED', whereabouts } : null
}

export function rewoundRefusal(channelDatabaseId: string): ExchangeRefusal {
  return refused('CHANNEL_DATABASE_REWOUND', restoredReason(channelDatabaseId))
}

/** The refusal of a channel database that cannot be reached, or cannot do its work at the moment. */
export function unavailableRefusal(channelDatabaseId: string, state: DatabaseState): ExchangeRefusal {
  const code = state === 'UNREACHABLE' ? 'CHANNEL_DATABASE_UNREACHABLE' : 'CHANNEL_DATABASE_UNAVAILABLE'
  return refused(code, `${channelDatabaseId} ${stateInWords(state)}. The next run tries again.`)
}

/** The refusal of a channel database that another transaction keeps locked. Nothing of the package was kept. */
export function lockedRefusal(channelDatabaseId: string): ExchangeRefusal {
  const message = `Another transaction, such as an erasure, keeps ${channelDatabaseId} locked. The next run tries again.`
  return refused('CHANNEL_DATABASE_LOCKED', message)
}

/** Stops uploads and downloads of a channel database from now on. */
export async function markRewound(db: Executor, channelDatabaseId: string): Promise<void> {
  await execute(
    db,
    sql`/* exchange.markRewound */
    update channel_database
    set rewound_at = coalesce(rewound_at, now())
    where id = ${channelDatabaseId}`,
  )
}
