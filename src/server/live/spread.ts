import { setTimeout as pause } from 'node:timers/promises'

/** Clients that are disconnected together reconnect together. Milliseconds. */
const EACH_MS = 5

/** Calls a function for each, one after the other at uneven intervals, within this many seconds. */
export async function spread<T>(all: readonly T[], seconds: number, each: (one: T) => Promise<void>): Promise<void> {
  const within = Math.min(seconds * 1000, all.length * EACH_MS)
  await Promise.all(
    all.map(async (one, nth) => {
      if (all.length > 1) await pause((within * (nth + Math.random())) / all.length)
      await each(one)
    }),
  )
}
