import { type SQL, sql } from 'drizzle-orm'

/**
 * A moment as RFC 3339 text in UTC, of an expression of type timestamptz; null stays null. To milliseconds, as the API
 * shows times, or to microseconds (`US`), PostgreSQL's own precision, as keysets need them.
 */
export function utcText(moment: string | SQL, precision: 'MS' | 'US' = 'MS'): SQL {
  const expression = typeof moment === 'string' ? sql.raw(moment) : moment
  return sql`to_char(${expression} at time zone 'UTC', ${sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.${precision}"Z"'`)})`
}
