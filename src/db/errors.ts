import type { DatabaseState } from '../model/database-state.ts'

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

/** What a SQLSTATE says about the database as a whole; a statement of any kind can get it. */
const statesByCode: Readonly<Partial<Record<string, DatabaseState>>> = {
  // admin_shutdown, crash_shutdown, cannot_connect_now
  '57P01': 'RESTARTING',
  '57P02': 'RESTARTING',
  '57P03': 'RESTARTING',
  // read_only_sql_transaction: a standby, or default_transaction_read_only
  '25006': 'READ_ONLY',
  // insufficient_resources (open files), disk_full, out_of_memory, too_many_connections, configuration_limit_exceeded
  '53000': 'LIMIT_REACHED',
  '53100': 'DISK_FULL',
  '53200': 'OUT_OF_MEMORY',
  '53300': 'NO_CONNECTIONS',
  '53400': 'LIMIT_REACHED',
  // system_error, io_error, undefined_file, duplicate_file; data_corrupted, index_corrupted
  '58000': 'STORAGE_FAILED',
  '58030': 'STORAGE_FAILED',
  '58P01': 'STORAGE_FAILED',
  '58P02': 'STORAGE_FAILED',
  // database_dropped, invalid_authorization_specification, invalid_password, invalid_catalog_name
  '57P04': 'LOGIN_REFUSED',
  '28000': 'LOGIN_REFUSED',
  '28P01': 'LOGIN_REFUSED',
  '3D000': 'LOGIN_REFUSED',
}

/**
 * insufficient_privilege (to connect) and object_not_in_prerequisite_state (the database accepts no connections): only
 * where they end a session.
 */
const loginRefusals: ReadonlySet<string> = new Set(['42501', '55000'])

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
 * Why the database cannot do its work at the moment, as far as the error says so; undefined for an error that is about
 * the statement, its data or its neighbours.
 */
export function databaseState(error: unknown): DatabaseState | undefined {
  const state = sqlState(error)
  if (state !== undefined) return stateOfCode(state, isFatal(error))
  const isLost = find(error, (part) => (connectionCodes.has(textOf(part, 'code') ?? '') ? true : undefined))
  return isLost ? 'UNREACHABLE' : undefined
}

/** The same for a SQLSTATE by itself; `fatal`: it ended the session, or did not let it begin. */
export function stateOfCode(code: string, fatal: boolean): DatabaseState | undefined {
  if (code.startsWith('08')) return 'UNREACHABLE'
  return statesByCode[code] ?? (fatal && loginRefusals.has(code) ? 'LOGIN_REFUSED' : undefined)
}

/**
 * True when the database could not be reached, or went away before it answered: whether the work was done is not known.
 */
export function isUnreachable(error: unknown): boolean {
  const state = databaseState(error)
  return state === 'UNREACHABLE' || state === 'RESTARTING'
}

/** True when the database cannot do its work at the moment, for whatever reason; it is not the statement's fault. */
export function isUnavailable(error: unknown): boolean {
  return databaseState(error) !== undefined
}

/**
 * True when no statement would succeed at the moment: it is not worth counting as an attempt, and may be repeated until
 * the state is over. Memory and limits are left out, since a single statement can exhaust them by its own needs.
 */
export function isOfWholeDatabase(error: unknown): boolean {
  const state = databaseState(error)
  return state !== undefined && state !== 'OUT_OF_MEMORY' && state !== 'LIMIT_REACHED'
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

/** True when a lock was not to be had in time. */
export const waitedForLock = (error: unknown): boolean => sqlState(error) === '55P03'

/**
 * lock_not_available; query_canceled (by the statement timeout); idle_in_transaction_session_timeout,
 * transaction_timeout and idle_session_timeout, which end the session.
 */
const timeoutStates: ReadonlySet<string> = new Set(['55P03', '57014', '25P03', '25P04', '57P05'])

/**
 * True when PostgreSQL undid the work because of its neighbours, or because it waited or took too long: nothing of it
 * was kept, and doing it again may succeed.
 */
export function isBusy(error: unknown): boolean {
  return isRetryable(error) || timeoutStates.has(sqlState(error) ?? '')
}

/** True when the same work may succeed later as it is. */
export function isTransient(error: unknown): boolean {
  return isUnavailable(error) || isBusy(error) || isOutOfConnections(error)
}

/** True when PostgreSQL ended the session with the error, or did not let it begin. */
function isFatal(error: unknown): boolean {
  const severity = find(error, (part) => textOf(part, 'severity'))
  return severity === 'FATAL' || severity === 'PANIC'
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
