import { useSyncExternalStore } from 'react'

/** The channels at which a day is offered and simulated; null while none is. */
type DayChannels = readonly string[] | null

const listeners = new Set<() => void>()
let channels: DayChannels = null

/** The channels of the simulated day that is shown. It stays while the visitor goes from view to view. */
export const useDay = (): DayChannels =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => channels,
  )

/** Offers a day at the tills of these channels; null ends it. */
export function showDay(next: DayChannels): void {
  channels = next
  for (const listener of listeners) listener()
}
