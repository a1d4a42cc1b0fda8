import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { Sides } from '../../between/sides.ts'
import { execute } from '../../db/client.ts'
import { flushChannelCaches } from '../exchange/channel-databases/flush-channel-caches.ts'
import { retrySession } from '../exchange/jobs/change-session.ts'
import { runCdxJob } from '../exchange/jobs/run-cdx-job.ts'
import type { ExchangeRefusal } from '../exchange/sessions/refusals.ts'
import { atEachStore, type StoreResults } from './store-results.ts'

/** What goes up first, then the configuration, then the customers. */
const JOBS = ['P-0001', '1110', '1070', '1010', '1050']

/** Reloads the caches of stores, so that applied changes take effect there. */
export function flushStores(sides: Sides, actor: Actor, stores: readonly string[]): Promise<StoreResults> {
  return atEachStore(headquartersOf(sides), actor, { action: 'flushStores', stores }, async (id) => {
    const { userErrors } = await flushChannelCaches(sides, actor, id)
    return userErrors
  })
}

/**
 * Exchanges with stores again: retries the download sessions that have failed or are suspended, the oldest first, and
 * runs P-0001, 1110, 1070 and 1010. Returns when all have ended; a store's refusals are those of its jobs.
 */
export function retryStores(sides: Sides, actor: Actor, stores: readonly string[]): Promise<StoreResults> {
  const hq = headquartersOf(sides)
  return atEachStore(hq, actor, { action: 'retryStores', stores }, async (id) => {
    const refusals: ExchangeRefusal[] = []
    const failed = await execute<{ id: string }>(
      hq.db,
      sql`/* stores.failedSessions */
      select id
      from download_session
      where channel_database_id = ${id} and status not in ('APPLIED', 'NO_DATA', 'CANCELED')
        and status in ('SUSPENDED', 'DOWNLOAD_FAILED', 'APPLY_FAILED')
      order by number`,
    )
    for (const session of failed) {
      const { refusal } = await retrySession(sides, actor, session.id)
      if (refusal) refusals.push(refusal)
    }
    for (const job of JOBS) {
      const { userErrors } = await runCdxJob(sides, actor, { job, channelDatabase: id, full: false })
      refusals.push(...userErrors)
      // The others would only repeat why the store cannot be worked on.
      if (userErrors.some(({ code }) => code.startsWith('CHANNEL_DATABASE_') || code === 'DATA_SYNC_PAUSED')) break
    }
    return refusals
  })
}
