import type { Actor } from '../../../access/actor.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { Sides } from '../../../between/sides.ts'
import { noSuch } from '../../organization/known-names.ts'
import { type ExchangeRefusal, refused } from '../sessions/refusals.ts'
import { databasesToWorkOn } from './allowed-databases.ts'
import { unavailableRefusal } from './channel-database.ts'

/** Reloads the cache of a channel database (null: of each), so that applied changes take effect. */
export async function flushChannelCaches(
  sides: Sides,
  actor: Actor,
  channelDatabase: string | null,
): Promise<{ channelDatabases: { key: string }[]; userErrors: ExchangeRefusal[] }> {
  const { db } = headquartersOf(sides)
  const databases = await databasesToWorkOn(db, actor, channelDatabase)
  if (channelDatabase !== null && databases.length === 0) {
    const message = await noSuch(db, 'channel database', channelDatabase, actor.channels)
    const refusal = refused('NOT_FOUND', message, ['input', 'channelDatabase'])
    return { channelDatabases: [], userErrors: [refusal] }
  }
  const flushed = await Promise.all(databases.map((id) => flush(sides, actor, id)))
  return {
    channelDatabases: databases.filter((_, index) => flushed[index] === null).map((key) => ({ key })),
    userErrors: flushed.flatMap((refusal) => refusal ?? []),
  }
}

async function flush(sides: Sides, actor: Actor, id: string): Promise<ExchangeRefusal | null> {
  const side = sides.channelSides.get(id)
  if (!side) return unavailableRefusal(id, 'UNREACHABLE')
  try {
    await onChannelDatabase(() => side.flushCache(actor))
    return null
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return unavailableRefusal(id, error.state)
    throw error
  }
}
