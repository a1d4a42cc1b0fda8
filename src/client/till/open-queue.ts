import type { Delays } from './delays.ts'
import type { KeptCaptures } from './kept-captures.ts'
import type { TillQueueOptions } from './queue-options.ts'
import { REGISTER_PAUSED, type ShownState } from './queue-state.ts'
import type { Unsent } from './send.ts'

/** What the operations of an open queue share. */
export type OpenQueue = {
  readonly options: TillQueueOptions
  readonly captures: KeptCaptures
  readonly shown: ShownState
  readonly delays: Delays
  /** Aborted when the queue is closed. */
  readonly closing: AbortSignal
  /** The server has refused the last token. */
  tokenRefused: boolean
  /** An operator has paused the register. */
  registerPaused: boolean
  /** Looks at accepted customers in a row that brought nothing new. */
  looksInVain: number
}

/** How often a queue looks for account numbers, in milliseconds. */
export const lookEvery = ({ options }: OpenQueue): number => options.lookEvery ?? 5_000

type Connection = { url: string; token: string; signal: AbortSignal }

/** Asks the server with a token; with another one when it refuses the first. Null when there is none. */
export async function ask<Answer extends { outcome: string }>(
  queue: OpenQueue,
  send: (connection: Connection) => Promise<Answer | Unsent>,
): Promise<Answer | Unsent | null> {
  const { url, answerWithin = 30_000, token: nextToken } = queue.options
  for (let attempt = 1; ; attempt++) {
    const token = await nextToken(queue.tokenRefused)
    if (token === null) {
      queue.shown.pause({ reason: 'NO_TOKEN', message: 'Sign in: the till has no token.' })
      return null
    }
    const signal = AbortSignal.any([queue.closing, AbortSignal.timeout(answerWithin)])
    const answer = await send({ url, token, signal })
    queue.tokenRefused = answer.outcome === 'NO_TOKEN'
    if (answer.outcome !== 'NO_TOKEN' || attempt === 2) {
      if (answer.outcome !== 'NO_TOKEN' && answer.outcome !== 'AWAY') noteAnswered(queue)
      return answer
    }
  }
}

function noteAnswered({ delays, shown, registerPaused }: OpenQueue): void {
  // The network is back: what waits on the register is told before it is sent.
  if (delays.isAway) delays.reportAt = 0
  delays.answered()
  shown.pause(registerPaused ? REGISTER_PAUSED : null)
}

/** Puts off what was not taken: everything, or the captures of this customer alone. */
export function putOff(
  { shown, delays }: OpenQueue,
  { outcome, message, retryAfter }: Unsent,
  customerId: string,
): void {
  if (outcome === 'NO_TOKEN') shown.pause({ reason: 'NO_TOKEN', message })
  else if (outcome === 'NOT_YET') delays.putOffCustomer(customerId, retryAfter)
  else {
    delays.putOff(retryAfter)
    shown.pause({ reason: 'AWAY', message })
  }
}
