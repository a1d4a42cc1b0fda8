import { Writable } from 'node:stream'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import type { Log } from '../../src/config/log.ts'
import { execute } from '../../src/db/client.ts'
import { isUnreachable } from '../../src/db/errors.ts'
import { afterFile } from './after-file.ts'
import type { TestDatabase } from './databases.ts'

/**
 * An e-mail address of this domain is in all test customers, and nowhere else. If it appears in a log line, an error or
 * an event, personal data has leaked, and the file fails.
 */
export const CANARY = '@example.com'

/** Throws when a text that must not contain personal data contains the canary. */
export function assertNoCanary(what: string, text: string): void {
  if (text.toLowerCase().includes(CANARY)) throw new Error(`personal data in ${what}: ${text}`)
}

/** A log that keeps its lines of all levels; a line with the canary fails the file at its end. */
export function watchedLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      if (process.env.TEST_LOG_LEVEL) process.stderr.write(chunk)
      done()
    },
  })
  afterFile(() => {
    for (const line of lines) assertNoCanary('the log', line)
  })
  return { log: pino({ level: process.env.TEST_LOG_LEVEL ?? 'debug', base: null }, sink), lines }
}

/**
 * Fails the file when a row of an event log or an audit contains the canary. Ignores a database that a test has
 * removed.
 */
export function watchEvents(databases: readonly TestDatabase[]): void {
  afterFile(async () => {
    for (const { db, name } of databases) {
      try {
        const rows = await execute<{ row: string }>(
          db,
          sql`
          select row
          from (select log::text as row from log union all select audit_entry::text from audit_entry) as kept
          where strpos(lower(row), ${CANARY}) > 0
          limit 1`,
        )
        for (const { row } of rows) assertNoCanary(`the events of ${name}`, row)
      } catch (error) {
        if (!isUnreachable(error)) throw error
      }
    }
  })
}
