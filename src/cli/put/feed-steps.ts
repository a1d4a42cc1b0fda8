import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { replaceFile } from '../../config/replace-file.ts'
import { jsonOf } from '../../model/json-of.ts'

/** A line of a feed, with its number in the file. */
export type FeedLine = z.infer<typeof feedLine> & { readonly line: number }
const feedLine = z.looseObject({
  change: z.string(),
  id: z.string().optional(),
  customer: z.record(z.string(), z.unknown()).optional(),
  next: z.unknown().optional(),
})

/** A whole step of a feed, and where the next one begins. */
export type FeedStep = { readonly lines: readonly FeedLine[]; readonly end: Place }

/** A place in the file: in bytes, and the number of lines before it. */
export type Place = { readonly byte: number; readonly lines: number }
const BEGINNING: Place = { byte: 0, lines: 0 }

/** The steps of a feed's file from a place on. What an interrupted command has left of a step is not among them. */
export async function* feedSteps(file: string, from: Place): AsyncGenerator<FeedStep> {
  let [byte, number] = [from.byte, from.lines]
  let lines: FeedLine[] = []
  for await (const bytes of linesOf(file, from.byte)) {
    byte += bytes.length
    number += 1
    const { data } = feedLine.safeParse(jsonOf(bytes.toString('utf8')))
    if (data === undefined) throw new Error(`${file}, line ${number}: this is not a line that "tillsync feed" writes.`)
    lines.push({ ...data, line: number })
    if (data.next === undefined) continue
    yield { lines, end: { byte, lines: number } }
    lines = []
  }
}

/** Whole lines, each with its line feed: the last one may be written at this moment. */
async function* linesOf(file: string, start: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  for await (const chunk of createReadStream(file, { start })) {
    let rest: Buffer = chunk
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      yield Buffer.concat([...parts, rest.subarray(0, end + 1)])
      parts = []
      rest = rest.subarray(end + 1)
    }
    if (rest.length > 0) parts.push(rest)
  }
}

const position = z.strictObject({
  url: z.string(),
  system: z.string(),
  first: z.string(),
  byte: z.int(),
  lines: z.int(),
})

/** Up to where a feed's file has been put into an installation, kept in a file beside it. */
export type Position = {
  readonly place: Place
  save(place: Place): Promise<void>
}

/** What a position is of: another server, another name or another feed begins at the beginning. */
export type PositionOf = { readonly url: string; readonly system: string }

export async function openPosition(feed: string, path: string, { url, system }: PositionOf): Promise<Position> {
  const first = await hashOfFirstLine(feed)
  const { data } = position.safeParse(jsonOf(await readFile(path, 'utf8').catch(() => '')))
  const isSame = data?.url === url && data.system === system && data.first === first
  return {
    place: isSame ? { byte: data.byte, lines: data.lines } : BEGINNING,
    save: (place) => replaceFile(path, `${JSON.stringify({ url, system, first, ...place })}\n`, 0o600),
  }
}

/** A feed only grows: its first line tells it from one that was begun again under the same name. */
async function hashOfFirstLine(file: string): Promise<string> {
  const handle = await open(file)
  try {
    for await (const line of handle.readLines()) return createHash('sha256').update(line).digest('hex')
    return ''
  } finally {
    await handle.close()
  }
}
