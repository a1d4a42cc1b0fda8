import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openTokens, type Tokens } from './access/tokens.ts'
import type { Config } from './config.ts'
import type { Sides } from './exchange/sides.ts'
import { makeLoaders } from './server/loaders.ts'
import { openLog } from './server/log.ts'
import { type Retention, serverResolvers } from './server/resolvers.ts'
import { buildSchema } from './server/schema.ts'
import { createServer } from './server/server.ts'

/** The program, running. */
export interface Running {
  /** The base URL, such as http://127.0.0.1:4000. */
  readonly url: string
  readonly tokens: Tokens
  /** Stops everything in reverse order of its start. May be called twice. */
  stop(): Promise<void>
}

const RETENTION: Retention = { eventDays: 90, stagingDays: 90, idempotencyHours: 24 }

/** Starts the program, top to bottom; what has started is stopped bottom to top, also when a later part cannot start. */
export async function start(config: Config): Promise<Running> {
  const stops: (() => Promise<void>)[] = []
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= stopAll(stops)
    return stopped
  }
  try {
    const log = openLog(config)
    const tokens = await openTokens(config.dataFolder)
    const sides = openSides()

    const schema = buildSchema([serverResolvers(config, RETENTION)])
    const server = await createServer({
      config,
      schema,
      tokens,
      log,
      makeContext: (caller) => ({ ...caller, sides, loaders: makeLoaders(sides) }),
      greeting: () => ({ retention: RETENTION }),
    })
    stops.push(() => server.stop())
    return { url: await server.start(), tokens, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (let next = stops.pop(); next; next = stops.pop()) await next()
}

function openSides(): Sides {
  const absent = () => Promise.reject(new Error('Headquarters is not connected.'))
  return {
    headquarters: null,
    channels: new Map(),
    headquartersSide: {
      receiveUpload: absent,
      applyRealtime: absent,
      issueLoyaltyCard: absent,
      searchAllStores: absent,
      featureStates: async () => null,
    },
    channelSides: new Map(),
    databaseOfChannel: () => null,
    refresh: absent,
  }
}

/** True when this file is what Node was told to run, as `tsx src/main.ts serve`; bin/tillsync.mjs runs the command line itself. */
function isEntry(): boolean {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
}

if (isEntry()) {
  const { runCommandLine } = await import('./cli/main.ts')
  await runCommandLine(process.argv.slice(2))
}
