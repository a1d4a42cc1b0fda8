import { setTimeout as pause } from 'node:timers/promises'
import type { ChannelDatabase } from '../between/sides.ts'
import { recollect } from '../channel/exchange/recollect.ts'
import type { Log } from '../config/log.ts'
import { logFault } from '../config/log-fault.ts'

/** The longest time that the tills of a channel database wait at its start. */
const WITHIN_MS = 10_000

/**
 * Before the first capture: asks headquarters what the database has forgotten, if it was restored from an older copy.
 * While headquarters cannot be reached, its tills capture all the same, and it asks at the next contact.
 */
export async function askWhetherRestored(database: ChannelDatabase, log: Log): Promise<void> {
  const asking = recollect(database).then(
    (restored) => ({ restored }),
    (error: unknown) => ({ error }),
  )
  const answer = await Promise.race([asking, pause(WITHIN_MS, null, { ref: false })])
  if (answer && 'restored' in answer) {
    if (answer.restored)
      log.warn(
        `channel database ${database.id} was restored from an older copy; headquarters has returned its numbers and ` +
          'idempotency keys, and its tills capture',
      )
    return
  }
  logFault(
    log,
    answer?.error ?? new Error('Headquarters did not answer in time.'),
    `channel database ${database.id}: headquarters cannot be asked whether it was restored; its tills capture, and it ` +
      'asks at the next contact',
    { level: 'warn' },
  )
}
