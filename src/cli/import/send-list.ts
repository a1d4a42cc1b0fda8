import { z } from 'zod'
import { type Connection, RequestFailed, request } from '../../client/request.ts'
import { isNotNow, patiently } from '../connect/patiently.ts'
import type { LineNote } from './customer-of-line.ts'
import type { ImportedLine } from './line-reader.ts'

const CREATE_CUSTOMERS = /* GraphQL */ `
  mutation ImportCustomers($input: CreateCustomersInput!) {
    createCustomers(input: $input) {
      results {
        route repeated warnings { code field message }
        userErrors { code field message ... on FieldRefused { rowErrorCode } }
      }
      userErrors { code message }
    }
  }`

const note = z.object({ code: z.string(), field: z.array(z.string()).nullish(), message: z.string() })
const answer = z.object({
  createCustomers: z.object({
    results: z.array(
      z.object({
        route: z.string().nullable(),
        repeated: z.boolean(),
        warnings: z.array(note),
        userErrors: z.array(note.extend({ rowErrorCode: z.string().optional() })),
      }),
    ),
    userErrors: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
})

/** A line to send, with its idempotency key. */
export type KeyedLine = { line: ImportedLine; idempotencyKey: string }

/** What became of a line. `repeated`: it was there already. */
export type LineOutcome = {
  line: ImportedLine
  route: 'ASYNC' | 'REALTIME' | null
  repeated: boolean
  warnings: LineNote[]
  refusals: LineNote[]
}

export type ListTarget = { connection: Connection; channel: string; dryRun: boolean; welcome?: boolean }

/** Answers that come from one row, but are about the whole list: the list is sent again in halves to find it. */
const OF_A_ROW = ['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'QUERY_TOO_COSTLY', 'INTERNAL_SERVER_ERROR']

/**
 * Sends a list of lines and returns what became of each. A list is sent again while the server is busy or away:
 * `onBusy` is called each time. A row that the server cannot even read costs that line alone.
 */
export async function sendList(
  target: ListTarget,
  lines: readonly KeyedLine[],
  onBusy: () => void,
  signal: AbortSignal,
): Promise<LineOutcome[]> {
  try {
    return await patiently(() => send(target, lines), { onBusy, signal })
  } catch (error) {
    if (isOfARow(error)) return inHalves(target, lines, error, onBusy, signal)
    throw error
  }
}

const isOfARow = (error: unknown): error is RequestFailed =>
  error instanceof RequestFailed && OF_A_ROW.includes(error.code ?? '')

async function inHalves(
  target: ListTarget,
  lines: readonly KeyedLine[],
  error: RequestFailed,
  onBusy: () => void,
  signal: AbortSignal,
): Promise<LineOutcome[]> {
  const [only] = lines
  if (only !== undefined && lines.length === 1) {
    const refusals = [{ code: error.code ?? 'INVALID_VALUE', field: null, reason: error.message }]
    return [{ line: only.line, route: null, repeated: false, warnings: [], refusals }]
  }
  const half = Math.ceil(lines.length / 2)
  return [
    ...(await sendList(target, lines.slice(0, half), onBusy, signal)),
    ...(await sendList(target, lines.slice(half), onBusy, signal)),
  ]
}

/**
 * Throws why the channel takes no customers from this token, before a file is read. One that is busy or away is asked
 * again with the first list.
 */
export async function assertTaken(target: Omit<ListTarget, 'dryRun'>): Promise<void> {
  await send({ ...target, dryRun: true }, []).catch((error: unknown) => {
    if (!isNotNow(error) && !isOfARow(error)) throw error
  })
}

async function send(target: ListTarget, lines: readonly KeyedLine[]): Promise<LineOutcome[]> {
  const customers = lines.map(({ line, idempotencyKey }) => ({ idempotencyKey, customer: line.customer }))
  const input = {
    channel: target.channel,
    errorPolicy: 'REJECT_FAILED_ROWS',
    dryRun: target.dryRun,
    customers,
    // A server of the release before does not know it.
    ...(target.welcome && { sendWelcomeMessages: true }),
  }
  const { createCustomers } = await request(target.connection, CREATE_CUSTOMERS, { input }, answer)
  const [refusal] = createCustomers.userErrors
  if (refusal) throw new Error(`${refusal.message} (${refusal.code})`)
  return lines.flatMap(({ line }, i): LineOutcome[] => {
    const result = createCustomers.results[i]
    if (result === undefined) return []
    const { route, repeated, warnings, userErrors } = result
    return [
      {
        line,
        route: route === 'REALTIME' || route === 'ASYNC' ? route : null,
        repeated,
        warnings: warnings.map((each) => noteOf(line, each)),
        refusals: userErrors.map((each) => ({ ...noteOf(line, each), code: each.rowErrorCode ?? each.code })),
      },
    ]
  })
}

/** The field without the row of the request; an attribute by its name, as in the header. */
function noteOf({ customer }: ImportedLine, { code, field, message }: z.infer<typeof note>): LineNote {
  const path = (field ?? []).join('.').replace(/^(input\.)?customers\.\d+\.(customer\.?)?/, '')
  const nth = /^attributes\.(\d+)\./.exec(path)?.[1]
  const name = nth === undefined ? undefined : named.safeParse(customer.attributes).data?.[Number(nth)]?.name
  return { code, field: (name === undefined ? path : `attribute:${name}`) || null, reason: message }
}

const named = z.array(z.object({ name: z.string() }))
