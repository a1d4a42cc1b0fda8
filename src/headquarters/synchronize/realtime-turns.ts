import { HeadquartersUnreachable } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase } from '../../between/sides.ts'
import { Turns } from '../../db/turns.ts'

/** Shorter than a cashier waits for the answer: what has had no turn by then would be done for nobody. Milliseconds. */
const TURN_WITHIN = 3_000

/** Runs a call of the Real-time Service when its turn has come. Throws HeadquartersUnreachable: nothing was done. */
export type RealtimeTurns = <T>(channelDatabaseId: string, call: () => Promise<T>) => Promise<T>

/**
 * Real-time calls take at most half of headquarters' connections, and the channel databases take turns. The jobs have
 * the other half: on a machine that is too slow for its tills, calls would wait for connections in ever longer lines,
 * long after their tills had given up, and with them each statement of P-0001, *Synchronize* and 1010. A call that gets
 * no turn is captured instead.
 */
export function realtimeTurns({ db }: HeadquartersDatabase): RealtimeTurns {
  const atOnce = Math.max(1, Math.floor(db.max / 2))
  const turns = new Turns({ atOnce, perToken: atOnce, wait: TURN_WITHIN })
  return async (channelDatabaseId, call) => {
    const end = await turns.take(channelDatabaseId).catch((cause: unknown) => {
      throw new HeadquartersUnreachable('Headquarters has too many real-time calls.', { cause })
    })
    try {
      return await call()
    } finally {
      end()
    }
  }
}
