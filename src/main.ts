import { access, constants } from 'node:fs/promises'
import type { Tokens } from './access/tokens.ts'
import { privacyResolvers } from './api/privacy.ts'
import { RequestContext } from './api/request-context.ts'
import { sliceResolvers } from './api/resolvers.ts'
import { retentionResolvers } from './api/retention.ts'
import { serverResolvers } from './api/server.ts'
import { simulateResolvers } from './api/simulate.ts'
import { webhookResolvers } from './api/webhooks.ts'
import { openTokensOfFolder } from './between/store/store-tokens.ts'
import { WIRE_PATH } from './between/wire/accept.ts'
import { type Config, servesApi } from './config/config.ts'
import { type Log, openLog } from './config/log.ts'
import { watchHealth } from './diagnose/health.ts'
import { keepHistory } from './live/dashboard/watch.ts'
import { oldestCursor } from './live/sources.ts'
import { assertCanListen } from './server/http/listen.ts'
import { serveMetrics } from './server/http/metrics.ts'
import { serveStores } from './server/http/stores.ts'
import { buildSchema } from './server/schema.ts'
import { createHealthServer, createServer, type Server, type ServerParts } from './server/server.ts'
import type { OtherProcesses } from './server/ws/socket-counts.ts'
import { type StartServer, startDatabaseServers } from './start/database-servers.ts'
import { startHeadquartersProcess } from './start/headquarters-process.ts'
import { type Metrics, makeMetrics } from './start/metrics/metrics.ts'
import { readiness } from './start/readiness.ts'
import type { ServedProcess, Stops } from './start/served-process.ts'
import { startStoreProcess } from './start/store-process.ts'
import { startTraces } from './start/traces.ts'

/** The program, running. */
export interface Running {
  /** The base URL, such as http://127.0.0.1:4000. */
  readonly url: string
  readonly tokens: Tokens
  /** What was started besides the server, one line each, for the person who started it. */
  readonly started: readonly string[]
  /** Stops everything in reverse order of its start. May be called twice. */
  stop(): Promise<void>
}

/** What a process has from the one that has started several of them (cli/processes). */
export interface ProcessGroup {
  readonly startServer: StartServer
  readonly others: OtherProcesses
  /** Reads the metrics of all of them, this one's included. */
  readMetrics(own: Metrics): () => Promise<string>
}

/**
 * Starts the program, top to bottom. Started parts are stopped bottom to top, also when a later part cannot start, or
 * when `signal` aborts: it then rejects without waiting for the current step, such as a migration. `group`: as one of
 * several processes.
 */
export async function start(
  config: Config,
  log: Log = openLog(config),
  signal?: AbortSignal,
  group?: ProcessGroup,
): Promise<Running> {
  const stops: (() => void | Promise<void>)[] = []
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= stopAll(stops)
    return stopped
  }
  const aborted = whenAborted(signal)
  /** A step of the start, which an abort does not wait for. */
  const step = <T>(work: Promise<T>): Promise<T> => Promise.race([aborted, work])
  try {
    const { tokens, identity } = await openTokensOfFolder(config.dataFolder, config.identity)
    await step(access(config.dataFolder, constants.W_OK))
    // The one that has started this process listens already.
    if (!group) await step(assertCanListen(config, tokens))

    stops.push(await startTraces(config, log))
    const servers = await startDatabaseServers(config, log, signal, group?.startServer)
    stops.push(servers.stop)
    let url: string | undefined
    const internalUrl = () => config.internalUrl ?? url ?? ''
    const startProcess = config.isStore ? startStoreProcess : startHeadquartersProcess
    const served = await startProcess({ config, servers, log, step, stops, internalUrl, tokens, identity })
    const { sides, wire } = served
    const health = watchHealth(sides)
    const ready = () => readiness(sides, config.roles, served.proof, health, served.store, wire?.connected)
    const server = servesApi(config)
      ? await createApiServer(served, { config, tokens, log, ready, group }, stops)
      : await createHealthServer({ config, log, ready })
    if (served.registry) serveStores(server.http, served.registry, log)
    if (config.metrics !== 'off') {
      const metrics = makeMetrics({ sides, config, health, store: served.store })
      const read = group?.readMetrics(metrics) ?? metrics.read
      serveMetrics(server.http, { open: config.metrics === 'open', tokens, read })
    }
    stops.push(() => server.stop())
    // Stores go elsewhere before this process stops to answer.
    if (wire) stops.push(wire.stop)
    url = await step(server.start())
    return { url, tokens, started: servers.started(sides), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type ApiParts = Pick<ServerParts<RequestContext>, 'config' | 'tokens' | 'log' | 'ready'> & {
  readonly group: ProcessGroup | undefined
}

/** The server of GraphQL and the page, for a process that serves headquarters or channels. */
function createApiServer(served: ServedProcess, { group, ...parts }: ApiParts, stops: Stops): Promise<Server> {
  const { config } = parts
  const { sides, wire } = served
  stops.push(keepHistory(sides))
  const connections = { toHeadquarters: served.store?.toHeadquarters, stores: () => wire?.connected() ?? [] }
  return createServer({
    ...parts,
    schema: buildSchema([
      serverResolvers(config, connections),
      privacyResolvers(config.limits),
      retentionResolvers(config.retention),
      simulateResolvers(served.simulator),
      webhookResolvers(config.webhookNetworks),
      ...sliceResolvers,
    ]),
    signIn: served.signIn,
    ...(served.spendBudgets && { spendBudgets: served.spendBudgets }),
    ...(wire && { upgrades: new Map([[WIRE_PATH, wire.upgrade]]) }),
    others: group?.others,
    rest: true,
    makeContext: (caller) => new RequestContext(caller, sides),
    writtenAt: () => sides.replica?.now() ?? null,
    greeting: async (actor) => ({ retention: config.retention, oldestCursor: await oldestCursor(sides, actor) }),
  })
}

/** Rejects when the signal aborts. */
function whenAborted(signal: AbortSignal | undefined): Promise<never> {
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  // Nothing waits for it when the start is over.
  aborted.catch(() => {})
  return aborted
}

async function stopAll(stops: (() => void | Promise<void>)[]): Promise<void> {
  for (let next = stops.pop(); next; next = stops.pop()) await next()
}
