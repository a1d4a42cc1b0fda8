// @module-tag long
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Scene } from '../../faults/accidents/accident.ts'
import { ACCIDENTS, possibleOn } from '../../faults/accidents/plan.ts'
import { openHistory } from '../../faults/history.ts'
import { type Installed, programsOf, startInstalled } from '../../faults/installation/installed.ts'
import { PACKAGE_FOLDER } from '../../src/config/package.ts'
import { afterFile } from '../support/after-file.ts'
import { alertsOf, hasPromtool, type Scraped, scrape } from '../support/promtool.ts'

// Each accident of the fault run happens to a real installation, long enough to be scraped; the rules of Prometheus are
// then evaluated over what was scraped, as if it had stayed so. docs/metrics.md has the table.

type Row = { accident: string; alerts: string[] }

/** The table of docs/metrics.md. */
async function documented(): Promise<Row[]> {
  const text = await readFile(join(PACKAGE_FOLDER, 'docs/metrics.md'), 'utf8')
  const table = text.split('## The alert of each accident')[1] ?? ''
  return [...table.matchAll(/^\| (`[^|]+`) \| ([^|]+) \|/gm)].flatMap(([, names = '', said = '']) => {
    const alerts = [...said.matchAll(/`(Tillsync\w+)`/g)].map(([, alert = '']) => alert)
    return [...names.matchAll(/`([\w-]+)`/g)].map(([, accident = '']) => ({ accident, alerts }))
  })
}

/** Where it happens: what has alerts, until they fire; `seconds`: what has none, for so long. */
const HAPPENS: { readonly [accident: string]: { target: string; seconds?: number; chance?: number } } = {
  'kill-api': { target: 'api-1', chance: 0.9 },
  'kill-worker': { target: 'worker-1' },
  'kill-headquarters': { target: 'headquarters' },
  restart: { target: 'api-1', seconds: 0.1 },
  'freeze-program': { target: 'api-1' },
  'wrong-clock': { target: 'api-1' },
  'kill-store': { target: 'store-houston' },
  'cut-store': { target: 'store-houston', chance: 0.1 },
  'kill-postgres': { target: 'houston' },
  'freeze-postgres': { target: 'houston' },
  'disk-full': { target: 'houston' },
  'read-only': { target: 'houston' },
  'cut-network': { target: 'sanfrancisco' },
  'half-open-network': { target: 'sanfrancisco' },
  'slow-network': { target: 'houston', seconds: 5, chance: 1 },
  'cut-clients': { target: 'api-1', seconds: 2 },
  'half-open-clients': { target: 'api-1', seconds: 2 },
  'drop-answers': { target: 'api-1', seconds: 2 },
  analyze: { target: 'houston', seconds: 1 },
  'jobs-twice': { target: 'P-0001', seconds: 0.5 },
}
/** An accident whose alerts have not fired by then, on the slowest machine, has none. */
const LONGEST = 240

/** They change what the installation is, and are told by a person's recovery: at the end, and without it. */
const RESTORED = { 'restore-channel': 'sanfrancisco', 'restore-headquarters': 'headquarters' } as const

const COUNTS = z.object({
  data: z.object({ operationCounts: z.array(z.object({ status: z.string(), count: z.number() })) }),
})

const rows = await documented()

test('each accident of the fault run has its alert in the documentation, or is said to need none', async () => {
  expect(rows.map(({ accident }) => accident).sort()).toEqual(ACCIDENTS.map(({ name }) => name).sort())
  const rules = await readFile(join(PACKAGE_FOLDER, 'deploy/observe/alerts.yml'), 'utf8')
  for (const { alerts } of rows) for (const alert of alerts) expect(rules).toContain(`alert: ${alert}\n`)
})

describe.runIf(hasPromtool)('an installation of processes', () => {
  let installation: Installed
  let scene: Scene
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tillsync-alerts-'))
    const history = openHistory(join(folder, 'history.jsonl'))
    installation = await startInstalled({ apis: 1, workers: 1, stores: 2, onCrash: () => {} })
    scene = { installation, history }
    let stopped = false
    const tills = work(() => stopped)
    afterFile(async () => {
      stopped = true
      await tills
      await installation.end()
      history.close(false)
      await rm(folder, { recursive: true, force: true })
    })
  }, 600_000)

  /** A till of each store goes on, so that databases are used, and new work is on its way. */
  async function work(stopped: () => boolean): Promise<void> {
    for (let nth = 0; !stopped(); nth++) {
      for (const { program, channels } of installation.stores)
        await create(program.url, channels[0] ?? '', `${channels[0]}-${nth}`).catch(() => {})
      await pause(500)
    }
  }

  async function create(url: string, channel: string, idempotencyKey: string): Promise<void> {
    const input = { channel, idempotencyKey, customer: { firstName: 'Some', lastName: idempotencyKey } }
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await installation.token()}` },
      body: JSON.stringify({
        query: 'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { code } } }',
        variables: { input },
      }),
      signal: AbortSignal.timeout(5_000),
    })
  }

  /** How many operations have come back to their channels. */
  async function distributed(): Promise<number> {
    const answer = await fetch(`${installation.apis[0]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await installation.token()}` },
      body: JSON.stringify({ query: '{ operationCounts { status count } }' }),
    })
    const { data } = COUNTS.parse(await answer.json())
    return data.operationCounts.find(({ status }) => status === 'DISTRIBUTED')?.count ?? 0
  }

  /** All processes at once. A worker is asked, too: it has no API, but its metrics. */
  async function scrapeAll(): Promise<Scraped> {
    const token = await installation.token()
    return (await Promise.all(programsOf(installation).map(({ name, url }) => scrape(name, url, token)))).flat()
  }

  /** Scrapes and evaluates until the alerts fire, or it is over; returns what fired last. */
  async function untilFired(alerts: readonly string[], isOver: () => boolean): Promise<string[]> {
    for (;;) {
      const over = isOver()
      const fired = await alertsOf(await scrapeAll())
      if (alerts.every((alert) => fired.includes(alert)) || over) return fired
      await pause(1_000)
    }
  }

  const calm = async () => {
    const until = performance.now() + 120_000
    for (;;) {
      const fired = await alertsOf(await scrapeAll())
      if (fired.length === 0 || performance.now() > until) return fired
      await pause(1_000)
    }
  }

  test('has no alert while nothing happens', { timeout: 600_000 }, async () => {
    expect(await calm()).toEqual([])
  })

  test.each(rows.filter(({ accident }) => Object.hasOwn(HAPPENS, accident)))(
    '$accident: $alerts',
    { timeout: 600_000 },
    async ({ accident: name, alerts }) => {
      const { possible } = possibleOn(installation.machine, ACCIDENTS)
      const accident = possible.find((each) => each.name === name)
      const where = HAPPENS[name]
      if (!accident || !where) return
      const seen = new AbortController()
      const planned = { accident: name, chance: 0.5, seconds: LONGEST, ...where, seen: seen.signal }
      let over = false
      const happened = accident.happen(scene, planned).finally(() => {
        over = true
      })
      if (alerts.length > 0) {
        const fired = await untilFired(alerts, () => over)
        seen.abort()
        expect(fired).toEqual(expect.arrayContaining(alerts))
      }
      await happened
      expect(await calm()).toEqual([])
    },
  )

  test.each(Object.entries(RESTORED))('%s', { timeout: 600_000 }, async (name, place) => {
    const { alerts = [] } = rows.find(({ accident }) => accident === name) ?? {}
    const postgres = installation.postgres[place]
    await postgres.backUp()
    // What is distributed meanwhile is what the copy lacks.
    const before = await distributed()
    await expect.poll(distributed, { timeout: 120_000, interval: 500 }).toBeGreaterThan(before + 3)
    await postgres.putBack()
    const until = performance.now() + 120_000
    expect(await untilFired(alerts, () => performance.now() > until)).toEqual(expect.arrayContaining(alerts))
  })
})
