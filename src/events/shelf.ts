import type { Followed, Told } from './followed.ts'

/** Told at once to one member. */
const portion = 64
/** What may wait for the slowest member before nothing more is read, and for how long (milliseconds) the others wait for it. */
const mostWaiting = 500
const patience = 250

/** How far one reader of a shelf has come. */
export type Place = {
  index: number
  /** There is something it has not taken. */
  behind: boolean
  wake: () => void
  readonly signal: AbortSignal
  readonly abort: () => void
}

/** What has been told and not yet taken by every member. */
export type Shelf = {
  /** One more reader, from the end on; stops waiting when the signal is aborted. */
  add(signal: AbortSignal): Place
  remove(place: Place): void
  put(told: Told): void
  /** Waits for slow members, but not long: those that are still behind then go their own way. */
  room(): Promise<void>
  /** Waits for what comes next; null when the place was taken away, or its signal aborted. Throws why the shelf was closed. */
  take(place: Place): Promise<Told | null>
  empty(): boolean
  close(failure: unknown): void
}

/** An empty shelf that nobody reads yet. */
export function makeShelf(): Shelf {
  const members = new Set<Place>()
  let items: Followed[] = []
  /** The index of the first item. */
  let base = 0
  let behind = 0
  let closed: { failure: unknown } | undefined
  let last: { from: number; told: Told } | undefined
  let hasRoom = () => {}

  const end = () => base + items.length
  function clearTo(index: number): void {
    items = items.slice(index - base)
    base = index
    last = undefined
    hasRoom()
  }
  function remove(place: Place): void {
    if (!members.delete(place)) return
    place.signal.removeEventListener('abort', place.abort)
    if (place.behind) behind -= 1
    if (behind === 0) clearTo(end())
    place.wake()
  }
  /** All who are at the same index are given the same array. */
  function from(index: number): Told {
    if (last?.from === index && (last.told.length === portion || index + last.told.length === end())) return last.told
    last = { from: index, told: items.slice(index - base, index - base + portion) }
    return last.told
  }
  return {
    add(signal) {
      const place: Place = { index: end(), behind: false, signal, wake: () => {}, abort: () => place.wake() }
      signal.addEventListener('abort', place.abort, { once: true })
      members.add(place)
      return place
    },
    remove,
    put(told) {
      items.push(...told)
      behind = members.size
      for (const place of members) {
        place.behind = true
        place.wake()
      }
      if (behind === 0) clearTo(end())
    },
    async room() {
      if (items.length < mostWaiting) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patience)
        hasRoom = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      hasRoom = () => {}
      for (const place of [...members]) if (end() - place.index > mostWaiting / 2) remove(place)
      clearTo(Math.min(end(), ...[...members].map(({ index }) => index)))
    },
    async take(place) {
      while (members.has(place) && place.index === end() && !place.signal.aborted && !closed) {
        await new Promise<void>((resolve) => {
          place.wake = resolve
        })
      }
      if (closed?.failure) throw closed.failure
      if (!members.has(place) || place.signal.aborted || closed) return null
      const told = from(place.index)
      place.index += told.length
      if (place.index === end()) {
        place.behind = false
        behind -= 1
        if (behind === 0) clearTo(end())
      }
      return told
    },
    empty: () => members.size === 0,
    close(failure) {
      closed = { failure }
      for (const { wake } of members) wake()
    },
  }
}
