import { HeadquartersRewound } from '../../between/headquarters-of.ts'
import type { HeadquartersSide } from '../../between/headquarters-side.ts'
import type { ChannelDatabase } from '../../between/sides.ts'
import { isTransient } from '../../db/errors.ts'

/** The longest time that a cashier waits for headquarters' answer, in milliseconds. */
export const ANSWER_TIMEOUT_MS = 5_000

/**
 * An answer, or a communication failure, after which it is unknown whether headquarters acted. `rewound`: it did not,
 * because it was restored from a backup.
 */
export type Called<T> = { outcome: 'ANSWERED'; answer: T } | { outcome: 'UNREACHABLE'; rewound?: true }

/**
 * Calls headquarters in real time. `available` is the switch `setRealtimeServiceAvailable`: without the service, no
 * call leaves the channel. Any error other than a communication failure is thrown.
 */
export async function callHeadquarters<T>(
  database: Pick<ChannelDatabase, 'headquarters'>,
  available: boolean,
  call: (headquarters: HeadquartersSide) => Promise<T>,
  timeoutMs = ANSWER_TIMEOUT_MS,
): Promise<Called<T>> {
  if (!available) return { outcome: 'UNREACHABLE' }
  try {
    return await within(timeoutMs, call(database.headquarters))
  } catch (error) {
    if (error instanceof HeadquartersRewound) return { outcome: 'UNREACHABLE', rewound: true }
    if (isCommunicationFailure(error)) return { outcome: 'UNREACHABLE' }
    throw error
  }
}

/**
 * Headquarters was unreachable or too busy to answer. Neither a business refusal nor a fault of the program is a
 * communication failure.
 */
export function isCommunicationFailure(error: unknown): boolean {
  if (isTransient(error)) return true
  return error instanceof Error && 'code' in error && error.code === 'HEADQUARTERS_UNREACHABLE'
}

/** Stops waiting after the timeout. The call continues, and its late result is ignored. */
async function within<T>(timeoutMs: number, calling: Promise<T>): Promise<Called<T>> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Called<T>>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { outcome: 'UNREACHABLE' })
  })
  calling.catch(() => {})
  try {
    return await Promise.race([calling.then((answer) => ({ outcome: 'ANSWERED' as const, answer })), late])
  } finally {
    clearTimeout(timer)
  }
}
