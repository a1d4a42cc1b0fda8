import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { refused } from '../exchange/sessions/refusals.ts'
import { atEachStore, type StoreResults } from './store-results.ts'

const LONGEST_REASON = 1_000

/**
 * Holds the upgrade of stores: that one has an older program is not named as something to be done until it is released.
 * It does not keep anybody from upgrading the store. One that is held already keeps its first reason.
 */
export async function holdStoreUpgrades(
  hq: HeadquartersDatabase,
  actor: Actor,
  { stores, reason }: { stores: readonly string[]; reason: string },
): Promise<StoreResults> {
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason)) {
    const message = `Give a reason of 1 to ${LONGEST_REASON} characters. It is kept with the store and in the audit.`
    return { results: [], userErrors: [refused('INVALID_VALUE', message, ['input', 'reason'])] }
  }
  return atEachStore(hq, actor, { action: 'holdStoreUpgrades', stores }, async (id) => {
    await execute(
      hq.db,
      sql`/* stores.holdUpgrade */
      insert into store_upgrade_hold (channel_database_id, held_by, reason)
      values (${id}, ${actor.id}, ${reason})
      on conflict (channel_database_id) do nothing`,
    )
    return []
  })
}

/** Releases held upgrades. A store that is not held stays as it is. */
export async function releaseStoreUpgrades(
  hq: HeadquartersDatabase,
  actor: Actor,
  stores: readonly string[],
): Promise<StoreResults> {
  return atEachStore(hq, actor, { action: 'releaseStoreUpgrades', stores }, async (id) => {
    await execute(
      hq.db,
      sql`/* stores.releaseUpgrade */ delete from store_upgrade_hold where channel_database_id = ${id}`,
    )
    return []
  })
}
