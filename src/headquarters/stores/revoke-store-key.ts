import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { servesChannels } from '../../access/scope-sql.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import { type StoreRefused, storeRefused } from './refusals.ts'

export type StoreKeyRevoked = { channelDatabase: { key: string } | null; userErrors: StoreRefused[] }

/**
 * Revokes a key of a store for good: the store is refused when it dials, and the tokens that it has signed are refused
 * here, and by the channel database from its next 1110 on. What the store has captured stays in its database. A key
 * that is revoked already stays as it is.
 */
export async function revokeStoreKey(
  hq: HeadquartersDatabase,
  actor: Actor,
  { key }: { key: string },
): Promise<StoreKeyRevoked> {
  const found = await transaction(hq.db, async (tx) => {
    const [known] = await execute<{ channelDatabaseId: string; changed: boolean }>(
      tx,
      sql`/* stores.revokeStoreKey */
      with known as (
        select id, channel_database_id, revoked_at
        from store_key
        where id = ${key} and ${servesChannels(sql`channel_database_id`, actor.channels)}
        for no key update
      ),
      revoked as (
        update store_key k
        set revoked_at = now(), revoked_by = ${actor.id}
        from known
        where k.id = known.id and known.revoked_at is null
        returning k.id
      )
      select channel_database_id as "channelDatabaseId", exists (select from revoked) as changed
      from known`,
    )
    if (!known) return null
    const { channelDatabaseId, changed } = known
    await recordAudit(tx, actor, { action: 'revokeStoreKey', target: key, result: changed ? 'REVOKED' : 'UNCHANGED' })
    if (changed)
      await append(tx, [
        {
          kind: 'CONFIGURATION',
          entityId: `store_key:${key}`,
          channelDatabaseId,
          status: 'REVOKED',
          downloadJob: '1110',
        },
      ])
    return channelDatabaseId
  })
  if (found === null) {
    const message = 'No store has this key, or the token may not see it. Take the id from `channelDatabases.storeKeys`.'
    return { channelDatabase: null, userErrors: [storeRefused('NOT_FOUND', ['input', 'key'], message)] }
  }
  wake(hq.db)
  return { channelDatabase: { key: found }, userErrors: [] }
}
