import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Limits } from '../../config/limits.ts'
import { watchDrain } from './watch-drain.ts'

/** RFC 6455: try again later. After a close with this code a client may reconnect, with its cursor, after a delay. */
export const TRY_AGAIN_LATER = 1013

const NOTHING = Buffer.alloc(0)

/** Sends on one socket, as fast as its client reads. */
export interface SocketSender {
  /** Resolves when the message has been sent, or when the socket has closed. */
  send(data: string): Promise<void>
  /** Waits until no more data than the limit waits for the client; false when the socket has closed. */
  ready(): boolean | Promise<boolean>
  /** Sends complete frames in one write. */
  write(frames: Buffer): void
  /** The same; false when it is not ready for them, and nothing was sent. */
  tryWrite(frames: Buffer): boolean
}

/**
 * A sender that lets at most the buffer's limit wait for a slow client: beyond it nothing is sent or read until the
 * client has caught up. A client that reads nothing for the drain time is closed with 1013. `stream` is the one that
 * the socket was upgraded from.
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

  // Bypasses ws, which would write each message separately. As long as there is no compression and no Blob, ws writes
  // complete frames at once too, so that these frames never interrupt one of its own.
  function writeNow(frames: Buffer): void {
    stream.write(frames)
    // Mostly the system takes all of it at once. Otherwise what follows it says when it has left.
    if (stream.writableLength === 0) return
    drain.sent()
    stream.write(NOTHING, left)
  }

  return {
    async send(data) {
      await waitUntilReady()
      // Waits until it has closed: otherwise the caller would go on reading its source for no one.
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
    write(frames) {
      if (isOpen()) writeNow(frames)
    },
    tryWrite(frames) {
      if (!isOpen() || isFull() || socket.isPaused) return false
      writeNow(frames)
      return true
    },
  }
}
