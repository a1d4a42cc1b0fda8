import { type SQL, sql } from 'drizzle-orm'

/** A time as RFC 3339 in UTC, in SQL. */
export const at = (column: string): SQL =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)
