import { z } from 'zod'
import { type Connection, RequestFailed, request } from '../request.ts'
import { ServerUnreachable } from '../unreachable.ts'
import { CAPTURES, type CaptureError, type CaptureMutation, type StoredCapture } from './capture.ts'

const FOUND = 'id accountNumber syncState'

const documentOf = (mutation: CaptureMutation) => `mutation Till_${mutation}($input: ${CAPTURES[mutation]}!) {
  sent: ${mutation}(input: $input) {
    customer { ${FOUND} }
    operation { operationId }
    warnings { code field message }
    userErrors { code field message }
  }
}`

const LOOK_UP = `query Till_customer($channel: ID!, $id: ID!) {
  customer(by: { id: $id }, channel: $channel) { ${FOUND} }
}`

const REPORT = `mutation Till_reportRegister($input: ReportRegisterInput!) {
  reportRegister(input: $input) { paused offlineCustomerCreateDisabled userErrors { message } }
}`

/** All documents that a queue sends, for a server that takes only documents it knows. */
export const TILL_DOCUMENTS: readonly string[] = [
  ...Object.keys(CAPTURES)
    .filter((name): name is CaptureMutation => name in CAPTURES)
    .map(documentOf),
  LOOK_UP,
  REPORT,
]

const found = z.object({ id: z.string(), accountNumber: z.string().nullable(), syncState: z.string() })
const message = z.object({ code: z.string(), field: z.array(z.string()).nullable(), message: z.string() })
const answer = z.object({
  sent: z.object({
    customer: found.nullable(),
    operation: z.object({ operationId: z.string() }).nullable(),
    warnings: z.array(message),
    userErrors: z.array(message),
  }),
})

/** The customer as the channel has it. */
export type FoundCustomer = z.infer<typeof found>

/**
 * What became of sending a capture, or of a look-up. In all cases but ACCEPTED, FOUND and REFUSED it is sent again,
 * with the same key. `retryAfter` is in seconds, where the server says it.
 *
 * - NOT_YET: this customer's captures cannot be taken yet; others can.
 * - AWAY: no server answers, or it takes nothing at the moment.
 * - NO_TOKEN: the server does not accept the token, or it lacks the right.
 */
export type Sent =
  | { outcome: 'ACCEPTED'; customer: FoundCustomer | null; operationId: string | null; warnings: CaptureError[] }
  | { outcome: 'REFUSED'; userErrors: CaptureError[]; warnings: CaptureError[] }
  | Unsent
export type Unsent = { outcome: 'NOT_YET' | 'AWAY' | 'NO_TOKEN'; message: string; retryAfter: number }
export type LookedUp = { outcome: 'FOUND'; customer: FoundCustomer | null } | Unsent

/** Refusals that end by themselves: the same request succeeds later. */
const NOT_YET: ReadonlySet<string> = new Set([
  'CUSTOMER_PENDING_SYNC',
  'IDEMPOTENCY_KEY_IN_PROGRESS',
  'HEADQUARTERS_UNREACHABLE',
  'CHANNEL_NOT_CONFIGURED',
  'CHANNEL_DATABASE_UNREACHABLE',
  'CHANNEL_DATABASE_UNAVAILABLE',
])

/** Errors of the request by which the server says that it cannot take this document, now or later. */
const NEVER: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'QUERY_TOO_COSTLY',
  'PERSISTED_DOCUMENT_REQUIRED',
  'NOT_FOUND',
])

/** Errors that concern this one request: others may succeed meanwhile. */
const OF_THIS: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR'])

/** Sends a capture. Never throws for what a server or a network does. */
export async function sendCapture(connection: Connection, channel: string, capture: StoredCapture): Promise<Sent> {
  const { mutation, idempotencyKey, customerId } = capture
  const input = { ...capture.input, channel, idempotencyKey, customerId }
  try {
    const { sent } = await request(connection, documentOf(mutation), { input }, answer)
    const { customer, operation, warnings, userErrors } = sent
    const [first] = userErrors
    if (!first) return { outcome: 'ACCEPTED', customer, operationId: operation?.operationId ?? null, warnings }
    const waits = userErrors.every(({ code }) => NOT_YET.has(code))
    return waits
      ? { outcome: 'NOT_YET', message: first.message, retryAfter: 0 }
      : { outcome: 'REFUSED', userErrors, warnings }
  } catch (error) {
    if (error instanceof RequestFailed && error.code !== undefined && NEVER.has(error.code))
      return {
        outcome: 'REFUSED',
        userErrors: [{ code: error.code, field: null, message: error.message }],
        warnings: [],
      }
    return unsent(error)
  }
}

const lookUp = z.object({ customer: found.nullable() })

/** Reads the customer of an accepted capture. */
export async function findCustomer(connection: Connection, channel: string, id: string): Promise<LookedUp> {
  try {
    const { customer } = await request(connection, LOOK_UP, { channel, id }, lookUp)
    return { outcome: 'FOUND', customer }
  } catch (error) {
    return unsent(error)
  }
}

/** What a register says of itself. */
export type RegisterReport = {
  readonly version: string
  readonly waitingCaptures: number
  readonly oldestWaitingForSeconds: number | null
}
const reported = z.object({
  reportRegister: z.object({
    paused: z.boolean().nullable(),
    offlineCustomerCreateDisabled: z.boolean().nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})
/** The answer to a report. NOT_REPORTED: the server does not take it, such as from a token without a register. */
export type Reported =
  | { outcome: 'REPORTED'; paused: boolean; offlineCustomerCreateDisabled: boolean }
  | { outcome: 'NOT_REPORTED'; message: string }
  | Unsent

/** Reports how the register is. A server that does not take the report takes captures all the same. */
export async function sendReport(connection: Connection, channel: string, report: RegisterReport): Promise<Reported> {
  try {
    const { reportRegister } = await request(connection, REPORT, { input: { channel, ...report } }, reported)
    const { paused, offlineCustomerCreateDisabled, userErrors } = reportRegister
    const [first] = userErrors
    if (first) return { outcome: 'NOT_REPORTED', message: first.message }
    return {
      outcome: 'REPORTED',
      paused: paused ?? false,
      offlineCustomerCreateDisabled: offlineCustomerCreateDisabled ?? false,
    }
  } catch (error) {
    const isRefused =
      error instanceof RequestFailed &&
      error.code !== undefined &&
      (error.code === 'FORBIDDEN' || NEVER.has(error.code) || OF_THIS.has(error.code))
    return isRefused ? { outcome: 'NOT_REPORTED', message: error.message } : unsent(error)
  }
}

function unsent(error: unknown): Unsent {
  if (error instanceof ServerUnreachable) return { outcome: 'AWAY', message: error.message, retryAfter: 0 }
  if (!(error instanceof RequestFailed)) throw error
  const { code = '', message, retryAfter = 0 } = error
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') return { outcome: 'NO_TOKEN', message, retryAfter }
  return { outcome: OF_THIS.has(code) ? 'NOT_YET' : 'AWAY', message, retryAfter }
}
