import { z } from 'zod'
import { type LogFilter, type LogPage, logFilter, logPage } from '../model/event.ts'
import { count, decimalText } from '../model/wire-values.ts'
import { type CallsOf, call, callWithoutArguments } from './call.ts'

/**
 * A side as the owner of a log: the only way to the log for code that does not hold its database. Positions are decimal
 * texts.
 */
export interface LogOwner {
  /** Reads on after a position (exclusive), at most `limit` events; the filter is applied where the log is. */
  readLog(after: string, limit: number, filter?: LogFilter): Promise<LogPage>
  /** Where the log begins (the oldest position that is kept; one past the head when the log is empty) and ends. */
  logEnds(): Promise<{ first: string; head: string }>
  /**
   * Calls back whenever the log may have grown, and on every reconnect; a hint only, and the only thing that crosses
   * is the notice itself. The function it resolves to ends that.
   */
  onWake(wake: () => void): Promise<() => Promise<void>>
}

/** The schemas of its calls. */
export const logCalls = {
  readLog: call([decimalText, count, logFilter.optional()], logPage),
  logEnds: callWithoutArguments(z.object({ first: decimalText, head: decimalText })),
} satisfies CallsOf<LogOwner>
