import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { type AlertNoticeView, listAlerts } from '../../../src/headquarters/alerts/alert-view.ts'
import { sendDueNotices, untilNoticeDue } from '../../../src/headquarters/alerts/notify/send-notices.ts'
import { openMailServer } from '../../../src/headquarters/mail/mail-server.ts'
import type { AlertEvent } from '../../../src/model/alert.ts'
import { headquarters } from '../../support/headquarters.ts'
import { type MailReceiver, mailReceiver } from '../../support/mail-receiver.ts'

let hq: HeadquartersDatabase
let receiver: MailReceiver
beforeAll(async () => {
  hq = await headquarters()
})
beforeEach(async () => {
  await hq.db.execute(sql`truncate alert cascade`)
  receiver = await mailReceiver()
})

/** An alert that has opened, and a notice of it that waits. */
async function due(event: AlertEvent = 'OPENED', subject = 'houston-db', message = 'It cannot be reached.') {
  const id = randomUUID()
  await hq.db.execute(sql`
    insert into alert (id, rule, subject, checks, message, first_seen_at, last_seen_at, opened_at, closed_at)
    values (${id}::uuid, 'CHANNEL_SILENT', ${subject}, '{CHANNEL_DATABASE_REACHABLE}', ${message}, now(), now(), now(),
      case when ${event} = 'CLOSED' then now() end)`)
  await hq.db.execute(sql`
    insert into alert_notice (alert_id, event, channel, status, next_attempt_at)
    values (${id}::uuid, ${event}, 'EMAIL', 'WAITING', now())`)
  return id
}

function server(url = receiver.url) {
  const mail = openMailServer(url, 'Tillsync <tillsync@example.com>', ['ops@example.com', 'night@example.com'])
  onTestFinished(() => mail.close())
  return mail
}

const send = (mail = server(), publicUrl: string | undefined = undefined) =>
  sendDueNotices(hq.db, mail, { publicUrl, pace: 0 })

async function notices(): Promise<AlertNoticeView[]> {
  const found = await listAlerts(hq.db, { status: null, rule: null, beyond: null, limit: 10 })
  return found.flatMap((alert) => alert.notices)
}

test('an alert is sent once, in plain text, with a link to the page', async () => {
  await due()
  const mail = server()
  expect(await send(mail, 'https://tillsync.example.com')).toBe(true)
  expect(await send(mail)).toBe(false)
  expect(receiver.got).toMatchObject([
    {
      from: 'tillsync@example.com',
      to: ['ops@example.com', 'night@example.com'],
      subject: '[tillsync] Alert: Channel database is silent (houston-db)',
      text: expect.stringMatching(
        /^OPENED {2}Channel database is silent \(houston-db\)\nIt cannot be reached\.\nOpen since \d{4}-[^\n]*\.\n\nAll alerts: https:\/\/tillsync\.example\.com\/jobs\/alerts\n/,
      ),
    },
  ])
  expect(receiver.got[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(receiver.got[0]?.source).toMatch(/^Content-Type: text\/plain/m)
  expect(await notices()).toMatchObject([
    { status: 'SENT', attempts: 1, sentAt: expect.any(String), lastFailure: null },
  ])
})

test('what is due together is one mail, with what has closed', async () => {
  await due('OPENED', 'houston-db')
  await due('OPENED', 'sanfrancisco-db')
  await due('CLOSED', 'online-db')
  expect(await send()).toBe(true)
  expect(receiver.got).toMatchObject([{ subject: '[tillsync] Alerts: 2 opened, 1 closed' }])
  for (const words of [
    'silent (houston-db)',
    'silent (sanfrancisco-db)',
    'CLOSED  Channel database is silent (online-db)',
  ])
    expect(receiver.got[0]?.text).toContain(words)
})

test('a mail server that is away loses nothing: the notice waits, says why, and is sent when it is back', async () => {
  await due()
  await receiver.away()
  const mail = server()
  expect(await send(mail)).toBe(true)
  expect(await notices()).toMatchObject([
    { status: 'WAITING', attempts: 1, lastFailure: expect.stringMatching(/ECONNREFUSED|ESOCKET|ECONNECTION/) },
  ])
  await due('OPENED', 'sanfrancisco-db')
  await receiver.back()
  expect(await send(mail)).toBe(true)
  expect(receiver.got).toMatchObject([{ subject: '[tillsync] Alerts: 2 opened' }])
  expect(await notices()).toMatchObject([{ status: 'SENT' }, { status: 'SENT', attempts: 2 }])
})

test('a refusal is kept without addresses, is tried ever less often, and is given up after three days', async () => {
  await due()
  receiver.refuse = '550 No such user night@example.com here'
  const mail = server()
  await sendDueNotices(hq.db, mail, { publicUrl: undefined })
  const [first] = await notices()
  expect(first).toMatchObject({ status: 'WAITING', lastFailure: expect.stringContaining('No such user [address]') })
  expect(await untilNoticeDue(hq.db)).toBeGreaterThan(10_000)
  expect(await send(mail)).toBe(false)
  await hq.db.execute(sql`update alert_notice set next_attempt_at = now(), attempts = 9`)
  await sendDueNotices(hq.db, mail, { publicUrl: undefined })
  expect(await untilNoticeDue(hq.db)).toBeGreaterThan(800_000)
  await hq.db.execute(sql`update alert_notice set next_attempt_at = now(), created_at = now() - interval '4 days'`)
  await sendDueNotices(hq.db, mail, { publicUrl: undefined })
  expect(await notices()).toMatchObject([{ status: 'GIVEN_UP', nextAttemptAt: null }])
  expect(await untilNoticeDue(hq.db)).toBeNull()
  expect(receiver.got).toEqual([])
})

test('a recipient that is refused is said, and the others do not get the mail again and again', async () => {
  receiver = await mailReceiver({ unknown: ['night@example.com'] })
  await due()
  const mail = server()
  expect(await send(mail)).toBe(true)
  expect(await send(mail)).toBe(false)
  expect(receiver.got).toMatchObject([{ to: ['ops@example.com'] }])
  expect(await notices()).toMatchObject([
    { status: 'SENT', lastFailure: 'The mail server has refused 1 of the recipients.' },
  ])
})

test('several processes at once send it once', async () => {
  await due()
  await Promise.all(Array.from({ length: 5 }, () => send()))
  expect(receiver.got).toHaveLength(1)
})

test('what a process took and did not send, since it died, another sends', async () => {
  await due()
  // As taken: no other process sends it meanwhile.
  await hq.db.execute(sql`update alert_notice set attempts = 1, next_attempt_at = now() + interval '2 minutes'`)
  expect(await send()).toBe(false)
  await hq.db.execute(sql`update alert_notice set next_attempt_at = now()`)
  expect(await send()).toBe(true)
  expect(receiver.got).toHaveLength(1)
})

test('a line break in what is told makes no header', async () => {
  await due('OPENED', 'houston\r\nBcc: other@example.com', 'Line one\r\nBcc: other@example.com')
  await send()
  expect(receiver.got).toMatchObject([{ to: ['ops@example.com', 'night@example.com'] }])
  expect(receiver.got[0]?.source.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
})
