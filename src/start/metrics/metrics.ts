import { collectDefaultMetrics, Registry } from 'prom-client'
import { SYSTEM } from '../../access/actor.ts'
import type { Sides } from '../../between/sides.ts'
import type { Config } from '../../config/config.ts'
import type { Health } from '../../diagnose/health.ts'
import { readWaiting } from '../../diagnose/waiting.ts'
import { countOpenAlerts } from '../../headquarters/alerts/alert-view.ts'
import { dashboardStats } from '../../live/dashboard/watch.ts'
import { counted } from '../../metrics/counted.ts'
import type { StoreReadiness } from '../readiness.ts'
import { type Found, installationGauges } from './installation-gauges.ts'

/** Milliseconds for which what was found is given again: several may scrape, and each asks every channel database. */
const FRESH_FOR = 2_000
/** Milliseconds after which a part is left out of an answer: Prometheus waits for ten seconds, processes for five. */
const ANSWER_WITHIN = 3_000

/** What /metrics is made of. */
export type MetricsParts = {
  readonly sides: Sides
  readonly config: Pick<Config, 'roles'>
  readonly health: () => Promise<Health>
  readonly store?: StoreReadiness | undefined
}

let countsProcess = false

/** The metrics of this process and of its installation; `read` gives them in Prometheus' text format. */
export type Metrics = { readonly registries: Registry[]; read(): Promise<string> }

export function makeMetrics(parts: MetricsParts): Metrics {
  if (!countsProcess) collectDefaultMetrics({ register: counted })
  countsProcess = true
  let last: { set: Promise<void>; until: number } | null = null
  const gauges = installationGauges(parts.config.roles, () => {
    if (!last || performance.now() > last.until)
      last = { set: find(parts).then(gauges.set), until: performance.now() + FRESH_FOR }
    return last.set
  })
  const registries = [counted, gauges.registry]
  const all = Registry.merge(registries)
  return { registries, read: () => all.metrics() }
}

async function find({ sides, health, store }: MetricsParts): Promise<Found> {
  const { headquarters } = sides
  const asked = [
    ...(headquarters ? [['headquarters', headquarters.db.state()] as const] : []),
    ...[...sides.ownSides].map(([id, side]) => [id, side.databaseState()] as const),
  ]
  const [waiting, found, stats, alerts, ...states] = await Promise.all([
    inTime(readWaiting(sides)),
    headquarters && inTime(health()),
    headquarters && inTime(dashboardStats(sides, SYSTEM, null)),
    headquarters && inTime(countOpenAlerts(headquarters.db)),
    ...asked.map(async ([id, state]) => [id, (await inTime(state.then((s) => s ?? 'OK'))) === 'OK'] as const),
  ])
  return {
    waiting,
    health: found,
    stats,
    alerts,
    databases: new Map([...states, ...[...sides.notOpened.keys()].map((id) => [id, false] as const)]),
    connected: store && store.toHeadquarters()?.state === 'CONNECTED',
  }
}

/** Null for an answer that fails or takes too long: the log and other metrics say so. */
async function inTime<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN, null)
  })
  return Promise.race([answer.catch(() => null), late]).finally(() => clearTimeout(timer))
}
