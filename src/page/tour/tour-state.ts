import { useSyncExternalStore } from 'react'

/** The step of the tour that is shown, from 0; null while the tour is not shown. */
type Step = number | null

const KEY = 'tillsync.tour'
const listeners = new Set<() => void>()
let step: Step = null

const onChange = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTourStep = (): Step => useSyncExternalStore(onChange, () => step)

/** True when the visitor has neither taken nor skipped the tour in this browser. */
export const useIsNew = (): boolean => useSyncExternalStore(onChange, () => localStorage.getItem(KEY) === null)

/** Shows a step of the tour; null ends it, for good. */
export function showTour(next: Step): void {
  step = next
  if (next === null) localStorage.setItem(KEY, 'seen')
  for (const listener of listeners) listener()
}
