import { sqlState } from '../../db/errors.ts'
import { isConnectionLost } from './job-connections.ts'
import type { ScheduledWork } from './start-schedules.ts'

/** Tells of an outage of the queue once, and of each kind of fault once until the queue is looked at again. */
export type QueueOutage = {
  /** Something failed on the way to the queue. */
  failed(error: unknown): void
  /** The queue is not looked at any more. */
  began(): void
  /** It is looked at. */
  over(): void
}

export function watchOutage({ onOutage, onFault }: Pick<ScheduledWork, 'onOutage' | 'onFault'>): QueueOutage {
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
