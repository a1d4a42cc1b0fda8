import { z } from 'zod'
import { Forbidden } from '../../access/actor.ts'
import type { Log } from '../../config/log.ts'
import { logFault } from '../../config/log-fault.ts'
import { databaseState, sqlState } from '../../db/errors.ts'
import { DATABASE_STATES } from '../../model/database-state.ts'
import { WrongArgument } from '../call.ts'
import { ChannelDatabaseUnavailable, HeadquartersRewound, HeadquartersUnreachable } from '../headquarters-of.ts'
import { PackageRefused } from '../package-refused.ts'
import { ConnectionClosed } from './connection-closed.ts'
import { ProtocolBroken } from './frames.ts'

/** The errors that cross with their sentence: it names fields and ids, never a value. */
const NAMED = { Forbidden, HeadquartersRewound, HeadquartersUnreachable, PackageRefused, WrongArgument }
const isNamed = (name: string): name is keyof typeof NAMED => Object.hasOwn(NAMED, name)

/** Codes of errors that mean that the same call may succeed later, or in its turn (db/read-pool.ts, db/turns.ts). */
const CODES = ['READ_TIMED_OUT', 'OWN_READS_WAIT', 'READS_WAIT', 'CONNECTIONS_USED_UP'] as const

/** An error as it crosses: by its name and code, and never with a message that may hold a customer's data. */
const sentError = z.union([
  z.object({ named: z.string(), message: z.string() }),
  z.object({ state: z.enum(DATABASE_STATES) }),
  z.object({ sqlState: z.string(), fatal: z.boolean() }),
  z.object({ lost: z.literal(true) }),
  z.object({ unconnected: z.literal(true) }),
  z.object({ code: z.enum(CODES) }),
  z.object({ traceId: z.string() }),
])
export type SentError = z.infer<typeof sentError>

/** A call that failed on the other side. `code` and `severity` are those of its database, for db/errors.ts. */
export class RemoteError extends Error {
  override readonly name = 'RemoteError'
  readonly code: string
  readonly severity?: string
  constructor(message: string, code: string, severity?: string) {
    super(message)
    this.code = code
    if (severity !== undefined) this.severity = severity
  }
}

/** A fault of the other side, which its log has under this id. */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault'
  readonly traceId: string
  constructor(traceId: string) {
    super(`The other side has failed; its log has the cause, with the traceId ${traceId}.`)
    this.traceId = traceId
  }
}

/** An error for the other side. What it does not know is logged here, and crosses as the id of the log line. */
export function writeError(error: unknown, log: Log, what: string): SentError {
  if (error instanceof RemoteFault) return { traceId: error.traceId }
  if (error instanceof ConnectionClosed) return { unconnected: true }
  if (error instanceof Error && isNamed(error.name) && error instanceof NAMED[error.name])
    return { named: error.name, message: error.message }
  if (error instanceof ChannelDatabaseUnavailable) return { state: error.state }
  const code = CODES.find((known) => error instanceof Error && 'code' in error && error.code === known)
  if (code !== undefined) return { code }
  const found = sqlState(error)
  if (found !== undefined) {
    const state = databaseState(error)
    if (state === undefined) logFault(log, error, what, { level: 'warn' })
    return { sqlState: found, fatal: state === 'LOGIN_REFUSED' }
  }
  if (databaseState(error) !== undefined) return { lost: true }
  return { traceId: logFault(log, error, what) }
}

export function readError(sent: unknown): Error {
  const { data: error } = sentError.safeParse(sent)
  if (error === undefined) return new ProtocolBroken('The other side answered with an error of an unknown form.')
  if ('named' in error) {
    if (!isNamed(error.named)) return new RemoteError(error.message, error.named)
    return new NAMED[error.named](error.message)
  }
  if ('state' in error) return new ChannelDatabaseUnavailable(error.state)
  if ('sqlState' in error)
    return new RemoteError(`The other side’s database answered ${error.sqlState}.`, error.sqlState, severityOf(error))
  if ('lost' in error) return new RemoteError('The other side cannot reach its database.', 'CONNECTION_CLOSED')
  if ('unconnected' in error) return new ConnectionClosed('The other side has no connection to where the call goes.')
  if ('code' in error) return new RemoteError(error.code, error.code)
  return new RemoteFault(error.traceId)
}

const severityOf = ({ fatal }: { fatal: boolean }) => (fatal ? 'FATAL' : 'ERROR')
