import { mkdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { type Connection, RequestFailed, request } from '../../client/request.ts'
import { findDialect } from '../import/dialect.ts'
import { decodedText, linesOf } from '../import/encoding.ts'
import { RecordSplitter } from '../import/records.ts'
import { print, say } from '../terminal/output.ts'
import { headquartersAddress } from './headquarters-address.ts'
import { writeJoinFile } from './join-file.ts'

const COLUMN_NAMES = ['channel_database', 'channeldatabase', 'channel database', 'database', 'store']
const isKnown = (header: string) => COLUMN_NAMES.includes(header.trim().toLowerCase())

const CREATE = /* GraphQL */ `
  mutation CreateJoinCode($input: CreateJoinCodeInput!) {
    createJoinCode(input: $input) { code expiresAt userErrors { code message } }
  }`
const created = z.object({
  createJoinCode: z.object({
    code: z.string().nullable(),
    expiresAt: z.string().nullable(),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

/**
 * The channel databases of a CSV file, each once, in their order. Throws what to write when there is no such column.
 */
export async function readStores(file: string): Promise<string[]> {
  const dialect = await findDialect(file, {}, isKnown)
  const splitter = new RecordSplitter(dialect)
  const stores = new Set<string>()
  let column: number | undefined
  for await (const line of linesOf(decodedText(file, dialect), dialect.lineEnd)) {
    if (line.number <= dialect.skipped) continue
    for (const { cells, fault } of splitter.push(line)) {
      if (fault) throw new Error(`Line ${line.number} of ${file} cannot be read. ${fault.reason}`)
      if (column === undefined) column = columnOf(cells, file)
      else if (cells[column]?.trim()) stores.add(cells[column]?.trim() ?? '')
    }
  }
  if (stores.size === 0) throw new Error(`${file} names no channel database below its header.`)
  return [...stores]
}

function columnOf(header: readonly string[], file: string): number {
  const column = header.findIndex(isKnown)
  if (column < 0) throw new Error(`The first line of ${file} must name the column channel_database.`)
  return column
}

export type CodeOptions = { hours: number; folder?: string | undefined; headquarters?: string | undefined }

/**
 * Makes a code for each channel database. Prints them as CSV, or, with a folder, writes a file for the unattended join
 * of each store there. Returns the exit code: 2 if some were refused.
 */
export async function createCodes(
  connection: Connection,
  stores: readonly string[],
  { hours, folder, headquarters }: CodeOptions,
): Promise<0 | 2> {
  const files = folder === undefined ? null : await filesIn(folder, headquarters ?? new URL(connection.url).origin)
  let refused = 0
  if (files === null) print(csv(['channel_database', 'code', 'expires_at']))
  for (const channelDatabase of stores) {
    const input = { channelDatabase, validForHours: hours }
    const { code, expiresAt, userErrors } = await createCode(connection, input)
    for (const { message } of userErrors) say(`${channelDatabase}: ${message}`)
    if (code === null || expiresAt === null) refused++
    else if (files === null) print(csv([channelDatabase, code, expiresAt]))
    else print(await writeJoinFile(files.folder, channelDatabase, { url: files.url, code }))
  }
  say(`Codes for ${stores.length - refused} of ${stores.length} channel databases, valid for ${hours} hours.`)
  return refused === 0 ? 0 : 2
}

async function filesIn(folder: string, headquarters: string) {
  const url = headquartersAddress(headquarters)
  await mkdir(folder, { recursive: true })
  return { folder, url }
}

/** Waits when the token has made too many requests. */
async function createCode(connection: Connection, input: { channelDatabase: string; validForHours: number }) {
  for (;;) {
    try {
      return (await request(connection, CREATE, { input }, created)).createJoinCode
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.retryAfter === undefined) throw error
      await pause(error.retryAfter * 1_000)
    }
  }
}

const csv = (cells: string[]) => stringify([cells]).trimEnd()
