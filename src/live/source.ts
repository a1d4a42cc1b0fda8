import type { LogOwner } from '../between/log-owner.ts'
import { isTransient } from '../db/errors.ts'
import type { LogEvent, LogFilter } from '../model/event.ts'
import type { GapReason } from './batches.ts'

/** Headquarters' name among the sources; a channel database's log is named by its id. */
export const HEADQUARTERS = 'headquarters'

/** A log read in order, as one reader sees it. */
export type Source = {
  readonly name: string
  readonly log: LogOwner
  /** The events that are wanted; applied where the log is. */
  readonly filter: LogFilter
  /** The last position that was delivered; null while it is not known. */
  position: string | null
  /** The last attempt to read the log failed. */
  lost: boolean
  /** The next events may be older than what headquarters' log has delivered of the same operations. */
  behind: boolean
}

/** What one read of a source gave. */
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

/** Events read at once from one log. */
const pageSize = 500

/**
 * Reads on after the source's position, without moving it. Only failures that pass by themselves count as lost; others
 * are thrown.
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
    const { events, through, head, first } = await log.readLog(position, pageSize, filter)
    // A log that ends before the position was restored from an older copy.
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
