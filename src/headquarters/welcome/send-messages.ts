import { sql } from 'drizzle-orm'
import { type Database, execute } from '../../db/client.ts'
import { storable } from '../../db/storable.ts'
import { welcomeMails } from '../../metrics/counted.ts'
import { filledIn } from '../../model/message-fields.ts'
import type { MailServer } from '../mail/mail-server.ts'
import { whyNotSent } from '../mail/mail-trouble.ts'
import { GIVEN_UP_AFTER_DAYS, retryAfter, TAKEN_FOR } from '../mail/retries.ts'

/** Seconds until a message is tried again, at most. */
const LAST_RETRY = 3600

type DueMessage = {
  customerKey: string
  attempts: number
  late: boolean
  email: string | null
  firstName: string | null
  lastName: string | null
  name: string | null
  account: string | null
  legalEntity: string | null
  /** Null: the legal entity is gone. */
  isWanted: boolean | null
  subject: string | null
  body: string | null
}

/**
 * Sends the message that has been due the longest; false when none is. What the mail server does not take is tried
 * again later, for three days since it was owed or a person let it wait again (`retryWelcomeMessages`), also when there
 * was no mail server all the time. A process that dies between the mail server's answer and its note of it lets the
 * message be sent twice. `pace`: see `retryAfter`.
 */
export async function sendWelcomeMessage(db: Database, mail: MailServer, pace = 1): Promise<boolean> {
  const due = await takeDue(db)
  if (!due) return false
  const obstacle = obstacleOf(due)
  if (obstacle !== null) {
    await note(db, due, due.late && due.isWanted ? 'GIVEN_UP' : 'NOT_SENT', obstacle)
    return true
  }
  try {
    const { subject, body, email } = due
    await mail.send({ subject: filledIn(subject ?? '', due), text: filledIn(body ?? '', due), to: [email ?? ''] })
  } catch (error) {
    welcomeMails.inc({ outcome: 'FAILED' })
    await noteFailure(db, due, whyNotSent(error), pace)
    return true
  }
  welcomeMails.inc({ outcome: 'SENT' })
  await note(db, due, 'SENT', null)
  return true
}

/** Why a message cannot be sent whatever the mail server says; null when it can. */
function obstacleOf({ late, email, isWanted, body }: DueMessage): string | null {
  if (isWanted === false) return 'The legal entity sends no welcome messages any more.'
  if (late) return `It was not sent within ${GIVEN_UP_AFTER_DAYS} days.`
  if (!email) return 'The customer has no e-mail address any more.'
  return body === null ? 'The legal entity has no welcome message any more.' : null
}

/**
 * Takes the next message: no other process does until TAKEN_FOR. Its template is that of the customer's language, then
 * one of the same language elsewhere, then that of the legal entity's language.
 */
async function takeDue(db: Database): Promise<DueMessage | undefined> {
  const [due] = await execute<DueMessage>(
    db,
    sql`/* welcome.takeDue */
    with due as (
      select customer_key
      from welcome_message
      where status = 'WAITING' and next_attempt_at <= now()
      order by next_attempt_at
      limit 1
      for update skip locked
    ),
    taken as (
      update welcome_message m
      set attempts = attempts + 1, next_attempt_at = now() + ${TAKEN_FOR} * interval '1 second'
      from due
      where m.customer_key = due.customer_key
      returning m.*
    )
    select t.customer_key as "customerKey", t.attempts,
      coalesce(t.retried_at, t.created_at) < now() - ${GIVEN_UP_AFTER_DAYS} * interval '1 day' as late, c.email,
      c.first_name as "firstName", c.last_name as "lastName", c.cust_name as name, c.account,
      e.name as "legalEntity", e.send_welcome_messages as "isWanted", template.subject, template.body
    from taken t
    left join customer c on c.customer_key = t.customer_key
    left join legal_entity e on e.data_area_id = t.data_area_id
    left join lateral (
      select w.subject, w.body
      from welcome_template w
      where w.data_area_id = t.data_area_id and split_part(lower(w.language_id), '-', 1)
        in (split_part(lower(coalesce(c.language_id, '')), '-', 1), split_part(lower(e.language_id), '-', 1))
      order by lower(w.language_id) = lower(coalesce(c.language_id, '')) desc,
        split_part(lower(w.language_id), '-', 1) = split_part(lower(coalesce(c.language_id, '')), '-', 1) desc,
        lower(w.language_id) = lower(e.language_id) desc, w.language_id
      limit 1
    ) template on true`,
  )
  return due
}

async function note(db: Database, { customerKey }: DueMessage, status: string, why: string | null): Promise<void> {
  await execute(
    db,
    sql`/* welcome.note */
    update welcome_message
    set status = ${status}, next_attempt_at = null, last_failure = ${why},
      sent_at = case when ${status} = 'SENT' then now() end
    where customer_key = ${customerKey}::uuid`,
  )
}

async function noteFailure(db: Database, { customerKey, attempts }: DueMessage, why: string, pace: number) {
  const wait = retryAfter(attempts, LAST_RETRY, pace)
  await execute(
    db,
    sql`/* welcome.noteFailure */
    update welcome_message
    set last_failure = ${storable(why)}, next_attempt_at = now() + ${wait} * interval '1 second'
    where customer_key = ${customerKey}::uuid and status = 'WAITING'`,
  )
}
