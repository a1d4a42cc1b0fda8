import { setImmediate as turn } from 'node:timers/promises'
import { databaseNowMs } from '../db/database-clock.ts'
import type { RingBuffer } from './ring-buffer.ts'

/** One connection with back-pressure, to which a broadcast delivers. */
export type Outlet<T> = {
  /** Outlets with the same key receive the same bytes. */
  readonly key: string
  /** Renders a batch for all outlets with this key. An error detaches this outlet only. */
  render(batch: readonly T[]): Promise<readonly Buffer[]>
  /**
   * Sends a rendered batch at once. False when the connection cannot take it: its subscriber reads on alone after the
   * last batch sent. `now`: headquarters' time in milliseconds.
   */
  send(rendered: readonly Buffer[], batch: readonly T[], now: number): boolean
  /** Waits until the connection can take a batch; false when it is closed. */
  ready(): boolean | Promise<boolean>
}

/** Bytes that are written at once. A client that does not read holds at most this much beyond its send buffer. */
const MAX_PIECE_BYTES = 262_144

/** Splits a rendered batch into pieces of at most MAX_PIECE_BYTES, with at least one result each. */
export function* splitBySize<T>(
  rendered: readonly Buffer[],
  batch: readonly T[],
): Generator<{ rendered: readonly Buffer[]; batch: readonly T[] }> {
  let from = 0
  let bytes = 0
  for (const [nth, { length }] of rendered.entries()) {
    if (bytes > 0 && bytes + length > MAX_PIECE_BYTES) {
      yield { rendered: rendered.slice(from, nth), batch: batch.slice(from, nth) }
      from = nth
      bytes = 0
    }
    bytes += length
  }
  if (from === 0) yield { rendered, batch }
  else yield { rendered: rendered.slice(from), batch: batch.slice(from) }
}

/** The outlets of a broadcast with the same key. Each batch is rendered once and sent to all of them. */
export type OutletGroup<T> = {
  /**
   * Sends the outlet everything that is pushed to the buffer from now on. Resolves when the outlet cannot take more,
   * the signal is aborted, or the buffer is closed; the result is true when the whole group was too slow for the
   * broadcast. Rejects with the error of the outlet or the buffer.
   */
  attach(outlet: Outlet<T>, signal: AbortSignal): Promise<boolean>
}

type Attached<T> = {
  readonly outlet: Outlet<T>
  /** The number of the first batch for this outlet. */
  readonly from: number
  isGone: boolean
  detach(): void
  fail(error: unknown): void
}

/**
 * Makes a group without outlets. It ends with its last outlet, and then calls `onEnd`. `onSent` is called with each
 * batch that was written to the outlets, and how many took it.
 */
export function makeOutletGroup<T>(
  buffer: RingBuffer<T>,
  onEnd: () => void,
  onSent: (batch: readonly T[], outlets: number) => void = () => {},
): OutletGroup<T> {
  const group = new Set<Attached<T>>()
  const reader = buffer.addReader()

  async function run(): Promise<void> {
    let nth = buffer.count()
    try {
      for (let batch = await reader.next(); batch; batch = await reader.next()) {
        // Outlets that were attached later have received this batch already.
        const attached = [...group].filter(({ from }) => from <= nth)
        await deliver(attached, batch)
        nth += 1
      }
      for (const one of group) one.detach()
    } catch (error) {
      for (const one of group) one.fail(error)
    }
  }
  async function deliver(attached: readonly Attached<T>[], batch: readonly T[]): Promise<void> {
    const rendered = await renderFor(attached, batch)
    for (const piece of rendered ? splitBySize(rendered, batch) : []) {
      const now = databaseNowMs()
      let sent = 0
      // What is done here is done for each subscriber: it looks at as little as possible.
      for (const one of attached) if (!one.isGone && sendTo(one, piece.rendered, piece.batch, now)) sent++
      onSent(piece.batch, sent)
      // Lets the connections flush before the next piece.
      await turn()
    }
  }
  async function renderFor(attached: readonly Attached<T>[], batch: readonly T[]): Promise<readonly Buffer[] | null> {
    for (const one of attached) {
      if (!group.has(one)) continue
      try {
        return await one.outlet.render(batch)
      } catch (error) {
        one.fail(error)
      }
    }
    return null
  }
  void run()
  return {
    attach: (outlet, signal) =>
      new Promise((resolve, reject) => {
        const end = (finish: () => void) => {
          if (!group.delete(one)) return
          one.isGone = true
          signal.removeEventListener('abort', one.detach)
          if (group.size === 0) {
            onEnd()
            reader.close()
          }
          finish()
        }
        const one: Attached<T> = {
          outlet,
          from: buffer.count(),
          isGone: false,
          detach: () => end(() => resolve(reader.dropped())),
          fail: (error) => end(() => reject(error)),
        }
        group.add(one)
        if (signal.aborted) one.detach()
        else signal.addEventListener('abort', one.detach, { once: true })
      }),
  }
}

function sendTo<T>(
  { outlet, detach, fail }: Attached<T>,
  rendered: readonly Buffer[],
  batch: readonly T[],
  now: number,
): boolean {
  try {
    if (outlet.send(rendered, batch, now)) return true
    detach()
  } catch (error) {
    fail(error)
  }
  return false
}
