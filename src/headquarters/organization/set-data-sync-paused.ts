import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { servesChannels } from '../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { noSuch } from './known-names.ts'

/** `channelDatabase` is null if the actor's channels do not include it. */
export type DataSyncPaused = {
  channelDatabase: { key: string } | null
  userErrors: { __typename: 'Refused'; code: 'NOT_FOUND'; field: string[]; message: string }[]
}

/**
 * *Pause data synchronization*: nothing is uploaded from the channel database or downloaded to it until it is resumed.
 * Capture continues.
 */
export async function setDataSyncPaused(
  hq: HeadquartersDatabase,
  actor: Actor,
  { channelDatabase, paused }: { channelDatabase: string; paused: boolean },
): Promise<DataSyncPaused> {
  const found = await transaction(hq.db, async (tx) => {
    const [known] = await execute<{ changed: boolean }>(
      tx,
      sql`/* organization.setDataSyncPaused */
      with known as (
        select id, pause_data_sync from channel_database
        where id = ${channelDatabase} and ${servesChannels(sql`id`, actor.channels)}
        for no key update
      ),
      changed as (
        update channel_database d
        set pause_data_sync = ${paused}
        from known
        where d.id = known.id and known.pause_data_sync <> ${paused}
        returning d.id
      )
      select exists (select from changed) as changed from known`,
    )
    if (!known) return false
    const result = paused ? 'PAUSED' : 'RESUMED'
    await recordAudit(tx, actor, { action: 'setDataSyncPaused', target: channelDatabase, result })
    if (known.changed)
      await append(tx, [
        {
          kind: 'CONFIGURATION',
          entityId: `channel_database:${channelDatabase}`,
          channelDatabaseId: channelDatabase,
          status: result,
        },
      ])
    return true
  })
  if (found) wake(hq.db)
  const message = found ? '' : await noSuch(hq.db, 'channel database', channelDatabase, actor.channels)
  return found
    ? { channelDatabase: { key: channelDatabase }, userErrors: [] }
    : {
        channelDatabase: null,
        userErrors: [{ __typename: 'Refused', code: 'NOT_FOUND', field: ['input', 'channelDatabase'], message }],
      }
}
