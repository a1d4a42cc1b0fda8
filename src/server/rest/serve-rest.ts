import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLError, GraphQLSchema } from 'graphql'
import { z } from 'zod'
import type { Caller, MakeContext } from '../../api/shared/context.ts'
import { refuse } from '../../api/shared/errors.ts'
import type { Log } from '../../config/log.ts'
import { jsonOf } from '../../model/json-of.ts'
import { continuing } from '../../traces/spans.ts'
import { type Entrance, sendError } from '../http/http.ts'
import { openApiOf } from './openapi.ts'
import { REST_PATH, REST_ROUTES, type RestRoute } from './routes.ts'

const error = z.looseObject({
  message: z.string(),
  extensions: z.looseObject({ code: z.string(), retryAfter: z.number().optional() }),
})
const result = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(error).optional(),
})
const payload = z.looseObject({
  userErrors: z.array(z.looseObject({ code: z.string() })),
  repeated: z.boolean().optional(),
  customer: z.looseObject({ id: z.string() }).nullish(),
})

/** The HTTP statuses of codes, in `errors[]` and in `userErrors`, where it is not that of their kind. */
const STATUS: Readonly<Partial<Record<string, number>>> = {
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  QUERY_TOO_COSTLY: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  IDEMPOTENCY_KEY_IN_PROGRESS: 409,
  RATE_LIMITED: 429,
  BUSY: 503,
  HEADQUARTERS_UNREACHABLE: 503,
  HEADQUARTERS_UNAVAILABLE: 503,
  CHANNEL_DATABASE_UNREACHABLE: 503,
  CHANNEL_DATABASE_UNAVAILABLE: 503,
}
const FAULT = 500
const REFUSED = 422

/** What the routes need: the same server that GraphQL is served by, and its entrance. */
export type RestParts<C extends Caller> = {
  readonly apollo: ApolloServer<C>
  readonly schema: GraphQLSchema
  readonly entrance: Entrance
  readonly makeContext: MakeContext<C>
  readonly log: Log
}

/**
 * Serves REST: each route runs a named document in the server of GraphQL, so that rights, masking, limits, audit and
 * idempotency are the same. The description (OpenAPI) needs no token, like the page and the explorer.
 *
 * sofa-api 0.18 does not fit: it makes a route of every root field, with generated documents that select whole types,
 * which cost more than they may, and has neither statuses for `userErrors` nor a header for the idempotency key.
 */
export function serveRest<C extends Caller>(app: FastifyInstance, parts: RestParts<C>): void {
  const description = JSON.stringify(openApiOf(parts.schema, REST_ROUTES))
  app.get(`${REST_PATH}/openapi.json`, (_, reply) => {
    reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store')
    return reply.send(description)
  })
  for (const route of REST_ROUTES) {
    app.route({
      method: route.method,
      url: `${REST_PATH}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      onRequest: parts.entrance.onRequest,
      handler: async (request, reply) => {
        try {
          return await answer(parts, route, request, reply)
        } catch (fault) {
          return sendError(request, reply, fault, parts.log)
        }
      },
    })
  }
}

async function answer<C extends Caller>(
  { apollo, entrance, makeContext }: RestParts<C>,
  route: RestRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const credential = entrance.credentialOf(request)
  const variables = route.variables({ parameters: parametersOf(route, request), body: bodyOf(route, request) })
  const { body } = await continuing(request.headers.traceparent, () =>
    apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([
          ['content-type', 'application/json'],
          ['accept', 'application/graphql-response+json'],
        ]),
        search: '',
        body: { query: route.document, variables },
      },
      context: async () => makeContext({ actor: credential.actor, credential, requestId: request.id, reads: false }),
    }),
  )
  if (body.kind !== 'complete') throw new Error('A document of REST is answered in parts.')
  const { data, errors } = result.parse(jsonOf(body.string))
  reply.header('cache-control', 'no-store').header('content-type', 'application/json; charset=utf-8')
  const [first] = errors ?? []
  if (errors && first) {
    const { code, retryAfter } = first.extensions
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter))
    return reply.code(STATUS[code] ?? FAULT).send(JSON.stringify({ errors }))
  }
  return send(route, data?.[route.answers], request, reply)
}

function send(route: RestRoute, answered: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (route.method === 'GET') {
    if (answered != null) return reply.send(JSON.stringify(answered))
    const message = 'There is none, or the token may not see it.'
    return reply.code(404).send(JSON.stringify({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] }))
  }
  const { userErrors, ...done } = payload.parse(answered)
  const [refusal] = userErrors
  if (refusal) return reply.code(STATUS[refusal.code] ?? REFUSED).send(JSON.stringify({ userErrors }))
  const channel = parametersOf(route, request).channel
  if (done.customer && channel !== undefined)
    reply.header(
      'location',
      `${REST_PATH}/customers/${encodeURIComponent(done.customer.id)}?channel=${encodeURIComponent(channel)}`,
    )
  return reply.code(done.repeated ? 200 : 201).send(JSON.stringify(done))
}

const named = z.record(z.string(), z.unknown())

/** The parameters of a request, by name. Throws the refusal of one that is missing, or that the route does not have. */
function parametersOf(route: RestRoute, request: FastifyRequest): Record<string, string | undefined> {
  const [inPath, inQuery] = [named.parse(request.params), named.parse(request.query)]
  for (const name of Object.keys(inQuery))
    if (!route.parameters.some((each) => each.in === 'query' && each.name === name)) throw unknownParameter(name)
  return Object.fromEntries(
    route.parameters.map(({ name, in: place, required }) => {
      const given = place === 'path' ? inPath[name] : place === 'query' ? inQuery[name] : headerOf(request, name)
      if (given !== undefined && typeof given !== 'string') throw refuse('BAD_USER_INPUT', `Give \`${name}\` once.`)
      if (required && !given) throw refuse('BAD_USER_INPUT', `The ${place} parameter \`${name}\` is missing.`)
      return [name, given]
    }),
  )
}

function unknownParameter(name: string): GraphQLError {
  const shown = /^\w{1,40}$/.test(name) ? ` \`${name}\`` : ''
  return refuse('BAD_USER_INPUT', `There is no query parameter${shown} here.`)
}

/** A header's value; quotation marks around it (RFC 9651) are not part of it. */
function headerOf({ headers }: FastifyRequest, name: string): unknown {
  const value = headers[name.toLowerCase()]
  return typeof value === 'string' ? value.trim().replace(/^"(.*)"$/s, '$1') : value
}

function bodyOf(route: RestRoute, { body }: FastifyRequest): unknown {
  if (route.body === undefined) return undefined
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  throw refuse('BAD_USER_INPUT', 'Send a JSON object.')
}
