/** Bytes handed over at once: what a client that does not read may hold beyond its send buffer. */
const MOST_BYTES = 262_144

/** What was made of a portion, in parts of no more bytes than a slow client may hold beyond its send buffer; at least one result each. */
export function* inParts<T>(
  made: readonly Buffer[],
  portion: readonly T[],
): Generator<{ made: readonly Buffer[]; portion: readonly T[] }> {
  let from = 0
  let bytes = 0
  for (const [nth, { length }] of made.entries()) {
    if (bytes > 0 && bytes + length > MOST_BYTES) {
      yield { made: made.slice(from, nth), portion: portion.slice(from, nth) }
      from = nth
      bytes = 0
    }
    bytes += length
  }
  if (from === 0) yield { made, portion }
  else yield { made: made.slice(from), portion: portion.slice(from) }
}
