/** A text message in one frame (RFC 6455, 5.2): FIN and opcode 1. Messages of a server are not masked. */
const TEXT = 0x81
/** The longest header: two bytes, and a length of eight bytes. */
const LONGEST_HEADER = 10

/** Messages as WebSocket frames, each with the opening, a body and the closing, in one buffer for one write. */
export function textFrames(opening: Buffer, bodies: readonly Buffer[], closing: Buffer): Buffer {
  const around = opening.length + closing.length
  let most = 0
  for (const body of bodies) most += LONGEST_HEADER + around + body.length
  const frames = Buffer.allocUnsafe(most)
  let at = 0
  for (const body of bodies) {
    at = writeHeader(frames, at, around + body.length)
    at += opening.copy(frames, at)
    at += body.copy(frames, at)
    at += closing.copy(frames, at)
  }
  return frames.subarray(0, at)
}

/** Returns the position after the header. */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = TEXT
  if (length < 126) {
    frames[at + 1] = length
    return at + 2
  }
  if (length < 65_536) {
    frames[at + 1] = 126
    return frames.writeUInt16BE(length, at + 2)
  }
  frames[at + 1] = 127
  return frames.writeBigUInt64BE(BigInt(length), at + 2)
}
