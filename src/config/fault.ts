import { databaseState, sqlState, violatedConstraint } from '../db/errors.ts'
import { PACKAGE_FOLDER } from './package.ts'

/**
 * What may be logged about a fault. Messages of the program's own are kept whole; those of PostgreSQL without what they
 * quote, which may be a value; all others are left out: a parser's contains the text, a conversion's the value.
 */
export function describeFault(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = textOf(error, 'code')
  const message = messageOf(error)
  const server = serverOf(error)
  const state = depth === 0 ? databaseState(error) : undefined
  return {
    name: error.name,
    ...(message === undefined ? {} : { message }),
    ...(code !== undefined && /^[A-Z0-9_]{2,40}$/.test(code) ? { code } : {}),
    ...(depth === 0 ? { sqlState: sqlState(error), constraint: violatedConstraint(error) } : {}),
    ...(state ? { state } : {}),
    ...(server === undefined ? {} : { server }),
    stack: stackFrames(error),
    ...(error.cause !== undefined && depth < 4 ? { cause: describeFault(error.cause, depth + 1) } : {}),
  }
}

/** The message as far as it holds no value; undefined for none. */
function messageOf(error: Error): string | undefined {
  if (textOf(error, 'severity') !== undefined && sqlState(error) !== undefined) return messageOfServer(error)
  return isOwn(error) ? withoutSecrets(error.message) : undefined
}

/**
 * PostgreSQL quotes values and names alike, so that everything from the first quotation mark to the last goes. A
 * message that a function raised is its author's, and may be made of values.
 */
function messageOfServer(error: Error): string | undefined {
  if (textOf(error, 'routine') === 'exec_stmt_raise') return undefined
  return withoutSecrets(error.message.split('\n', 1)[0]?.replace(/".*"/, '"…"') ?? '')
}

/** True when this program made the error, and with a sentence of its own: the built-in types are made by the engine. */
function isOwn(error: Error): boolean {
  if (error.constructor !== Error && BUILT_IN.some((type) => error instanceof type)) return false
  const [made = ''] = stackFrames(error)
  const at = made.indexOf(PACKAGE_FOLDER)
  return at >= 0 && !made.slice(at + PACKAGE_FOLDER.length).includes('node_modules')
}

const BUILT_IN = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, AggregateError]

/** No message of the program holds a secret or personal data. Should one ever, these would not be logged. */
function withoutSecrets(message: string): string {
  return message
    .replace(/\b([a-z][\w+.-]*:\/\/)[^\s/@]*@/gi, '$1…@')
    .replace(/[^\s"'<>()]+@[^\s"'<>()]+\.[^\s"'<>()]+/g, '…')
    .replace(/[\w-]{8,}(\.[\w-]{8,}){2,}|[\w-]{40,}/g, '…')
}

/** The database server that it concerns, as `host:port/database`; never a user or a password. */
function serverOf(error: Error): string | undefined {
  const server = textOf(error, 'server')
  if (server !== undefined) return server
  const address = textOf(error, 'address') ?? textOf(error, 'hostname')
  const port: unknown = Reflect.get(error, 'port')
  return address === undefined ? undefined : typeof port === 'number' ? `${address}:${port}` : address
}

/** The same, of the error or of what caused it. */
export function serverWithin(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 4) return undefined
  return serverOf(error) ?? serverWithin(error.cause, depth + 1)
}

/** The frames of the stack: the lines above them repeat the message. */
function stackFrames(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at [^\n]*(:\d+\)?|<anonymous>\)?|native\)?)$/.test(line))
    .slice(0, 20)
}

function textOf(error: Error, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : undefined
}
