import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { recordAudit } from '../../access/audit.ts'
import { type Database, execute, type Transaction, transaction } from '../../db/client.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { wake } from '../../log/wake.ts'
import { type AlertView, findAlert } from './alert-view.ts'
import { type AlertRefusal, refusal } from './refusals.ts'

/** The alert afterwards, or null and why the request was refused. */
export type AlertAnswer = { alert: AlertView | null; userErrors: AlertRefusal[] }

const LONGEST_REASON = 1_000
const LONGEST_MUTE_DAYS = 90

/**
 * Mutes an alert: until then nothing is told of its rule and subject, also of alerts that open meanwhile. One that is
 * muted already gets the new time and reason.
 */
export async function muteAlert(
  db: Database,
  actor: Actor,
  { alert: id, until, reason }: { alert: string; until: string; reason: string },
): Promise<AlertAnswer> {
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason)) {
    const words = `Give a reason of 1 to ${LONGEST_REASON} characters. It is shown with the alert and kept in the audit.`
    return refused(refusal('INVALID_VALUE', 'reason', words))
  }
  const answer = await transaction(db, async (tx): Promise<AlertAnswer> => {
    const before = await findAlert(tx, id)
    if (!before) return unknownAlert()
    const [muted] = await execute<{ rule: string }>(
      tx,
      sql`/* alerts.mute */
      insert into alert_mute (rule, subject, muted_at, muted_by, muted_until, reason)
      select ${before.rule}, ${before.subject ?? ''}, now(), ${actor.id}, ${until}::timestamptz, ${reason}
      where ${until}::timestamptz > now() and ${until}::timestamptz <= now() + ${LONGEST_MUTE_DAYS} * interval '1 day'
      on conflict (rule, subject) do update
      set muted_at = excluded.muted_at, muted_by = excluded.muted_by, muted_until = excluded.muted_until,
        reason = excluded.reason
      returning rule`,
    )
    if (!muted) {
      const words = `Give a time within the next ${LONGEST_MUTE_DAYS} days. To be told nothing of a rule at all, disable it.`
      return refused(refusal('INVALID_VALUE', 'until', words))
    }
    await holdMails(tx, before, sql`${until}::timestamptz`)
    await recordAudit(tx, actor, { action: 'muteAlert', target: before.id, result: 'MUTED', reason })
    return { alert: await findAlert(tx, id), userErrors: [] }
  })
  wake(db)
  return answer
}

/** Ends the muting of an alert's rule and subject. One that is not muted stays as it is. */
export async function unmuteAlert(db: Database, actor: Actor, { alert: id }: { alert: string }): Promise<AlertAnswer> {
  const answer = await transaction(db, async (tx): Promise<AlertAnswer> => {
    const before = await findAlert(tx, id)
    if (!before) return unknownAlert()
    if (before.mute === null) return { alert: before, userErrors: [] }
    await execute(
      tx,
      sql`/* alerts.unmute */
      delete from alert_mute
      where rule = ${before.rule} and subject = ${before.subject ?? ''}`,
    )
    await holdMails(tx, before, sql`now()`)
    await recordAudit(tx, actor, { action: 'unmuteAlert', target: before.id, result: 'UNMUTED' })
    return { alert: { ...before, mute: null }, userErrors: [] }
  })
  wake(db)
  return answer
}

/** What the mail server has not taken yet is not told while the alert is muted: it waits until then. */
async function holdMails(tx: Transaction, { rule, subject }: AlertView, until: SQL): Promise<void> {
  await execute(
    tx,
    sql`/* alerts.holdMails */
    update alert_notice n
    set next_attempt_at = ${until}, last_failure = null
    from alert a
    where a.id = n.alert_id and a.rule = ${rule} and a.subject = ${subject ?? ''} and n.status = 'WAITING'`,
  )
}

const refused = (...userErrors: AlertRefusal[]): AlertAnswer => ({ alert: null, userErrors })

const unknownAlert = () =>
  refused(refusal('NOT_FOUND', 'alert', 'There is no alert with this id. `alerts` lists those that are kept.'))
