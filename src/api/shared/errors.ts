import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ChannelDatabaseUnavailable } from '../../between/headquarters-of.ts'
import type { Log } from '../../config/log.ts'
import { logFault } from '../../config/log-fault.ts'
import { databaseState, isBusy, isOutOfConnections, isUnstorableText } from '../../db/errors.ts'
import { errors } from '../../metrics/counted.ts'
import { type DatabaseState, retryAfterOf, stateInWords } from '../../model/database-state.ts'
import { messageWithoutValues } from './error-messages.ts'

/** Every `extensions.code` that a client can get in `errors[]`. Business refusals are in `userErrors` instead. */
export const ERROR_CODES = [
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'HEADQUARTERS_UNREACHABLE',
  'HEADQUARTERS_UNAVAILABLE',
  'CHANNEL_DATABASE_UNREACHABLE',
  'CHANNEL_DATABASE_UNAVAILABLE',
  'BUSY',
  'RATE_LIMITED',
  'QUERY_TOO_COSTLY',
  'PERSISTED_DOCUMENT_REQUIRED',
  'INTERNAL_SERVER_ERROR',
] as const

/** One of ERROR_CODES. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** Apollo Server's own codes, and ours for the same condition. */
const RENAMED: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
}

/** Seconds until a query that waited for others should be sent again. */
const READS_WAIT_FOR = 2

/** Thrown errors that are answers rather than faults, by their `code`. */
const THROWN: Readonly<Partial<Record<string, Answer>>> = {
  FORBIDDEN: { code: 'FORBIDDEN' },
  UNAUTHENTICATED: { code: 'UNAUTHENTICATED' },
  // Thrown without a database: this process does not serve headquarters, or the simulator keeps it away.
  HEADQUARTERS_UNREACHABLE: notNow('headquarters', 'UNREACHABLE'),
  IDENTITY_PROVIDER_UNREACHABLE: {
    code: 'BUSY',
    message: 'The identity provider does not answer, so that it is not known whether the session goes on. Try again.',
    retryAfter: 5,
  },
  OWN_READS_WAIT: {
    code: 'RATE_LIMITED',
    message: 'This token reads too much at once. Wait for the answers of its other queries, then send this one again.',
    retryAfter: READS_WAIT_FOR,
  },
  READS_WAIT: {
    code: 'BUSY',
    message: 'Too many queries read from this server now. Nothing has been read: send the query again.',
    retryAfter: READS_WAIT_FOR,
  },
  ANSWER_NOT_RECORDED: {
    code: 'BUSY',
    message:
      'Headquarters has carried this out, but the channel was too busy to record it. Send it again with the same ' +
      'idempotency key: nothing is done twice.',
    retryAfter: 1,
  },
  READ_TIMED_OUT: {
    code: 'QUERY_TOO_COSTLY',
    message:
      'Reading took too long and was ended. Narrow the request: more or other conditions in the filter, a smaller ' +
      'page, or one channel.',
  },
}

/**
 * A database that cannot do its work at the moment. UNREACHABLE: whether a change was made is not known. UNAVAILABLE:
 * the database answered, and nothing has changed. Both may be sent again with the same idempotency key.
 */
function notNow(side: 'headquarters' | 'channel', state: DatabaseState): Answer {
  const unknown = state === 'UNREACHABLE' || state === 'RESTARTING'
  const kept = unknown ? '' : ' Nothing has changed: send the request again later, with the same idempotency key.'
  const after = { state, retryAfter: retryAfterOf(state) }
  if (side === 'headquarters') {
    const is = state === 'UNREACHABLE' ? 'Headquarters' : 'Headquarters’ database'
    const message = `${is} ${stateInWords(state)}. Requests that need only the channel still work.${kept}`
    return { code: unknown ? 'HEADQUARTERS_UNREACHABLE' : 'HEADQUARTERS_UNAVAILABLE', message, ...after }
  }
  const message = `The channel's database ${stateInWords(state)}. Other channel databases are not affected.${kept}`
  return { code: unknown ? 'CHANNEL_DATABASE_UNREACHABLE' : 'CHANNEL_DATABASE_UNAVAILABLE', message, ...after }
}

const UNSTORABLE = {
  code: 'BAD_USER_INPUT',
  message: 'A text in the request contains a character that cannot be stored. Enter it again.',
} as const

/** Seconds until the client should retry; the holder of the lock has already had two. */
const BUSY_FOR = 1
const BUSY = {
  code: 'BUSY',
  message:
    'Another change of the same data is in progress, and this one waited too long. Nothing has changed: send ' +
    'it again with the same idempotency key.',
  retryAfter: BUSY_FOR,
} as const

const NO_CONNECTION = {
  code: 'BUSY',
  message:
    'All connections of this server to the database are in use. Nothing has changed: send the request again. If it ' +
    'happens often, raise TILLSYNC_CONNECTIONS_PER_SERVER.',
  retryAfter: BUSY_FOR,
} as const

const HTTP_STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BUSY: 503,
  HEADQUARTERS_UNREACHABLE: 503,
  HEADQUARTERS_UNAVAILABLE: 503,
  CHANNEL_DATABASE_UNREACHABLE: 503,
  CHANNEL_DATABASE_UNAVAILABLE: 503,
  RATE_LIMITED: 429,
  QUERY_TOO_COSTLY: 400,
  PERSISTED_DOCUMENT_REQUIRED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  BAD_USER_INPUT: 400,
  NOT_FOUND: 400,
}

/** The data of a refusal besides its code, in the error's `extensions`. */
export interface RefusalDetails {
  /** Retry after this many seconds. */
  readonly retryAfter?: number
  /** What is the matter with the database. */
  readonly state?: DatabaseState
  /** The cost and its limit, in points. */
  readonly cost?: { readonly requested: number; readonly limit: number }
}

/** An error for `errors[]` that refuses a request before anything runs, with the HTTP status of its code. */
export function refuse(code: ErrorCode, message: string, details: RefusalDetails = {}): GraphQLError {
  const { retryAfter } = details
  const headers = retryAfter === undefined ? {} : { headers: new Map([['retry-after', String(retryAfter)]]) }
  return new GraphQLError(message, {
    extensions: { code, ...details, http: { status: HTTP_STATUS[code] ?? 500, ...headers } },
  })
}

/**
 * Turns a thrown access error into one that ends the whole request with its HTTP status; other errors become faults.
 */
export function refusalOf(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  const known = thrownAnswer(error)
  if (known && error instanceof Error) return refuse(known.code, known.message ?? error.message, afterwards(known))
  return new GraphQLError('Internal server error', { originalError: error instanceof Error ? error : new Error() })
}

/**
 * An error as clients see it, on every wire. Answers keep their message, without the values that were sent; faults
 * become "Internal server error" with the id of the log line that has their cause.
 */
export function present(error: unknown, log: Log, requestId?: string): GraphQLFormattedError {
  const presented = asShown(error, log, requestId)
  errors.inc({ code: String(presented.extensions?.code) })
  return presented
}

function asShown(error: unknown, log: Log, requestId: string | undefined): GraphQLFormattedError {
  const graphqlError = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) })
  const cause = rootOf(graphqlError)
  const place = {
    ...(graphqlError.locations ? { locations: graphqlError.locations } : {}),
    ...(graphqlError.path ? { path: graphqlError.path } : {}),
  }
  const thrown = thrownAnswer(cause)
  if (thrown) {
    // This is an answer, but the log has to show which statements wait for which, and the state of a database.
    const about = { level: 'warn', requestId } as const
    if (thrown === BUSY || thrown === THROWN.ANSWER_NOT_RECORDED) logFault(log, cause, 'busy', about)
    else if (thrown.state) logFault(log, cause, `database ${stateInWords(thrown.state)}`, about)
    const extensions = { code: thrown.code, ...afterwards(thrown) }
    return { message: thrown.message ?? cause.message, ...place, extensions }
  }
  const code = codeOf(graphqlError, cause)
  if (code === 'INTERNAL_SERVER_ERROR')
    return { ...maskFault(cause, log, { path: graphqlError.path, requestId }), ...place }
  const { retryAfter, cost } = graphqlError.extensions
  const details = { ...(retryAfter === undefined ? {} : { retryAfter }), ...(cost === undefined ? {} : { cost }) }
  return { message: messageWithoutValues(graphqlError), ...place, extensions: { code, ...details } }
}

/** Logs a fault without personal data, and returns what clients see of it: the id of the log line. */
export function maskFault(
  cause: unknown,
  log: Log,
  { path, requestId }: { path?: readonly (string | number)[] | undefined; requestId?: string | undefined } = {},
): GraphQLFormattedError {
  // Items of a list fail alike: their place in it says nothing.
  const field = path?.filter((part) => typeof part === 'string').join('.')
  const traceId = logFault(log, cause, 'fault', { requestId, ...(field !== undefined && { path: field }) })
  return { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR', traceId } }
}

function codeOf(error: GraphQLError, cause: Error): ErrorCode {
  const { code } = error.extensions
  if (typeof code === 'string') {
    const known = RENAMED[code] ?? ERROR_CODES.find((ours) => ours === code)
    // Apollo overrides the code of a validation rule, which stays on the wrapped error.
    if (known === 'GRAPHQL_VALIDATION_FAILED' && isTooCostly(error, cause)) return 'QUERY_TOO_COSTLY'
    return known ?? 'INTERNAL_SERVER_ERROR'
  }
  // graphql-js sets no codes. Its own errors about the document or the variables have no path and no foreign cause.
  if (!(cause instanceof GraphQLError))
    return error.nodes?.[0]?.kind === 'VariableDefinition' ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR'
  if (error.path) return isAboutArgument(error) ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR'
  if (error.nodes?.[0]?.kind === 'VariableDefinition')
    return isAboutValue(error) ? 'BAD_USER_INPUT' : 'GRAPHQL_VALIDATION_FAILED'
  return isTooCostly(error, cause) ? 'QUERY_TOO_COSTLY' : 'GRAPHQL_VALIDATION_FAILED'
}

function isTooCostly(error: GraphQLError, cause: Error): boolean {
  if (cause instanceof GraphQLError && cause.extensions.code === 'QUERY_TOO_COSTLY') return true
  // Comparing the fields took more work than graphql-js allows.
  if (error.message === 'Validation aborted.') return true
  return /^Syntax Error: Document contains more th\w+ \d+ tokens/.test(error.message)
}

/**
 * Variables are checked at execution, "got invalid value" and similar; everything else about a definition is
 * validation.
 */
function isAboutValue(error: GraphQLError): boolean {
  return /^Variable "\$\w+" (got invalid value|has invalid value|of required type|of non-null type)/.test(error.message)
}

function isAboutArgument(error: GraphQLError): boolean {
  return /^Argument "\w+" (has invalid value|of required type|of non-null type)/.test(error.message)
}

type Answer = {
  readonly code: ErrorCode
  readonly message?: string
  readonly retryAfter?: number
  readonly state?: DatabaseState
}

const afterwards = ({ retryAfter, state }: Answer): RefusalDetails => ({
  ...(state === undefined ? {} : { state }),
  ...(retryAfter === undefined ? {} : { retryAfter }),
})

function thrownAnswer(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || error instanceof GraphQLError) return undefined
  if (error instanceof ChannelDatabaseUnavailable) return notNow('channel', error.state)
  if ('code' in error && typeof error.code === 'string' && Object.hasOwn(THROWN, error.code)) return THROWN[error.code]
  // If it is the value of a field, the operation has already refused it.
  if (isUnstorableText(error)) return UNSTORABLE
  if (isBusy(error)) return BUSY
  if (isOutOfConnections(error)) return NO_CONNECTION
  // Code that works with a channel's database throws ChannelDatabaseUnavailable; any other database is headquarters'.
  const state = databaseState(error)
  return state && notNow('headquarters', state)
}

/** The code that clients see for a thrown error, for the audit. */
export function thrownCode(error: unknown): ErrorCode {
  const graphqlError = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: asError(error) })
  const cause = rootOf(graphqlError)
  return thrownAnswer(cause)?.code ?? codeOf(graphqlError, cause)
}

function rootOf(error: GraphQLError): Error {
  let root: Error = error
  while (root instanceof GraphQLError && root.originalError) root = root.originalError
  return root
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error()
}
