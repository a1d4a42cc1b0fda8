import { access, constants } from 'node:fs/promises'
import { spendBudgets } from './access/token-budgets.ts'
import { openTokens, type Tokens } from './access/tokens.ts'
import { makeLoaders } from './api/loaders/index.ts'
import { privacyResolvers } from './api/privacy.ts'
import { sliceResolvers } from './api/resolvers.ts'
import { retentionResolvers } from './api/retention.ts'
import { serverResolvers } from './api/server.ts'
import { simulateResolvers } from './api/simulate.ts'
import { headquartersOf } from './between/headquarters-of.ts'
import type { HeadquartersDatabase } from './between/sides.ts'
import type { Config } from './config/config.ts'
import { type Log, openLog } from './config/log.ts'
import { logFault } from './config/log-fault.ts'
import { watchHealth } from './diagnose/health.ts'
import { findRewound } from './headquarters/incarnation/check-with-channels.ts'
import { keepHistory } from './live/dashboard/watch.ts'
import { oldestCursor } from './live/sources.ts'
import { assertCanListen } from './server/http/listen.ts'
import { buildSchema } from './server/schema.ts'
import { createServer } from './server/server.ts'
import { openSimulator } from './simulate/simulator.ts'
import { openPool, startDatabaseServers } from './start/database-servers.ts'
import { distributeFirst } from './start/first-distribution.ts'
import { openSides } from './start/open-sides.ts'
import { prepareHeadquarters, prepareLater } from './start/prepare-headquarters.ts'
import { readiness } from './start/readiness.ts'
import { warnOfPooler } from './start/warn-of-pooler.ts'
import { watchClocks } from './start/watch-clocks.ts'
import { startWorker } from './start/worker.ts'
import { workerProof } from './start/worker-proof.ts'

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

/**
 * Starts the program, top to bottom. Started parts are stopped bottom to top, also when a later part cannot start, or
 * when `signal` aborts: it then rejects without waiting for the current step, such as a migration.
 */
export async function start(config: Config, log: Log = openLog(config), signal?: AbortSignal): Promise<Running> {
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
    const tokens = await openTokens(config.dataFolder, config.identity)
    await step(access(config.dataFolder, constants.W_OK))
    await step(assertCanListen(config, tokens))

    const servers = await startDatabaseServers(config, log, signal)
    stops.push(servers.stop)
    const simulator = config.simulator ? await step(openSimulator(servers.hqUrl)) : null
    if (simulator) stops.push(simulator.headquarters.close)
    const hqUrl = simulator?.headquarters.url ?? servers.hqUrl
    const hq: HeadquartersDatabase = {
      db: openPool(hqUrl, 'headquarters', config),
      url: simulator?.headquarters.url ?? servers.hqDirectUrl,
      onFault: (error) => logFault(log, error, 'background work'),
    }
    stops.push(() => hq.db.close())

    const prepared = await step(prepareHeadquarters(hq, servers.hqMigrationUrl, config))
    const direct = 'DIRECT_HQ_DATABASE_URL'
    if (prepared)
      await step(warnOfPooler(log, { url: hq.url, whose: 'headquarters', setting: 'HQ_DATABASE_URL', direct }))
    const { sides, close } = await step(openSides(config, servers, hq, log, simulator?.wrap))
    stops.push(close, keepHistory(sides))
    const clocks = watchClocks(sides, log)
    stops.push(clocks.stop)
    if (prepared) await step(clocks.measured)
    const proof = workerProof()
    const begin = async () => {
      await sides.refresh()
      // That headquarters is an older copy is known, and said, before any job runs. Numbers are refused later, too.
      const rewound = await findRewound(headquartersOf(sides)).catch((error) => {
        logFault(log, error, 'what the channel databases have seen cannot be compared', { level: 'warn' })
        return null
      })
      if (rewound) log.error(rewound.message)
      if (config.demo) await distributeFirst(sides)
      if (config.roles.includes('worker')) stops.push(startWorker(sides, log, config.retention, proof))
    }
    if (prepared) await step(begin())
    else stops.push(prepareLater(hq, servers.hqMigrationUrl, config, log, begin))

    const health = watchHealth(sides)
    const server = await createServer({
      config,
      schema: buildSchema([
        serverResolvers(config),
        privacyResolvers(config.limits),
        retentionResolvers(config.retention),
        simulateResolvers(simulator),
        ...sliceResolvers,
      ]),
      tokens,
      log,
      spendBudgets: (spent) => spendBudgets(hq.db, spent),
      makeContext: (caller) => ({ ...caller, sides, loaders: makeLoaders(sides, caller.actor) }),
      ready: () => readiness(sides, config.roles, proof, health),
      greeting: async (actor) => ({ retention: config.retention, oldestCursor: await oldestCursor(sides, actor) }),
    })
    stops.push(() => server.stop())
    return { url: await step(server.start()), tokens, started: servers.started(sides), stop }
  } catch (error) {
    await stop()
    throw error
  }
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
