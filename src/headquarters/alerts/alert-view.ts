import { type SQL, sql } from 'drizzle-orm'
import { type Executor, execute } from '../../db/client.ts'
import { utcText } from '../../db/utc-text.ts'
import type { AlertEvent, AlertNoticeChannel, AlertNoticeStatus, AlertRuleId } from '../../model/alert.ts'

/** An alert that has opened, as the API shows it. Times are RFC 3339; `subject` null: the installation. */
export type AlertView = {
  id: string
  /** Its place in lists; a decimal text. */
  number: string
  rule: AlertRuleId
  subject: string | null
  status: 'OPEN' | 'CLOSED'
  checks: string[]
  message: string
  firstSeenAt: string
  lastSeenAt: string
  openedAt: string
  wellSince: string | null
  closedAt: string | null
  mute: AlertMuteView | null
  notices: AlertNoticeView[]
}

export type AlertMuteView = { mutedAt: string; mutedBy: string; until: string; reason: string }

export type AlertNoticeView = {
  event: AlertEvent
  channel: AlertNoticeChannel
  status: AlertNoticeStatus
  createdAt: string
  sentAt: string | null
  attempts: number
  nextAttemptAt: string | null
  lastFailure: string | null
}

/** Selects alerts; null means any. `beyond` is the number of the last alert of the previous page. */
export type AlertsRequest = {
  status: 'OPEN' | 'CLOSED' | null
  rule: AlertRuleId | null
  beyond: string | null
  limit: number
}

/** Open alerts that are shown live, at most. */
const MOST_OPEN = 200

/** SQL over `alert a`: nothing is told of it at the moment. */
export const isMuted: SQL = sql`exists (
      select from alert_mute m where m.rule = a.rule and m.subject = a.subject and m.muted_until > now()
    )`

/** The open alerts, the newest first. */
export const readOpenAlerts = (db: Executor): Promise<AlertView[]> =>
  listAlerts(db, { status: 'OPEN', rule: null, beyond: null, limit: MOST_OPEN })

/** Alerts, the newest first. */
export function listAlerts(db: Executor, { status, rule, beyond, limit }: AlertsRequest): Promise<AlertView[]> {
  const conditions = [
    ...(status === null ? [] : [status === 'OPEN' ? sql`a.closed_at is null` : sql`a.closed_at is not null`]),
    ...(rule === null ? [] : [sql`a.rule = ${rule}`]),
    ...(beyond === null ? [] : [sql`a.number < ${beyond}::bigint`]),
  ]
  return readAlerts(db, sql.join([sql`true`, ...conditions], sql` and `), limit)
}

/** One alert; null if none that has opened has this id. */
export async function findAlert(db: Executor, id: string): Promise<AlertView | null> {
  const [found] = await readAlerts(db, sql`a.id::text = ${id}`, 1)
  return found ?? null
}

/** How many alerts of each rule are open; a rule without one is left out. */
export async function countOpenAlerts(db: Executor): Promise<{ rule: string; count: number }[]> {
  return await execute<{ rule: string; count: number }>(
    db,
    sql`/* alerts.countOpen */
    select rule, count(*)::int as count
    from alert
    where opened_at is not null and closed_at is null
    group by rule`,
  )
}

function readAlerts(db: Executor, which: SQL, limit: number): Promise<AlertView[]> {
  return execute<AlertView>(
    db,
    sql`/* alerts.read */
    select a.id, a.number::text, a.rule, nullif(a.subject, '') as subject,
      case when a.closed_at is null then 'OPEN' else 'CLOSED' end as status, a.checks, a.message,
      ${utcText('a.first_seen_at')} as "firstSeenAt", ${utcText('a.last_seen_at')} as "lastSeenAt",
      ${utcText('a.opened_at')} as "openedAt", ${utcText('a.well_since')} as "wellSince",
      ${utcText('a.closed_at')} as "closedAt",
      (
        select jsonb_build_object(
          'mutedAt', ${utcText('m.muted_at')}, 'mutedBy', m.muted_by, 'until', ${utcText('m.muted_until')},
          'reason', m.reason
        )
        from alert_mute m
        where m.rule = a.rule and m.subject = a.subject and m.muted_until > now()
      ) as mute,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'event', n.event, 'channel', n.channel, 'status', n.status, 'createdAt', ${utcText('n.created_at')},
          'sentAt', ${utcText('n.sent_at')}, 'attempts', n.attempts, 'nextAttemptAt', ${utcText('n.next_attempt_at')},
          'lastFailure', n.last_failure
        ) order by n.created_at, n.channel)
        from alert_notice n
        where n.alert_id = a.id
      ), '[]') as notices
    from alert a
    where a.opened_at is not null and ${which}
    order by a.number desc
    limit ${limit}`,
  )
}
