import type { WebSocket } from 'ws'
import { ConnectionClosed } from './connection-closed.ts'
import {
  DOCUMENT_BYTES,
  FRAME_BYTES,
  type FrameKind,
  ProtocolBroken,
  readDocument,
  readFrame,
  writeDocument,
  writeFrame,
} from './frames.ts'

/** Bytes that may wait for a slow peer; beyond them no further frame is made. */
const WAITING_BYTES = 512 * 1024

/** Sends and receives whole documents on one socket, in frames between which those of other documents pass. */
export interface DocumentChannel {
  /** Resolves when the document has been handed over for sending, and rejects when the socket has closed. */
  send(kind: FrameKind, id: number, value: unknown): Promise<void>
}

/**
 * Memory is bounded in both directions: while WAITING_BYTES wait for the peer, the senders wait; and of what arrives,
 * at most DOCUMENT_BYTES are kept of documents that are not complete, otherwise the peer has broken the protocol.
 * `onProgress` is called when bytes have left or arrived.
 */
export function openDocumentChannel(
  socket: WebSocket,
  onDocument: (kind: FrameKind, id: number, value: unknown) => void,
  onProgress: () => void,
): DocumentChannel {
  const incomplete = new Map<string, Buffer[]>()
  let incompleteBytes = 0
  let waiting: (() => void)[] = []

  function release(): void {
    const released = waiting
    waiting = []
    for (const proceed of released) proceed()
  }
  function breakOff(error: unknown): void {
    socket.close(1002, error instanceof ProtocolBroken ? error.message : 'A document cannot be read.')
    setTimeout(() => socket.terminate(), 1_000).unref()
  }
  async function deliver(kind: FrameKind, id: number, parts: readonly Buffer[], compressed: boolean): Promise<void> {
    const [only = Buffer.alloc(0)] = parts
    onDocument(kind, id, await readDocument(parts.length > 1 ? Buffer.concat(parts) : only, compressed))
  }
  function receive(message: Buffer): void {
    onProgress()
    const { kind, last, compressed, id, bytes } = readFrame(message)
    const key = `${kind} ${id}`
    const before = incomplete.get(key) ?? []
    if (last) {
      incomplete.delete(key)
      for (const part of before) incompleteBytes -= part.length
      deliver(kind, id, [...before, bytes], compressed).catch(breakOff)
      return
    }
    before.push(bytes)
    incomplete.set(key, before)
    incompleteBytes += bytes.length
    if (incompleteBytes > DOCUMENT_BYTES) throw new ProtocolBroken('Too much is incomplete.')
  }

  socket.binaryType = 'nodebuffer'
  socket.on('message', (data) => {
    try {
      if (!Buffer.isBuffer(data)) throw new ProtocolBroken('A message is not binary.')
      receive(data)
    } catch (error) {
      breakOff(error)
    }
  })
  socket.once('close', () => {
    incomplete.clear()
    release()
  })

  return {
    async send(kind, id, value) {
      const { bytes, compressed } = await writeDocument(value)
      for (let at = 0; ; at += FRAME_BYTES) {
        while (socket.readyState === socket.OPEN && socket.bufferedAmount > WAITING_BYTES)
          await new Promise<void>((resolve) => waiting.push(resolve))
        if (socket.readyState !== socket.OPEN) throw new ConnectionClosed('The connection has closed.')
        const last = at + FRAME_BYTES >= bytes.length
        socket.send(
          writeFrame({ kind, last, compressed, id, bytes: bytes.subarray(at, at + FRAME_BYTES) }),
          (error) => {
            if (!error) onProgress()
            release()
          },
        )
        if (last) return
      }
    },
  }
}
