import { z } from 'zod'
import { ProtocolBroken } from './frames.ts'

/** Parts of a stream that its receiver asks for before it needs them: one is used while the next is on its way. */
const ASKED_AHEAD = 2

/** The call by which a receiver reads a stream: the call it is an argument of, its place, and how often it is read. */
export const NEXT = 'stream.next'
/** The call by which it says that it reads no further. */
export const RETURN = 'stream.return'

const reading = z.tuple([z.int(), z.int(), z.int()])
const part = z.union([z.object({ done: z.literal(true) }), z.object({ done: z.literal(false), part: z.unknown() })])

export const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** The streams among the arguments of a call that was sent; its receiver reads them by calls of its own. */
export class SentStreams {
  readonly #streams: readonly unknown[]
  readonly #readings = new Map<string, AsyncIterator<unknown>>()

  constructor(given: readonly unknown[]) {
    this.#streams = given
  }

  /** The next part of a reading, which begins with its first. */
  async next(place: number, reading: number): Promise<z.infer<typeof part>> {
    const key = `${place} ${reading}`
    const stream = this.#streams[place]
    if (!isStream(stream)) throw new ProtocolBroken('This argument is no stream.')
    const iterator = this.#readings.get(key) ?? stream[Symbol.asyncIterator]()
    this.#readings.set(key, iterator)
    const { done, value } = await iterator.next()
    return done ? { done: true } : { done: false, part: value }
  }

  async end(place: number, reading: number): Promise<void> {
    await this.#readings.get(`${place} ${reading}`)?.return?.()
  }

  /** The call is over: nothing reads any further. */
  endAll(): void {
    for (const iterator of this.#readings.values()) iterator.return?.()?.catch(() => {})
  }
}

export const readingOf = (given: readonly unknown[]) => reading.parse(given)

/**
 * A stream of the other side. It can be read several times, each time from its beginning. At most ASKED_AHEAD parts of
 * it are in memory.
 */
export function receivedStream(
  ask: (name: typeof NEXT | typeof RETURN, given: readonly [number, number, number]) => Promise<unknown>,
  callId: number,
  place: number,
): AsyncIterable<unknown> {
  let readings = 0
  return {
    [Symbol.asyncIterator]() {
      readings += 1
      const which = [callId, place, readings] as const
      const asked: Promise<unknown>[] = []
      const askNext = () => {
        const answer = ask(NEXT, which)
        // When it fails, that is thrown where the part is needed.
        answer.catch(() => {})
        asked.push(answer)
      }
      return {
        async next() {
          while (asked.length < ASKED_AHEAD) askNext()
          const answer = part.parse(await asked.shift())
          return answer.done ? { done: true, value: undefined } : { done: false, value: answer.part }
        },
        async return() {
          ask(RETURN, which).catch(() => {})
          return { done: true, value: undefined }
        },
      }
    },
  }
}
