import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql'
import { CloseCode, makeServer, type Context as SocketContext, type SubscribePayload } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { type Actor, type Credential, Forbidden, Unauthenticated } from '../../access/actor.ts'
import type { Caller } from '../../api/shared/context.ts'
import { present, refuse } from '../../api/shared/errors.ts'
import type { Log } from '../../config/log.ts'
import { databaseNow } from '../../db/database-clock.ts'
import type { Authentication, Proof } from '../caller/authentication.ts'
import { bearerToken } from '../caller/bearer-token.ts'
import { type JudgeParts, type Prepared, prepareOperation } from '../documents/prepare-operation.ts'
import { executePrepared, presentResult } from '../live/execution-result.ts'
import type { SharedAnswers } from '../live/shared-answers.ts'
import { asResults, openSubscription } from '../live/subscribe.ts'
import { atExpiry } from './at-expiry.ts'
import type { SocketCounts } from './socket-counts.ts'
import { type SocketSender, TRY_AGAIN_LATER } from './socket-sender.ts'
import { textFrames } from './text-frames.ts'

/** The data sent with `connection_ack`, beside the server's time. Must not fail or take long. */
export type Greeting = (actor: Actor) => Promise<Readonly<Record<string, unknown>>>

/** What the protocol needs. */
export interface ProtocolParts extends JudgeParts {
  readonly authentication: Authentication
  readonly answers: SharedAnswers
  readonly counts: SocketCounts
  /** Sent with `connection_ack`, beside the server's time. */
  readonly greeting: Greeting
  readonly log: Log
}

/** One socket, as the hooks of the protocol see it. */
export interface SocketState {
  readonly socket: WebSocket
  readonly sender: SocketSender
  readonly request: IncomingMessage
  readonly address: string
  proof?: Proof
  credential?: Credential
  /** Cancels the timer for the expiry of the token or the session, and lets go of the session. */
  stopWaiting?: () => void
  /** Queries and mutations that have not been answered yet. */
  running: number
}

/** An operation that was admitted on a socket. */
interface Admitted {
  readonly id: string
  readonly state: SocketState
  readonly prepared: Prepared
}

type Ctx = SocketContext<Record<string, unknown> | undefined, SocketState>

/**
 * The graphql-transport-ws protocol with the rules of this server: the same validation, admission, roles and masking as
 * on HTTP.
 */
export function makeProtocol(parts: ProtocolParts) {
  const { limits, authentication, counts, log } = parts
  /** The operation of each context: `execute` and `subscribe` get only their arguments. */
  const operations = new WeakMap<object, Admitted>()
  return makeServer<Record<string, unknown> | undefined, SocketState>({
    connectionInitWaitTimeout: limits.initSeconds * 1000,
    async onConnect({ connectionParams, extra }) {
      try {
        extra.proof = authentication.proofOf({ headers: extra.request.headers }, tokenOf(connectionParams))
        extra.credential = await authentication.verify(extra.proof)
      } catch (error) {
        if (!(error instanceof Unauthenticated || error instanceof Forbidden)) throw error
        extra.socket.close(CloseCode.Forbidden, error.message)
        return false
      }
      if (!counts.signIn(extra.address, extra.credential.tokenId)) {
        extra.socket.close(TRY_AGAIN_LATER, 'Too many sockets with this token')
        return false
      }
      const letGo = authentication.hold(extra.proof)
      const stopWaiting = closeAtExpiry(parts, extra, extra.credential)
      extra.stopWaiting = () => {
        letGo()
        stopWaiting()
      }
      return { ...(await parts.greeting(extra.credential.actor)), serverTime: databaseNow().toISOString() }
    },
    async onSubscribe(ctx, id, payload) {
      const prepared = await prepare(parts, ctx, id, payload)
      if (!('args' in prepared)) return prepared
      operations.set(prepared.args.contextValue, { id, state: ctx.extra, prepared })
      return prepared.args
    },
    execute: (args) => executeCounted(admitted(operations, args)),
    subscribe: (args) => subscribe(parts, admitted(operations, args)),
    // For queries and mutations, and for subscriptions that could not be opened.
    onNext: (_ctx, _id, _payload, args, { extensions, ...result }) => {
      const { prepared } = admitted(operations, args)
      const {
        cost,
        args: { contextValue },
      } = prepared
      return presentResult({ ...result, extensions: { ...extensions, cost } }, log, contextValue.requestId)
    },
    onError: (_ctx, _id, _payload, errors) => errors.map((error) => present(error, log)),
    onClose({ extra }) {
      extra.stopWaiting?.()
      counts.close(extra.address, extra.credential?.tokenId)
    },
  })
}

/** As on every wire, after the checks that only a socket needs. */
async function prepare(
  parts: ProtocolParts,
  ctx: Ctx,
  id: string,
  payload: SubscribePayload,
): Promise<Prepared | readonly GraphQLError[]> {
  const { limits } = parts
  if (id.length > limits.operationIdLength) {
    ctx.extra.socket.close(CloseCode.BadRequest, 'Operation id too long')
    return [refuse('BAD_USER_INPUT', 'The operation id is too long.')]
  }
  if (Object.keys(ctx.subscriptions).length > limits.subscriptionsPerSocket) {
    return [refuse('RATE_LIMITED', `A socket may have at most ${limits.subscriptionsPerSocket} open operations.`)]
  }
  return prepareOperation(parts, payload, () => callerOf(parts, ctx.extra))
}

/** Opens a subscription whose results are sent unchanged, except for the operation id. */
async function subscribe(parts: ProtocolParts, { id, state, prepared }: Admitted) {
  const contextOf = async (reads: boolean) => parts.makeContext({ ...(await callerOf(parts, state)), reads })
  const opened = await openSubscription(prepared, { answers: parts.answers, contextOf })
  if (!('deliver' in opened)) return opened
  const opening = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`)
  const write = (results: readonly Buffer[]) => state.sender.write(framed(id, opening, results))
  return asResults(opened, {
    ready: state.sender.ready,
    write,
    tryWrite: (results) => state.sender.tryWrite(framed(id, opening, results)),
    writeFirst: (result) => {
      const extensions = { ...result.extensions, cost: prepared.cost }
      write([Buffer.from(JSON.stringify(presentResult({ ...result, extensions }, parts.log)))])
    },
  })
}

const CLOSING = Buffer.from('}')

/** The frames that were made last: the next socket often sends the same results under the same operation id. */
let latest: { readonly id: string; readonly results: readonly Buffer[]; readonly frames: Buffer } | undefined

function framed(id: string, opening: Buffer, results: readonly Buffer[]): Buffer {
  if (latest?.results !== results || latest.id !== id)
    latest = { id, results, frames: textFrames(opening, results, CLOSING) }
  return latest.frames
}

async function executeCounted({ state, prepared }: Admitted): Promise<ExecutionResult> {
  state.running += 1
  try {
    return await executePrepared(prepared)
  } finally {
    state.running -= 1
  }
}

/**
 * Verifies the token or the session again for every operation and event: it may have expired, or its key may have been
 * withdrawn. Closes the socket then, and when the session has other rights: its subscriptions were opened with those
 * before.
 */
export async function callerOf(
  { authentication }: Pick<ProtocolParts, 'authentication'>,
  state: SocketState,
): Promise<Caller> {
  try {
    const credential = await authentication.verify(state.proof ?? { token: undefined })
    if (state.proof && 'session' in state.proof && state.credential !== credential)
      throw new Unauthenticated('The rights of the session have changed. Connect again.')
    return { actor: credential.actor, credential, requestId: randomUUID(), reads: false }
  } catch (error) {
    if (error instanceof Unauthenticated) state.socket.close(CloseCode.Forbidden, error.message)
    throw error
  }
}

/** Closes the socket when its token expires, or its session, unless that goes on: it is asked at its end. */
function closeAtExpiry(parts: ProtocolParts, state: SocketState, credential: Credential): () => void {
  const expired = () => state.socket.close(CloseCode.Forbidden, 'The token has expired')
  const isToken = !state.proof || 'token' in state.proof
  let cancel = () => {}
  const wait = () => {
    cancel = atExpiry(credential.expiresAt, () => {
      if (isToken) return expired()
      callerOf(parts, state).then(wait, () => state.socket.close(TRY_AGAIN_LATER, 'The session cannot be read now'))
    })
  }
  wait()
  return () => cancel()
}

function admitted(operations: WeakMap<object, Admitted>, { contextValue }: ExecutionArgs): Admitted {
  const operation = typeof contextValue === 'object' && contextValue !== null ? operations.get(contextValue) : undefined
  if (!operation) throw new Error('The operation does not run on a socket.')
  return operation
}

/**
 * None, for the cookie of a session, or `{ "token": "…" }` or `{ "Authorization": "Bearer …" }`, as clients send them
 * with `connection_init`.
 */
function tokenOf(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  // The page has no token while it works with the cookie of a session.
  if (typeof params?.token === 'string' && params.token !== '') return params.token
  const header = params?.Authorization ?? params?.authorization
  return typeof header === 'string' ? bearerToken(header) : undefined
}
