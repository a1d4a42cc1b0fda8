import { defineCommand } from 'citty'
import { SingleBar } from 'cli-progress'
import { connect, connectionArgs } from './connect/connection.ts'
import { attributeTypes } from './import/attribute-types.ts'
import { ImportInterrupted, importFile } from './import/import-file.ts'
import type { LineReader } from './import/line-reader.ts'
import { PRESETS } from './import/presets.ts'
import { openLines } from './import/read-lines.ts'
import { refusalFile } from './import/refusal-file.ts'
import { assertTaken } from './import/send-list.ts'
import { describeSummary, type ImportSummary, LineNotes } from './import/summary.ts'
import { assertOtherFile, assertReadable, assertWritable, jsonArg, print, printJson, say } from './terminal/output.ts'
import { sentenceOf } from './terminal/sentence-of.ts'
import { stopSignal } from './terminal/stop-signal.ts'

export const importCommand = defineCommand({
  meta: {
    name: 'import',
    description: 'Creates a customer for each line of a CSV or JSON lines file, through a channel. Safe to repeat',
  },
  args: {
    file: {
      type: 'positional',
      required: true,
      description: 'The CSV file, with a header line; or .jsonl as written by export',
    },
    channel: { type: 'string', required: true, description: 'The channel that captures them, for example houston' },
    map: { type: 'string', description: 'Targets of columns, for example "Full Name=name,Code=-"' },
    columns: { type: 'string', description: 'Names of the columns, for a file without a header line' },
    preset: {
      type: 'string',
      description: `The program that wrote the file: ${PRESETS.map(({ name }) => name).join(', ')}`,
    },
    delimiter: { type: 'string', description: 'What separates cells: comma, semicolon, tab, pipe; default: found out' },
    quote: { type: 'string', description: 'What cells are quoted with; default: found out' },
    encoding: { type: 'string', description: 'Such as utf-8 or windows-1252; default: found out' },
    from: { type: 'string', description: 'The line to go on from, as an interrupted import has said' },
    'dry-run': { type: 'boolean', description: 'Checks every line, and stores nothing', default: false },
    welcome: { type: 'boolean', description: 'Sends the new customers the welcome message', default: false },
    refused: { type: 'string', description: 'File for refused lines and reasons; default: FILE.refused.csv' },
    ...jsonArg,
    ...connectionArgs,
  },
  async run({ args }) {
    const { file, channel } = args
    const refusedPath = args.refused ?? `${file}.refused.${/\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv'}`
    const options = {
      map: parseMap(args.map),
      columns: args.columns?.split(',').map((name) => name.trim()),
      ...{ preset: args.preset, delimiter: args.delimiter, quote: args.quote, encoding: args.encoding },
      from: lineNumber(args.from),
    }
    await assertReadable(file)
    await assertWritable(refusedPath)
    await assertOtherFile(refusedPath, file)
    const connection = await connect(args)
    await assertTaken({ connection, channel })
    const reader = await openLines(file, { ...options, types: await attributeTypes(connection, channel) })
    announce(reader)
    const refusals = refusalFile(refusedPath, reader, options.from !== undefined)
    const notes = new LineNotes()
    const bar = progressBar(reader.total)
    const startedAt = performance.now()
    const { summary, failure } = await ended(
      importFile({
        connection,
        reader,
        channel,
        dryRun: args['dry-run'],
        welcome: args.welcome,
        signal: stopSignal(),
        onProgress: (done, { refused }) => bar.update(done, { refused }),
        onRefused: refusals.write,
        onWarning: (line, warning) => notes.warn(line, warning),
        onEqual: (line, earlier) => notes.equal(line, earlier),
      }).finally(() => bar.stop()),
    )
    await refusals.close()
    const seconds = (performance.now() - startedAt) / 1000
    for (const sentence of notes.sentences(summary)) say(sentence)
    const refusedFile = summary.refused > 0 ? refusals.path : null
    if (args.json) printJson({ ...summary, dryRun: args['dry-run'], warned: notes.warnings, refusedFile, failure })
    else print(describeSummary(summary, { seconds, refusedFile: refusals.path, dryRun: args['dry-run'] }).join('\n'))
    if (failure === null) return
    say(failure)
    process.exitCode = 1
  },
})

function announce({ dialect, columns }: LineReader): void {
  say(dialect)
  if (columns === null) return
  if (columns.preset) say(`The columns are those of ${columns.preset.title}.`)
  say(`Columns used: ${columns.used.join(', ')}`)
  if (columns.unused.length > 0) say(`Columns not used: ${columns.unused.join(', ')}`)
}

/** Counts lines that are answered, out of all lines of the file. */
function progressBar(total: number): SingleBar {
  const format = '{bar} {percentage}%  {value} of {total} lines, {refused} refused, {eta_formatted} left'
  const bar = new SingleBar({ format, clearOnComplete: true, noTTYOutput: false, etaBuffer: 100 })
  bar.start(total, 0, { refused: 0 })
  return bar
}

/** The summary is told whatever has happened. An import that did nothing ends like any command that fails. */
async function ended(importing: Promise<ImportSummary>): Promise<{ summary: ImportSummary; failure: string | null }> {
  try {
    return { summary: await importing, failure: null }
  } catch (error) {
    if (!(error instanceof ImportInterrupted)) throw error
    const { captured, realtime, repeated, refused } = error.summary
    if (captured + realtime + repeated + refused === 0) throw error.cause
    return { summary: error.summary, failure: sentenceOf(error.cause) }
  }
}

function lineNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text)
  throw new Error(`--from must be the number of a line; "${text}" is not one.`)
}

function parseMap(text: string | undefined): { [header: string]: string } {
  const pairs = (text ?? '').split(',').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1) throw new Error(`--map takes header=field pairs separated by commas; "${pair}" is not one.`)
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    }),
  )
}
