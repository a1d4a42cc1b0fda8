import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  CHECK_PATH,
  JOIN_PATH,
  type JoinAnswer,
  type JoinRefusal,
  type JoinRequest,
  joinRequest,
  type KeyCheck,
  RENEW_PATH,
  type RenewRequest,
  renewRequest,
} from '../../between/store/joining.ts'
import type { Log } from '../../config/log.ts'
import { logFault } from '../../config/log-fault.ts'
import { isUnavailable } from '../../db/errors.ts'
import { bearerToken } from '../caller/bearer-token.ts'
import { makeAddressLimit } from './address-limit.ts'

const MOST_BYTES = 8_192

/** What headquarters does for a store that joins, renews its key, or asks whether it is accepted. */
export type StoreRegistry = {
  join(request: JoinRequest): Promise<JoinAnswer | JoinRefusal>
  /** `assertion`: that of the present key. */
  renewKey(assertion: string | undefined, request: RenewRequest): Promise<JoinAnswer | JoinRefusal>
  /** Does not count as a use of the key. */
  checkKey(assertion: string | undefined): Promise<KeyCheck | JoinRefusal>
}

const STATUS: { readonly [refused in JoinRefusal['refused']]: number } = {
  CODE_REFUSED: 403,
  CLOCK_OFF: 403,
  NOT_PROVED: 403,
  STORE_REFUSED: 403,
  RATE_LIMITED: 429,
  BAD_REQUEST: 400,
}

/** Registers stores by plain HTTP: they have no token yet. Neither codes nor keys are logged. */
export function serveStores(app: FastifyInstance, registry: StoreRegistry, log: Log): void {
  const limit = makeAddressLimit()
  app.route({
    method: 'POST',
    url: JOIN_PATH,
    bodyLimit: MOST_BYTES,
    handler: handler(joinRequest, limit, log, (_, body) => registry.join(body)),
  })
  app.route({
    method: 'POST',
    url: RENEW_PATH,
    bodyLimit: MOST_BYTES,
    handler: handler(renewRequest, limit, log, ({ headers }, body) =>
      registry.renewKey(bearerToken(headers.authorization), body),
    ),
  })
  app.route({
    method: 'POST',
    url: CHECK_PATH,
    bodyLimit: MOST_BYTES,
    handler: handler(z.strictObject({}), limit, log, ({ headers }) =>
      registry.checkKey(bearerToken(headers.authorization)),
    ),
  })
}

function handler<Body>(
  schema: z.ZodType<Body>,
  limit: (address: string) => number,
  log: Log,
  answer: (request: FastifyRequest, body: Body) => Promise<JoinAnswer | KeyCheck | JoinRefusal>,
) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store')
    const wait = Math.ceil(limit(request.ip))
    if (wait > 0) return refuse(reply.header('retry-after', wait), { ...RATE_LIMITED, retryAfter: wait })
    const { data: body, success } = schema.safeParse(request.body)
    if (!success) return refuse(reply, BAD_REQUEST)
    try {
      const answered = await answer(request, body)
      if (!('refused' in answered)) return answered
      log.warn({ address: request.ip, refused: answered.refused }, 'a store was refused')
      return refuse(reply, answered)
    } catch (error) {
      const id = logFault(log, error, 'a store could not be registered', { requestId: request.id })
      const status = isUnavailable(error) ? 503 : 500
      return reply.code(status).send({ message: `Headquarters cannot answer at the moment (${id}). Try again.` })
    }
  }
}

const RATE_LIMITED: JoinRefusal = {
  refused: 'RATE_LIMITED',
  message: 'Too many stores have asked from this address. Try again in a moment.',
}
const BAD_REQUEST: JoinRefusal = {
  refused: 'BAD_REQUEST',
  message: 'The request is not one that this version understands. Use the same version of tillsync on both machines.',
}

const refuse = (reply: FastifyReply, refusal: JoinRefusal) => reply.code(STATUS[refusal.refused]).send(refusal)
