import { z } from 'zod'
import { jsonOf } from '../../model/json-of.ts'
import { byName } from '../../model/wire-values.ts'
import { decodedText, linesOf, scanFile, type TextLine } from './encoding.ts'
import type { FileOptions, ImportedLine, LineReader } from './line-reader.ts'

/** Looks at a file of JSON lines, as `tillsync export` writes them. */
export async function openJson(file: string, options: FileOptions): Promise<LineReader> {
  const scanned = await scanFile(file, options.encoding)
  return {
    dialect: `Read as JSON lines, ${scanned.encoding.toUpperCase()}.`,
    header: [],
    columns: null,
    delimiter: ',',
    hasMark: false,
    total: scanned.lines,
    async *lines() {
      for await (const line of linesOf(decodedText(file, scanned), scanned.lineEnd))
        if (line.text.trim() !== '' && line.number >= (options.from ?? 0)) yield jsonLine(line, scanned.hasInvalidBytes)
    },
  }
}

const exportedLine = z.looseObject({
  operationId: z.string().optional(),
  revision: z.number().optional(),
  kind: z.string().optional(),
  customer: byName(z.unknown()).nullable(),
})

function jsonLine({ number, text, isTooLong }: TextLine, hasInvalidBytes: boolean): ImportedLine {
  const own = {
    line: number,
    span: 1,
    text,
    cells: [],
    json: null,
    customer: {},
    key: '',
    original: null,
    warnings: [],
  }
  const parsed = exportedLine.safeParse(jsonOf(text))
  if (isTooLong || !parsed.success) {
    const reason = 'The line is not a JSON object with a "customer", as "tillsync export" writes them.'
    return { ...own, refusals: [{ code: 'NOT_JSON', field: null, reason }] }
  }
  if (hasInvalidBytes && text.includes('\ufffd')) {
    const reason = 'The line has bytes that are not UTF-8. Save the file as UTF-8.'
    return { ...own, refusals: [{ code: 'INVALID_ENCODING', field: null, reason }] }
  }
  const { operationId, revision = 0, kind = '', customer } = parsed.data
  const original = operationId === undefined ? null : { operationId, version: revision, kind }
  return { ...own, json: parsed.data, customer: { ...customer }, original, refusals: [] }
}
