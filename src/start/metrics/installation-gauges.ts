import { Gauge, Histogram, Registry } from 'prom-client'
import { VERSION } from '../../config/package.ts'
import { processSkewSeconds } from '../../db/database-clock.ts'
import { allConnections } from '../../db/server-connections.ts'
import type { Health } from '../../diagnose/health.ts'
import type { Waiting } from '../../diagnose/waiting.ts'
import type { DashboardStats } from '../../live/dashboard/stats.ts'
import { ALERT_RULES } from '../../model/alert.ts'

/** Channel databases that have a line of their own in each metric; of more, only the worst WORST have. */
export const MOST_LINES = 500
export const WORST = 20

/** What was found when /metrics was asked for; null: headquarters or the databases could not be asked. */
export type Found = {
  readonly waiting: Waiting | null
  readonly health: Health | null
  readonly stats: DashboardStats | null
  readonly alerts: readonly { rule: string; count: number }[] | null
  /** The databases that this process serves, and whether they can do their work. */
  readonly databases: ReadonlyMap<string, boolean>
  /** A store: whether it is connected to headquarters; undefined at headquarters. */
  readonly connected?: boolean | undefined
}

/**
 * What is measured of the installation when /metrics is asked for. All processes of headquarters measure the same.
 * `measured` is awaited before a metric is read; it calls `set` when what was found is too old.
 */
export function installationGauges(
  roles: readonly string[],
  measured: () => Promise<void>,
): { registry: Registry; set(found: Found): void } {
  const registry = new Registry()
  const common = { registers: [registry], collect: measured }
  /**
   * Of several processes of one port, the largest counts where they measure the same, and the sum of what is each's.
   */
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
    aggregator: 'max' | 'sum' = 'max',
  ) => new Gauge({ name, help, labelNames: [...labelNames], aggregator, ...common })

  const info = gauge('tillsync_info', 'The program of this process', ['version', 'roles'])
  const failing = gauge('tillsync_check_failing', '1: this check of diagnose fails', ['check'])
  const alertsOpen = gauge('tillsync_alerts_open', 'Open alerts, muted ones included', ['rule'])
  const putOff = gauge('tillsync_schedule_put_off', '1: the schedule is withheld, or not active yet', ['schedule'])
  const up = gauge('tillsync_database_up', '1: the database can do its work, as this process sees it', ['database'])
  const workers = gauge('tillsync_workers', 'Processes that run the schedules')
  const skew = gauge('tillsync_clock_skew_seconds', 'By how much the clock of this process is ahead of the database’s')
  const wire = gauge('tillsync_headquarters_connected', '1: this store is connected to headquarters')
  const reachable = gauge('tillsync_channel_databases', 'Channel databases, by whether they answer', ['state'])
  const operations = gauge('tillsync_operations', 'Operations that are not complete, by status', ['status'])
  const failed = gauge('tillsync_failed_operations', 'Failed operations, by error', ['error_code'])
  const pending = gauge('tillsync_pending_operations', 'Operations that wait for P-0001', ['channel_database'])
  const oldest = gauge(
    'tillsync_oldest_waiting_seconds',
    'How long the oldest work of a step waits: for P-0001 and 1010 by channel database, for ' +
      'synchronize by legal entity',
    ['step', 'channel_database', 'legal_entity'],
  )
  const spread = new Histogram({
    name: 'tillsync_oldest_waiting_spread_seconds',
    help: 'How long the oldest work of a step waits in each channel database, as a histogram of this moment',
    labelNames: ['step'],
    buckets: [1, 5, 30, 60, 300, 900, 3600, 14_400, 86_400],
    aggregator: 'first',
    ...common,
  })
  const connections = gauge(
    'tillsync_connections',
    'Connections of this process to a PostgreSQL server, by state',
    ['server', 'state'],
    'sum',
  )
  const most = gauge(
    'tillsync_connections_max',
    'The most connections that this process opens to a server',
    ['server'],
    'sum',
  )

  function setWaiting({ now, upload, synchronize, distribute, unreachable, workers: alive }: Waiting): void {
    const seconds = (since: string | null) =>
      since === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(since)) / 1_000
    if (alive !== null) workers.set(alive)
    reachable.set({ state: 'reachable' }, upload.length)
    reachable.set({ state: 'unreachable' }, unreachable.length)
    const since = new Map(distribute.map((each) => [each.channelDatabaseId, each.since]))
    const steps = {
      UPLOAD: upload.map(({ channelDatabaseId: id, since: at }) => ({ id, wait: seconds(at) })),
      DISTRIBUTE: [...new Set([...upload.map((each) => each.channelDatabaseId), ...unreachable, ...since.keys()])].map(
        (id) => ({ id, wait: seconds(since.get(id) ?? null) }),
      ),
    }
    for (const [step, all] of Object.entries(steps)) {
      for (const { wait } of all) spread.observe({ step }, wait)
      for (const { id, wait } of shownOf(all, ({ wait: waits }) => waits))
        oldest.set({ step, channel_database: id, legal_entity: '' }, wait)
    }
    for (const { legalEntity, since: at } of synchronize)
      oldest.set({ step: 'SYNCHRONIZE', channel_database: '', legal_entity: legalEntity }, seconds(at))
    for (const { channelDatabaseId, pending: count } of shownOf(upload, ({ pending: waits }) => waits))
      pending.set({ channel_database: channelDatabaseId }, count)
  }

  function setCounts({ counts }: DashboardStats): void {
    const byStatus = new Map<string, number>()
    const byError = new Map<string, number>()
    for (const { status, errorCode, count } of counts) {
      byStatus.set(status, (byStatus.get(status) ?? 0) + count)
      if (status === 'FAILED') byError.set(errorCode ?? '', (byError.get(errorCode ?? '') ?? 0) + count)
    }
    for (const [status, count] of byStatus) operations.set({ status }, count)
    for (const [error_code, count] of byError) failed.set({ error_code }, count)
  }

  return {
    registry,
    set({ waiting, health, stats, alerts, databases, connected }) {
      // What is not there any more would otherwise keep its last value.
      registry.resetMetrics()
      // One without labels would be 0, which says something: that of a store at headquarters that it is cut off.
      for (const unknown of [wire, workers, skew]) unknown.remove()
      info.set({ version: VERSION, roles: roles.join('+') }, 1)
      for (const check of health?.causes ?? []) failing.set({ check }, 1)
      for (const rule of alerts ? ALERT_RULES : []) alertsOpen.set({ rule }, 0)
      for (const { rule, count } of alerts ?? []) alertsOpen.set({ rule }, count)
      for (const schedule of health?.putOff ?? []) putOff.set({ schedule }, 1)
      for (const [database, works] of databases) up.set({ database }, works ? 1 : 0)
      const apart = processSkewSeconds()
      if (apart !== null) skew.set(apart)
      if (connected !== undefined) wire.set(connected ? 1 : 0)
      if (waiting) setWaiting(waiting)
      if (stats) setCounts(stats)
      for (const { server, connections: counted } of allConnections()) {
        most.set({ server }, counted.max)
        for (const [state, count] of Object.entries(counted.use())) connections.set({ server, state }, count)
      }
    },
  }
}

/** All, or of more than MOST_LINES those that wait for longest. */
function shownOf<T>(all: readonly T[], waits: (one: T) => number): readonly T[] {
  return all.length <= MOST_LINES ? all : [...all].sort((a, b) => waits(b) - waits(a)).slice(0, WORST)
}
