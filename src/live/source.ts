import type { LogOwner } from '../between/log-owner.ts'
import { isTransient } from '../db/errors.ts'
import type { LogEvent, LogFilter } from '../model/event.ts'
import type { GapReason } from './batches.ts'

/** The name of headquarters' log among the sources. A channel database's log has the database's id as its name. */
export const HEADQUARTERS = 'headquarters'

/** A log that is read in order, with the state of one reader. */
export type Source = {
  readonly name: string
  readonly log: LogOwner
  /** Selects the events. It is applied in the log's own database. */
  readonly filter: LogFilter
  /** The last position that was delivered; null while it is not known. */
  position: string | null
  /** The last attempt to read the log failed. */
  lost: boolean
  /** The next events may be older than those that headquarters' log has delivered of the same operations. */
  behind: boolean
  /**
   * The log ended before the position: its database was restored from a backup, and writes again what it had not yet
   * written to the log by then.
   */
  setBack: boolean
}

/** The result of one read of a source. */
export type SourcePage =
  | { readonly state: 'LOST' }
  | {
      readonly state: 'READ'
      readonly gap: GapReason | null
      /** The position after the gap, before the events. */
      readonly from: string
      readonly events: readonly LogEvent[]
      readonly through: string
      readonly head: string
    }

/** How many events are read at once from one log. */
const PAGE_SIZE = 500

/**
 * Reads the next page after the source's position, without moving it. A temporary failure gives LOST; any other is
 * thrown.
 */
export async function nextPage({
  log,
  filter,
  position,
}: Pick<Source, 'log' | 'filter' | 'position'>): Promise<SourcePage> {
  try {
    if (position === null) {
      const { head } = await log.logEnds()
      return { state: 'READ', gap: 'UNKNOWN_CURSOR', from: head, events: [], through: head, head }
    }
    const { events, through, head, first } = await log.readLog(position, PAGE_SIZE, filter)
    // A log that ends before the position was restored from an older backup.
    if (BigInt(head) < BigInt(position)) {
      return { state: 'READ', gap: 'UNKNOWN_CURSOR', from: head, events: [], through: head, head }
    }
    const oldest = String(BigInt(first) - 1n)
    const cut = BigInt(position) < BigInt(oldest)
    return { state: 'READ', gap: cut ? 'RETENTION' : null, from: cut ? oldest : position, events, through, head }
  } catch (error) {
    if (!isTransient(error)) throw error
    return { state: 'LOST' }
  }
}

/** Moves the source to the end of its log; the position stays unknown when the log cannot be reached. */
export async function startAtHead(source: Source): Promise<void> {
  const page = await nextPage({ ...source, position: null })
  if (page.state === 'READ') source.position = page.head
}
