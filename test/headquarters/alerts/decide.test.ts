import { randomUUID } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { SYSTEM } from '../../../src/access/actor.ts'
import type { HeadquartersDatabase } from '../../../src/between/sides.ts'
import { readAlertRules, setAlertRule } from '../../../src/headquarters/alerts/alert-rules.ts'
import { type AlertView, listAlerts } from '../../../src/headquarters/alerts/alert-view.ts'
import { decideAlerts } from '../../../src/headquarters/alerts/decide.ts'
import { muteAlert, unmuteAlert } from '../../../src/headquarters/alerts/mute-alert.ts'
import { untilNoticeDue } from '../../../src/headquarters/alerts/notify/send-notices.ts'
import { releaseAlertWatch, takeAlertWatch } from '../../../src/headquarters/alerts/watch-lease.ts'
import type { AlertFinding } from '../../../src/model/alert.ts'
import { headquarters } from '../../support/headquarters.ts'

let hq: HeadquartersDatabase
const me = randomUUID()
beforeAll(async () => {
  hq = await headquarters()
})
beforeEach(async () => {
  for (const table of ['alert', 'alert_mute', 'alert_rule', 'alert_watch'])
    await run(sql.raw(`truncate ${table} cascade`))
  await takeAlertWatch(hq.db, me)
})

const run = (statement: SQL) => hq.db.execute(statement)

/** CHANNEL_SILENT opens after five minutes, and closes after two. */
const silent = (subject = 'houston-db'): AlertFinding => ({
  rule: 'CHANNEL_SILENT',
  subject,
  checks: ['CHANNEL_DATABASE_REACHABLE'],
  message: `The channel database ${subject} cannot be reached.`,
})

/** A look that finds this; returns what is told. */
async function look(findings: AlertFinding[] = [], { unknown = [] as string[], email = true, leaseId = me } = {}) {
  const rules = await readAlertRules(hq.db)
  const told = await decideAlerts(hq.db, leaseId, { rules, findings, unknown }, { email })
  return told?.map(({ rule, event }) => `${rule} ${event}`) ?? null
}

/** Time passes in which the process has looked. */
async function later(seconds: number): Promise<void> {
  const earlier = (column: string) => sql.raw(`${column} = ${column} - interval '${seconds} seconds'`)
  await run(sql`update alert set ${earlier('first_seen_at')}, ${earlier('last_seen_at')}, ${earlier('well_since')}`)
}

const alerts = () => listAlerts(hq.db, { status: null, rule: null, beyond: null, limit: 100 })
const only = async (): Promise<AlertView> => {
  const [alert, ...others] = await alerts()
  if (!alert || others.length > 0) throw new Error('There is not just one alert.')
  return alert
}
const noticesOf = ({ notices }: AlertView) => notices.map(({ event, channel }) => `${event} ${channel}`)
const minutesAhead = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

test('an alert opens when it has lasted, is told once, and closes when it has been well for as long', async () => {
  expect(await look([silent()])).toEqual([])
  await later(299)
  expect(await look([silent()])).toEqual([])
  expect(await alerts()).toEqual([])
  await later(1)
  expect(await look([silent()])).toEqual(['CHANNEL_SILENT OPENED'])
  expect(await look([silent()])).toEqual([])
  const open = await only()
  expect(open).toMatchObject({
    rule: 'CHANNEL_SILENT',
    subject: 'houston-db',
    status: 'OPEN',
    checks: ['CHANNEL_DATABASE_REACHABLE'],
    message: 'The channel database houston-db cannot be reached.',
    wellSince: null,
    closedAt: null,
  })
  expect(noticesOf(open)).toEqual(['OPENED EMAIL'])

  expect(await look()).toEqual([])
  expect(await only()).toMatchObject({ status: 'OPEN', wellSince: expect.any(String) })
  await later(119)
  expect(await look()).toEqual([])
  await later(1)
  expect(await look()).toEqual(['CHANNEL_SILENT CLOSED'])
  expect(await look()).toEqual([])
  const closed = await only()
  expect(closed).toMatchObject({ status: 'CLOSED', closedAt: expect.any(String) })
  expect(noticesOf(closed)).toEqual(['OPENED EMAIL', 'CLOSED EMAIL'])
})

test('what comes and goes within the time opens nothing, and while an alert is open, closes nothing', async () => {
  await look([silent()])
  await later(200)
  await look()
  await later(200)
  expect(await look([silent()])).toEqual([])
  await later(300)
  expect(await look([silent()])).toEqual(['CHANNEL_SILENT OPENED'])
  await look()
  await later(100)
  await look([silent()])
  await later(100)
  expect(await look()).toEqual([])
  expect(await only()).toMatchObject({ status: 'OPEN' })
})

test('each subject of a rule has an alert of its own', async () => {
  await look([silent()])
  await later(200)
  await look([silent(), silent('sanfrancisco-db')])
  await later(100)
  expect(await look([silent(), silent('sanfrancisco-db')])).toHaveLength(1)
  await later(200)
  expect(await look([silent(), silent('sanfrancisco-db')])).toHaveLength(1)
  expect((await alerts()).map(({ subject }) => subject)).toEqual(['sanfrancisco-db', 'houston-db'])
})

test('a check that does not know neither closes an alert nor lets its time of being well go on', async () => {
  await look([silent()])
  await later(300)
  await look([silent()])
  await look()
  await later(200)
  expect(await look([], { unknown: ['CHANNEL_DATABASE_REACHABLE'] })).toEqual([])
  expect(await only()).toMatchObject({ status: 'OPEN', wellSince: null })
  expect(await look()).toEqual([])
  await later(120)
  expect(await look()).toEqual(['CHANNEL_SILENT CLOSED'])
})

test('after a pause in which no process looked, nothing counts as having lasted', async () => {
  await look([silent()])
  await later(300)
  await run(sql`update alert_watch set looked_at = now() - interval '10 minutes'`)
  expect(await look([silent()])).toEqual([])
  await later(300)
  expect(await look([silent()])).toEqual(['CHANNEL_SILENT OPENED'])
  await look()
  await later(120)
  await run(sql`update alert_watch set looked_at = now() + interval '1 hour'`)
  expect(await look()).toEqual([])
  await later(120)
  expect(await look()).toEqual(['CHANNEL_SILENT CLOSED'])
})

test('of several processes one decides, and another goes on when it is gone', async () => {
  const other = randomUUID()
  expect([await takeAlertWatch(hq.db, me), await takeAlertWatch(hq.db, other)]).toEqual([true, false])
  expect(await look([silent()], { leaseId: other })).toBeNull()
  await run(sql`update alert_watch set lease_until = now() - interval '1 second'`)
  expect([await takeAlertWatch(hq.db, other), await takeAlertWatch(hq.db, me)]).toEqual([true, false])
  expect(await look([silent()])).toBeNull()
  await releaseAlertWatch(hq.db, other)
  expect(await takeAlertWatch(hq.db, me)).toBe(true)
})

test('looks at once of processes that both believe to decide tell an alert once', async () => {
  await look([silent()])
  await later(300)
  const told = await Promise.all(Array.from({ length: 5 }, () => look([silent()])))
  expect(told.flat()).toEqual(['CHANNEL_SILENT OPENED'])
  expect(noticesOf(await only())).toEqual(['OPENED EMAIL'])
})

test('what is muted is not told, also when it opens again; what still holds afterwards is told then', async () => {
  await look([silent()])
  await later(300)
  await look([silent()])
  const { id } = await only()
  await run(sql`update alert_notice set status = 'SENT', sent_at = now(), next_attempt_at = null`)
  const muted = await muteAlert(hq.db, SYSTEM, { alert: id, until: minutesAhead(60), reason: 'Renovation.' })
  expect(muted).toMatchObject({ alert: { mute: { mutedBy: SYSTEM.id, reason: 'Renovation.' } }, userErrors: [] })
  await look()
  await later(120)
  expect(await look()).toEqual([])
  await look([silent()])
  await later(300)
  expect(await look([silent()])).toEqual([])
  const [again, first] = await alerts()
  expect(first && noticesOf(first)).toEqual(['OPENED EMAIL'])
  expect(again).toMatchObject({ status: 'OPEN', notices: [], mute: { reason: 'Renovation.' } })
  await run(sql`update alert_mute set muted_until = now() - interval '1 second'`)
  expect(await look([silent()])).toEqual(['CHANNEL_SILENT OPENED'])
  expect((await alerts())[0]).toMatchObject({ mute: null })
})

test('a mail that waits for the mail server is not sent while its alert is muted, and never if it closes meanwhile', async () => {
  await look([silent()])
  await later(300)
  expect(await look([silent()])).toEqual(['CHANNEL_SILENT OPENED'])
  const { id } = await only()
  await run(sql`update alert_notice set attempts = 3, last_failure = 'away', next_attempt_at = now()`)
  const until = minutesAhead(60)
  await muteAlert(hq.db, SYSTEM, { alert: id, until, reason: 'Renovation.' })
  expect(await untilNoticeDue(hq.db)).toBeGreaterThan(3_000_000)
  await unmuteAlert(hq.db, SYSTEM, { alert: id })
  expect(await untilNoticeDue(hq.db)).toBe(0)
  await muteAlert(hq.db, SYSTEM, { alert: id, until, reason: 'Renovation.' })
  await setAlertRule(hq.db, SYSTEM, { rule: 'CHANNEL_SILENT', enabled: false })
  expect(await look([silent()])).toEqual([])
  expect(await only()).toMatchObject({ status: 'CLOSED', notices: [], mute: { reason: 'Renovation.' } })
  expect(await untilNoticeDue(hq.db)).toBeNull()
})

test('an alert that opened and closed while it was muted is never told', async () => {
  await look([silent()])
  await later(300)
  await look([silent()])
  const { id } = await only()
  await muteAlert(hq.db, SYSTEM, { alert: id, until: minutesAhead(60), reason: 'Renovation.' })
  await run(sql`update alert set announced_at = null`)
  await run(sql`truncate alert_notice`)
  await look()
  await later(120)
  await unmuteAlert(hq.db, SYSTEM, { alert: id })
  expect(await look()).toEqual([])
  expect(await only()).toMatchObject({ status: 'CLOSED', notices: [] })
})

test('unmuting twice changes nothing, muting twice takes the new time, and wrong requests are refused by name', async () => {
  await look([silent()])
  await later(300)
  await look([silent()])
  const { id } = await only()
  const mute = (minutes: number, reason = 'Because.') =>
    muteAlert(hq.db, SYSTEM, { alert: id, until: minutesAhead(minutes), reason })
  await mute(10)
  const until = minutesAhead(20)
  expect(await muteAlert(hq.db, SYSTEM, { alert: id, until, reason: 'Longer.' })).toMatchObject({
    alert: { mute: { until, reason: 'Longer.' } },
  })
  for (let times = 0; times < 2; times++)
    expect(await unmuteAlert(hq.db, SYSTEM, { alert: id })).toMatchObject({ alert: { mute: null }, userErrors: [] })
  const field = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) =>
    userErrors.map((error) => `${error.code} ${error.field[1]}`)
  expect(field(await mute(-1))).toEqual(['INVALID_VALUE until'])
  expect(field(await mute(91 * 24 * 60))).toEqual(['INVALID_VALUE until'])
  expect(field(await mute(10, ' '))).toEqual(['INVALID_VALUE reason'])
  expect(field(await unmuteAlert(hq.db, SYSTEM, { alert: 'none' }))).toEqual(['NOT_FOUND alert'])
})

test('a rule that is switched off closes its alerts and opens none', async () => {
  await look([silent()])
  await later(300)
  await look([silent()])
  await setAlertRule(hq.db, SYSTEM, { rule: 'CHANNEL_SILENT', enabled: false })
  expect(await look()).toEqual(['CHANNEL_SILENT CLOSED'])
  expect(await only()).toMatchObject({ status: 'CLOSED' })
})

test('a rule keeps what is not changed, refuses what is not valid, and a dry run changes nothing', async () => {
  const rule = async () => (await readAlertRules(hq.db)).find(({ id }) => id === 'WORK_WAITING')
  const usual = await rule()
  expect(usual).toMatchObject({ enabled: true, threshold: 5, unit: 'WAITING_MINUTES', changed: false })
  const dry = await setAlertRule(hq.db, SYSTEM, { rule: 'WORK_WAITING', threshold: 7, dryRun: true })
  expect(dry).toMatchObject({ rule: { threshold: 7 }, userErrors: [] })
  expect(await rule()).toEqual(usual)
  await setAlertRule(hq.db, SYSTEM, { rule: 'WORK_WAITING', threshold: 7 })
  await setAlertRule(hq.db, SYSTEM, { rule: 'WORK_WAITING', opensAfterSeconds: 0 })
  expect(await rule()).toEqual({ ...usual, threshold: 7, opensAfterSeconds: 0, changed: true })
  const refused = await setAlertRule(hq.db, SYSTEM, {
    rule: 'WORK_WAITING',
    opensAfterSeconds: -1,
    closesAfterSeconds: 604_801,
    threshold: 1_001,
  })
  expect(refused.userErrors.map(({ field }) => field[1])).toEqual([
    'opensAfterSeconds',
    'closesAfterSeconds',
    'threshold',
  ])
  const counting = await setAlertRule(hq.db, SYSTEM, { rule: 'CLOCKS_APART', threshold: 1 })
  expect(counting.userErrors).toMatchObject([{ code: 'INVALID_VALUE', field: ['input', 'threshold'] }])
})

test('the last 1,000 closed alerts are kept', async () => {
  await run(sql`
    insert into alert (rule, subject, checks, message, first_seen_at, last_seen_at, opened_at, closed_at)
    select 'CHANNEL_SILENT', 'old-' || n, '{}', '', now(), now(), now(), now() from generate_series(1, 1100) n`)
  await setAlertRule(hq.db, SYSTEM, { rule: 'CHANNEL_SILENT', opensAfterSeconds: 0, closesAfterSeconds: 0 })
  await look([silent()])
  await look()
  const kept = await listAlerts(hq.db, { status: 'CLOSED', rule: null, beyond: null, limit: 2_000 })
  expect([kept.length, kept[0]?.subject, kept.at(-1)?.subject]).toEqual([1_001, 'houston-db', 'old-101'])
})
