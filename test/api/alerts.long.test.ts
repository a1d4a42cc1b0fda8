// @module-tag long
import { sql } from 'drizzle-orm'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createCustomers, differences, reconcile } from '../headquarters/reconcile/planting.ts'
import { graphqlRequest, type TestSubscription } from '../support/http.ts'
import { type Installation, startInstallation } from '../support/installation.ts'
import { mailReceiver } from '../support/mail-receiver.ts'
import { type ReceivedMessage, webhookReceiver } from '../support/webhook-receiver.ts'

// The whole program: a process watches every second, sends e-mail and delivers webhooks.

type Alert = {
  id: string
  rule: string
  subject: string | null
  status: string
  checks: string[]
  mute: { reason: string } | null
  notices: { event: string; channel: string; status: string }[]
}
const FIELDS = 'id rule subject status checks mute { reason } notices { event channel status }'

let it: Installation
let mail: Awaited<ReturnType<typeof mailReceiver>>
let hook: Awaited<ReturnType<typeof webhookReceiver>>

beforeAll(async () => {
  mail = await mailReceiver()
  hook = await webhookReceiver()
  it = await startInstallation({
    settings: {
      TILLSYNC_ROLES: 'hq,channel,worker',
      TILLSYNC_WEBHOOK_NETWORKS: '127.0.0.1/32',
      TILLSYNC_ALERT_EVERY_SECONDS: '1',
      TILLSYNC_SMTP_URL: mail.url,
      TILLSYNC_ALERT_FROM: 'tillsync@example.com',
      TILLSYNC_ALERT_TO: 'ops@example.com',
      TILLSYNC_PUBLIC_URL: 'https://tillsync.example.com',
    },
  })
  // Nothing runs by itself here: only what the tests bring about is found.
  for (const rule of ['SCHEDULE_OVERDUE', 'WORK_WAITING', 'CONFIGURATION_LATE'])
    await call('setAlertRule', { rule, enabled: false })
  for (const rule of ['CHANNEL_SWITCHED_OFF', 'DIFFERENCES_OPEN', 'WEBHOOK_DISABLED', 'OPERATIONS_FAILING'])
    await call('setAlertRule', { rule, opensAfterSeconds: 0, closesAfterSeconds: 0 })
  await call('setAlertRule', { rule: 'OPERATIONS_FAILING', threshold: 2 })
  await call('createWebhookEndpoint', { url: hook.url, events: ['ALERT_OPENED', 'ALERT_CLOSED'] })
})

async function call(mutation: string, input: object, token?: string) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
  const { done } = await it.ask<{ done: { userErrors: { code: string; field: string[] }[] } }>(
    `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { userErrors { code field } } }`,
    { input },
    token,
  )
  return done.userErrors
}

const pause = (paused: boolean) => call('setDataSyncPaused', { channelDatabase: 'houston-db', paused })

async function alerts(rule: string): Promise<Alert[]> {
  const found = await it.ask<{ alerts: { nodes: Alert[] } }>(
    `query ($rule: AlertRuleId!) { alerts(rule: $rule) { nodes { ${FIELDS} } } }`,
    { rule },
  )
  return found.alerts.nodes
}

/** The alerts that are open, the next time that this is true of them. */
async function openThat(watching: TestSubscription, isSought: (alerts: Alert[]) => boolean): Promise<Alert[]> {
  for (;;) {
    const { value } = await watching.next()
    if (!value?.data) throw new Error(JSON.stringify(value?.errors ?? 'ended'))
    const { alerts: open } = value.data.openAlerts as { alerts: Alert[] }
    if (isSought(open)) return open
  }
}
const watch = () => it.watch(`subscription { openAlerts { alerts { ${FIELDS} } } }`)
const isOf = (rule: string) => (alert: Alert) => alert.rule === rule
const bodiesOf = (got: readonly ReceivedMessage[], rule: string) =>
  got.map(({ type, body }) => ({ type, ...JSON.parse(body).data })).filter(({ alertRule }) => alertRule === rule)

/** Waits until an alert of the rule has opened and, after `heal`, closed; each was told once by both. */
async function toldOnce(rule: string, heal: () => Promise<unknown>): Promise<Alert> {
  const watching = watch()
  await openThat(watching, (open) => open.some(isOf(rule)))
  await heal()
  await openThat(watching, (open) => !open.some(isOf(rule)))
  await hook.until((got) => bodiesOf(got, rule).some(({ type }) => type === 'alert.closed'))
  await expect
    .poll(async () => (await alerts(rule))[0]?.notices, { timeout: 60_000 })
    .toEqual([
      { event: 'OPENED', channel: 'EMAIL', status: 'SENT' },
      { event: 'OPENED', channel: 'WEBHOOK', status: 'SENT' },
      { event: 'CLOSED', channel: 'EMAIL', status: 'SENT' },
      { event: 'CLOSED', channel: 'WEBHOOK', status: 'SENT' },
    ])
  expect(bodiesOf(hook.got, rule).map(({ type }) => type)).toEqual(['alert.opened', 'alert.closed'])
  const [alert, ...others] = await alerts(rule)
  if (!alert || others.length > 0) throw new Error('There is not just one alert.')
  return alert
}

test('a paused channel database opens an alert that is told once by e-mail and webhook, and closes when it is resumed', async () => {
  await pause(true)
  const alert = await toldOnce('CHANNEL_SWITCHED_OFF', () => pause(false))
  expect(alert).toMatchObject({ subject: 'houston-db', status: 'CLOSED', checks: ['DATA_SYNC_NOT_PAUSED'] })
  expect(bodiesOf(hook.got, 'CHANNEL_SWITCHED_OFF')[0]).toMatchObject({
    type: 'alert.opened',
    alertId: alert.id,
    alertRule: 'CHANNEL_SWITCHED_OFF',
    alertSubject: 'houston-db',
    alertMessage: expect.stringContaining('Data synchronization is paused for houston-db'),
  })
  const [opened] = mail.got.filter(({ text }) => text.includes('OPENED  Channel is switched off (houston-db)'))
  expect(opened?.text).toContain('https://tillsync.example.com/jobs/alerts')
})

test('operations that fail below the threshold open nothing, and from it on an alert without personal data', async () => {
  const fail = async (key: string) => {
    await it.ask(
      `mutation ($key: String!) { createCustomer(input: { channel: "houston", idempotencyKey: $key,
        customer: { firstName: "Secretina", lastName: "Hidden" } }) { userErrors { code } } }`,
      { key },
    )
    await it.runJob('P-0001', 'houston-db')
    await it.synchronize()
  }
  await it.databases.hq.db.execute(sql.raw(BROKEN))
  await fail('one')
  const { diagnose } = await it.ask<{ diagnose: { checks: { code: string; status: string }[] } }>(
    '{ diagnose(input: { installation: true }) { checks { code status } } }',
  )
  expect(diagnose.checks).toContainEqual({ code: 'NO_OPERATION_FAILED', status: 'FAIL' })
  expect(await alerts('OPERATIONS_FAILING')).toEqual([])
  await fail('two')
  const alert = await toldOnce('OPERATIONS_FAILING', async () => {
    await it.databases.hq.db.execute(sql`drop trigger broken on customer`)
    await call('synchronizeOperations', { filter: { status: ['FAILED'] }, reason: 'Healed.' })
  })
  expect(alert).toMatchObject({ subject: null, checks: ['NO_OPERATION_FAILED'] })
  for (const told of [...mail.got.map(({ source }) => source), ...hook.got.map(({ body }) => body)])
    expect(told).not.toMatch(/Secretina|Hidden/)
})

const BROKEN = `
  create or replace function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
  create trigger broken before insert on customer for each row execute function broken()`

test('a difference and a disabled endpoint open alerts of their rules', async () => {
  const { db } = it.databases.hq
  await createCustomers(it, ['Lovelace'])
  await it.travel()
  await db.execute(sql`update customer set email = 'intruder@example.com' where last_name = 'Lovelace'`)
  await reconcile(it)
  await toldOnce('DIFFERENCES_OPEN', async () => {
    for (const { id } of await differences(it)) await call('acceptDifference', { difference: id, reason: 'Known.' })
  })
  await call('createWebhookEndpoint', { url: 'https://hooks.example.com/private-path', events: ['CUSTOMER_ERASED'] })
  await db.execute(sql`
    update webhook_endpoint set enabled = false, disabled_at = now(), disabled_by = 'tillsync', disabled_reason = 'Gone.'
    where url like '%private-path'`)
  const alert = await toldOnce('WEBHOOK_DISABLED', () =>
    db.execute(sql`delete from webhook_endpoint where url like '%private-path'`),
  )
  expect(alert.checks).toEqual(['WEBHOOKS_ENABLED'])
  expect(JSON.stringify(hook.got.map(({ body }) => body))).not.toContain('private-path')
})

test('a muted alert stays silent, is shown as muted, and is told when it still holds afterwards', async () => {
  await pause(true)
  const watching = watch()
  const [alert] = await openThat(watching, (open) => open.some(isOf('CHANNEL_SWITCHED_OFF')))
  const id = alert?.id ?? ''
  const until = new Date(Date.now() + 3_600_000).toISOString()
  expect(await call('muteAlert', { alert: id, until, reason: 'We move the store.' })).toEqual([])
  await openThat(watching, (open) => open.some(({ mute }) => mute?.reason === 'We move the store.'))
  const before = bodiesOf(hook.got, 'CHANNEL_SWITCHED_OFF').length
  await pause(false)
  await openThat(watching, (open) => open.length === 0)
  await pause(true)
  await openThat(watching, (open) => open.some(isOf('CHANNEL_SWITCHED_OFF')))
  const [again] = await alerts('CHANNEL_SWITCHED_OFF')
  expect(again).toMatchObject({ status: 'OPEN', notices: [], mute: { reason: 'We move the store.' } })
  await call('unmuteAlert', { alert: again?.id ?? '' })
  await hook.until((got) => bodiesOf(got, 'CHANNEL_SWITCHED_OFF').length > before)
  await pause(false)
  await openThat(watching, (open) => open.length === 0)
  await hook.until((got) => bodiesOf(got, 'CHANNEL_SWITCHED_OFF').length >= before + 2)
  expect(
    bodiesOf(hook.got, 'CHANNEL_SWITCHED_OFF')
      .slice(before)
      .map(({ alertId }) => alertId),
  ).toEqual([again?.id, again?.id])
})

test('metrics count the open alerts of each rule', async () => {
  await pause(true)
  onTestFinished(() => pause(false).then(() => {}))
  await openThat(watch(), (open) => open.some(isOf('CHANNEL_SWITCHED_OFF')))
  const read = async () =>
    (await fetch(`${it.url}/metrics`, { headers: { authorization: `Bearer ${it.token}` } })).text()
  await expect.poll(read, { timeout: 60_000 }).toContain('tillsync_alerts_open{rule="CHANNEL_SWITCHED_OFF"} 1')
  expect(await read()).toContain('tillsync_alerts_open{rule="CLOCKS_APART"} 0')
})

test('an operator mutes and sets no rule, a viewer only reads, and a token of some channels sees no alert', async () => {
  const code = async (token: string, document: string) =>
    (await graphqlRequest(it.url, token, document)).errors?.[0]?.extensions.code ?? null
  const [operator, viewer] = [await it.tokenFor('OPERATOR'), await it.tokenFor('VIEWER')]
  const store = await it.tokenFor('ADMINISTRATOR', ['houston'])
  const mute = 'mutation { unmuteAlert(input: { alert: "none" }) { userErrors { code } } }'
  const set = 'mutation { setAlertRule(input: { rule: CLOCKS_APART }) { userErrors { code } } }'
  const read = '{ alerts { nodes { id } } alertRules { id checks thresholdUnit } }'
  expect([await code(operator, mute), await code(operator, set), await code(operator, read)]).toEqual([
    null,
    'FORBIDDEN',
    null,
  ])
  expect([await code(viewer, mute), await code(viewer, read)]).toEqual(['FORBIDDEN', null])
  for (const document of [mute, set, read]) expect(await code(store, document)).toBe('FORBIDDEN')
})
