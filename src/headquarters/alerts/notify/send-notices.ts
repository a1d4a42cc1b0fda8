import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../../db/client.ts'
import { storable } from '../../../db/storable.ts'
import { utcText } from '../../../db/utc-text.ts'
import { alertMails } from '../../../metrics/counted.ts'
import type { MailServer } from '../../mail/mail-server.ts'
import { whyNotSent } from '../../mail/mail-trouble.ts'
import { GIVEN_UP_AFTER_DAYS, retryAfter, TAKEN_FOR } from '../../mail/retries.ts'
import { type DueNotice, mailOfNotices } from './mail-of-notices.ts'

/** Notices of one mail, at most. */
const MOST_AT_ONCE = 200
/** Seconds until a mail is tried again, at most. */
const LAST_RETRY = 900

/**
 * Sends what is due in one mail; false when nothing is. What the mail server does not take is tried again later, for
 * three days; nothing else waits for it. A process that dies between the mail server's answer and its note of it lets
 * the mail be sent twice. `pace`: see `retryAfter`.
 */
export async function sendDueNotices(
  db: Database,
  mail: MailServer,
  { publicUrl, pace = 1 }: { publicUrl: string | undefined; pace?: number },
): Promise<boolean> {
  const due = await takeDue(db)
  const [first] = due
  if (!first) return false
  let refused: number
  try {
    refused = (await mail.send(mailOfNotices(due, publicUrl))).refusedRecipients
  } catch (error) {
    alertMails.inc({ outcome: 'FAILED' })
    await noteFailure(db, due, whyNotSent(error), pace)
    return true
  }
  alertMails.inc({ outcome: 'SENT' })
  await noteSent(db, due, refused === 0 ? null : `The mail server has refused ${refused} of the recipients.`)
  return true
}

/** Milliseconds until something waits to be sent; null: nothing does. */
export async function untilNoticeDue(db: Database): Promise<number | null> {
  const [next] = await execute<{ milliseconds: number | null }>(
    db,
    sql`/* alerts.untilDue */
    select (extract(epoch from min(next_attempt_at) - now()) * 1000)::float8 as milliseconds
    from alert_notice
    where status = 'WAITING'`,
  )
  return next?.milliseconds == null ? null : Math.max(0, next.milliseconds)
}

/** Takes what is due, the oldest first: no other process does until TAKEN_FOR. */
async function takeDue(db: Database): Promise<DueNotice[]> {
  return await execute<DueNotice>(
    db,
    sql`/* alerts.takeDue */
    with due as (
      select alert_id, event, channel
      from alert_notice
      where status = 'WAITING' and next_attempt_at <= now()
      order by next_attempt_at, created_at
      limit ${MOST_AT_ONCE}
      for update skip locked
    ),
    taken as (
      update alert_notice n
      set attempts = attempts + 1, next_attempt_at = now() + ${TAKEN_FOR} * interval '1 second'
      from due
      where n.alert_id = due.alert_id and n.event = due.event and n.channel = due.channel
      returning n.alert_id, n.event, n.attempts, n.created_at
    )
    select t.alert_id as "alertId", t.event, t.attempts, a.rule, nullif(a.subject, '') as subject, a.message,
      ${utcText('a.opened_at')} as "openedAt", ${utcText('a.closed_at')} as "closedAt"
    from taken t
    join alert a on a.id = t.alert_id
    order by t.created_at, a.number, t.event desc`,
  )
}

/** SQL: the notices of a mail, by e-mail, as `sent` (alert_id, event). */
const these = (due: readonly DueNotice[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    due.map(({ alertId, event }) => ({ alert_id: alertId, event })),
  )}::jsonb) as sent (alert_id uuid, event text)`

/** `refused`: whom the mail server has refused. The others have the mail, so it is not sent again. */
async function noteSent(db: Database, due: readonly DueNotice[], refused: string | null): Promise<void> {
  await execute(
    db,
    sql`/* alerts.noteSent */
    update alert_notice n
    set status = 'SENT', sent_at = now(), next_attempt_at = null, last_failure = ${refused}
    from ${these(due)}
    where n.alert_id = sent.alert_id and n.event = sent.event and n.channel = 'EMAIL'`,
  )
}

async function noteFailure(db: Database, due: readonly DueNotice[], why: string, pace: number): Promise<void> {
  const attempts = Math.min(...due.map((each) => each.attempts))
  const wait = retryAfter(attempts, LAST_RETRY, pace)
  const isOver = sql`n.created_at < now() - ${GIVEN_UP_AFTER_DAYS} * interval '1 day'`
  await execute(
    db,
    sql`/* alerts.noteFailure */
    update alert_notice n
    set last_failure = ${storable(why)}, status = case when ${isOver} then 'GIVEN_UP' else 'WAITING' end,
      next_attempt_at = case when not ${isOver} then now() + ${wait} * interval '1 second' end
    from ${these(due)}
    where n.alert_id = sent.alert_id and n.event = sent.event and n.channel = 'EMAIL' and n.status = 'WAITING'`,
  )
}
