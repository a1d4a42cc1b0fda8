import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { SignIn } from '../access/sign-in/open-sign-in.ts'
import type { Tokens } from '../access/tokens.ts'
import type { Caller, MakeContext } from '../api/shared/context.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../config/log.ts'
import { makeApollo, type WrittenAt } from './apollo.ts'
import { makeAuthentication } from './caller/authentication.ts'
import { makeAdmission } from './documents/admission.ts'
import type { FieldPointsTable } from './documents/field-points.ts'
import { documentPolicy, documentReader } from './documents/read-document.ts'
import { type SpendBudgets, shareBudgets } from './documents/shared-budgets.ts'
import { makeTokenBudgets } from './documents/token-budgets.ts'
import { openTrustedDocuments } from './documents/trusted-documents.ts'
import { serveExplorer } from './explorer/explorer.ts'
import { clientAddress } from './http/address.ts'
import { type HealthParts, serveHealth } from './http/health.ts'
import { makeEntrance, makeHttp, serveGraphql } from './http/http.ts'
import { assertMayListen, cannotListen } from './http/listen.ts'
import { originPolicy } from './http/origin.ts'
import { presentResult } from './live/execution-result.ts'
import { makeSharedAnswers } from './live/shared-answers.ts'
import { serveDashboard } from './page/page.ts'
import { serveRest } from './rest/serve-rest.ts'
import { serveSignIn } from './sign-in/serve-sign-in.ts'
import { serveEventStreams } from './sse/event-streams.ts'
import type { Greeting } from './ws/socket.ts'
import { makeSocketCounts, type OtherProcesses } from './ws/socket-counts.ts'
import { serveSockets, type Upgrade } from './ws/socket-server.ts'

/** The parts of a server. */
export interface ServerParts<C extends Caller> {
  readonly config: Config
  /** Executable, with guarded root fields (schema.ts). */
  readonly schema: GraphQLSchema
  readonly tokens: Tokens
  /** Where people can sign in to the page with an identity provider. */
  readonly signIn?: SignIn | undefined
  readonly makeContext: MakeContext<C>
  readonly log: Log
  /** Which of the process's roles can work, for /readyz. By default the server is ready as soon as it listens. */
  readonly ready?: HealthParts['ready']
  /** Sent with `connection_ack` beside the server's time, such as the retention of events. */
  readonly greeting?: Greeting
  /** Shares the tokens' budgets with the other processes of the installation; without, this process counts alone. */
  readonly spendBudgets?: SpendBudgets
  /** The other processes that listen on the same port. */
  readonly others?: OtherProcesses | undefined
  /** Upgrades to other paths than GraphQL's, such as the wire of stores. */
  readonly upgrades?: ReadonlyMap<string, Upgrade> | undefined
  /** The moment of a mutation, for clients that read from a replica afterwards. */
  readonly writtenAt?: WrittenAt
  /** True: REST is served too. Its documents are those of the API's schema. */
  readonly rest?: boolean
  /** The work of fields in points, by default that of the API. */
  readonly fieldPoints?: FieldPointsTable
}

/** A server that is not listening yet. */
export interface Server {
  /** The HTTP server, for further routes (the other side's interface) before `start`. */
  readonly http: FastifyInstance
  /** Starts listening and returns the base URL, such as http://127.0.0.1:4000. */
  start(): Promise<string>
  /**
   * Accepts nothing new, lets running requests finish, closes sockets with 1001. Takes at most `limits.stopSeconds`.
   */
  stop(): Promise<void>
}

/** GraphQL over HTTP, WebSocket and server-sent events on one port, with the same rules on each. */
export async function createServer<C extends Caller>(parts: ServerParts<C>): Promise<Server> {
  const { config, schema, tokens, makeContext, log } = parts
  const policy = documentPolicy(config.limits)
  const mayCallFrom = originPolicy({ ...config, allowedOrigins: originsOf(parts) })
  const budgets = makeTokenBudgets(config.limits)
  const admit = makeAdmission(schema, config.limits, budgets, parts.fieldPoints)
  const apollo = makeApollo<C>(schema, policy, admit, log, parts.writtenAt)
  await apollo.start()
  const documents = await openTrustedDocuments(config.documents, log)
  const authentication = makeAuthentication(tokens, parts.signIn)
  const httpParts = { config, authentication, mayCallFrom, documents, log }
  const http = await makeHttp(httpParts)
  let stopping = false
  closeConnectionsWhile(http, () => stopping)
  serveHealth(http, { ready: parts.ready, stopping: () => stopping })
  serveSignIn(http, parts.signIn, log)
  serveExplorer(http, config)
  serveDashboard(http, config)
  const entrance = makeEntrance(httpParts)
  serveGraphql(http, apollo, entrance, makeContext)
  if (parts.rest) serveRest(http, { apollo, schema, entrance, makeContext, log })
  const live = {
    schema,
    limits: config.limits,
    authentication,
    makeContext,
    readDocument: documentReader(schema, policy),
    admit,
    documents,
    answers: makeSharedAnswers((result) => presentResult(result, log)),
    counts: makeSocketCounts(config.limits, parts.others),
    log,
  }
  const streams = serveEventStreams(http, { ...live, entrance, addressOf: ({ ip }) => ip })
  const sockets = serveSockets(http.server, {
    ...live,
    greeting: parts.greeting ?? (async () => ({})),
    mayCallFrom,
    upgrades: parts.upgrades,
    addressOf: (request) => clientAddress(request, config.trustProxy),
  })

  let stopSharing = () => {}
  return {
    http,
    async start() {
      await assertMayListen(config, tokens)
      const url = await listenAt(http, config)
      if (parts.spendBudgets) stopSharing = shareBudgets(budgets, parts.spendBudgets)
      return url
    },
    async stop() {
      if (stopping) return
      stopping = true
      stopSharing()
      const deadlineMs = config.limits.stopSeconds * 1000
      const cut = setTimeout(() => http.server.closeAllConnections(), deadlineMs)
      await Promise.all([sockets.stop(deadlineMs), streams.stop(), http.close()])
      clearTimeout(cut)
      await apollo.stop()
    },
  }
}

/** The page's own origin is known where people sign in to it, also behind a proxy. */
const originsOf = ({ config, signIn }: Pick<ServerParts<Caller>, 'config' | 'signIn'>): readonly string[] =>
  signIn ? [...config.allowedOrigins, signIn.pageUrl] : config.allowedOrigins

/** /healthz and /readyz alone, for a process that serves no part of the API: one that only runs jobs. */
export async function createHealthServer({
  config,
  log,
  ready,
}: Pick<ServerParts<Caller>, 'config' | 'log' | 'ready'>): Promise<Server> {
  const notFound = 'Not found. This process runs jobs only: its health is at /healthz and /readyz.'
  const http = await makeHttp({ config, mayCallFrom: originPolicy(config), log, notFound })
  let stopping = false
  closeConnectionsWhile(http, () => stopping)
  serveHealth(http, { ready, stopping: () => stopping })
  return {
    http,
    start: () => listenAt(http, config),
    async stop() {
      stopping = true
      await http.close()
    },
  }
}

/** A connection that is kept alive would delay the stop. */
function closeConnectionsWhile(http: FastifyInstance, stopping: () => boolean): void {
  http.addHook('onSend', (_, reply, payload, done) => {
    if (stopping()) reply.header('connection', 'close')
    done(null, payload)
  })
}

async function listenAt(http: FastifyInstance, config: Config): Promise<string> {
  await http.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw cannotListen(error, config)
  })
  return urlOf(http.server.address())
}

function urlOf(address: string | AddressInfo | null): string {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
  const everywhere = address.address === '0.0.0.0' || address.address === '::'
  const host = everywhere ? 'localhost' : address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}
