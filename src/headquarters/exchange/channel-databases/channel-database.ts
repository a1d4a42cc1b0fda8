import { sql } from 'drizzle-orm'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { ChannelDatabaseUnavailable, HeadquartersRewound, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { pausedReason, restoredReason } from '../../../between/upload-reasons.ts'
import { type Database, type Executor, execute } from '../../../db/client.ts'
import { type DatabaseState, stateInWords } from '../../../model/database-state.ts'
import type { KnownUpload } from '../../../model/package.ts'
import { checkContact } from '../../incarnation/check-contact.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'
import { admitDatabase } from './admit-database.ts'

/** A channel database that jobs may work on: its side, and what headquarters knows of its uploads. */
export type TransferTarget = { side: ChannelSide; known: KnownUpload }

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
  if (!before) return refused('NOT_FOUND', 'No channel database has this id.', ['channelDatabase'])
  if (before.paused) return refused('DATA_SYNC_PAUSED', pausedReason(channelDatabaseId))
  const side = sides.channelSides.get(channelDatabaseId)
  if (!side) return unavailableRefusal(channelDatabaseId, 'UNREACHABLE')
  try {
    const { whereabouts, seen, notUploaded } = await onChannelDatabase(() => side.contact(before.holder))
    const clone = await admitDatabase(db, channelDatabaseId, whereabouts, notUploaded)
    if (clone) return clone
    // That a clone is behind, headquarters forgets when the original is back.
    const { rewound, known } = before.rewound ? ((await readDatabase(db, channelDatabaseId)) ?? before) : before
    if (rewound) return rewoundRefusal(channelDatabaseId)
    await checkContact(db, { channelDatabaseId, seen })
    return { side, known }
  } catch (error) {
    if (error instanceof HeadquartersRewound) return refused('HEADQUARTERS_REWOUND', error.message)
    if (error instanceof ChannelDatabaseUnavailable) return unavailableRefusal(channelDatabaseId, error.state)
    throw error
  }
}

async function readDatabase(db: Database, channelDatabaseId: string) {
  const [database] = await execute<{ known: KnownUpload; paused: boolean; rewound: boolean; holder: string | null }>(
    db,
    sql`/* exchange.transferTarget */
    select jsonb_build_object(
        'sourceId', source_id, 'acknowledgedPosition', acknowledged_position::text,
        'acknowledgedOperationId', acknowledged_operation_id
      ) as known, pause_data_sync as paused, rewound_at is not null as rewound, contact.holder ->> 'database' as holder
    from channel_database
    left join channel_database_contact contact on contact.channel_database_id = id
    where id = ${channelDatabaseId}`,
  )
  return database
}

export function rewoundRefusal(channelDatabaseId: string): ExchangeRefusal {
  return refused('CHANNEL_DATABASE_REWOUND', restoredReason(channelDatabaseId))
}

/** The refusal of a channel database that cannot be reached, or cannot do its work at the moment. */
export function unavailableRefusal(channelDatabaseId: string, state: DatabaseState): ExchangeRefusal {
  const code = state === 'UNREACHABLE' ? 'CHANNEL_DATABASE_UNREACHABLE' : 'CHANNEL_DATABASE_UNAVAILABLE'
  return refused(code, `${channelDatabaseId} ${stateInWords(state)}. The next run tries again.`)
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
