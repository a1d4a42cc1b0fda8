import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { recordAudit } from '../access/audit.ts'
import type { ChannelDatabase } from '../between/sides.ts'
import { execute, type Transaction, transaction } from '../db/client.ts'
import { appendToOutbox } from '../log/append.ts'
import { wake } from '../log/wake.ts'
import { distrustCache, loadCache } from './cache/cache.ts'

type Database = Pick<ChannelDatabase, 'id' | 'db'>

/**
 * Takes a channel offline or online. While it is offline no real-time call leaves it, and P-0001 leaves its operations
 * pending.
 */
export function setOffline(database: Database, actor: Actor, channelId: string, offline: boolean): Promise<void> {
  return setSwitch(
    database,
    actor,
    channelId,
    'setChannelOffline',
    offline ? 'OFFLINE' : 'ONLINE',
    sql`offline`,
    offline,
  )
}

/** Makes the Real-time Service unavailable to a channel, or available again. */
export function setRealtimeServiceAvailable(
  database: Database,
  actor: Actor,
  channelId: string,
  available: boolean,
): Promise<void> {
  const status = available ? 'REALTIME_SERVICE_AVAILABLE' : 'REALTIME_SERVICE_UNAVAILABLE'
  const column = sql`realtime_service_available`
  return setSwitch(database, actor, channelId, 'setRealtimeServiceAvailable', status, column, available)
}

/** Takes effect immediately: the switches are part of the cache, which is reloaded in the same transaction. */
async function setSwitch(
  database: Database,
  actor: Actor,
  channelId: string,
  action: string,
  status: string,
  column: SQL,
  value: boolean,
): Promise<void> {
  await transaction(database.db, async (tx) => {
    await storeSwitch(tx, actor, channelId, column, value)
    await loadCache(tx, database.id, null)
    await recordAudit(tx, actor, { action, target: channelId, result: status })
    await appendToOutbox(tx, [
      { kind: 'CHANNEL_SWITCH', entityId: channelId, channelId, channelDatabaseId: database.id, status },
    ])
  })
  distrustCache(database.db)
  wake(database.db)
}

async function storeSwitch(
  tx: Transaction,
  actor: Actor,
  channelId: string,
  column: SQL,
  value: boolean,
): Promise<void> {
  await execute(
    tx,
    sql`/* channel.storeSwitch */
    insert into channel_switch (channel_id, ${column}, changed_by)
    values (${channelId}, ${value}, ${actor.id})
    on conflict (channel_id) do update set ${column} = excluded.${column}, changed_at = now(),
      changed_by = excluded.changed_by`,
  )
}
