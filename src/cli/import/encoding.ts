import { createReadStream } from 'node:fs'
import { refuseOtherKinds } from './other-kinds.ts'

/** How the bytes of a file become text, and how many lines it has. */
export type Scanned = {
  /** A label of the Encoding Standard, such as `utf-8`, `utf-16le` or `windows-1252`. */
  encoding: string
  /** Whether the file begins with a byte order mark. */
  hasMark: boolean
  /** Whether the file is mostly UTF-8, but not wholly: lines with other bytes are refused. */
  hasInvalidBytes: boolean
  lineEnd: '\n' | '\r'
  lines: number
}

const MARKS: readonly { encoding: string; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

/**
 * Reads a file once to find its encoding: by its byte order mark, by the zero bytes of UTF-16, or by whether its bytes
 * are UTF-8. What is neither is Windows-1252, the encoding in which spreadsheets store CSV in western languages, or
 * with the line ends of old Macs theirs, whose letters have other bytes. The whole file is read, because its first
 * accented letter may be on its last line. `given` is used as it is. Throws what to do with a file that is no text,
 * such as a workbook.
 */
export async function scanFile(file: string, given: string | undefined): Promise<Scanned> {
  const bytes = new ByteCounts()
  let first: Buffer | null = null
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) {
    if (!Buffer.isBuffer(chunk)) continue
    first ??= chunk
    bytes.add(chunk)
  }
  const start = first ?? Buffer.alloc(0)
  const lineEnd = bytes.lineFeeds === 0 && bytes.returns > 0 ? '\r' : '\n'
  refuseOtherKinds(file, start)
  const mark = MARKS.find(({ bytes: own }) => own.every((byte, i) => start[i] === byte))
  const wide = mark === undefined ? wideEncoding(start) : null
  const isEightBit = bytes.invalid > 0 && bytes.invalid >= bytes.sequences
  const eightBit = lineEnd === '\r' && bytes.low > bytes.high ? 'macintosh' : 'windows-1252'
  const found = mark?.encoding ?? wide ?? (isEightBit ? eightBit : 'utf-8')
  const encoding = given === undefined ? found : labelOf(given)
  return {
    encoding,
    hasMark: mark?.encoding === encoding,
    hasInvalidBytes: encoding === 'utf-8' && bytes.invalid > 0,
    lineEnd,
    lines: Math.max(bytes.lineFeeds, bytes.lineFeeds === 0 ? bytes.returns : 0) + (bytes.endsWithLine ? 0 : 1),
  }
}

function labelOf(given: string): string {
  try {
    return new TextDecoder(given).encoding
  } catch {
    throw new Error(
      `--encoding must be an encoding such as utf-8, utf-16le, windows-1252 or macintosh; "${given}" is not one.`,
    )
  }
}

/** Counts lines, and what is and what is not UTF-8. */
class ByteCounts {
  lineFeeds = 0
  returns = 0
  /** Complete UTF-8 sequences of several bytes. */
  sequences = 0
  /** Bytes that belong to no sequence. */
  invalid = 0
  endsWithLine = true
  /** Bytes of accented letters: below 0xA0 in the encoding of old Macs, from 0xC0 in Windows-1252. */
  low = 0
  high = 0
  /** Bytes that are missing from the current sequence. */
  #missing = 0

  add(chunk: Buffer): void {
    for (const byte of chunk) {
      if (byte < 0x80) {
        if (this.#missing > 0) this.#end(0)
        if (byte === 0x0a) this.lineFeeds++
        else if (byte === 0x0d) this.returns++
      } else if (byte < 0xc0) {
        if (byte < 0xa0) this.low++
        if (this.#missing === 0) this.invalid++
        else if (--this.#missing === 0) this.sequences++
      } else {
        this.high++
        if (this.#missing > 0) this.#end(0)
        if (byte >= 0xc2 && byte < 0xe0) this.#missing = 1
        else if (byte >= 0xe0 && byte < 0xf0) this.#missing = 2
        else if (byte >= 0xf0 && byte < 0xf5) this.#missing = 3
        else this.invalid++
      }
    }
    // The line feed of UTF-16 may be followed by a zero byte.
    const last = chunk.at(-1) === 0 ? chunk.at(-2) : chunk.at(-1)
    if (chunk.length > 0) this.endsWithLine = last === 0x0a || last === 0x0d
  }

  #end(missing: number): void {
    this.invalid++
    this.#missing = missing
  }
}

/** UTF-16 without a mark: every other byte of its line ends, delimiters and Latin letters is zero. */
function wideEncoding(start: Buffer): string | null {
  const pairs = Math.floor(Math.min(start.length, 65_536) / 2)
  let [even, odd] = [0, 0]
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) even++
    if (start[2 * i + 1] === 0) odd++
  }
  if (odd > pairs / 10 && even * 10 < odd) return 'utf-16le'
  if (even > pairs / 10 && odd * 10 < even) return 'utf-16be'
  return null
}

/** The characters of Windows-1252 from 0x80 to 0x9F; its other bytes are those of Latin 1. */
const FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The text of a file, chunk by chunk, without its byte order mark. Windows-1252 is decoded here, because the decoder of
 * some versions of Node takes it for Latin 1 and loses the euro sign.
 */
export async function* decodedText(file: string, { encoding }: Pick<Scanned, 'encoding'>): AsyncGenerator<string> {
  const decoder = encoding === 'windows-1252' ? null : new TextDecoder(encoding)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    if (!Buffer.isBuffer(chunk)) continue
    yield decoder?.decode(chunk, { stream: true }) ??
      chunk.toString('latin1').replace(/[\u0080-\u009f]/g, (byte) => FROM_80[byte.charCodeAt(0) - 0x80] ?? byte)
  }
  if (decoder) yield decoder.decode()
}

/** A line of the file, without its end. */
export type TextLine = { number: number; text: string; isTooLong: boolean }

/** A line longer than this is no line of a list of customers: the rest of it is not kept. */
export const LONGEST_LINE = 100_000

/** The lines of a text that comes in chunks. */
export async function* linesOf(chunks: AsyncIterable<string>, lineEnd: '\n' | '\r'): AsyncGenerator<TextLine> {
  let number = 0
  let carried = ''
  let isTooLong = false
  const lineOf = (text: string): TextLine => {
    const whole = lineEnd === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text
    const tooLong = isTooLong || whole.length > LONGEST_LINE
    isTooLong = false
    return { number: ++number, text: tooLong ? whole.slice(0, 200) : whole, isTooLong: tooLong }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, from)) {
      yield lineOf(carried + chunk.slice(from, end))
      carried = ''
      from = end + 1
    }
    carried += chunk.slice(from)
    if (carried.length > LONGEST_LINE) {
      isTooLong = true
      carried = carried.slice(0, 200)
    }
  }
  // Some programs end a text with the end-of-file sign of DOS.
  const last = carried.endsWith('\u001a') ? carried.slice(0, -1) : carried
  if (last !== '') yield lineOf(last)
}
