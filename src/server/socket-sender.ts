import type { WebSocket } from 'ws'
import type { Limits } from './limits.ts'

/** RFC 6455: try again later. The client comes back with its cursor. */
const TRY_AGAIN_LATER = 1013

/** Sends on one socket, as fast as its client reads. */
export interface SocketSender {
  /** Resolves when the message has left, or when the socket has closed. Whoever awaits it keeps no more than its place. */
  send(data: string): Promise<void>
}

/**
 * A sender that lets no more than the buffer's limit wait for a slow client: beyond it nothing is sent and nothing is
 * read until there is room. A client that takes nothing for the drain time is closed with 1013.
 */
export function makeSender(
  socket: WebSocket,
  { sendBufferBytes, drainSeconds }: Pick<Limits, 'sendBufferBytes' | 'drainSeconds'>,
): SocketSender {
  let pending = 0
  let stuck: NodeJS.Timeout | undefined
  let waiting: (() => void)[] = []
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.once('close', () => {
    clearTimeout(stuck)
    release()
  })

  function release(): void {
    const released = waiting
    waiting = []
    for (const proceed of released) proceed()
  }

  function watchProgress(): void {
    clearTimeout(stuck)
    if (pending > 0) stuck = setTimeout(() => socket.close(TRY_AGAIN_LATER, 'Too slow'), drainSeconds * 1000)
  }

  async function room(): Promise<void> {
    while (socket.readyState === socket.OPEN && socket.bufferedAmount > sendBufferBytes) {
      socket.pause()
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    if (socket.isPaused) socket.resume()
  }

  return {
    async send(data) {
      await room()
      // Until it has closed: whoever sends would otherwise go on reading its source for nobody.
      if (socket.readyState !== socket.OPEN) return closed
      return new Promise<void>((resolve, reject) => {
        pending += 1
        socket.send(data, (error) => {
          pending -= 1
          watchProgress()
          release()
          if (error && socket.readyState === socket.OPEN) reject(error)
          else resolve()
        })
        if (pending === 1) watchProgress()
      })
    },
  }
}
