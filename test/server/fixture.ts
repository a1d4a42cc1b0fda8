import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { GraphQLSchema } from 'graphql'
import { pino } from 'pino'
import type { Role } from '../../src/access/actor.ts'
import { openTokens, type Tokens } from '../../src/access/tokens.ts'
import type { Caller } from '../../src/api/shared/context.ts'
import { type Config, readConfig } from '../../src/config/config.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/config/limits.ts'
import { createServer, type ServerParts } from '../../src/server/server.ts'
import { testSchema } from './test-schema.ts'

/** A running server over a small schema, in a data folder of its own. */
export interface TestServer {
  readonly url: string
  readonly config: Config
  readonly tokens: Tokens
  /** A token for all channels. */
  token(role?: Role, ttlSeconds?: number): Promise<string>
  /** Everything that was logged. */
  readonly logged: () => string
  stop(): Promise<void>
}

/** The settings that a test changes. */
export interface TestServerOptions {
  readonly limits?: Partial<Limits>
  readonly config?: Partial<Config>
  readonly schema?: GraphQLSchema
  readonly ready?: ServerParts<Caller>['ready']
  readonly spendBudgets?: ServerParts<Caller>['spendBudgets']
  readonly fieldPoints?: ServerParts<Caller>['fieldPoints']
  /** Prepares the data folder before the server opens it. */
  readonly prepare?: (dataFolder: string) => Promise<unknown>
}

/** Starts a server on a free port. Needs no database. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tillsync-server-'))
  const config: Config = {
    ...readConfig({ PORT: '0', HOST: '127.0.0.1', TILLSYNC_DATA: dataFolder }),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    ...options.config,
  }
  await options.prepare?.(dataFolder)
  const tokens = await openTokens(dataFolder, config.identity)
  let logged = ''
  const sink = new PassThrough()
  sink.on('data', (chunk) => {
    logged += String(chunk)
  })
  const server = await createServer({
    config,
    schema: options.schema ?? testSchema(),
    tokens,
    log: pino({ level: 'debug' }, sink),
    makeContext: (caller) => caller,
    ...(options.ready ? { ready: options.ready } : {}),
    ...(options.spendBudgets ? { spendBudgets: options.spendBudgets } : {}),
    // The fields of the small schema have no work of their own.
    fieldPoints: options.fieldPoints ?? {},
    greeting: async () => ({ retention: { eventDays: 90 } }),
  })
  const url = await server.start()
  return {
    url,
    config,
    tokens,
    token: (role = 'ADMINISTRATOR', ttlSeconds = 600) =>
      tokens.issueToken({ roles: [role], channels: 'ALL', ttlSeconds }),
    logged: () => logged,
    async stop() {
      await server.stop()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
