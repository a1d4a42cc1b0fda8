import { sql } from 'drizzle-orm'

/** SQL: assignments to an endpoint that has taken a message. */
export const afterSuccess = sql`failures = 0, failing_since = null, next_attempt_at = null, last_delivered_at = now()`
