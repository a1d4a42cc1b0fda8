import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { PACKAGE_FOLDER } from '../src/config/package.ts'
import { CHROMIUM } from '../test/support/chromium.ts'
import { ask } from './fleet/ask.ts'
import { chart, type Series } from './fleet/chart.ts'

// Draws what the metrics of a fleet show while a store is cut off, into docs/screens/fleet-metrics.png: five stores
// capture for three minutes, and one of them is cut off from headquarters for 80 seconds. `npm run fleet:picture`.

const SECONDS = 180
const CUT = { store: 'store-3', from: 40, to: 120 }
const EVERY_MS = 2_000
const CAPTURES_A_SECOND = 8

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { message } } }`

type Fleet = { process: ChildProcess; urls: ReadonlyMap<string, string>; token: string }

async function startFleet(): Promise<Fleet> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/fleet.ts', '--stores', '5'], {
    cwd: PACKAGE_FOLDER,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const urls = new Map<string, string>()
  let token: string | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name = '', url = ''] = /^ {2}(\S+) +(http:\S+)/.exec(line) ?? []
    if (url) urls.set(name, url)
    if (/^ey[\w-]+\./.test(line)) token = line.trim()
    if (token !== null && line.startsWith('Write')) break
  }
  child.stdout.resume()
  if (token === null) throw new Error('The fleet did not start.')
  return { process: child, urls, token }
}

async function captureAt(url: string, store: string, token: string, ended: AbortSignal): Promise<void> {
  for (let n = 1; !ended.aborted; n++) {
    const customer = { firstName: 'Ada', lastName: `Of ${store} ${n}`, email: `ada${n}@${store}.example` }
    const input = { channel: store, idempotencyKey: `picture ${store} ${n}`, customer }
    await ask(url, token, CREATE, { input }, AbortSignal.timeout(30_000))
    await pause((1_000 / CAPTURES_A_SECOND) * (0.5 + Math.random()))
  }
}

/** The samples of a metric, by a label; those that have another one, too, where it is given. */
async function scrape(
  url: string,
  token: string,
): Promise<(metric: string, label: string, having?: string) => Map<string, number>> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const lines = (await answer.text()).split('\n')
  return (metric, label, having = '') => {
    const samples = new Map<string, number>()
    for (const line of lines) {
      const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      if (name !== metric || !labels.includes(having)) continue
      const key = new RegExp(`${label}="([^"]*)"`).exec(labels)?.[1]
      if (key) samples.set(key, (samples.get(key) ?? 0) + Number(value))
    }
    return samples
  }
}

const PANELS = [
  'Captures a second',
  'Waiting for the upload (P-0001)',
  'Oldest waiting for the upload, seconds',
  'Operations by status',
] as const
type Panels = Map<(typeof PANELS)[number], Map<string, Series>>

function add(panels: Panels, panel: (typeof PANELS)[number], line: string, at: number, value: number): void {
  const lines = panels.get(panel) ?? new Map<string, Series>()
  panels.set(panel, lines)
  lines.set(line, [...(lines.get(line) ?? []), { at, value }])
}

async function watch({ urls, token, process: child }: Fleet): Promise<Panels> {
  const panels: Panels = new Map()
  const ended = new AbortController()
  const stores = [...urls].filter(([name]) => name.startsWith('store-'))
  const capturing = Promise.all(stores.map(([store, url]) => captureAt(url, store, token, ended.signal)))
  // Told at the end: the fleet is stopped then.
  capturing.catch(() => ended.abort())
  const begun = performance.now()
  const say = (line: string) => child.stdin?.write(`${line}\n`)
  let isCut = false
  const before = new Map<string, { at: number; value: number }>()
  for (let at = 0; at < SECONDS && !ended.signal.aborted; at = (performance.now() - begun) / 1_000) {
    const mustBeCut = at >= CUT.from && at < CUT.to
    if (mustBeCut !== isCut) say(`${mustBeCut ? 'cut' : 'restore'} ${CUT.store}`)
    isCut = mustBeCut
    for (const [store, url] of stores) {
      const captured = (await scrape(url, token))('tillsync_requests_total', 'field').get('createCustomer') ?? 0
      const last = before.get(store)
      if (last) add(panels, 'Captures a second', store, at, (captured - last.value) / (at - last.at))
      before.set(store, { at, value: captured })
    }
    const headquarters = await scrape(urls.get('headquarters') ?? '', token)
    for (const [status, count] of headquarters('tillsync_operations', 'status'))
      add(panels, 'Operations by status', status, at, count)
    const byDatabase = (metric: string, panel: (typeof PANELS)[number], having = '') => {
      for (const [database, value] of headquarters(metric, 'channel_database', having))
        add(panels, panel, database.replace(/-db$/, ''), at, value)
    }
    byDatabase('tillsync_pending_operations', 'Waiting for the upload (P-0001)')
    byDatabase('tillsync_oldest_waiting_seconds', 'Oldest waiting for the upload, seconds', 'step="UPLOAD"')
    await pause(EVERY_MS)
  }
  ended.abort()
  await capturing
  return panels
}

async function draw(panels: Panels): Promise<void> {
  const charts = PANELS.map((title) => chart(title, panels.get(title) ?? new Map(), { seconds: SECONDS, marked: CUT }))
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 760 }, deviceScaleFactor: 2 })
  await page.setContent(
    `<style>body { margin: 20px; font: 13px system-ui, sans-serif; display: grid; grid-template-columns: 1fr 1fr;
      gap: 20px } h2 { font-size: 14px; margin: 0 0 4px }</style>${charts.join('')}`,
  )
  await page.screenshot({ path: `${PACKAGE_FOLDER}/docs/screens/fleet-metrics.png` })
  await browser.close()
}

const fleet = await startFleet()
try {
  await draw(await watch(fleet))
} finally {
  fleet.process.kill('SIGINT')
  await once(fleet.process, 'exit')
}
process.exit(0)
