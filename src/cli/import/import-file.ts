import type { Connection } from '../../client/request.ts'
import type { LineNote } from './customer-of-line.ts'
import { keyOf, SeenLines } from './line-keys.ts'
import type { ImportedLine, LineReader, Original } from './line-reader.ts'
import { dismissOriginal, judgeOriginals } from './originals.ts'
import { type KeyedLine, type LineOutcome, sendList } from './send-list.ts'
import type { ImportSummary } from './summary.ts'

const ROWS_A_REQUEST = 250
/** A request has at most a megabyte: three bytes a letter, and the names of the fields. */
const LETTERS_A_REQUEST = 200_000
/** Lists in flight: at first, and at most. A server that is busy gets fewer. */
const LISTS_AT_FIRST = 4
const MOST_LISTS = 8

export type RefusedLine = ImportedLine & { codes: string[]; reasons: string[] }
/** What to import and into which channel. */
export type ImportRequest = {
  connection: Connection
  reader: LineReader
  channel: string
  /** Validates every line as the channel would, and stores nothing. */
  dryRun?: boolean
  /** The new customers get the welcome message of their legal entity. */
  welcome?: boolean
  signal?: AbortSignal
  /** `done` lines of the file have been answered or refused, with those that are blank. */
  onProgress(done: number, summary: Readonly<ImportSummary>): void
  onRefused(line: RefusedLine): Promise<void>
  onWarning?(line: number, warning: LineNote): void
  /** A line has the content of an earlier one: both are one customer. */
  onEqual?(line: number, earlier: number): void
}

/** An import that ended before its file did, with what it has done. */
export class ImportInterrupted extends Error {
  override readonly name = 'ImportInterrupted'
  readonly summary: ImportSummary
  constructor(summary: ImportSummary, cause: unknown) {
    super(cause instanceof Error ? cause.message : 'The import was interrupted.', { cause })
    this.summary = summary
  }
}

type List = { lines: KeyedLine[]; letters: number; from: number; through: number }

/**
 * Creates a customer for each line through `createCustomers`, like any other client, several lists at once. Safe to run
 * again: a line's idempotency key is derived from its content, so that a line that was captured is not captured again,
 * and a corrected one is a new customer. A line that `export` wrote has the key of its operation, which is dismissed
 * once the line is captured: the operation is imported once, whatever the file. Throws ImportInterrupted when it ends
 * early.
 */
export async function importFile(input: ImportRequest): Promise<ImportSummary> {
  const run = new Import(input)
  try {
    for await (const line of input.reader.lines()) {
      await run.take(line)
      if (run.isEnding) break
    }
    await run.end()
    return run.summary
  } catch (error) {
    await run.settle()
    throw new ImportInterrupted(run.summary, error)
  }
}

class Import {
  readonly summary: ImportSummary = {
    ...{ lines: 0, captured: 0, realtime: 0, repeated: 0, equal: 0, refused: 0, warnings: 0, dismissed: 0 },
    kept: [],
    nextLine: 1,
  }
  readonly #input: ImportRequest
  readonly #signal: AbortSignal
  readonly #seen = new SeenLines()
  readonly #sending = new Set<Promise<void>>()
  /** The lists that are not done, in order of the file. */
  readonly #open: List[] = []
  #list: List = { lines: [], letters: 0, from: 1, through: 0 }
  #atOnce = LISTS_AT_FIRST
  #done = 0
  #failed: { error: unknown } | null = null

  constructor(input: ImportRequest) {
    this.#input = input
    this.#signal = input.signal ?? new AbortController().signal
  }

  get isEnding(): boolean {
    return this.#signal.aborted || this.#failed !== null
  }

  async take(line: ImportedLine): Promise<void> {
    this.#list.through = line.line + line.span - 1
    this.summary.lines++
    if (line.refusals.length > 0) return this.#refuse(line, line.refusals)
    const idempotencyKey = keyOf(line)
    const earlier = this.#seen.earlier(idempotencyKey, line.line)
    if (earlier !== null) {
      this.summary.equal++
      this.#input.onEqual?.(line.line, earlier)
      return
    }
    for (const warning of line.warnings) this.#warn(line, warning)
    this.#list.lines.push({ line, idempotencyKey })
    this.#list.letters += line.text.length
    const { lines, letters } = this.#list
    if (lines.length === ROWS_A_REQUEST || letters >= LETTERS_A_REQUEST) await this.#flush()
  }

  async end(): Promise<void> {
    if (!this.isEnding) await this.#flush()
    await this.settle()
    if (this.#failed) throw this.#failed.error
    if (this.#signal.aborted) throw new Error('The import was interrupted.')
    this.summary.nextLine = null
  }

  /** Waits for the lists that are under way: what they have captured belongs to the summary. */
  async settle(): Promise<void> {
    await Promise.allSettled(this.#sending)
  }

  async #flush(): Promise<void> {
    const list = this.#list
    this.#list = { lines: [], letters: 0, from: list.through + 1, through: list.through }
    this.#open.push(list)
    const sending: Promise<void> = this.#send(list)
      .catch((error: unknown) => {
        this.#failed ??= { error }
      })
      .finally(() => this.#sending.delete(sending))
    this.#sending.add(sending)
    while (this.#sending.size >= this.#atOnce) await Promise.race(this.#sending)
  }

  async #send(list: List): Promise<void> {
    const { connection, channel, dryRun = false, welcome = false } = this.#input
    const { importable, refused } = await judgeOriginals(
      connection,
      list.lines.map(({ line }) => line),
    )
    for (const { line, code, reason } of refused) await this.#refuse(line, [{ code, field: null, reason }])
    const lines = list.lines.filter(({ line }) => importable.includes(line))
    const busy = () => {
      this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2))
    }
    const outcomes =
      lines.length === 0 ? [] : await sendList({ connection, channel, dryRun, welcome }, lines, busy, this.#signal)
    this.#atOnce = Math.min(MOST_LISTS, this.#atOnce + 1)
    for (const outcome of outcomes) await this.#record(outcome, dryRun)
    this.#end(list)
  }

  async #record({ line, route, repeated, warnings, refusals }: LineOutcome, dryRun: boolean): Promise<void> {
    for (const warning of warnings) this.#warn(line, warning)
    if (refusals.length > 0) return this.#refuse(line, refusals)
    if (repeated) this.summary.repeated++
    else if (route === 'REALTIME') this.summary.realtime++
    else this.summary.captured++
    if (line.original && !dryRun) await this.#giveUp(line.line, line.original)
  }

  async #giveUp(line: number, original: Original): Promise<void> {
    const reason = await dismissOriginal(this.#input.connection, original)
    if (reason === null) this.summary.dismissed++
    else this.summary.kept.push({ line, operationId: original.operationId, reason })
  }

  async #refuse(line: ImportedLine, refusals: readonly LineNote[]): Promise<void> {
    this.summary.refused++
    await this.#input.onRefused({
      ...line,
      codes: refusals.map(({ code }) => code),
      reasons: refusals.map(({ field, reason }) => (field === null ? reason : `${field}: ${reason}`)),
    })
  }

  #warn({ line }: ImportedLine, warning: LineNote): void {
    this.summary.warnings++
    this.#input.onWarning?.(line, warning)
  }

  #end(list: List): void {
    this.#done += list.through - list.from + 1
    this.#open.splice(this.#open.indexOf(list), 1)
    this.summary.nextLine = (this.#open[0] ?? this.#list).from
    this.#input.onProgress(this.#done, this.summary)
  }
}
