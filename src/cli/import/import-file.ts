import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { z } from 'zod'
import { type Connection, request } from '../../client/request.ts'
import { dismissOriginal, judgeOriginals } from './originals.ts'
import { type ImportedLine, type OnHeader, type Original, readLines } from './read-lines.ts'

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

export type RefusedLine = ImportedLine & { codes: string[]; reasons: string[] }
/** A line that was captured while the operation that it was exported from stays open: a person must check both. */
export type KeptOriginal = { line: number; operationId: string; reason: string }

/**
 * What to import and into which channel; `map` gives targets to columns whose header does not identify one
 * (columns.ts).
 */
export type ImportRequest = {
  connection: Connection
  file: string
  channel: string
  map: { [header: string]: string }
  onHeader: OnHeader
  onProgress(bytes: number, lines: number): void
  onRefused(line: RefusedLine): Promise<void>
}
export type ImportSummary = {
  lines: number
  captured: number
  realtime: number
  refused: number
  /** Operations that lines were exported from and that are now dismissed. */
  dismissed: number
  kept: KeptOriginal[]
}

/**
 * Reads a file as a stream and creates a customer for each line through `createCustomers`, like any other client. Safe
 * to run again: a line's idempotency key is derived from the file's name, the line's number and its content, so that a
 * captured line is not captured again, and a corrected line is a new one. A line that `export` wrote has the key of its
 * operation, which is dismissed once the line is captured: the operation is imported once, whatever the file.
 */
export async function importFile(input: ImportRequest): Promise<ImportSummary> {
  const summary: ImportSummary = { lines: 0, captured: 0, realtime: 0, refused: 0, dismissed: 0, kept: [] }
  const reader = readLines(input.file, input.map, input.onHeader)
  let batch: ImportedLine[] = []
  const sending = new Set<Promise<void>>()

  const send = async (lines: ImportedLine[]) => {
    await sendLines(input, lines, summary)
    input.onProgress(reader.bytesRead(), summary.lines)
  }
  const flush = async () => {
    if (batch.length === 0) return
    const sent: Promise<void> = send(batch).finally(() => sending.delete(sent))
    // Awaited below, by the race or at the end; until then a failure must not count as unhandled.
    sent.catch(() => undefined)
    sending.add(sent)
    batch = []
    if (sending.size >= REQUESTS_AT_ONCE) await Promise.race(sending)
  }

  for await (const line of reader.lines) {
    batch.push(line)
    if (batch.length === ROWS_A_REQUEST) await flush()
  }
  await flush()
  await Promise.all(sending)
  return summary
}

async function sendLines(input: ImportRequest, lines: readonly ImportedLine[], summary: ImportSummary): Promise<void> {
  const { importable, refused } = await judgeOriginals(input.connection, lines)
  summary.lines += lines.length
  summary.refused += refused.length
  for (const { line, code, reason } of refused) await input.onRefused({ ...line, codes: [code], reasons: [reason] })
  if (importable.length === 0) return
  const customers = importable.map((line) => ({ idempotencyKey: keyOf(input.file, line), customer: line.customer }))
  const { createCustomers } = await request(
    input.connection,
    CREATE_CUSTOMERS,
    { input: { channel: input.channel, errorPolicy: 'REJECT_FAILED_ROWS', customers } },
    answer,
  )
  const [refusal] = createCustomers.userErrors
  if (refusal) throw new Error(`${refusal.message} (${refusal.code})`)
  for (const [i, line] of importable.entries()) {
    const result = createCustomers.results[i]
    const errors = result?.userErrors ?? []
    if (errors.length > 0) {
      summary.refused += 1
      await input.onRefused({
        ...line,
        codes: errors.map((e) => e.rowErrorCode ?? e.code),
        reasons: errors.map(describe),
      })
      continue
    }
    if (result?.route === 'REALTIME') summary.realtime += 1
    else summary.captured += 1
    if (line.original) await giveUp(input.connection, line.line, line.original, summary)
  }
}

async function giveUp(connection: Connection, line: number, original: Original, summary: ImportSummary): Promise<void> {
  const reason = await dismissOriginal(connection, original)
  if (reason === null) summary.dismissed += 1
  else summary.kept.push({ line, operationId: original.operationId, reason })
}

/** The field as in the file, without the row of the request. */
function describe({ field, message }: z.infer<typeof userError>): string {
  const path = (field ?? []).join('.').replace(/^(input\.)?customers\.\d+\.(customer\.)?/, '')
  return path ? `${path}: ${message}` : message
}

function keyOf(file: string, line: ImportedLine): string {
  if (line.original) return `import:export:${line.original.operationId}`
  const content = createHash('sha256')
    .update(JSON.stringify(line.json ?? line.cells))
    .digest('base64url')
    .slice(0, 22)
  return `import:${basename(file)}:${line.line}:${content}`
}
