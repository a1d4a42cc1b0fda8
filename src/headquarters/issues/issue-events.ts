import { type SQL, sql } from 'drizzle-orm'

/**
 * Events for `appendSelected`, followed by those of the issues that the transaction has opened, resolved or reopened by
 * changing operations (the triggers of `operation` have recorded which).
 */
export const withIssueEvents = (events: SQL): SQL => sql`
    select * from (${events}) as event
    union all
    select * from (${issueEvents(sql`changed_in = pg_current_xact_id()::text`)}) as issue`

/** The events of issues as they are now. */
export const issueEvents = (which: SQL): SQL => sql`
    select 'ISSUE', fingerprint, null, null, null, null::uuid, null::uuid, null::uuid,
      case when resolved_at is null then 'OPEN' else 'RESOLVED' end, revision, error_code, null
    from issue
    where ${which}`
