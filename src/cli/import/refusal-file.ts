import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { REFUSAL_COLUMNS } from './columns.ts'
import type { RefusedLine } from './import-file.ts'
import type { LineReader } from './line-reader.ts'

/** The file of the lines that were refused, each as it was, with the reasons. Made when the first line is refused. */
export type RefusalFile = { path: string; write(line: RefusedLine): Promise<void>; close(): Promise<void> }

/** `goesOn`: lines are added to those of the import that was interrupted. */
export function refusalFile(path: string, reader: LineReader, goesOn: boolean): RefusalFile {
  const kept = reader.header.flatMap((name, i) => (REFUSAL_COLUMNS.includes(name.trim()) ? [] : [i]))
  const header = [...kept.map((i) => reader.header[i] ?? ''), ...REFUSAL_COLUMNS]
  const csv = (cells: readonly string[]) => stringify([[...cells]], { delimiter: reader.delimiter })
  let file: WriteStream | null = null
  let written: Promise<void> = Promise.resolve()
  const open = () => {
    const stream = createWriteStream(path, { flags: goesOn ? 'a' : 'w', mode: 0o600 })
    written = finished(stream)
    // Awaited when the file is closed; until then a failure must not count as unhandled.
    written.catch(() => undefined)
    if (reader.columns !== null && !goesOn) stream.write((reader.hasMark ? '\ufeff' : '') + csv(header))
    return stream
  }
  const textOf = ({ json, cells, text, line, codes, reasons }: RefusedLine): string => {
    if (json) return `${JSON.stringify({ ...json, refused: { line, codes, reasons } })}\n`
    if (reader.columns === null) return `${JSON.stringify({ text, refused: { line, codes, reasons } })}\n`
    // More cells than the header has, or none: the line is kept as it was.
    const isRead = cells.length > 0 && cells.slice(reader.header.length).every((cell) => cell.trim() === '')
    return csv([
      ...kept.map((i) => (isRead ? (cells[i] ?? '') : '')),
      ...[String(line), codes.join(' '), reasons.join(' '), isRead ? '' : text],
    ])
  }
  return {
    path,
    async write(line) {
      file ??= open()
      const stream = file
      // The writer reports a failure when the file is closed.
      await new Promise<void>((resolve) => stream.write(textOf(line), () => resolve()))
    },
    async close() {
      file?.end()
      await written
    },
  }
}
