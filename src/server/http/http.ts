import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server'
import cors from '@fastify/cors'
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Credential } from '../../access/actor.ts'
import type { Caller, MakeContext } from '../../api/shared/context.ts'
import { maskFault, present, refusalOf, refuse } from '../../api/shared/errors.ts'
import type { Config } from '../../config/config.ts'
import type { Log } from '../../config/log.ts'
import { continuing } from '../../traces/spans.ts'
import { NotBuiltError } from '../built/built-folder.ts'
import type { Authentication } from '../caller/authentication.ts'
import { bearerToken } from '../caller/bearer-token.ts'
import { fillInDocument } from '../documents/document-ids.ts'
import type { TrustedDocuments } from '../documents/trusted-documents.ts'
import type { MayCallFrom } from './origin.ts'
import { isPlainPath, NOT_A_PATH } from './path.ts'

/** Where GraphQL is served, by HTTP and by WebSocket. */
export const GRAPHQL_PATH = '/graphql'

/** The parts of the HTTP wire. */
export interface HttpParts {
  readonly config: Config
  readonly authentication: Authentication
  readonly mayCallFrom: MayCallFrom
  readonly documents: TrustedDocuments
  readonly log: Log
}

const NOT_FOUND = 'Not found. The page is at /, GraphQL at /graphql, the explorer at /graphiql, REST at /rest/v1.'

type BareParts = Pick<HttpParts, 'config' | 'mayCallFrom' | 'log'> & { readonly notFound?: string }

/** The HTTP server, with its limits and its error answers, but without GraphQL yet. `notFound`: what it serves. */
export async function makeHttp({ config, mayCallFrom, log, notFound }: BareParts): Promise<FastifyInstance> {
  const { limits } = config
  const app = fastify({
    logger: false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestSeconds * 1000,
    http: { headersTimeout: limits.headerSeconds * 1000, connectionsCheckingInterval: 1000 },
    trustProxy: typeof config.trustProxy === 'boolean' ? config.trustProxy : [...config.trustProxy],
    forceCloseConnections: 'idle',
    genReqId: () => randomUUID(),
    // A path that cannot be decoded, or is too long; Fastify's own answer would repeat it.
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack()
      reply.raw.writeHead(400, {
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
      })
      reply.raw.end(JSON.stringify(NOT_A_PATH))
    },
  })
  // GraphQL over HTTP is JSON; a form or text/plain body would need no preflight from a foreign page.
  app.removeContentTypeParser('text/plain')
  await app.register(cors, {
    delegator: (request, done) => {
      const { origin, host } = request.headers
      const allowed = origin !== undefined && mayCallFrom(origin, host)
      done(null, {
        origin: allowed,
        methods: ['GET', 'POST'],
        exposedHeaders: ['x-request-id', 'x-written-at', 'retry-after', 'location'],
        maxAge: 600,
      })
    },
  })
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    })
    if (isPlainPath(request.url)) done()
    else reply.code(400).send(NOT_A_PATH)
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => sendError(request, reply, badRequestOf(error), log))
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ error: notFound ?? NOT_FOUND }))
  return app
}

/** The checks that every GraphQL request passes first, on any wire. */
export interface Entrance {
  /** Origin, and token or cookie, checked by the headers before the body is read. */
  onRequest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>
  /** The document, if it is given by its id. */
  preHandler(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>
  credentialOf(request: FastifyRequest): Credential
}

/** The entrance of one server. */
export function makeEntrance({ authentication, mayCallFrom, documents, log }: HttpParts): Entrance {
  const credentials = new WeakMap<FastifyRequest, Credential>()
  const credentialOf = (request: FastifyRequest): Credential => {
    const credential = credentials.get(request)
    if (!credential) throw refuse('UNAUTHENTICATED', 'This server needs a token.')
    return credential
  }
  return {
    credentialOf,
    async onRequest(request, reply) {
      try {
        const { origin, host, authorization } = request.headers
        if (origin !== undefined && !mayCallFrom(origin, host))
          throw refuse('FORBIDDEN', 'This origin may not call the server.')
        const proof = authentication.proofOf(request, bearerToken(authorization))
        credentials.set(request, authentication.verified(proof) ?? (await authentication.verify(proof)))
        assertPlainBody(request)
        return undefined
      } catch (error) {
        return sendError(request, reply, error, log)
      }
    },
    async preHandler(request, reply) {
      try {
        await fillInDocument(request, documents, credentialOf(request).actor)
        return undefined
      } catch (error) {
        return sendError(request, reply, error, log)
      }
    },
  }
}

/** Serves GraphQL over HTTP. */
export function serveGraphql<C extends Caller>(
  app: FastifyInstance,
  apollo: ApolloServer<C>,
  { onRequest, preHandler, credentialOf }: Entrance,
  makeContext: MakeContext<C>,
): void {
  app.route({
    method: ['GET', 'POST'],
    url: GRAPHQL_PATH,
    onRequest,
    preHandler,
    async handler(request, reply) {
      const credential = credentialOf(request)
      const { body, headers, status } = await continuing(request.headers.traceparent, () =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: graphqlRequest(request),
          context: async () =>
            makeContext({ actor: credential.actor, credential, requestId: request.id, reads: false }),
        }),
      )
      for (const [name, value] of headers) reply.header(name, value)
      reply.code(status ?? 200)
      return body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator)
    },
  })
}

function graphqlRequest({ method, headers, url, body }: FastifyRequest): HTTPGraphQLRequest {
  const sent = new HeaderMap()
  for (const name in headers) {
    const value = headers[name]
    if (value) sent.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const at = url.indexOf('?')
  return { method, headers: sent, search: at < 0 ? '' : url.slice(at), body }
}

function assertPlainBody(request: FastifyRequest): void {
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity')
    throw new HttpRefusal(415, 'Compressed request bodies are not accepted.')
}

class HttpRefusal extends Error {
  readonly statusCode: number
  constructor(statusCode: number, message: string) {
    super(message)
    this.statusCode = statusCode
  }
}

/** Fastify's own messages about a request quote its content; ours do not. */
function badRequestOf(error: FastifyError): Error {
  const status = error.statusCode ?? 500
  if (status >= 500) return error
  if (status === 413) return new HttpRefusal(413, 'The request is larger than this server accepts.')
  if (status === 415) return new HttpRefusal(415, 'Send the request as application/json.')
  return new HttpRefusal(status, 'The request is not valid: its body must be a JSON object.')
}

/** Sends a refusal or a fault. */
export function sendError(request: FastifyRequest, reply: FastifyReply, error: unknown, log: Log): FastifyReply {
  const { status, body } = answerOf(error, log, request.id)
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="tillsync"')
  const modern = request.headers.accept?.includes('application/graphql-response+json')
  return reply
    .code(status)
    .header(
      'content-type',
      modern ? 'application/graphql-response+json; charset=utf-8' : 'application/json; charset=utf-8',
    )
    .send(JSON.stringify({ errors: [body] }))
}

function answerOf(error: unknown, log: Log, requestId: string) {
  if (error instanceof HttpRefusal) {
    return { status: error.statusCode, body: { message: error.message, extensions: { code: 'BAD_USER_INPUT' } } }
  }
  if (error instanceof NotBuiltError) {
    return { status: 503, body: { message: error.message, extensions: { code: 'NOT_BUILT' } } }
  }
  const refusal = refusalOf(error)
  const { http } = refusal.extensions
  if (typeof http !== 'object' || http === null || !('status' in http) || typeof http.status !== 'number') {
    return { status: 500, body: maskFault(error, log, { requestId }) }
  }
  return { status: http.status, body: present(refusal, log, requestId) }
}
