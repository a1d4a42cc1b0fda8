import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import { type ColumnMap, customerOf, mapColumns } from './columns.ts'

const ROWS_A_REQUEST = 250
const REQUESTS_AT_ONCE = 4

const CREATE_CUSTOMERS = /* GraphQL */ `
  mutation ImportCustomers($input: CreateCustomersInput!) {
    createCustomers(input: $input) {
      results { route operation { operationId } customer { id } userErrors { code field message ... on FieldRefused { rowErrorCode } } }
      userErrors { code message }
    }
  }`

const userError = z.object({
  code: z.string(),
  field: z.array(z.string()).nullish(),
  message: z.string(),
  rowErrorCode: z.string().optional(),
})
const answer = z.object({
  createCustomers: z.object({
    results: z.array(
      z.object({
        route: z.string().nullable(),
        customer: z.object({ id: z.string() }).nullable(),
        userErrors: z.array(userError),
      }),
    ),
    userErrors: z.array(userError),
  }),
})

export type ImportedLine = { line: number; cells: string[] }
export type RefusedLine = ImportedLine & { codes: string[]; reasons: string[] }

/** What to import and where to; `map` gives columns a target that their header does not tell (see columns.ts). */
export type ImportRequest = {
  connection: Connection
  file: string
  channel: string
  map: { [header: string]: string }
  onHeader(columns: ColumnMap, header: string[]): void
  onProgress(bytes: number, lines: number): void
  onRefused(line: RefusedLine): Promise<void>
}
export type ImportSummary = { lines: number; captured: number; realtime: number; refused: number }

/**
 * Reads a CSV file as a stream and creates a customer for each line through `createCustomers`: the same capture as any other client's. Safe to
 * run again: a line's idempotency key is made of the file's name, the line's number and its content, so that a line that was captured is
 * not captured twice, and a corrected line is a new one.
 */
export async function importFile(input: ImportRequest): Promise<ImportSummary> {
  const summary: ImportSummary = { lines: 0, captured: 0, realtime: 0, refused: 0 }
  const source = createReadStream(input.file)
  const csv = source.pipe(parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true }))
  let columns: ColumnMap | null = null
  let batch: ImportedLine[] = []
  const sending = new Set<Promise<void>>()

  const send = async (known: ColumnMap, lines: ImportedLine[]) => {
    await sendLines(input, known, lines, summary)
    input.onProgress(source.bytesRead, summary.lines)
  }
  const flush = async (known: ColumnMap) => {
    if (batch.length === 0) return
    const sent: Promise<void> = send(known, batch).finally(() => sending.delete(sent))
    // Awaited below, by the race or at the end; until then a failure must not count as unhandled.
    sent.catch(() => undefined)
    sending.add(sent)
    batch = []
    if (sending.size >= REQUESTS_AT_ONCE) await Promise.race(sending)
  }

  for await (const record of csv) {
    const { record: cells, info } = csvRecord.parse(record)
    if (columns === null) {
      columns = mapColumns(cells, input.map)
      input.onHeader(columns, cells)
      continue
    }
    batch.push({ line: info.lines, cells })
    if (batch.length === ROWS_A_REQUEST) await flush(columns)
  }
  if (columns === null) throw new Error('The file is empty: its first line must name the columns.')
  await flush(columns)
  await Promise.all(sending)
  return summary
}

const csvRecord = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

async function sendLines(
  input: ImportRequest,
  columns: ColumnMap,
  lines: ImportedLine[],
  summary: ImportSummary,
): Promise<void> {
  const customers = lines.map((line) => ({
    idempotencyKey: keyOf(input.file, line),
    customer: customerOf(line.cells, columns),
  }))
  const { createCustomers } = await request(
    input.connection,
    CREATE_CUSTOMERS,
    { input: { channel: input.channel, errorPolicy: 'REJECT_FAILED_ROWS', customers } },
    answer,
  )
  const [refusal] = createCustomers.userErrors
  if (refusal) throw new Error(`${refusal.message} (${refusal.code})`)
  for (const [i, line] of lines.entries()) {
    const result = createCustomers.results[i]
    const errors = result?.userErrors ?? []
    summary.lines += 1
    if (errors.length > 0) {
      summary.refused += 1
      await input.onRefused({
        ...line,
        codes: errors.map((e) => e.rowErrorCode ?? e.code),
        reasons: errors.map(describe),
      })
    } else if (result?.route === 'REALTIME') summary.realtime += 1
    else summary.captured += 1
  }
}

/** The field as the file knows it: without the row of the request it was sent in. */
function describe({ field, message }: z.infer<typeof userError>): string {
  const path = (field ?? []).join('.').replace(/^(input\.)?customers\.\d+\.(customer\.)?/, '')
  return path ? `${path}: ${message}` : message
}

function keyOf(file: string, line: ImportedLine): string {
  const content = createHash('sha256').update(JSON.stringify(line.cells)).digest('base64url').slice(0, 22)
  return `import:${basename(file)}:${line.line}:${content}`
}
