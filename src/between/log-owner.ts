import type { LogFilter, LogPage } from '../model/event.ts'

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
   * Calls back whenever the log may have grown, and on every reconnect; a hint only. The function it resolves to ends
   * that.
   */
  onWake(wake: () => void): Promise<() => Promise<void>>
}
