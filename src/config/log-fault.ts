import { randomUUID } from 'node:crypto'
import { describeFault } from './fault.ts'
import type { Log } from './log.ts'

/** Milliseconds within which a fault that repeats is only counted. */
const REPEATED_WITHIN = 60_000
/** Faults that are remembered at once. */
const MOST_REMEMBERED = 1_000

type Remembered = { id: string; at: number; repeated: number }
const remembered = new WeakMap<Log, Map<string, Remembered>>()

/** What was going on when the fault happened: the field of a request, and the request's id. */
type About = { readonly level?: 'error' | 'warn'; readonly path?: string; readonly requestId?: string | undefined }

/**
 * Logs a fault without personal data, and returns the id of its line. One that repeats is logged once a minute, with
 * how often it did: all of them have the id of the line before, which names the first request.
 */
export function logFault(
  log: Log,
  error: unknown,
  what: string,
  { level = 'error', path, requestId }: About = {},
): string {
  const known = remembered.get(log) ?? new Map<string, Remembered>()
  remembered.set(log, known)
  const fault = describeFault(error)
  const key = JSON.stringify([what, path, sameAs(fault)])
  const before = known.get(key)
  if (before && performance.now() - before.at < REPEATED_WITHIN) {
    before.repeated += 1
    if (before.repeated === 1) setTimeout(() => summarize(before), REPEATED_WITHIN).unref()
    return before.id
  }
  const made = { id: randomUUID(), at: performance.now(), repeated: 0 }
  known.delete(key)
  known.set(key, made)
  const [oldest] = known.keys()
  if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
  write(made, requestId === undefined ? {} : { requestId })
  return made.id

  function write({ id }: Remembered, more: object): void {
    log[level]({ traceId: id, ...more, ...(path === undefined ? {} : { path }), fault }, what)
  }
  function summarize(repeating: Remembered): void {
    write(repeating, { repeated: repeating.repeated })
    repeating.repeated = 0
    repeating.at = performance.now()
  }
}

/** What makes two faults one: everything but how they were reached. */
function sameAs({ stack, cause, ...rest }: Record<string, unknown>): unknown {
  const [made] = Array.isArray(stack) ? stack : []
  return [rest, made, typeof cause === 'object' && cause !== null ? sameAs({ ...cause }) : null]
}
