import { sqlState } from '../../db/errors.ts'
import { isConnectionLost } from './job-connections.ts'

/** Who learns of outages and faults. */
export type OutageListener = {
  /** Called when the queue can no longer be looked at (true), and when it can be again (false): once each. */
  onOutage?(isOut: boolean): void
  /**
   * A fault in a job, in the loop or in the job library; being unreachable is none. A fault that repeats is told once
   * until the queue is looked at again.
   */
  onFault(error: unknown): void
}

/** Tells of an outage of the queue once, and of each kind of fault once until the queue is looked at again. */
export type QueueOutage = {
  /** Something failed on the way to the queue. */
  failed(error: unknown): void
  /** The queue is not looked at any more. */
  began(): void
  /** It is looked at. */
  over(): void
}

export function watchOutage({ onOutage, onFault }: OutageListener): QueueOutage {
  const told = new Set<string>()
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
      if (!told.has(kind)) onFault(error)
      told.add(kind)
    },
    over() {
      if (isOut) onOutage?.(false)
      isOut = false
      told.clear()
    },
  }
}

const kindOf = (error: unknown) => sqlState(error) ?? (error instanceof Error ? error.message : typeof error)
