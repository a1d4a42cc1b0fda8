import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Limits } from '../../config/limits.ts'
import { watchDrain } from './watch-drain.ts'

/** RFC 6455: try again later. The code of a close after which a client may come back, with its cursor, when it has waited. */
export const TRY_AGAIN_LATER = 1013

/** Sends on one socket, as fast as its client reads. */
export interface SocketSender {
  /** Resolves when the message has left, or when the socket has closed. */
  send(data: string): Promise<void>
  /** Waits until no more than the limit waits for the client; false when the socket has closed. */
  ready(): boolean | Promise<boolean>
  /** Hands over whole frames that it is ready for, in one write. */
  write(frames: Buffer): void
}

/**
 * A sender that lets no more than the buffer's limit wait for a slow client: beyond it nothing is sent and nothing is
 * read until it is ready. A client that takes nothing for the drain time is closed with 1013. `stream` is what the socket
 * was upgraded from.
 */
export function makeSender(
  socket: WebSocket,
  stream: Duplex,
  { sendBufferBytes, drainSeconds }: Pick<Limits, 'sendBufferBytes' | 'drainSeconds'>,
): SocketSender {
  let waiting: (() => void)[] = []
  const drain = watchDrain(drainSeconds, () => socket.close(TRY_AGAIN_LATER, 'Too slow'))
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.once('close', () => {
    drain.stop()
    release()
  })

  function release(): void {
    if (waiting.length === 0) return
    const released = waiting
    waiting = []
    for (const proceed of released) proceed()
  }
  function left(): void {
    drain.left()
    release()
  }
  const isOpen = () => socket.readyState === socket.OPEN
  const isFull = () => isOpen() && socket.bufferedAmount > sendBufferBytes

  async function waitUntilReady(): Promise<boolean> {
    while (isFull()) {
      socket.pause()
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    if (socket.isPaused) socket.resume()
    return isOpen()
  }

  return {
    async send(data) {
      await waitUntilReady()
      // Until it has closed: whoever sends would otherwise go on reading its source for nobody.
      if (!isOpen()) return closed
      return new Promise<void>((resolve, reject) => {
        drain.sent()
        socket.send(data, (error) => {
          left()
          if (error && isOpen()) reject(error)
          else resolve()
        })
      })
    },
    ready: () => (isFull() || socket.isPaused ? waitUntilReady() : isOpen()),
    // Past ws, which would write each message by itself. It hands over whole frames at once, too, as long as nothing is compressed and no Blob is
    // sent: what is written between two of its own is in its place.
    write(frames) {
      if (!isOpen()) return
      drain.sent()
      stream.write(frames, left)
    },
  }
}
