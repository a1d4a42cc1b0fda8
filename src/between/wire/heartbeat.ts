import type { WebSocket } from 'ws'

const PING_EVERY_MS = 10_000

/**
 * Sends a ping every interval, and ends a connection on which nothing has arrived or left for two: its other end is
 * gone, though nothing says so. A slow peer that takes what waits for it is alive.
 */
export function watchHeartbeat(
  socket: WebSocket,
  everyMs = PING_EVERY_MS,
): { readonly heard: () => void; readonly stop: () => void } {
  let silent = 0
  const heard = () => {
    silent = 0
  }
  socket.on('ping', heard)
  socket.on('pong', heard)
  const timer = setInterval(() => {
    silent += 1
    if (silent > 2) return socket.terminate()
    if (socket.readyState === socket.OPEN) socket.ping()
  }, everyMs)
  return { heard, stop: () => clearInterval(timer) }
}
