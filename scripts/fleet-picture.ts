import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { defineCommand, runMain } from 'citty'
import { PACKAGE_FOLDER } from '../src/config/package.ts'
import { type Chart, drawing, type Line } from './fleet/drawing.ts'

// Draws docs/screens/fleet-metrics.svg from what a fleet says at /metrics: `npm run fleet:picture -- --minutes 4`. The
// tills of all stores capture; in the middle, one store is cut off from headquarters, and comes back.

const PICTURE = join(PACKAGE_FOLDER, 'docs/screens/fleet-metrics.svg')
const SCRAPED_EVERY_MS = 2_000
/** A rate is that of the last so many milliseconds. */
const RATE_OVER_MS = 10_000

const CREATE = /* GraphQL */ `
  mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { userErrors { message } } }`

type Process = { readonly name: string; readonly url: string }
/** What all processes said at one moment: series by `process name{labels}`. */
type Sample = { readonly at: number; readonly values: ReadonlyMap<string, number> }

const picture = defineCommand({
  meta: { name: 'fleet-picture', description: 'Runs a fleet under captures, and draws its metrics' },
  args: {
    stores: { type: 'string', description: 'How many stores', default: '3' },
    minutes: { type: 'string', description: 'How long the tills capture', default: '4' },
    rate: { type: 'string', description: 'Captures a second at each store', default: '4' },
    out: { type: 'string', description: 'The file of the picture', default: PICTURE },
  },
  async run({ args }) {
    const fleet = spawn(process.execPath, ['--import', 'tsx', 'scripts/fleet.ts', '--stores', args.stores], {
      cwd: PACKAGE_FOLDER,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    try {
      const { processes, token } = await started(fleet.stdout)
      const samples = await measure(processes, token, {
        forMs: Number(args.minutes) * 60_000,
        rate: Number(args.rate),
        say: (line) => void fleet.stdin.write(`${line}\n`),
      })
      await writeFile(args.out, drawing(chartsOf(samples, processes)))
    } finally {
      const ended = once(fleet, 'exit')
      fleet.kill('SIGTERM')
      await ended
    }
  },
})

/** Reads what the fleet prints, until it is connected. */
async function started(output: NodeJS.ReadableStream): Promise<{ processes: Process[]; token: string }> {
  const processes: Process[] = []
  let isNext = false
  for await (const line of createInterface({ input: output })) {
    if (isNext) {
      output.resume()
      return { processes, token: line.trim() }
    }
    const [, name, url] = /^ {2}(\S+) +(http:\/\/\S+)/.exec(line) ?? []
    if (name !== undefined && url !== undefined) processes.push({ name, url })
    isNext = line.includes('A token of headquarters')
  }
  throw new Error('The fleet has ended before it was connected.')
}

type Measuring = { forMs: number; rate: number; say: (line: string) => void }

async function measure(
  processes: readonly Process[],
  token: string,
  { forMs, rate, say }: Measuring,
): Promise<Sample[]> {
  const stores = processes.filter(({ name }) => name.startsWith('store-'))
  const away = stores.at(-1)?.name
  const beganAt = performance.now()
  const elapsed = () => performance.now() - beganAt
  const tills = stores.map((store) => capture(store, token, rate, () => elapsed() > forMs))
  const samples: Sample[] = []
  let said: 'nothing' | 'cut' | 'restored' = 'nothing'
  // The last quarter of a minute shows what is left when the tills have gone.
  while (elapsed() < forMs + 15_000) {
    if (said === 'nothing' && elapsed() > forMs / 3) {
      say(`cut ${away}`)
      said = 'cut'
    } else if (said === 'cut' && elapsed() > (2 * forMs) / 3) {
      say(`restore ${away}`)
      said = 'restored'
    }
    const at = elapsed()
    const scraped = await Promise.all(processes.map((each) => scrape(each, token)))
    samples.push({ at, values: new Map(scraped.flat()) })
    await pause(Math.max(0, at + SCRAPED_EVERY_MS - elapsed()))
  }
  await Promise.all(tills)
  return samples
}

/** A till that captures so many customers a second. */
async function capture({ name, url }: Process, token: string, rate: number, isOver: () => boolean): Promise<void> {
  for (let nth = 1; !isOver(); nth++) {
    const customer = { firstName: 'Some', lastName: `Customer ${nth}` }
    const variables = { input: { channel: name, idempotencyKey: randomUUID(), customer } }
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: CREATE, variables }),
    })
    const body = await answer.text()
    if (!body.includes('"userErrors":[]')) throw new Error(`${name}: ${body}`)
    await pause(1_000 / rate)
  }
}

async function scrape({ name, url }: Process, token: string): Promise<[string, number][]> {
  const answer = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`${name}/metrics answers ${answer.status}.`)
  return (await answer.text()).split('\n').flatMap((line): [string, number][] => {
    const [, series, value] = /^(tillsync_\w+(?:\{.*\})?) (\S+)$/.exec(line) ?? []
    return series === undefined ? [] : [[`${name} ${series}`, Number(value)]]
  })
}

function chartsOf(samples: readonly Sample[], processes: readonly Process[]): Chart[] {
  const stores = processes.map(({ name }) => name).filter((name) => name.startsWith('store-'))
  const gauge = (name: string, series: string): Line => ({
    name,
    points: samples.map(({ at, values }) => ({ at, value: values.get(series) ?? null })),
  })
  const waits = (step: string, of: string) =>
    `headquarters tillsync_oldest_waiting_seconds{step="${step}",channel_database="${of}",legal_entity=""}`
  return [
    {
      title: 'Captures a second',
      metric: 'rate(tillsync_requests_total{field="createCustomer"})',
      lines: stores.map((name) => ({
        name,
        points: rate(samples, `${name} tillsync_requests_total{type="Mutation",field="createCustomer",result="OK"}`),
      })),
    },
    {
      title: 'Operations that wait for P-0001',
      metric: 'tillsync_pending_operations',
      lines: stores.map((name) => gauge(name, `${name} tillsync_pending_operations{channel_database="${name}-db"}`)),
    },
    {
      title: 'Connected to headquarters',
      metric: 'tillsync_headquarters_connected',
      lines: stores.map((name) => gauge(name, `${name} tillsync_headquarters_connected`)),
    },
    {
      title: 'Oldest work that waits for 1010, in seconds',
      metric: 'tillsync_oldest_waiting_seconds{step="DISTRIBUTE"}',
      lines: stores.map((name) => gauge(name, waits('DISTRIBUTE', `${name}-db`))),
    },
  ]
}

/** How much a counter grows a second, over RATE_OVER_MS. */
function rate(samples: readonly Sample[], series: string): Line['points'] {
  return samples.map(({ at, values }) => {
    const before = samples.find((earlier) => earlier.at >= at - RATE_OVER_MS)
    const [now, then] = [values.get(series), before?.values.get(series)]
    if (!before || now === undefined || then === undefined || before.at === at) return { at, value: null }
    return { at, value: ((now - then) * 1_000) / (at - before.at) }
  })
}

await runMain(picture)
