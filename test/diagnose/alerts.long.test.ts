// @module-tag long
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { RULE_OF_CHECK } from '../../src/diagnose/alerts/rule-of-check.ts'
import { ALERT_RULES } from '../../src/model/alert.ts'
import { ranSince, setSchedule } from './arrange.ts'
import { causes, cure, diagnose } from './asking.ts'
import { OF_CHANNELS } from './situations/of-channels.ts'
import { OF_INSTALLATION } from './situations/of-installation.ts'
import { type Stage, startStage } from './stage.ts'

// Each situation of the installation's diagnosis, with rules that wait for nothing: its alert opens, is told once and
// closes.

type Told = { rule: string; status: string; checks: string[]; notices: { event: string }[] }

/** Long enough for the next looks. */
const SOON = { timeout: 120_000, interval: 100 }

let stage: Stage
beforeAll(async () => {
  // The process with the simulated accidents watches; the one that runs the schedules does not.
  stage = await startStage({ distribute: false, worker: true, alertEverySeconds: 1 })
  await setSchedule(stage, { recurrence: 'EVERY 86400 SECONDS' })
  await ranSince(stage)
  for (const rule of ALERT_RULES)
    await stage.ask('setAlertRule', 'SetAlertRuleInput!', { rule, opensAfterSeconds: 0, closesAfterSeconds: 0 })
  for (const rule of ['OPERATIONS_FAILING', 'WORK_WAITING', 'DIFFERENCES_OPEN'])
    await stage.ask('setAlertRule', 'SetAlertRuleInput!', { rule, threshold: rule === 'WORK_WAITING' ? 0 : 1 })
  await stage.ask('createWebhookEndpoint', 'CreateWebhookEndpointInput!', {
    url: 'https://hooks.example.com/alerts',
    events: ['ALERT_OPENED', 'ALERT_CLOSED'],
  })
})

async function alertsSince(known: ReadonlySet<string>): Promise<Told[]> {
  const { alerts } = await stage.tillsync.ask<{ alerts: { nodes: (Told & { id: string })[] } }>(
    '{ alerts { nodes { id rule status checks notices { event } } } }',
  )
  return alerts.nodes.filter(({ id }) => !known.has(id))
}

async function known(): Promise<Set<string>> {
  const { alerts } = await stage.tillsync.ask<{ alerts: { nodes: { id: string }[] } }>('{ alerts { nodes { id } } }')
  return new Set(alerts.nodes.map(({ id }) => id))
}

// Alerts are in headquarters' database: while it is away, none can be decided (docs/alerts.md).
const SITUATIONS = [...OF_CHANNELS, ...OF_INSTALLATION].filter(({ cause }) => cause !== 'HEADQUARTERS_REACHABLE')
const told = new Set<string>()
afterAll(() => console.info(`alerts opened, told once and closed: ${told.size} of ${SITUATIONS.length} situations`))

it.each(SITUATIONS.map((each) => [each.what, each] as const))(
  '%s: an alert opens, is told once and closes',
  async (_, situation) => {
    const s = stage
    const before = await known()
    const made = await situation.set(s)
    let isMended = situation.person === undefined
    onTestFinished(async () => {
      if (!isMended) await situation.person?.(s, made)
    })
    const rule = RULE_OF_CHECK[situation.cause]
    expect(rule).toBeDefined()
    const ours = async () =>
      (await alertsSince(before)).filter((each) => each.rule === rule && each.checks.includes(situation.cause))
    await expect.poll(async () => (await ours()).map(({ status }) => status), SOON).toContain('OPEN')
    isMended = true
    await situation.person?.(s, made)
    await cure(s.tillsync, { installation: true })
    await ranSince(s)
    await expect.poll(async () => causes(await diagnose(s.tillsync, { installation: true })), SOON).toEqual([])
    await expect.poll(async () => (await alertsSince(before)).map(({ status }) => status), SOON).not.toContain('OPEN')
    for (const alert of await alertsSince(before))
      expect(alert.notices.map(({ event }) => event).sort()).toEqual(['CLOSED', 'OPENED'])
    told.add(situation.what)
  },
)

it(`all ${SITUATIONS.length} situations open an alert and close it`, () => {
  expect(told.size).toBe(SITUATIONS.length)
})
