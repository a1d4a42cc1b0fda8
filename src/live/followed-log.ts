import { isTransient } from '../db/errors.ts'
import type { LogEvent } from '../model/event.ts'
import type { LogSource } from './log-source.ts'

/** Why events between two places are not delivered: the log no longer reaches back, or it does not know the place. */
export type GapReason = 'RETENTION' | 'UNKNOWN_CURSOR'

/** A log as one follower sees it. */
export type FollowedLog = {
  readonly source: LogSource
  /** The last position that was delivered; null while it is not known. */
  place: string | null
  /** It could not be read when it was tried last. */
  lost: boolean
  /** Its next events may be older than what headquarters' log has told of the same operations. */
  behind: boolean
}

/** What one look at a log gave. */
export type Page =
  | { readonly state: 'LOST' }
  | {
      readonly state: 'READ'
      readonly gap: GapReason | null
      /** The place after the gap, before the events. */
      readonly from: string
      readonly events: readonly LogEvent[]
      readonly through: string
      readonly head: string
    }

/** Events read at once from one log. */
const pageSize = 500

/** Reads on after the log's place, without moving it. Only what time can mend counts as lost; anything else is thrown. */
export async function nextPage({ source, place }: FollowedLog): Promise<Page> {
  try {
    if (place === null) {
      const head = await source.head()
      return { state: 'READ', gap: 'UNKNOWN_CURSOR', from: head, events: [], through: head, head }
    }
    const { events, through, head, first } = await source.read(place, pageSize)
    // A log that ends before the place was restored from an older copy.
    if (BigInt(head) < BigInt(place)) {
      return { state: 'READ', gap: 'UNKNOWN_CURSOR', from: head, events: [], through: head, head }
    }
    const oldest = String(BigInt(first) - 1n)
    const cut = BigInt(place) < BigInt(oldest)
    return { state: 'READ', gap: cut ? 'RETENTION' : null, from: cut ? oldest : place, events, through, head }
  } catch (error) {
    if (!isTransient(error)) throw error
    return { state: 'LOST' }
  }
}

/** Puts the log's place at its end; it stays unknown when the log cannot be reached. */
export async function startAtHead(log: FollowedLog): Promise<void> {
  const page = await nextPage({ ...log, place: null })
  if (page.state === 'READ') log.place = page.head
}
