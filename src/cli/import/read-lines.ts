import { openCsv } from './csv-file.ts'
import { openJson } from './json-file.ts'
import type { FileOptions, LineReader } from './line-reader.ts'

const isJsonFile = (file: string) => /\.(jsonl|ndjson)$/i.test(file)

/**
 * Looks at a file: JSON lines by its extension (`.jsonl`, `.ndjson`), else CSV. Throws what to do when its columns
 * cannot be used; nothing has been read as a customer then.
 */
export async function openLines(file: string, options: FileOptions): Promise<LineReader> {
  return isJsonFile(file) ? openJson(file, options) : openCsv(file, options)
}
