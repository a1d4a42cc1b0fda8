import { type Logger, pino } from 'pino'
import { traceOfLine } from '../traces/spans.ts'
import type { Config } from './config.ts'

/** The program's log: one JSON object a line on standard error, so that standard output stays the program's answers. */
export type Log = Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>

/**
 * Opens the log. What is logged never holds personal data: ids, codes and counts only. In a
 * trace, a line has its `trace_id` and `span_id`. `process`: the number of this
 * one, where there are several.
 */
export function openLog(config: Pick<Config, 'logLevel'>, process?: number): Logger {
  return pino(
    {
      level: config.logLevel,
      base: process === undefined ? null : { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => traceOfLine() ?? {},
    },
    pino.destination({ fd: 2, sync: false }),
  )
}
