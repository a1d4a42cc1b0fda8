import { setImmediate as turn } from 'node:timers/promises'
import type { Followed, Told } from './followed.ts'
import { inParts } from './parts.ts'
import type { Taker } from './portions.ts'
import type { Shelf } from './shelf.ts'

/** Those who are shown the same of a shelf: each portion is made ready once, and handed to all of them in one go. */
export type Audience = {
  /**
   * Hands the taker everything that is put on the shelf from now on. Settles when it cannot take any more, the signal is aborted, or the shelf is
   * closed, then with why. `true`: the whole audience was too slow for the others.
   */
  stay(taker: Taker<Followed>, signal: AbortSignal): Promise<boolean>
}

type Seat = { readonly taker: Taker<Followed>; readonly from: number; leave(): void; fail(error: unknown): void }

/** Begins an audience that nobody has joined yet. It ends when nobody is left; `onEnd` is told. */
export function gather(shelf: Shelf, onEnd: () => void): Audience {
  const seats = new Set<Seat>()
  const place = shelf.add()

  async function run(): Promise<void> {
    let nth = shelf.count()
    try {
      for (let told = await place.next(); told; told = await place.next()) {
        // Whoever came later has been told that already.
        const here = [...seats].filter(({ from }) => from <= nth)
        await show(here, told)
        nth += 1
      }
      for (const seat of seats) seat.leave()
    } catch (error) {
      for (const seat of seats) seat.fail(error)
    }
  }
  async function show(here: readonly Seat[], told: Told): Promise<void> {
    const made = await makeFor(here, told)
    for (const part of made ? inParts(made, told) : []) {
      for (const seat of here) if (seats.has(seat)) hand(seat, part.made, part.portion)
      // So that what was written can leave before there is more.
      await turn()
    }
  }
  async function makeFor(here: readonly Seat[], told: Told): Promise<readonly Buffer[] | null> {
    for (const seat of here) {
      if (!seats.has(seat)) continue
      try {
        return await seat.taker.make(told)
      } catch (error) {
        seat.fail(error)
      }
    }
    return null
  }
  void run()
  return {
    stay: (taker, signal) =>
      new Promise((resolve, reject) => {
        const give = (settle: () => void) => {
          if (!seats.delete(seat)) return
          signal.removeEventListener('abort', seat.leave)
          if (seats.size === 0) {
            onEnd()
            place.leave()
          }
          settle()
        }
        const seat: Seat = {
          taker,
          from: shelf.count(),
          leave: () => give(() => resolve(place.takenAway())),
          fail: (error) => give(() => reject(error)),
        }
        seats.add(seat)
        if (signal.aborted) seat.leave()
        else signal.addEventListener('abort', seat.leave, { once: true })
      }),
  }
}

function hand({ taker, leave, fail }: Seat, made: readonly Buffer[], portion: Told): void {
  try {
    if (!taker.take(made, portion)) leave()
  } catch (error) {
    fail(error)
  }
}
