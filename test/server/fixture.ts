import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import { pino } from 'pino'
import { Forbidden, type Role } from '../../src/access/actor.ts'
import { openTokens, type Tokens } from '../../src/access/tokens.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { Caller } from '../../src/server/context.ts'
import { guardRootFields } from '../../src/server/guard.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/server/limits.ts'
import { scalars } from '../../src/server/scalars.ts'
import { createServer, type ServerParts } from '../../src/server/server.ts'

/** A running server over a small schema, in a data folder of its own. */
export interface TestServer {
  readonly url: string
  readonly config: Config
  readonly tokens: Tokens
  /** A token for all channels. */
  token(role?: Role, ttlSeconds?: number): Promise<string>
  /** Everything that has been logged. */
  readonly logged: () => string
  stop(): Promise<void>
}

/** What a test changes about the server. */
export interface TestServerOptions {
  readonly limits?: Partial<Limits>
  readonly config?: Partial<Config>
  readonly schema?: GraphQLSchema
  readonly ready?: ServerParts<Caller>['ready']
}

/** Starts a server on a free port. Needs no database. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tillsync-server-'))
  const config: Config = {
    ...readConfig({ PORT: '0', HOST: '127.0.0.1', TILLSYNC_DATA: dataFolder }),
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    ...options.config,
  }
  const tokens = await openTokens(dataFolder)
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
    greeting: () => ({ retention: { eventDays: 90 } }),
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

// Root fields have the names of real ones, so that the real table of roles decides.
const TYPES = /* GraphQL */ `
  scalar DateTime
  scalar Date
  scalar BigInt
  scalar JSON
  enum Color { RED GREEN }
  input PersonInput { name: String! age: Int color: Color born: Date tags: [String!] }
  type Feature { key: String! parent: Feature next(at: DateTime): Feature bug: String denied: String absent: String secret: String! }
  type Query {
    serverInfo: String!
    feature(key: String): Feature
    features(person: PersonInput, count: Int, color: Color): Feature
    unlisted: String
    channels: String
  }
  type Mutation { enableFeature(key: String!): String setChannelOffline: String runCdxJob: String }
  type Subscription { featureChanged(count: Int): Int operationChanged: String batchJobProgress: Int cdxSessionChanged: Int broken: Int }
`

/** Signals that tests wait for, and switches they throw. */
export const probe = {
  /** Resolves the mutation `runCdxJob` that is waiting. */
  finishJob: () => {},
  jobStarted: () => {},
  subscriptionEnded: () => {},
  /** Called for each event of `batchJobProgress`, with the request id of its context. */
  events: [] as string[],
}

/** What the resolvers put into their faults: it must never be seen outside. */
export const CANARY = 'canary.person@example.com'

function testSchema(): GraphQLSchema {
  const feature = { key: 'f', parent: () => feature, next: () => feature }
  return guardRootFields(
    makeExecutableSchema({
      typeDefs: TYPES,
      resolvers: {
        ...scalars,
        Feature: {
          bug: () => {
            throw queryError()
          },
          denied: () => {
            throw new Forbidden('This token is not valid for that channel.')
          },
          absent: () => {
            throw Object.assign(new Error(`no route to ${CANARY}`), { code: 'HEADQUARTERS_UNREACHABLE' })
          },
          secret: () => {
            throw new GraphQLError(`value ${CANARY}`)
          },
        },
        Query: {
          serverInfo: () => 'ok',
          feature: () => feature,
          features: () => feature,
          unlisted: () => 'must not be seen',
          channels: () => 'ok',
        },
        Mutation: {
          enableFeature: (_: unknown, { key }: { key: string }) => key,
          setChannelOffline: () => 'ok',
          runCdxJob: () =>
            new Promise<string>((resolve) => {
              probe.finishJob = () => resolve('done')
              probe.jobStarted()
            }),
        },
        Subscription: {
          featureChanged: {
            subscribe: (_: unknown, { count }: { count?: number }) => numbers(count ?? 1),
            resolve: (value: number) => value,
          },
          batchJobProgress: {
            subscribe: () => numbers(3),
            resolve: (value: number, _args: unknown, { requestId }: Caller) => {
              probe.events.push(requestId)
              return value
            },
          },
          cdxSessionChanged: {
            subscribe: () => endless(),
            resolve: () => 1,
          },
          operationChanged: {
            // biome-ignore lint/correctness/useYield: it fails before its first event.
            subscribe: async function* () {
              throw queryError()
            },
          },
        },
      },
    }),
  )
}

function queryError(): Error {
  const cause = Object.assign(new Error(`duplicate key (email)=(${CANARY})`), {
    code: '23505',
    severity: 'ERROR',
    constraint_name: 'customer_account_unique',
    detail: CANARY,
  })
  return Object.assign(new Error(`Failed query: insert … params: ${CANARY}`, { cause }), { params: [CANARY] })
}

async function* numbers(count: number): AsyncGenerator<number> {
  for (let value = 1; value <= count; value++) yield value
}

/** One event, then none, until it is ended: like a subscription that waits. */
function endless(): AsyncIterableIterator<number> {
  let sent = false
  let end: () => void = () => {}
  const iterator: AsyncIterableIterator<number> = {
    next() {
      if (sent)
        return new Promise((resolve) => {
          end = () => resolve({ done: true, value: undefined })
        })
      sent = true
      return Promise.resolve({ done: false, value: 1 })
    },
    async return() {
      end()
      probe.subscriptionEnded()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
