import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { defineCommand } from 'citty'
import { z } from 'zod'
import { type Connection, request } from '../client/request.ts'
import { columnsOf, csvLines, headerLine } from '../headquarters/operations/export/export-csv.ts'
import { OPERATION_STATUSES } from '../model/operation.ts'
import { ROW_ERROR_CODES } from '../model/row-error-codes.ts'
import { connect, connectionArgs } from './connect/connection.ts'
import { delimiterOf } from './import/dialect.ts'
import { knownWord } from './terminal/known-word.ts'
import { assertWritable, say } from './terminal/output.ts'

const EXPORT = /* GraphQL */ `
  query Export($filter: OperationFilter, $after: String, $reason: String) {
    exportOperations(filter: $filter, format: JSON_LINES, first: 100, after: $after, reason: $reason) { text operations hasNextPage endCursor }
  }`
const answer = z.object({
  exportOperations: z.object({
    text: z.string(),
    operations: z.number(),
    hasNextPage: z.boolean(),
    endCursor: z.string().nullable(),
  }),
})

export const exportCommand = defineCommand({
  meta: {
    name: 'export',
    description:
      'Exports operations as CSV or JSON lines, newest first; failed ones can be corrected and imported again',
  },
  args: {
    failed: { type: 'boolean', description: 'Failed operations (the default); --no-failed: all', default: true },
    channel: { type: 'string', description: 'One channel; default: all' },
    code: { type: 'string', description: 'Error codes, separated by commas, for example UNKNOWN_COUNTRY' },
    fingerprint: { type: 'string', description: 'One cause' },
    format: { type: 'string', description: 'csv or json-lines', default: 'csv' },
    delimiter: { type: 'string', description: 'What separates cells: comma, semicolon, tab, pipe', default: 'comma' },
    bom: { type: 'boolean', description: 'A byte order mark, by which Excel knows UTF-8', default: false },
    out: { type: 'string', description: 'Output file; default: standard output' },
    reason: { type: 'string', description: 'The reason, kept in the audit' },
    ...connectionArgs,
  },
  async run({ args }) {
    if (!['csv', 'json-lines'].includes(args.format)) throw new Error('--format must be csv or json-lines.')
    const delimiter = delimiterOf(args.delimiter)
    const filter = {
      ...(args.failed ? { status: ['FAILED'] } : { status: OPERATION_STATUSES }),
      ...(args.channel && { channel: [args.channel] }),
      ...(args.code && {
        errorCode: args.code.split(',').map((code) => knownWord('error code', code, ROW_ERROR_CODES)),
      }),
      ...(args.fingerprint && { fingerprint: args.fingerprint }),
    }
    if (args.out) await assertWritable(args.out)
    const connection = await connect(args)
    const out = args.out ? createWriteStream(args.out, { mode: 0o600 }) : process.stdout
    // The writer reports the error, below.
    out.on('error', () => {})
    const count = await writeExport(connection, filter, args.format === 'csv' ? 'CSV' : 'JSON_LINES', out, {
      ...{ reason: args.reason, delimiter, hasMark: args.bom },
    })
    if (args.out) {
      out.end()
      await finished(out)
    }
    say(`${count} operations.`)
  },
})

/** How a CSV file is written, and the reason for the audit. */
export type ExportFile = { reason?: string | undefined; delimiter?: string; hasMark?: boolean }

/**
 * Writes all matching operations, page by page. The columns of a CSV file are known only at the end, so its lines wait
 * in a private file until then.
 */
export async function writeExport(
  connection: Connection,
  filter: object,
  format: 'CSV' | 'JSON_LINES',
  out: NodeJS.WritableStream,
  { reason, delimiter = ',', hasMark = false }: ExportFile = {},
): Promise<number> {
  if (format === 'JSON_LINES') return await eachPage(connection, { filter, reason }, (text) => write(out, text))
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-export-'))
  try {
    const path = join(folder, 'lines')
    const waiting = createWriteStream(path, { mode: 0o600 })
    const columns = new Set<string>()
    const count = await eachPage(connection, { filter, reason }, async (text) => {
      for (const column of columnsOf(text.trim().split('\n').filter(Boolean).map(exportedOf))) columns.add(column)
      await write(waiting, text)
    })
    waiting.end()
    await finished(waiting)
    const ordered = columnsOf([], columns)
    await write(out, (hasMark ? '\ufeff' : '') + headerLine(ordered, delimiter))
    for await (const line of createInterface({ input: createReadStream(path) }))
      await write(out, csvLines([exportedOf(line)], ordered, delimiter))
    return count
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function eachPage(
  connection: Connection,
  asked: { filter: object; reason: string | undefined },
  take: (text: string) => Promise<void>,
): Promise<number> {
  let count = 0
  for (let after: string | null = null; ; ) {
    const { exportOperations: page }: z.infer<typeof answer> = await request(
      connection,
      EXPORT,
      { ...asked, after },
      answer,
    )
    count += page.operations
    await take(page.text)
    if (!page.hasNextPage) return count
    after = page.endCursor
  }
}

const cells = z.record(z.string(), z.union([z.string(), z.boolean()]))
const exportedLine = z.object({
  operationId: z.string(),
  kind: z.string(),
  status: z.string(),
  revision: z.number(),
  channel: z.string().nullable(),
  capturedAt: z.string(),
  errors: z.array(z.object({ code: z.string(), field: z.string().nullable(), message: z.string() })),
  customer: z
    .object({
      addresses: z.array(cells).optional(),
      contacts: z.array(cells).optional(),
      affiliations: z.array(z.string()).optional(),
      attributes: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    })
    .catchall(z.string())
    .nullable(),
})

const exportedOf = (line: string) => exportedLine.parse(JSON.parse(line))

/** Waits for the reader; rejects when the reader has ended (`tillsync export | head`). */
function write(out: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => out.write(text, (error) => (error ? reject(error) : resolve())))
}
