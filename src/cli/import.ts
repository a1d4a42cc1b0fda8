import { createWriteStream, type WriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { defineCommand } from 'citty'
import { SingleBar } from 'cli-progress'
import { stringify } from 'csv-stringify'
import { connect, connectionArgs } from './connect/connection.ts'
import { REFUSAL_COLUMNS } from './import/columns.ts'
import { type ImportSummary, importFile, type RefusedLine } from './import/import-file.ts'

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
    refused: { type: 'string', description: 'File for refused lines and reasons; default: FILE.refused.csv' },
    ...connectionArgs,
  },
  async run({ args }) {
    const connection = await connect(args)
    const { size } = await stat(args.file)
    const bar = new SingleBar({
      format: '{bar} {percentage}%  {lines} lines',
      clearOnComplete: true,
      noTTYOutput: false,
    })
    const isJson = /\.(jsonl|ndjson)$/i.test(args.file)
    const refusals = isJson
      ? jsonRefusalFile(args.refused ?? `${args.file}.refused.jsonl`)
      : refusalFile(args.refused ?? `${args.file}.refused.csv`)
    const startedAt = performance.now()
    bar.start(size, 0, { lines: 0 })
    const summary = await importFile({
      connection,
      file: args.file,
      channel: args.channel,
      map: parseMap(args.map),
      onHeader(columns, header) {
        refusals.header = header
        process.stdout.write(`Columns used: ${columns.used.join(', ')}\n`)
        if (columns.unused.length > 0) process.stdout.write(`Columns not used: ${columns.unused.join(', ')}\n`)
      },
      onProgress: (bytes, lines) => bar.update(bytes, { lines }),
      onRefused: refusals.write,
    }).finally(() => bar.stop())
    await refusals.close()
    process.stdout.write(describe(summary, (performance.now() - startedAt) / 1000, refusals.path))
  },
})

function describe(summary: ImportSummary, seconds: number, refusalPath: string): string {
  const rate = Math.round(summary.lines / Math.max(seconds, 0.001))
  const lines = [
    `${summary.lines} lines in ${seconds.toFixed(1)} s (${rate} a second): ${summary.captured} captured, ` +
      `${summary.realtime} created in real time, ${summary.refused} refused.`,
  ]
  if (summary.refused > 0)
    lines.push(`Refused lines, with reasons: ${refusalPath}. Correct them there and import that file.`)
  if (summary.dismissed > 0) lines.push(`${summary.dismissed} operations that lines were exported from are dismissed.`)
  for (const { line, operationId, reason } of summary.kept)
    lines.push(`Line ${line} was imported, but operation ${operationId} is still open: ${reason}`)
  return `${lines.join('\n')}\n`
}

/**
 * Created when a line is refused: the line as it was, and the reason. The added columns are ignored when the corrected
 * file is imported.
 */
function refusalFile(path: string) {
  let csv: ReturnType<typeof stringify> | null = null
  let written: Promise<void> = Promise.resolve()
  const file = {
    path,
    header: [] as string[],
    async write(line: RefusedLine) {
      const kept = file.header
        .map((name, i) => ({ name, cell: line.cells[i] ?? '' }))
        .filter(({ name }) => !REFUSAL_COLUMNS.includes(name))
      if (csv === null) {
        csv = stringify()
        written = finished(csv.pipe(createWriteStream(path)))
        csv.write([...kept.map(({ name }) => name), ...REFUSAL_COLUMNS])
      }
      csv.write([...kept.map(({ cell }) => cell), String(line.line), line.codes.join(' '), line.reasons.join(' ')])
    },
    async close() {
      csv?.end()
      await written
    },
  }
  return file
}

/** The same for JSON lines: the object as it was, with `refused` added. */
function jsonRefusalFile(path: string) {
  let file: WriteStream | null = null
  return {
    path,
    header: [] as string[],
    async write({ line, codes, reasons, json }: RefusedLine) {
      file ??= createWriteStream(path)
      file.write(`${JSON.stringify({ ...json, refused: { line, codes, reasons } })}\n`)
    },
    async close() {
      if (file === null) return
      file.end()
      await finished(file)
    },
  }
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
