import { createReadStream } from 'node:fs'
import { decodedByte, EightBitLetters, isEightBit } from './eight-bit.ts'
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
 * are UTF-8. What is neither has a byte for each letter: Windows-1252, the encoding in which spreadsheets store CSV in
 * western languages, or that of Macs or of MS-DOS, which they offer too, by which of them makes letters of the bytes
 * within words. The whole file is read, because its first accented letter may be on its last line. `given` is used as
 * it is. Throws what to do with a file that is no text, such as a workbook.
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
  bytes.end()
  const isOneByte = bytes.invalid > 0 && bytes.invalid >= bytes.sequences
  const found =
    mark?.encoding ??
    wide ??
    (isOneByte ? bytes.letters.encoding(lineEnd === '\n' && bytes.returns > 0 ? '\r\n' : lineEnd) : 'utf-8')
  const encoding = given === undefined ? found : labelOf(given)
  return {
    encoding,
    hasMark: mark?.encoding === encoding,
    hasInvalidBytes: encoding === 'utf-8' && (bytes.invalid > 0 || bytes.isCut),
    lineEnd,
    lines: Math.max(bytes.lineFeeds, bytes.lineFeeds === 0 ? bytes.returns : 0) + (bytes.endsWithLine ? 0 : 1),
  }
}

function labelOf(given: string): string {
  const name = given.toLowerCase()
  if (isEightBit(name)) return name
  try {
    return new TextDecoder(given).encoding
  } catch {
    throw new Error(
      '--encoding must be an encoding such as utf-8, utf-16le, windows-1252, macintosh or cp850; ' +
        `"${given}" is not one.`,
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
  /** Whether the file ends in the middle of a sequence. */
  isCut = false
  readonly letters = new EightBitLetters()
  /** The first byte of the current sequence, if no other has followed yet. */
  #lead = 0
  /** Bytes that are missing from the current sequence. */
  #missing = 0

  add(chunk: Buffer): void {
    for (const [at, byte] of chunk.entries()) {
      if (byte >= 0x80) this.letters.add(chunk[at - 1] ?? 0, byte, chunk[at + 1] ?? 0)
      if (byte < 0x80) {
        if (this.#missing > 0) this.#end(0)
        if (byte === 0x0a) this.lineFeeds++
        else if (byte === 0x0d) this.returns++
      } else if (byte < 0xc0) {
        this.#lead = 0
        if (this.#missing === 0) this.invalid++
        else if (--this.#missing === 0) this.sequences++
      } else {
        this.#lead = byte
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

  /** At the end of the file: a single byte there from 0xE0 on is an accented letter, unless other text is UTF-8. */
  end(): void {
    if (this.#missing === 0) return
    if (this.#lead >= 0xe0 && this.sequences === 0) this.invalid++
    else this.isCut = true
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

/**
 * The text of a file, chunk by chunk, without its byte order mark. Encodings of one byte a letter are decoded here:
 * some versions of Node take Windows-1252 for Latin 1 and lose the euro sign, and none knows that of MS-DOS.
 */
export async function* decodedText(file: string, { encoding }: Pick<Scanned, 'encoding'>): AsyncGenerator<string> {
  const decoder = isEightBit(encoding) ? null : new TextDecoder(encoding)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    if (!Buffer.isBuffer(chunk)) continue
    yield decoder?.decode(chunk, { stream: true }) ??
      chunk.toString('latin1').replace(/[\u0080-\u00ff]/g, (byte) => decodedByte(encoding, byte.charCodeAt(0)))
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
    // A byte order mark that was itself read in another encoding and stored again.
    const unmarked = number === 0 ? text.replace(/^(?:\ufeff|ï»¿)+/, '') : text
    const whole = lineEnd === '\n' && unmarked.endsWith('\r') ? unmarked.slice(0, -1) : unmarked
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
  // Some programs end a text with the end-of-file sign of DOS, others fill a file with zeros.
  const last = carried.slice(0, carried.length - unwrittenAtEnd(carried))
  if (last !== '') yield lineOf(last)
}

function unwrittenAtEnd(text: string): number {
  let end = text.length
  while (text[end - 1] === '\0' || text[end - 1] === '\u001a') end--
  return text.length - end
}
