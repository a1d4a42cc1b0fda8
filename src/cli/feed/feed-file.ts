import { type FileHandle, open } from 'node:fs/promises'
import { z } from 'zod'
import { jsonOf } from '../../model/json-of.ts'

/**
 * Where the feed goes on: after this cursor of `customersChanged`. While all customers are read before that, also
 * `customersAfter`, the cursor of their last page ('' for the first).
 */
export type Next = z.infer<typeof next>
const next = z.strictObject({ after: z.string(), customersAfter: z.string().optional() })
const lastOfStep = z.looseObject({ next })

/** Lines of a step, without `next`. */
export type FeedLine = { readonly change: string; readonly [field: string]: unknown }

/**
 * A file of a feed: a line of JSON for each customer or change, in steps. The last line of a step has `next`, where the
 * feed goes on; a step is on the disk before the next one is asked for.
 */
export type FeedFile = {
  /** Null: nothing has been written. */
  readonly next: Next | null
  append(lines: readonly FeedLine[], next: Next): Promise<void>
  close(): Promise<void>
}

/** How much of the file is looked at from its end; a step of a hundred customers is a tenth of that. */
const CHUNK = 1 << 20

/** Opens a file, or begins it. What a step that was interrupted has left at the end is cut off. */
export async function openFeedFile(path: string): Promise<FeedFile> {
  const file = await open(path, 'a+', 0o600)
  try {
    const found = await lastStep(file)
    const { size } = await file.stat()
    if (found === null && size > 0 && !(await beginsLikeAFeed(file)))
      throw new Error(`${path} has other content than a feed. Give another file.`)
    if (size > (found?.end ?? 0)) await file.truncate(found?.end ?? 0)
    return {
      next: found?.next ?? null,
      async append(lines, next) {
        const texts = lines.map((line, nth) => JSON.stringify(nth === lines.length - 1 ? { ...line, next } : line))
        await file.appendFile(texts.map((text) => `${text}\n`).join(''))
        await file.datasync()
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The end of the last whole step, and where the feed goes on after it. */
async function lastStep(file: FileHandle): Promise<{ next: Next; end: number } | null> {
  const { size } = await file.stat()
  // The bytes that are looked at begin at `from`, which is in the middle of a line, unless it is the beginning.
  let bytes = Buffer.alloc(0)
  for (let from = size; from > 0; ) {
    const length = Math.min(CHUNK, from)
    from -= length
    const { buffer } = await file.read({ buffer: Buffer.alloc(length), position: from, length })
    bytes = Buffer.concat([buffer, bytes])
    const found = lastIn(bytes, from === 0)
    if (found) return { next: found.next, end: from + found.end }
  }
  return null
}

function lastIn(bytes: Buffer, isWhole: boolean): { next: Next; end: number } | null {
  for (let end = bytes.lastIndexOf('\n'); end >= 0; ) {
    const before = end === 0 ? -1 : bytes.lastIndexOf('\n', end - 1)
    if (before < 0 && !isWhole) return null
    const line = lastOfStep.safeParse(jsonOf(bytes.toString('utf8', before + 1, end)))
    if (line.success) return { next: line.data.next, end: end + 1 }
    end = before
  }
  return null
}

/** True of a file whose very first step was interrupted. */
async function beginsLikeAFeed(file: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(BEGINNING.length), position: 0 })
  return BEGINNING.startsWith(buffer.toString('utf8', 0, bytesRead))
}
const BEGINNING = '{"change":'
