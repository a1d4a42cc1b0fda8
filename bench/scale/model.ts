/**
 * What was measured (docs/performance.md; `atRest`: docs/scale.md), on two shared, noisy cores: milliseconds of
 * processor time, bytes. The model multiplies and adds them, and finds what is full first.
 */
export const MEASURED = {
  /**
   * Of an operation: upload, synchronize, download. Node: both ends in one process, so at most what headquarters takes.
   */
  operation: { hqPostgres: 0.23 + 0.39 + 0.11, node: 0.3 + 0.18 + 0.31 },
  /** The same of 0.4.0, both sides' PostgreSQL together. */
  operationOf040: { postgres: 0.26 + 0.054 + 0.43 + 0.113 + 0.23, node: 0.49 + 0.2 + 0.38 },
  /** Bytes that an operation leaves at headquarters until it is cleared, and in the log that is archived. */
  bytes: { stored: 10_600, log: 23_500 },
  /** An event; each message of it to a subscriber; the same when many events are sent together. */
  event: { once: 3.8, message: 0.0146, messageOfMany: 0.00175 },
  /**
   * Of the processes of headquarters, each second for each store in contact every five seconds: all that they took with
   * five stores at rest, divided by five. An upper bound: what would be there without a store is in it.
   */
  atRest: { hqPostgres: 1.7, api: 1.8, worker: 2.1, contactSeconds: 5 },
} as const

/** An installation. */
export type Installation = {
  readonly stores: number
  readonly capturesPerStoreAndDay: number
  /** The share of a day's captures in its busiest hour. */
  readonly busiestHour: number
  readonly subscribers: number
  /** Between two executions of the schedule of a group. */
  readonly scheduleSeconds: number
  readonly groups: number
  readonly apiProcesses: number
  readonly workers: number
  readonly hqPostgresCores: number
  readonly retentionDays: number
  readonly diskTerabytes: number
  /** An exchange with a store that has something to upload or to get: what the network and both ends let pass. */
  readonly exchangeSeconds: number
}

/** How much of something is needed at the busiest hour, and how much there is. */
export type Use = {
  readonly what: string
  readonly used: number
  readonly of: number
  readonly unit: string
  readonly lift: string
}

/** Databases with which a worker exchanges at once, in a run (headquarters/exchange/jobs/run-cdx-job.ts). */
const EXCHANGES_AT_ONCE = 8

/** Events of an operation that a subscriber of all operations is told: uploaded, synchronized, distributed. */
const EVENTS = 3

/** Operations a second in the busiest hour. */
export const peak = ({ stores, capturesPerStoreAndDay, busiestHour }: Installation): number =>
  (stores * capturesPerStoreAndDay * busiestHour) / 3_600

/** What each part of headquarters has to do in the busiest hour, the fullest first. */
export function uses(installation: Installation): Use[] {
  const { stores, subscribers, scheduleSeconds, apiProcesses, workers, groups } = installation
  const { operation, atRest, bytes } = MEASURED
  const perSecond = peak(installation)
  const contacts = (stores * atRest.contactSeconds) / scheduleSeconds
  const busy = Math.min(1, (perSecond * scheduleSeconds) / stores)
  const exchanging = Math.min(workers, groups)
  const all: Use[] = [
    {
      what: "headquarters' PostgreSQL",
      used: (perSecond * operation.hqPostgres + contacts * atRest.hqPostgres) / 1_000,
      of: installation.hqPostgresCores,
      unit: 'cores',
      lift: 'more cores; a longer interval; Citus',
    },
    {
      what: 'workers',
      used: (perSecond * operation.node + contacts * atRest.worker) / 1_000,
      of: exchanging,
      unit: 'cores',
      lift: 'more groups of channel databases and as many workers',
    },
    {
      what: 'exchanges with stores',
      used: ((stores * busy) / scheduleSeconds) * installation.exchangeSeconds,
      of: exchanging * EXCHANGES_AT_ONCE,
      unit: 'at once',
      lift: 'more groups of channel databases and as many workers; a longer interval',
    },
    {
      what: 'API processes, by stores and subscribers',
      used: (contacts * atRest.api + toSubscribers(perSecond * EVENTS, subscribers, apiProcesses)) / 1_000,
      of: apiProcesses,
      unit: 'cores',
      lift: 'more API processes; dashboards by operationCounts instead of each operation; NATS or Kafka from the log',
    },
    {
      what: "disk of headquarters' database",
      used: (stores * installation.capturesPerStoreAndDay * installation.retentionDays * bytes.stored) / 1e12,
      of: installation.diskTerabytes,
      unit: 'TB',
      lift: 'a shorter retention; a larger disk; Citus',
    },
    {
      what: 'archive of the write-ahead log, a day',
      used: (stores * installation.capturesPerStoreAndDay * bytes.log) / 1e12,
      of: installation.diskTerabytes / 4,
      unit: 'TB',
      lift: 'compression; a base backup more often',
    },
  ]
  return all.sort((one, other) => other.used / other.of - one.used / one.of)
}

/**
 * Milliseconds of processor time a second for events to subscribers, of all API processes together. One process that is
 * half busy with single events sends those that have come meanwhile together.
 */
export function toSubscribers(events: number, subscribers: number, processes: number): number {
  const { once, message, messageOfMany } = MEASURED.event
  const single = events * (once + (message * subscribers) / processes)
  return single < 500 ? single * processes : processes * 500 + events * messageOfMany * subscribers
}
