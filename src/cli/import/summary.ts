import type { LineNote } from './customer-of-line.ts'

/** A line that was captured while the operation that it was exported from stays open: a person must check both. */
export type KeptOriginal = { line: number; operationId: string; reason: string }

/** What an import has done. */
export type ImportSummary = {
  lines: number
  captured: number
  realtime: number
  /** Lines whose customer was there already, from an earlier import. */
  repeated: number
  /** Lines that are equal to an earlier line of the file. */
  equal: number
  refused: number
  warnings: number
  /** Operations that lines were exported from and that are now dismissed. */
  dismissed: number
  kept: KeptOriginal[]
  /** Every line before this one is done: an import that was interrupted goes on here. Null: the file is done. */
  nextLine: number | null
}

/** So many warnings and equal lines are said one by one; all of them are counted. */
const SAID = 20

/** Collects what is said about single lines: the first ones, and how many there were. */
export class LineNotes {
  readonly #warnings = new Map<string, { count: number; lines: number[]; note: LineNote }>()
  readonly #equal: { line: number; earlier: number }[] = []

  warn(line: number, note: LineNote): void {
    const known = this.#warnings.get(`${note.code} ${note.field}`) ?? { count: 0, lines: [], note }
    known.count++
    if (known.lines.length < SAID) known.lines.push(line)
    this.#warnings.set(`${note.code} ${note.field}`, known)
  }

  equal(line: number, earlier: number): void {
    if (this.#equal.length < SAID) this.#equal.push({ line, earlier })
  }

  /** For programs: how often each warning came, and in which lines first. */
  get warnings() {
    return [...this.#warnings.values()].map(({ count, lines, note }) => ({ ...note, count, lines }))
  }

  sentences(summary: Readonly<ImportSummary>): string[] {
    return [
      ...this.warnings.map(
        ({ code, field, reason, count, lines }) =>
          `Warning, ${linesNamed(lines, count)}: ${field === null ? '' : `${field}: `}${reason} (${code})`,
      ),
      ...this.#equal.map(({ line, earlier }) => `Line ${line} is equal to line ${earlier}: both are one customer.`),
      ...(summary.equal > this.#equal.length ? [`… and ${summary.equal - this.#equal.length} more equal lines.`] : []),
    ]
  }
}

function linesNamed(lines: readonly number[], count: number): string {
  const rest = count - lines.length
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** What the import has done, in sentences. */
export function describeSummary(
  summary: Readonly<ImportSummary>,
  { seconds, refusedFile, dryRun }: { seconds: number; refusedFile: string; dryRun: boolean },
): string[] {
  const { lines, captured, realtime, repeated, equal, refused, dismissed, kept, nextLine } = summary
  const rate = Math.round(lines / Math.max(seconds, 0.001))
  const would = dryRun ? 'would be ' : ''
  const sentences = [
    `${lines} lines in ${seconds.toFixed(1)} s (${rate} a second): ${captured} ${would}captured, ` +
      `${realtime} ${would}created in real time, ${repeated} there already, ${equal} equal to an earlier line, ` +
      `${refused} refused.`,
  ]
  if (dryRun) sentences.push('This was a dry run: nothing has been stored.')
  if (refused > 0)
    sentences.push(`Refused lines, with reasons: ${refusedFile}. Correct them there and import that file.`)
  if (dismissed > 0) sentences.push(`${dismissed} operations that lines were exported from are dismissed.`)
  for (const { line, operationId, reason } of kept)
    sentences.push(`Line ${line} was imported, but operation ${operationId} is still open: ${reason}`)
  if (nextLine !== null)
    sentences.push(
      `The import is not complete: all lines before line ${nextLine} are done. Run the same command again with ` +
        `--from ${nextLine}, or without: lines that are done are not imported twice.`,
    )
  return sentences
}
