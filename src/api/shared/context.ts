import type { Actor, Credential } from '../../access/actor.ts'
import type { Sides } from '../../between/sides.ts'
import type { Loaders } from '../loaders/index.ts'

/** Who asks, on whichever wire. Made by the door from the token, once for each request and once for each event of a subscription. */
export interface Caller {
  readonly actor: Actor
  readonly credential: Credential
  /** Names the request in logs and in the audit; sent back as `x-request-id`. */
  readonly requestId: string
}

/** What a resolver gets: who asks, the two sides, and what this one request has read already. */
export interface Context extends Caller {
  readonly sides: Sides
  readonly loaders: Loaders
}

/** Makes the context of one request or event. Nothing in it outlives that request. */
export type MakeContext<C extends Caller = Context> = (caller: Caller) => C
