import { z } from 'zod'
import { type LogFilter, type LogPage, logFilter, logPage } from '../model/event.ts'
import { count, decimalText } from '../model/wire-values.ts'
import { type CallsOf, call, callWithoutArguments } from './call.ts'

/**
 * A side as the owner of a log: the only access for code that does not have its connection. Positions are decimal
 * texts.
 */
export interface LogOwner {
  /** Reads at most `limit` events after a position (exclusive). The log's database applies the filter. */
  readLog(after: string, limit: number, filter?: LogFilter): Promise<LogPage>
  /** The first position of the log (the oldest that is kept; one past the head of an empty log) and its last. */
  logEnds(): Promise<{ first: string; head: string }>
  /**
   * Calls back whenever the log may have grown, and on every reconnect. The wake-up is only a hint and carries no data.
   * Resolves to a function that stops the calls.
   */
  onWake(wake: () => void): Promise<() => Promise<void>>
}

/** The schemas of its calls. */
export const logCalls = {
  readLog: call([decimalText, count, logFilter.optional()], logPage),
  logEnds: callWithoutArguments(z.object({ first: decimalText, head: decimalText })),
} satisfies CallsOf<LogOwner>
