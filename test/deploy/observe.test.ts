import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { counted } from '../../src/metrics/counted.ts'
import { installationGauges } from '../../src/start/metrics/installation-gauges.ts'
import { hasPromtool } from '../support/promtool.ts'

const FOLDER = join(PACKAGE_FOLDER, 'deploy', 'observe')
const read = (name: string) => readFile(join(FOLDER, name), 'utf8')

const rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), description: z.string() }),
        }),
      ),
    }),
  ),
})
const dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
})

const alertRules = async () => rules.parse(parse(await read('alerts.yml'))).groups.flatMap((group) => group.rules)

/** The metrics that a text names, without the endings of histograms. */
const namesIn = (text: string) =>
  [...text.matchAll(/\b(?:tillsync|nodejs|process)_[a-z0-9_]+/g)].map(([name]) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  )

async function known(): Promise<Set<string>> {
  const own = [
    ...(await counted.getMetricsAsJSON()),
    ...(await installationGauges([], async () => {}).registry.getMetricsAsJSON()),
  ]
  return new Set(own.map(({ name }) => name))
}

const ofTillsync = (names: readonly string[]) => names.filter((name) => name.startsWith('tillsync_'))

test('the dashboard and the alerts use metrics that exist', async () => {
  const { panels } = dashboard.parse(JSON.parse(await read('grafana-dashboard.json')))
  const used = [
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...(await alertRules()).map(({ expr }) => expr),
  ].flatMap(namesIn)
  expect(used.length).toBeGreaterThan(30)
  const names = await known()
  expect(ofTillsync(used).filter((name) => !names.has(name))).toEqual([])
})

test('each metric is described in the documentation, and no other is', async () => {
  const described = new Set(ofTillsync(namesIn(await readFile(join(PACKAGE_FOLDER, 'docs/metrics.md'), 'utf8'))))
  expect(described).toEqual(new Set(ofTillsync([...(await known())])))
})

test('each alert says what has happened and what to do, and has a situation in which it fires', async () => {
  const situations = await read('alerts.test.yml')
  const alerts = await alertRules()
  expect(alerts.length).toBeGreaterThan(10)
  for (const { alert, annotations } of alerts) {
    expect(annotations.description.length, alert).toBeGreaterThan(20)
    expect(situations, alert).toContain(`ALERTS{alertname="${alert}",alertstate="firing"}`)
  }
})

test.runIf(hasPromtool)(
  'the rules are Prometheus’, and each fires in its situation and not when all is well',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-observe-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    await cp(FOLDER, folder, { recursive: true })
    await writeFile(join(folder, 'tillsync.token'), '')
    for (const args of [
      ['check', 'config', 'prometheus.yml'],
      ['test', 'rules', 'alerts.test.yml'],
    ]) {
      const { status, stdout, stderr } = spawnSync('promtool', args, { cwd: folder, encoding: 'utf8' })
      expect(status, `${stdout}${stderr}`).toBe(0)
    }
  },
)
