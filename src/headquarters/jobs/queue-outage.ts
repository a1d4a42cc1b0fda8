import { sqlState } from '../../db/errors.ts'
import { isConnectionLost } from './job-connections.ts'

/** Learns of outages and faults. */
export type OutageListener = {
  /** Called when the queue can no longer be looked at (true), and when it can be again (false): once each. */
  onOutage?(isOut: boolean): void
  /**
   * A fault in a job, in the loop or in the job library; an unreachable database is no fault. A fault that repeats is
   * reported once until the queue is looked at again.
   */
  onFault(error: unknown): void
}

/** Reports an outage of the queue once, and each kind of fault once until the queue is looked at again. */
export type QueueOutage = {
  /** Something failed on the way to the queue. */
  failed(error: unknown): void
  /** The queue is not looked at any more. */
  began(): void
  /** It is looked at. */
  over(): void
}

export function watchOutage({ onOutage, onFault }: OutageListener): QueueOutage {
  const reported = new Set<string>()
  let isOut = false
  function began(): void {
    if (!isOut) onOutage?.(true)
    isOut = true
  }
  return {
    began,
    failed(error) {
      if (isConnectionLost(error)) return began()
      const kind = kindOf(error)
      if (!reported.has(kind)) onFault(error)
      reported.add(kind)
    },
    over() {
      if (isOut) onOutage?.(false)
      isOut = false
      reported.clear()
    },
  }
}

const kindOf = (error: unknown) => sqlState(error) ?? (error instanceof Error ? error.message : typeof error)
