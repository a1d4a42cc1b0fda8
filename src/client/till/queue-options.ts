import type { BackOff } from '../back-off.ts'
import type { CaptureStore } from './store.ts'

/** How to open a till's queue. */
export type TillQueueOptions = {
  /** The GraphQL address, such as `https://till.example.com/graphql`. */
  readonly url: string
  /** The key of the channel for which the till captures. */
  readonly channel: string
  /**
   * Returns the token to send with. `refused`: the server has refused the last one, so return another. Null while there
   * is none: the queue pauses, and keeps all that it has, until `resume`.
   */
  readonly token: (refused: boolean) => string | null | Promise<string | null>
  /** Where captures are kept. */
  readonly store: CaptureStore
  /**
   * Reports how the register is, for a token that is bound to one: when the queue is opened, when the network is back,
   * and every `reportEvery` milliseconds (60,000 by default). `version`: of the till's program, 1 to 60 characters.
   * `offlineCustomerCreateDisabled`: as the state said last, for a till that starts without a network.
   */
  readonly register?: {
    readonly version: string
    readonly reportEvery?: number
    readonly offlineCustomerCreateDisabled?: boolean
  }
  /** The delays while no server answers. */
  readonly backOff?: BackOff
  /** How often the queue looks for account numbers, in milliseconds; 5,000 by default. */
  readonly lookEvery?: number
  /** After how many milliseconds without an answer a request counts as lost; 30,000 by default. */
  readonly answerWithin?: number
  /** How many settled captures stay in the list; 100 by default. */
  readonly keepSettled?: number
}
