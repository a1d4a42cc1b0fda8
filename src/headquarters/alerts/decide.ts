import { sql } from 'drizzle-orm'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { append } from '../../log/append.ts'
import { wake } from '../../log/wake.ts'
import type { AlertEvent, AlertFinding, AlertRuleId } from '../../model/alert.ts'
import type { AlertRuleView } from './alert-rules.ts'
import { isMuted } from './alert-view.ts'
import { lockAlertWatch } from './watch-lease.ts'

/** A look at the diagnosis: the rules, what they find, and the checks of which it is not known how they are. */
export type Look = {
  rules: readonly AlertRuleView[]
  findings: readonly AlertFinding[]
  unknown: readonly string[]
}

/** What is told of an alert now. */
export type Told = { id: string; rule: AlertRuleId; event: AlertEvent }

/** Closed alerts that are kept. */
const KEPT = 1_000

/**
 * Decides what a look means, in one transaction and by the database's clock: an alert opens when what its rule finds
 * has lasted, and closes when it has been well for as long as the rule says. Each is told once: by webhook as an event
 * of the log, by e-mail (`email`: it is configured) as a notice that is sent after the commit. Returns what is told;
 * null when another process decides.
 */
export async function decideAlerts(
  db: Database,
  leaseId: string,
  look: Look,
  { email }: { email: boolean },
): Promise<Told[] | null> {
  const told = await transaction(db, async (tx) => {
    const watch = await lockAlertWatch(tx, leaseId)
    if (!watch) return null
    if (look.findings.length === 0 && !watch.hasAlerts) return []
    await noteSeen(tx, look, watch.paused)
    await noteWell(tx, look, watch.paused)
    await openLasting(tx, look)
    const closed = await closeWell(tx, look)
    const toTell = [...(await announce(tx)), ...closed]
    await addNotices(tx, toTell, email)
    await append(
      tx,
      toTell.map(({ id, rule, event }) => ({ kind: 'ALERT', entityId: id, status: event, errorCode: rule })),
    )
    return toTell
  })
  if (told && told.length > 0) wake(db)
  return told
}

/** What is found begins or goes on. After a pause, what has not opened begins again. */
async function noteSeen(tx: Transaction, { findings }: Look, paused: boolean): Promise<void> {
  if (findings.length === 0) return
  await execute(
    tx,
    sql`/* alerts.noteSeen */
    insert into alert as known (rule, subject, checks, message, first_seen_at, last_seen_at)
    select rule, subject, checks, message, now(), now()
    from jsonb_to_recordset(${JSON.stringify(findings)}::jsonb) as found (
      rule text, subject text, checks text[], message text
    )
    on conflict (rule, subject) where closed_at is null do update
    set checks = excluded.checks, message = excluded.message, last_seen_at = excluded.last_seen_at, well_since = null,
      first_seen_at = case
        when known.opened_at is null and ${paused}::boolean then excluded.first_seen_at else known.first_seen_at
      end`,
  )
}

/** What is not found any more is well, unless its checks do not know. What had not opened is forgotten. */
async function noteWell(tx: Transaction, { unknown }: Look, paused: boolean): Promise<void> {
  await execute(
    tx,
    sql`/* alerts.noteWell */
    with unseen as (
      select id, checks && ${sql.param([...unknown])}::text[] as is_unknown
      from alert
      where closed_at is null and last_seen_at <> now()
    ),
    forgotten as (
      delete from alert a
      using unseen
      where a.id = unseen.id and a.opened_at is null and not unseen.is_unknown
    )
    update alert a
    set well_since = case
        when unseen.is_unknown then null
        when ${paused}::boolean then now()
        else coalesce(a.well_since, now())
      end
    from unseen
    where a.id = unseen.id and a.opened_at is not null`,
  )
}

/** The rules as rows (rule, enabled, opens_after, closes_after). */
const asRows = (rules: Look['rules']) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    rules.map(({ id, enabled, opensAfterSeconds, closesAfterSeconds }) => ({
      rule: id,
      enabled,
      opens_after: opensAfterSeconds,
      closes_after: closesAfterSeconds,
    })),
  )}::jsonb) as r (rule text, enabled boolean, opens_after int, closes_after int)`

async function openLasting(tx: Transaction, { rules }: Look): Promise<void> {
  await execute(
    tx,
    sql`/* alerts.openLasting */
    update alert a
    set opened_at = now()
    from ${asRows(rules)}
    where r.rule = a.rule and r.enabled and a.opened_at is null and a.closed_at is null and a.last_seen_at = now()
      and a.first_seen_at <= now() - r.opens_after * interval '1 second'`,
  )
}

/** Closes what has been well for long enough, or whose rule is off. Returns what is to be told. */
async function closeWell(tx: Transaction, { rules }: Look): Promise<Told[]> {
  const closed = await execute<Told & { isTold: boolean }>(
    tx,
    sql`/* alerts.closeWell */
    update alert a
    set closed_at = now()
    where a.opened_at is not null and a.closed_at is null and not exists (
      select from ${asRows(rules)}
      where r.rule = a.rule and r.enabled
        and (a.well_since is null or a.well_since > now() - r.closes_after * interval '1 second')
    )
    returning a.id, a.rule, 'CLOSED' as event, a.announced_at is not null and not ${isMuted} as "isTold"`,
  )
  if (closed.length > 0)
    await execute(
      tx,
      sql`/* alerts.forgetOld */
      delete from alert
      where closed_at is not null and number < (
        select number from alert where opened_at is not null order by number desc offset ${KEPT} limit 1
      )`,
    )
  await dropMails(
    tx,
    closed.filter(({ isTold }) => !isTold).map(({ id }) => id),
  )
  return closed.filter(({ isTold }) => isTold).map(({ id, rule, event }) => ({ id, rule, event }))
}

/** That an alert has opened is not told after it has closed silently. */
async function dropMails(tx: Transaction, alertIds: readonly string[]): Promise<void> {
  if (alertIds.length === 0) return
  await execute(
    tx,
    sql`/* alerts.dropMails */
    delete from alert_notice
    where alert_id = any(${sql.param([...alertIds])}::uuid[]) and status = 'WAITING'`,
  )
}

/** What is open and was not told: it has just opened, or was muted until now. Not what is about to close. */
async function announce(tx: Transaction): Promise<Told[]> {
  return await execute<Told>(
    tx,
    sql`/* alerts.announce */
    update alert a
    set announced_at = now()
    where a.opened_at is not null and a.closed_at is null and a.announced_at is null and a.well_since is null
      and not ${isMuted}
    returning a.id, a.rule, 'OPENED' as event`,
  )
}

async function addNotices(tx: Transaction, told: readonly Told[], email: boolean): Promise<void> {
  if (told.length === 0) return
  await execute(
    tx,
    sql`/* alerts.addNotices */
    insert into alert_notice (alert_id, event, channel, status, next_attempt_at, sent_at)
    select told.id, told.event, way.channel, way.status, way.next_attempt_at, way.sent_at
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as told (id uuid, event text)
    cross join lateral (
      select 'EMAIL' as channel, 'WAITING' as status, now() as next_attempt_at, null::timestamptz as sent_at
      where ${email}::boolean
      union all
      select 'WEBHOOK', 'SENT', null, now()
      where exists (
        select from webhook_endpoint e where e.enabled and 'ALERT_' || told.event = any(e.events)
      )
    ) way
    on conflict do nothing`,
  )
}
