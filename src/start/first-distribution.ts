import { SYSTEM } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { download } from '../headquarters/exchange/download/download.ts'
import { DOWNLOAD_JOBS } from '../model/configuration.ts'

/**
 * Brings configuration, features, customers and loyalty cards to the channel databases that have never had any, so that
 * the demo can capture at once.
 */
export async function distributeFirst(sides: Sides): Promise<void> {
  for (const [id, side] of sides.channelSides) {
    const applied = (await side.state()).appliedJobs.map(({ jobId }) => jobId)
    for (const job of DOWNLOAD_JOBS) if (!applied.includes(job)) await download(sides, SYSTEM, job, id)
    if (applied.length === 0) await side.flushCache(SYSTEM)
  }
}
