import type { ServerResponse } from 'node:http'
import type { Limits } from '../../config/limits.ts'
import { watchDrain } from '../ws/watch-drain.ts'

/** Writes one streaming response, as fast as its client reads. */
export interface StreamWriter {
  /** Waits until no more data than the limit waits for the client; false when it has disconnected. */
  ready(): boolean | Promise<boolean>
  write(text: string | Buffer): void
  end(): void
  readonly closed: Promise<void>
}

/** As `makeSender` for sockets: a client that reads nothing for the drain time is disconnected. */
export function makeStreamWriter(
  response: ServerResponse,
  { sendBufferBytes, drainSeconds }: Pick<Limits, 'sendBufferBytes' | 'drainSeconds'>,
): StreamWriter {
  let waiting: (() => void)[] = []
  const drain = watchDrain(drainSeconds, () => response.destroy())
  const isOpen = () => !response.writableEnded && !response.destroyed
  const isFull = () => isOpen() && response.writableLength > sendBufferBytes
  function release(): void {
    const released = waiting
    waiting = []
    for (const proceed of released) proceed()
  }
  function left(): void {
    drain.left()
    if (waiting.length > 0) release()
  }
  const closed = new Promise<void>((resolve) => response.once('close', () => resolve())).then(() => {
    drain.stop()
    release()
  })
  response.on('error', () => response.destroy())

  async function waitUntilReady(): Promise<boolean> {
    while (isFull()) await new Promise<void>((resolve) => waiting.push(resolve))
    return isOpen()
  }
  return {
    closed,
    ready: () => (isFull() ? waitUntilReady() : isOpen()),
    write(text) {
      if (!isOpen()) return
      drain.sent()
      response.write(text, left)
    },
    end: () => {
      if (isOpen()) response.end()
    },
  }
}
