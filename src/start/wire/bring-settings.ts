import pLimit from 'p-limit'
import { SYSTEM } from '../../access/actor.ts'
import type { Sides } from '../../between/sides.ts'
import type { Log } from '../../config/log.ts'
import { logFault } from '../../config/log-fault.ts'
import { download } from '../../headquarters/exchange/download/download.ts'
import type { DownloadJobId } from '../../model/configuration.ts'

/** Many stores dial at once after headquarters has been away; each waits for the answer of its machine. */
const AT_ONCE = 4
/** Configuration first: customers are of its legal entities. */
const FIRST_JOBS: readonly DownloadJobId[] = ['1110', '1070', '1010']

/**
 * Brings a store that has dialled what it needs before its first capture, so that nobody waits for a schedule: the jobs
 * that it has never applied; otherwise 1110, if there is something new, such as whose tokens a store accepts that has
 * just joined. What cannot be brought now is left to the schedules.
 */
export function settingsBringer(sides: Sides, log: Log): (channelDatabaseId: string) => void {
  const limit = pLimit(AT_ONCE)
  const waiting = new Set<string>()
  return (id) => {
    if (waiting.has(id)) return
    waiting.add(id)
    void limit(async () => {
      waiting.delete(id)
      await bring(sides, id).catch((error) =>
        logFault(log, error, `store ${id}: its settings cannot be brought now`, { level: 'warn' }),
      )
    })
  }
}

async function bring(sides: Sides, id: string): Promise<void> {
  // A store that has just joined is not known as one yet.
  if (!sides.channelSides.has(id)) await sides.refresh()
  const side = sides.channelSides.get(id)
  if (!side || sides.ownSides.has(id)) return
  const { appliedJobs } = await side.state()
  const missing = FIRST_JOBS.filter((job) => !appliedJobs.some(({ jobId }) => jobId === job))
  for (const job of missing) await download(sides, SYSTEM, job, id)
  if (missing.length === FIRST_JOBS.length) await side.flushCache(SYSTEM)
  if (!missing.includes('1110')) await download(sides, SYSTEM, '1110', id, { quiet: true })
}
