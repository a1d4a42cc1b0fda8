import { sql } from 'drizzle-orm'
import { type Executor, execute } from '../db/client.ts'
import { utcText } from '../db/utc-text.ts'
import type { Role } from './actor.ts'

/** An entry of the audit. `entryId` is a decimal text, `at` RFC 3339. */
export type AuditEntryView = {
  entryId: string
  at: string
  actor: string
  roles: Role[]
  action: string
  target: string | null
  result: string
  requestId: string | null
  reason: string | null
}

/** The conditions on the entries of one side's audit; null leaves a condition out. */
export type AuditQuery = {
  actor: string | null
  action: string | null
  target: string | null
  result: string | null
  requestId: string | null
  after: string | null
  before: string | null
  /** Strictly older than this entry. */
  beyond: string | null
  limit: number
}

/** A side's audit, newest first. */
export async function listAudit(db: Executor, request: AuditQuery): Promise<AuditEntryView[]> {
  const equal = (['actor', 'action', 'target', 'result', 'requestId'] as const).flatMap((name) =>
    request[name] === null ? [] : [sql`and ${sql.identifier(COLUMNS[name])} = ${request[name]}`],
  )
  return execute<AuditEntryView>(
    db,
    sql`/* audit.listAudit */
    select id::text as "entryId", ${utcText('at')} as at, actor, roles, action, target,
      result, request_id as "requestId", reason
    from audit_entry
    where (${request.after}::timestamptz is null or at >= ${request.after}::timestamptz)
      and (${request.before}::timestamptz is null or at < ${request.before}::timestamptz)
      ${request.beyond === null ? sql`` : sql`and id < ${request.beyond}::bigint`}
      ${sql.join(equal, sql` `)}
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
