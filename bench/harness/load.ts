import type { Done } from './measure.ts'
import { type Program, startProgram } from './program.ts'

/** Requests that the generator sends to a server. */
export interface Load {
  readonly url: string
  /** Each client uses one of them; none: no authorization. */
  readonly tokens: readonly string[]
  /** Connections, each with one request at a time. */
  readonly clients: number
  /**
   * The JSON of the requests, in turn. `%n` is replaced by the number of the request with seven digits, `%f` by a first
   * name that every second number has, `%items` by `items` times `item`, each with its own number.
   */
  readonly bodies: readonly string[]
  readonly item?: string
  readonly items?: number
  /** The number of the first request (0); each further one is `step` (1) higher, the rest of a division by `modulo`. */
  readonly from?: number
  readonly step?: number
  readonly modulo?: number
  /** It ends after this many requests, or after this many seconds. */
  readonly requests: number
  readonly seconds: number
}

/** What came of it; times of answered requests in milliseconds. */
export interface Loaded {
  readonly answered: number
  /** Requests that were answered with an error, or with `userErrors`. */
  readonly refused: number
  readonly refusal: string | null
  readonly seconds: number
  readonly p50: number
  readonly p99: number
}

/** The generator: a process of its own. */
export interface Generator {
  send(load: Load): Promise<Loaded>
  stop(): Promise<void>
}

/** Starts the generator. */
export function startGenerator(): Generator {
  const program: Program = startProgram('harness/generator')
  return { send: (load) => program.ask<Loaded>({ type: 'send', load }), stop: program.stop }
}

/** A load as what a side has done. Only answered requests count; each stands for `operations` (1). */
export async function sendAll(generator: Generator, load: Load, operations = 1): Promise<Done> {
  const { answered, refused, refusal, seconds, p50, p99 } = await generator.send(load)
  return {
    operations: answered * operations,
    seconds,
    p50,
    p99,
    ...(refused > 0 && { note: `${refused} of ${answered + refused} refused: ${refusal}` }),
  }
}

/** A load of which every request must be answered, such as one that fills a database. */
export async function sendWithoutRefusals(generator: Generator, load: Load): Promise<void> {
  const { refused, refusal } = await generator.send(load)
  if (refused > 0) throw new Error(`${refused} requests were refused: ${refusal}`)
}
