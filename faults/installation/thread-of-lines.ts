import { Worker } from 'node:worker_threads'
import type { Line, LineMode, Listening } from './line.ts'

/** What the thread is told of the line `id`, and what it answers when it has opened one. */
export type ToThread =
  | { id: number; open: Listening }
  | { id: number; mode: LineMode }
  | { id: number; delay: number }
  | { id: number; leadTo: { port: number; host?: string } }
  | { id: number; does: 'cut' | 'silence' | 'close' }
export type FromThread = { id: number; port: number }

/** A thread that has lines. */
export type ThreadOfLines = { openLine(listening?: Listening): Promise<Line>; end(): Promise<unknown> }

/**
 * Starts a thread for lines. On a busy machine one thread gets too little of the processor to forward for a whole
 * installation: all connections then time out, and are opened again, which is more work than what they are for.
 */
export function startThreadOfLines(): ThreadOfLines {
  const thread = new Worker(new URL('./lines-thread.mjs', import.meta.url))
  // The run ends when it is over, not when its lines are closed.
  thread.unref()
  let opened = 0
  const waiting = new Map<number, (port: number) => void>()
  thread.on('message', ({ id, port }: FromThread) => waiting.get(id)?.(port))
  const tell = (message: ToThread) => thread.postMessage(message)
  return {
    async openLine(listening = {}) {
      const id = opened++
      const port = await new Promise<number>((resolve) => {
        waiting.set(id, resolve)
        tell({ id, open: listening })
      })
      let mode: LineMode = 'open'
      let delay = 0
      return {
        port,
        get mode() {
          return mode
        },
        set mode(to) {
          mode = to
          tell({ id, mode })
        },
        get delay() {
          return delay
        },
        set delay(to) {
          delay = to
          tell({ id, delay })
        },
        leadTo: (to, host) => tell({ id, leadTo: { port: to, ...(host !== undefined && { host }) } }),
        cut: () => tell({ id, does: 'cut' }),
        silence: () => tell({ id, does: 'silence' }),
        close: () => tell({ id, does: 'close' }),
      }
    },
    end: () => thread.terminate(),
  }
}
