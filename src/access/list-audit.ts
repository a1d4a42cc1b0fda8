import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { type Executor, execute } from '../db/client.ts'
import { utcText } from '../db/utc-text.ts'
import { decimalText, text, textOrNull, timeText } from '../model/wire-values.ts'
import { ROLES } from './actor.ts'

/** An entry of the audit. `entryId` is a decimal text, `at` RFC 3339. */
export type AuditEntryView = z.infer<typeof auditEntryView>
export const auditEntryView = z.object({
  entryId: decimalText,
  at: timeText,
  actor: text,
  roles: z.array(z.enum(ROLES)),
  action: text,
  target: textOrNull,
  result: text,
  requestId: textOrNull,
  reason: textOrNull,
})

/** A query of one side's audit; null leaves a condition out. */
export type AuditQuery = z.infer<typeof auditQuery>
export const auditQuery = z.strictObject({
  actor: textOrNull,
  action: textOrNull,
  target: textOrNull,
  result: textOrNull,
  requestId: textOrNull,
  after: textOrNull,
  before: textOrNull,
  /** Strictly older than this entry. */
  beyond: decimalText.nullable(),
  limit: z.int(),
})

/**
 * A side's audit, newest first. `actions`, of headquarters only, which has an index for them: only entries of one of
 * these mutations. The newest of each are read, so that rare ones do not read all others.
 */
export async function listAudit(
  db: Executor,
  request: AuditQuery,
  actions: readonly string[] | null = null,
): Promise<AuditEntryView[]> {
  const equal = (['actor', 'action', 'target', 'result', 'requestId'] as const).flatMap((name) =>
    request[name] === null ? [] : [sql`and ${sql.identifier(COLUMNS[name])} = ${request[name]}`],
  )
  const which = sql`(${request.after}::timestamptz is null or at >= ${request.after}::timestamptz)
      and (${request.before}::timestamptz is null or at < ${request.before}::timestamptz)
      ${request.beyond === null ? sql`` : sql`and id < ${request.beyond}::bigint`}
      ${sql.join(equal, sql` `)}
    order by id desc
    limit ${request.limit}`
  const entries =
    actions === null
      ? sql`select * from audit_entry where ${which}`
      : sql`
        select entry.*
        from unnest(${sql.param([...new Set(actions)])}::text[]) as wanted (name)
        cross join lateral (select * from audit_entry where action = wanted.name and ${which}) entry`
  return execute<AuditEntryView>(
    db,
    sql`/* audit.listAudit */
    select id::text as "entryId", ${utcText('at')} as at, actor, roles, action, target,
      result, request_id as "requestId", reason
    from (${entries}) entry
    order by id desc
    limit ${request.limit}`,
  )
}

const COLUMNS = {
  actor: 'actor',
  action: 'action',
  target: 'target',
  result: 'result',
  requestId: 'request_id',
} as const
