import { promisify } from 'node:util'
import { constants, deflateRaw, deflateRawSync, inflateRaw } from 'node:zlib'

/**
 * What a frame is about. A call is answered by one ANSWER or FAULT with its id; CANCEL says that its caller no longer
 * waits; WAKE says that the log of a channel database may have grown, and its document is the database's id.
 */
export const FRAME_KINDS = ['CALL', 'ANSWER', 'FAULT', 'CANCEL', 'WAKE'] as const
export type FrameKind = (typeof FRAME_KINDS)[number]

/**
 * One binary message of the WebSocket: its kind, whether it is the last of its document, whether the document is
 * compressed, the id of the call (of its caller's count), and bytes of the document.
 */
export type Frame = { kind: FrameKind; last: boolean; compressed: boolean; id: number; bytes: Buffer }

const HEADER_BYTES = 6
const LAST = 1
const COMPRESSED = 2

/** Bytes of a document in one frame: a large document lets others pass between its frames. */
export const FRAME_BYTES = 64 * 1024
/** The longest document, as JSON. A package of 1,000 operations has about 3 MiB. */
export const DOCUMENT_BYTES = 64 * 1024 * 1024
/** A document shorter than this is not compressed. */
const COMPRESSED_FROM_BYTES = 1_024

/** Thrown at a peer that breaks the rules of the wire; the connection is closed. */
export class ProtocolBroken extends Error {
  override readonly name = 'ProtocolBroken'
}

export function writeFrame({ kind, last, compressed, id, bytes }: Frame): Buffer {
  const frame = Buffer.allocUnsafe(HEADER_BYTES + bytes.length)
  frame[0] = FRAME_KINDS.indexOf(kind)
  frame[1] = (last ? LAST : 0) | (compressed ? COMPRESSED : 0)
  frame.writeUInt32BE(id, 2)
  bytes.copy(frame, HEADER_BYTES)
  return frame
}

export function readFrame(message: Buffer): Frame {
  const kind = FRAME_KINDS[message[0] ?? FRAME_KINDS.length]
  const flags = message[1]
  if (kind === undefined || flags === undefined || message.length < HEADER_BYTES)
    throw new ProtocolBroken('A message is not a frame.')
  return {
    kind,
    last: (flags & LAST) !== 0,
    compressed: (flags & COMPRESSED) !== 0,
    id: message.readUInt32BE(2),
    bytes: message.subarray(HEADER_BYTES),
  }
}

const deflate = promisify(deflateRaw)
const inflate = promisify(inflateRaw)

/** Bytes from the middle of a document that show how well it can be compressed. */
const SAMPLE_BYTES = 4_096

/**
 * A package that is compressed already has little that repeats: looking for it takes three times as long as coding its
 * letters, which alone makes base64 as small as the bytes that it stands for.
 */
function strategyFor(bytes: Buffer): number {
  if (bytes.length < 4 * SAMPLE_BYTES) return constants.Z_DEFAULT_STRATEGY
  const middle = bytes.length >>> 1
  const sample = deflateRawSync(bytes.subarray(middle, middle + SAMPLE_BYTES), { level: 1 })
  return sample.length > 0.7 * SAMPLE_BYTES ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY
}

/** A value as the bytes of a document. Most of a package is names of fields, so the fastest compression is enough. */
export async function writeDocument(value: unknown): Promise<{ bytes: Buffer; compressed: boolean }> {
  const bytes = Buffer.from(JSON.stringify(value))
  if (bytes.length > DOCUMENT_BYTES) throw new Error(`A document of ${bytes.length} bytes is too long for the wire.`)
  if (bytes.length < COMPRESSED_FROM_BYTES) return { bytes, compressed: false }
  return { bytes: await deflate(bytes, { level: 1, strategy: strategyFor(bytes) }), compressed: true }
}

export async function readDocument(bytes: Buffer, compressed: boolean): Promise<unknown> {
  const json = compressed ? await inflate(bytes, { maxOutputLength: DOCUMENT_BYTES }) : bytes
  const value: unknown = JSON.parse(json.toString())
  return value
}
