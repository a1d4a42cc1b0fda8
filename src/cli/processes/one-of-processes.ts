import { AggregatorRegistry } from 'prom-client'
import type { Config } from '../../config/config.ts'
import { openLog } from '../../config/log.ts'
import { logConsole } from '../../config/log-console.ts'
import type { EmbeddedServer } from '../../db/embedded/server.ts'
import { type Running, start } from '../../main.ts'
import type { OtherProcesses } from '../../server/ws/socket-counts.ts'
import type { Metrics } from '../../start/metrics/metrics.ts'
import { type CountChanges, type ServerName, type ToPrimary, type ToProcess, toProcess } from './messages.ts'

/**
 * Starts the program as one of the processes that `startProcesses` has started. Null when `signal` aborts meanwhile.
 */
export async function startAsOneOf(config: Config, signal: AbortSignal): Promise<Running | null> {
  // From now on this process answers when the metrics of all are added up.
  new AggregatorRegistry()
  const others = sharedCounts()
  const begun = heard('begin')
  process.on('message', (message: unknown) => {
    const said = toProcess.safeParse(message)
    if (said.success && said.data.type === 'counts') others.change(said.data.changes)
  })
  // Nothing else keeps this process running yet.
  process.channel?.ref()
  say({ type: 'begin' })
  const { number, port, counts } = await begun
  others.change(counts)
  const own = configOf(config, number, port)
  const log = openLog(own, number)
  logConsole(log)
  const running = await start(own, log, signal, { startServer, others, readMetrics }).catch((error: unknown) => {
    if (signal.aborted) return null
    throw error
  })
  if (running !== null) say({ type: 'ready', url: running.url, started: [...running.started] })
  return running
}

/**
 * What a process may take of what all of them may: reads at once, and connections to a server. The first one is the
 * worker, and seeds the demo.
 */
function configOf(config: Config, number: number, port: number): Config {
  const { processes, limits, connections } = config
  const share = (all: number, least: number) => Math.max(least, Math.ceil(all / processes))
  return {
    ...config,
    port,
    roles: config.roles.filter((role) => role !== 'worker' || number === 1),
    demo: config.demo && number === 1,
    limits: {
      ...limits,
      readsAtOnce: share(limits.readsAtOnce, 1),
      readsPerToken: share(limits.readsPerToken, 1),
    },
    connections: { ...connections, perServer: share(connections.perServer, 4) },
  }
}

/** The sockets of all other processes; what changes here is told to them. */
function sharedCounts(): OtherProcesses & { change(changes: CountChanges): void } {
  const counts = new Map<string, number>()
  let told: CountChanges = []
  return {
    count: (key) => counts.get(key) ?? 0,
    changed(key, by) {
      if (told.push([key, by]) > 1) return
      setImmediate(() => {
        say({ type: 'counts', changes: told })
        told = []
      })
    },
    change(changes) {
      for (const [key, by] of changes) {
        const count = (counts.get(key) ?? 0) + by
        if (count === 0) counts.delete(key)
        else counts.set(key, count)
      }
    },
  }
}

/** A server of the process that has started this one: it is not stopped here. */
async function startServer(name: ServerName): Promise<EmbeddedServer> {
  const answered = heard('server', (said) => said.name === name)
  say({ type: 'server', name })
  const { place } = await answered
  if (place === null) throw new Error(`The embedded PostgreSQL server of ${name} could not be started.`)
  return {
    ...place,
    url(database) {
      const url = new URL(place.url)
      url.pathname = `/${database}`
      return url.href
    },
    async start() {},
    async stop() {},
    async kill() {},
  }
}

/** The metrics of all processes, which the one that has started them adds up. */
function readMetrics({ registries }: Metrics): () => Promise<string> {
  AggregatorRegistry.setRegistries(registries)
  return async () => {
    const answered = heard('metrics')
    say({ type: 'metrics' })
    const { text } = await answered
    if (text === null) throw new Error('The metrics of a process are missing: it is starting or stopping.')
    return text
  }
}

function say(message: ToPrimary): void {
  process.send?.(message)
}

/** The next message of a type that fits. */
function heard<Type extends ToProcess['type']>(
  type: Type,
  fits: (said: Extract<ToProcess, { type: Type }>) => boolean = () => true,
): Promise<Extract<ToProcess, { type: Type }>> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const said = toProcess.safeParse(message)
      if (!said.success || !isOf(said.data, type) || !fits(said.data)) return
      process.off('message', listen)
      resolve(said.data)
    }
    process.on('message', listen)
  })
}

function isOf<Type extends ToProcess['type']>(said: ToProcess, type: Type): said is Extract<ToProcess, { type: Type }> {
  return said.type === type
}
