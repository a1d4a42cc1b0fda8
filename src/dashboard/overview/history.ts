import { useSyncExternalStore } from 'react'

/** How fast it went at an instant (milliseconds): operations a second, null where nothing was known. */
export type Sample = { readonly at: number; readonly captured: number | null; readonly synchronized: number | null }

/** How far back samples are kept, in milliseconds. */
const KEPT_MS = 10 * 60_000

/** Kept as long as the page is open, also while other views are looked at. */
let samples: readonly Sample[] = []
const listeners = new Set<() => void>()

/** Adds a sample. While nothing was noted for long, nothing was known: the plot has a gap there. */
export function noteSample(sample: Sample): void {
  samples = [...samples.filter(({ at }) => at > sample.at - KEPT_MS), sample]
  for (const listener of listeners) listener()
}

/** Notes that nothing is known from here on, since nobody looks. */
export function noteGap(at: number): void {
  noteSample({ at, captured: null, synchronized: null })
}

/** The samples of the last ten minutes, oldest first. */
export function useSamples(): readonly Sample[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => samples,
  )
}

/** The last sample of each whole minute, newest first: its rate is that minute's. */
export function byMinute(all: readonly Sample[]): Sample[] {
  const minutes = new Map(all.map((sample) => [Math.floor(sample.at / 60_000), sample]))
  return [...minutes.values()].reverse()
}
