/**
 * Reads what PostgreSQL and its driver say about a failure. Never the message, the detail or the parameters: they hold
 * customers' data (a DrizzleQueryError's message contains every parameter).
 */

/** How the driver and Node name a connection that could not be made or has gone. */
const connectionCodes: ReadonlySet<string> = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ANSWER_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/**
 * admin_shutdown, crash_shutdown, cannot_connect_now, database_dropped: the server ended the session or is not open
 * yet.
 */
const shutdownStates: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03'])

/** True when all connections of this process to the database's server were in use for too long. Nothing has run. */
export function isOutOfConnections(error: unknown): boolean {
  return find(error, (part) => (textOf(part, 'code') === 'CONNECTIONS_USED_UP' ? true : undefined)) ?? false
}

/** deadlock_detected and serialization_failure: the same transaction may succeed when done again. */
const retryStates: ReadonlySet<string> = new Set(['40P01', '40001'])

const sqlStatePattern = /^[0-9A-Z]{5}$/

/** The five characters of the SQLSTATE, when PostgreSQL answered with an error; undefined for any other failure. */
export function sqlState(error: unknown): string | undefined {
  return find(error, (part) => {
    const code = textOf(part, 'code')
    return code !== undefined && 'severity' in part && sqlStatePattern.test(code) ? code : undefined
  })
}

/** The name of the constraint that was violated (unique, check, foreign key, exclusion), never its values. */
export function violatedConstraint(error: unknown): string | undefined {
  return find(error, (part) =>
    'severity' in part ? (textOf(part, 'constraint_name') ?? textOf(part, 'constraint')) : undefined,
  )
}

/**
 * True when the database could not be reached, or went away before it answered: whether the work was done is not known.
 */
export function isUnreachable(error: unknown): boolean {
  const state = sqlState(error)
  if (state !== undefined) return shutdownStates.has(state) || state.startsWith('08')
  return find(error, (part) => (connectionCodes.has(textOf(part, 'code') ?? '') ? true : undefined)) ?? false
}

/**
 * character_not_in_repertoire, untranslatable_character: a text that was sent along cannot be stored, such as one with
 * NUL in it.
 */
export function isUnstorableText(error: unknown): boolean {
  return ['22021', '22P05'].includes(sqlState(error) ?? '')
}

/**
 * True when PostgreSQL undid the transaction only because of its neighbours; doing it again may succeed. A prepared
 * statement whose result changed its type under it, by a migration, is such a case too: it is prepared again.
 */
export function isRetryable(error: unknown): boolean {
  const state = sqlState(error)
  if (state === undefined) return false
  return retryStates.has(state) || (state === '0A000' && routine(error) === 'RevalidateCachedQuery')
}

function routine(error: unknown): string | undefined {
  return find(error, (part) => textOf(part, 'routine'))
}

/** lock_not_available, query_canceled (by the statement timeout). */
const timeoutStates: ReadonlySet<string> = new Set(['55P03', '57014'])

/**
 * True when PostgreSQL undid the work because of its neighbours, or because it waited or took too long: nothing of it
 * was kept, and doing it again may succeed.
 */
export function isBusy(error: unknown): boolean {
  return isRetryable(error) || timeoutStates.has(sqlState(error) ?? '')
}

/**
 * True when the same work may succeed later as it is: unreachable, retryable, too many connections, a lock or a
 * statement timed out.
 */
export function isTransient(error: unknown): boolean {
  const state = sqlState(error)
  return isUnreachable(error) || isBusy(error) || isOutOfConnections(error) || state?.startsWith('53') === true
}

/** The first answer `read` gives for the error, its causes or the errors it aggregates. */
function find<T>(error: unknown, read: (part: object) => T | undefined): T | undefined {
  let rest: unknown[] = [error]
  for (let depth = 0; depth < 8 && rest.length > 0; depth++) {
    const parts = rest.filter((part): part is object => typeof part === 'object' && part !== null)
    for (const part of parts) {
      const found = read(part)
      if (found !== undefined) return found
    }
    rest = parts.flatMap((part) => [
      'cause' in part ? part.cause : undefined,
      ...(part instanceof AggregateError ? part.errors : []),
    ])
  }
  return undefined
}

function textOf(part: object, key: string): string | undefined {
  const value: unknown = Reflect.get(part, key)
  return typeof value === 'string' ? value : undefined
}
