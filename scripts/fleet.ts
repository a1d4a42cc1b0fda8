import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { defineCommand, runMain } from 'citty'
import { type Line, openLine } from '../faults/installation/line.ts'
import { openTokens } from '../src/access/tokens.ts'
import { joinHeadquarters } from '../src/cli/store/join-headquarters.ts'
import { openDatabase } from '../src/db/client.ts'
import { createDatabaseIfMissing } from '../src/db/embedded/create-database.ts'
import { startEmbeddedServer } from '../src/db/embedded/server.ts'
import { migrate } from '../src/db/migrate.ts'
import { ask } from './fleet/ask.ts'
import { type Child, startChild } from './fleet/child.ts'
import { codeFor, setUpStores } from './fleet/organization.ts'

// A fleet on one machine: headquarters, a worker and stores as processes of their own, each with its own database. `npm
// run fleet -- --stores 5 --cut store-3`. It ends, with all its processes, on Ctrl-C.

const MOST_STORES = 20
const CONNECTED_WITHIN_MS = 120_000

const RUN = /* GraphQL */ `
  mutation ($input: RunCdxJobInput!) { runCdxJob(input: $input) { userErrors { message } } }`
/** What a till is told that captures a customer, without one. */
const REHEARSE = /* GraphQL */ `
  mutation ($channel: ID!) {
    createCustomers(input: {
      channel: $channel, dryRun: true, customers: [{ idempotencyKey: "rehearsed", customer: { name: "Ada" } }]
    }) { userErrors { message } results { userErrors { message } } }
  }`

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const fleet = defineCommand({
  meta: { name: 'fleet', description: 'Headquarters, a worker and stores as processes of their own, on this machine' },
  args: {
    stores: { type: 'string', description: `How many stores, 1 to ${MOST_STORES}`, default: '3' },
    cut: { type: 'string', description: 'Cuts a store off once it is connected, such as store-3' },
    once: { type: 'boolean', description: 'Ends when everything is connected, instead of waiting for Ctrl-C' },
  },
  async run({ args }) {
    const count = Number(args.stores)
    if (!Number.isInteger(count) || count < 1 || count > MOST_STORES)
      throw new Error(`--stores must be 1 to ${MOST_STORES}.`)
    const names = Array.from({ length: count }, (_, nth) => `store-${nth + 1}`)
    if (args.cut !== undefined && !names.includes(args.cut))
      throw new Error(`--cut must be one of ${names.join(', ')}.`)
    const stops: (() => unknown)[] = []
    const stopped = new AbortController()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort())
    try {
      const run = startFleet(names, stops)
      run.catch(() => {})
      const lines = await Promise.race([run, aborted(stopped.signal)])
      if (args.cut !== undefined) cutOff(lines, args.cut)
      if (!args.once) await untilEnd(lines, stopped.signal)
    } catch (error) {
      if (!stopped.signal.aborted) throw error
    } finally {
      say('Stopping …')
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
    }
    process.exit(0)
  },
})

async function startFleet(names: readonly string[], stops: (() => unknown)[]): Promise<Map<string, Line>> {
  const folder = await mkdtemp(join(tmpdir(), 'tillsync-fleet-'))
  // PostgreSQL's user needs access to the folders when this runs as root.
  await chmod(folder, 0o711)
  stops.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  const folderOf = async (name: string) => {
    const own = join(folder, name)
    await mkdir(own, { mode: 0o711 })
    return own
  }
  const headquarters = await folderOf('headquarters')
  const server = await startEmbeddedServer({
    name: 'headquarters',
    folder: join(headquarters, 'database'),
    log: { info: () => {}, warn: say },
  })
  stops.push(() => server.stop())
  await createDatabaseIfMissing(server.url('postgres'), 'headquarters')
  const url = server.url('headquarters')
  await migrate(url, 'hq')
  const hq = { db: openDatabase(url), url }
  stops.push(() => hq.db.close())
  await setUpStores(hq, names)

  const started = async (name: string, own: string, settings: { readonly [name: string]: string }) => {
    const child = await startChild(name, own, settings)
    stops.push(() => child.stop())
    say(`  ${name.padEnd(12)} ${child.url}   ${settings.TILLSYNC_ROLES}`)
    return child
  }
  const api = await started('headquarters', headquarters, { TILLSYNC_ROLES: 'hq', HQ_DATABASE_URL: url })
  await started('worker', await folderOf('worker'), { TILLSYNC_ROLES: 'worker', HQ_DATABASE_URL: url })
  const lines = new Map<string, Line>()
  const stores: Child[] = []
  for (const name of names) {
    const line = await openLine()
    line.leadTo(Number(new URL(api.url).port))
    stops.push(() => line.close())
    lines.set(name, line)
    const own = await folderOf(name)
    await joinHeadquarters(own, `http://127.0.0.1:${line.port}`, await codeFor(hq, name), false)
    stores.push(await started(name, own, { TILLSYNC_ROLES: 'channel' }))
  }
  for (const store of stores) await connected(store)
  const tokens = await openTokens(headquarters)
  const token = await tokens.issueToken({ roles: ['ADMINISTRATOR'], channels: 'ALL', ttlSeconds: 12 * 3_600 })
  for (const name of names)
    for (const job of ['1110', '1070', '1010'])
      await ask(api.url, token, RUN, { input: { job, channelDatabase: `${name}-db` } })
  for (const store of stores) await configured(store, token)
  say('')
  say(`Every store is connected, and has its configuration. A token of headquarters' administrator:\n${token}`)
  return lines
}

/** Waits until a store says that it reaches headquarters. */
const connected = ({ name, url }: Child) =>
  until(`${name} does not reach headquarters`, async () => {
    const answer = await fetch(`${url}/readyz`)
    const { parts } = (await answer.json()) as { parts: { headquarters?: string } }
    return parts.headquarters === 'ok' ? null : (parts.headquarters ?? '')
  })

/** Waits until a store serves its tills: it looks for what has been applied every few seconds. */
const configured = ({ name, url }: Child, token: string) =>
  until(`${name} does not serve its channel`, () =>
    ask(url, token, REHEARSE, { channel: name }).then(() => null, String),
  )

/** Waits until nothing is in the way any more; `look` says what is. */
async function until(failure: string, look: () => Promise<string | null>): Promise<void> {
  const end = performance.now() + CONNECTED_WITHIN_MS
  for (let why = await look(); why !== null; why = await look()) {
    if (performance.now() > end) throw new Error(`${failure}: ${why}`)
    await pause(200)
  }
}

function cutOff(lines: ReadonlyMap<string, Line>, name: string): void {
  const line = lines.get(name)
  if (line) {
    line.mode = 'refusing'
    line.cut()
  }
  say(
    line ? `${name} is cut off from headquarters, as its /readyz says. It goes on capturing.` : `There is no ${name}.`,
  )
}

/** Takes `cut store-3` and `restore store-3`, a line each, until the end. */
async function untilEnd(lines: ReadonlyMap<string, Line>, signal: AbortSignal): Promise<void> {
  say('Write `cut store-1` or `restore store-1`. Ctrl-C ends the fleet.')
  const input = createInterface({ input: process.stdin })
  input.on('line', (text) => {
    const [what, name = ''] = text.trim().split(/\s+/)
    const line = lines.get(name)
    if (what === 'cut') cutOff(lines, name)
    else if (what === 'restore' && line) {
      line.mode = 'open'
      say(`${name} can be connected again.`)
    } else if (text.trim() !== '') say('Write `cut store-1` or `restore store-1`.')
  })
  await aborted(signal).catch(() => {})
  input.close()
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

await runMain(fleet)
