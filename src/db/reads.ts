import { AsyncLocalStorage } from 'node:async_hooks'

/** The token whose reads the current work is; null: not known yet, or the work may write. */
type Reading = { token: string | null }

const reading = new AsyncLocalStorage<Reading | undefined>()

/**
 * Runs work whose statements are reads of a token: `execute` and `transaction` run them on the database's connections
 * for reads (read-pool.ts), in turns, so that no reader keeps captures waiting.
 */
export function asReads<T>(token: string, work: () => T): T {
  return reading.run({ token }, work)
}

/** Runs a request whose operation is not known yet; `readFor` says that it only reads. */
export function inRequest<T>(work: () => T): T {
  return reading.run({ token: null }, work)
}

/** From here on the statements of the current request are reads of this token. */
export function readFor(token: string): void {
  const current = reading.getStore()
  if (current) current.token = token
}

/**
 * Runs work that is not the current token's alone: what several callers wait for, and what goes on after the request.
 */
export function outsideReads<T>(work: () => T): T {
  return reading.run(undefined, work)
}

/** The token whose reads the current work is; null for everything else. */
export function readingToken(): string | null {
  return reading.getStore()?.token ?? null
}
