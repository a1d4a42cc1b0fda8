import type { Actor, Credential } from '../../access/actor.ts'
import type { Sides } from '../../between/sides.ts'
import type { Loaders } from '../loaders/index.ts'

/** The caller, on any wire. Made from the token for each request and for each event of a subscription. */
export interface Caller {
  readonly actor: Actor
  readonly credential: Credential
  /** Identifies the request in logs and in the audit; returned as `x-request-id`. */
  readonly requestId: string
  /** Whether it only reads: the statements of a query are reads of the token. */
  readonly reads: boolean
  /**
   * Where the answer may be some seconds old: up to which moment it must contain everything, in milliseconds since 1970
   * by the clock of headquarters' database; null: it may be as old as the replica may. Undefined: it is of now.
   */
  readonly readAfter?: number | null | undefined
  /** Of which moment headquarters' part of the answer is, where a replica has read it; undefined: of now. */
  readonly asOf?: number | undefined
}

/** The context of a resolver: the caller, both sides, and the loaders of this request. */
export interface Context extends Caller {
  readonly sides: Sides
  readonly loaders: Loaders
}

/** Makes the context of one request or event. Nothing in it outlives the request. */
export type MakeContext<C extends Caller = Context> = (caller: Caller) => C
