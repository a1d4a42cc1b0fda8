import type { Log } from './log.ts'
import { logFault } from './log-fault.ts'

const METHODS = ['trace', 'error', 'warn'] as const

/**
 * Sends what libraries print on the console to the log instead: graphile-worker prints errors with their stack, which
 * is no line of JSON, and their messages may quote values. The returned function undoes it.
 */
export function logConsole(log: Log): () => void {
  const before = METHODS.map((method) => [method, console[method]] as const)
  for (const method of METHODS)
    console[method] = (...printed: unknown[]) => {
      const error = printed.find((each) => each instanceof Error)
      logFault(log, error ?? new Error(`A library printed text with console.${method}.`), 'printed by a library', {
        level: 'warn',
      })
    }
  return () => {
    for (const [method, print] of before) console[method] = print
  }
}
