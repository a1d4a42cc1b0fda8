import type { Actor, Credential } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { type Loaders, makeLoaders } from './loaders/index.ts'
import type { Caller, Context } from './shared/context.ts'

/**
 * The context of one request or event. The sides and loaders are made when they are first needed: many requests need
 * none.
 */
export class RequestContext implements Context {
  readonly actor: Actor
  readonly credential: Credential
  readonly requestId: string
  readonly reads: boolean
  readonly readAfter: number | null | undefined
  asOf: number | undefined
  readonly everyone: Sides
  own: Sides | undefined
  made: Loaders | undefined

  constructor({ actor, credential, requestId, reads, readAfter }: Caller, everyone: Sides) {
    this.actor = actor
    this.credential = credential
    this.requestId = requestId
    this.reads = reads
    this.readAfter = readAfter
    this.asOf = undefined
    this.everyone = everyone
    this.own = undefined
    this.made = undefined
  }

  get sides(): Sides {
    this.own ??= (this.reads && this.ofReader()) || this.everyone
    return this.own
  }

  ofReader(): Sides | undefined {
    const { everyone, readAfter } = this
    const { tokenId } = this.credential
    const replica = readAfter === undefined ? null : everyone.replica?.use(tokenId, readAfter)
    this.asOf = replica?.asOf
    return everyone.forReader?.(tokenId, replica?.db)
  }

  get loaders(): Loaders {
    this.made ??= makeLoaders(this.sides, this.actor)
    return this.made
  }
}
