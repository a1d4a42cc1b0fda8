import type { FastifyInstance } from 'fastify'
import { Unauthenticated } from '../../access/actor.ts'
import { mayCall } from '../../access/rules.ts'
import type { Tokens } from '../../access/tokens.ts'
import { bearerToken } from '../caller/bearer-token.ts'

/** Where Prometheus reads. */
export const METRICS_PATH = '/metrics'

/** Prometheus' text format. */
const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

type MetricsParts = {
  /** No token is needed. */
  readonly open: boolean
  readonly tokens: Pick<Tokens, 'verifyToken'>
  readonly read: () => Promise<string>
}

/**
 * Serves /metrics. The names of channel databases and the numbers of a business are in it: unless it is open, it
 * needs a token that may see the dashboard of all channels.
 */
export function serveMetrics(app: FastifyInstance, { open, tokens, read }: MetricsParts): void {
  app.get(METRICS_PATH, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!open) {
      const refused = await refusalOf(tokens, request.headers.authorization)
      if (refused === 401) reply.header('www-authenticate', 'Bearer realm="tillsync"')
      if (refused !== null) return reply.code(refused).send({ error: NEEDS })
    }
    return reply.type(CONTENT_TYPE).send(await read())
  })
}

const NEEDS = '/metrics needs a token for all channels that may see the dashboard, such as one with the role viewer.'

async function refusalOf(tokens: MetricsParts['tokens'], authorization: string | undefined): Promise<401 | 403 | null> {
  try {
    const { actor } = await tokens.verifyToken(bearerToken(authorization))
    return mayCall(actor, 'Query.dashboardStats') && actor.channels === 'ALL' ? null : 403
  } catch (error) {
    if (error instanceof Unauthenticated) return 401
    throw error
  }
}
