import { z } from 'zod'
import { publicKey } from './store-key.ts'

// How a store registers its key at headquarters, by HTTP: the wire comes after that.

/** Where stores join, where they renew their key, and where they ask whether it is accepted. */
export const JOIN_PATH = '/stores/join'
export const RENEW_PATH = '/stores/renew-key'
export const CHECK_PATH = '/stores/check-key'

/** The audience of the proof that a store has the private half of a key. Its issuer is the key's id. */
export const JOIN_AUDIENCE = 'tillsync-join'

/** A key to be registered. `proof`: an assertion that the key itself has signed. */
export type RenewRequest = z.infer<typeof renewRequest>
export const renewRequest = z.strictObject({ publicKey, proof: z.string().max(2_000) })

/** The same with a join code, as a person has written it. */
export type JoinRequest = z.infer<typeof joinRequest>
export const joinRequest = renewRequest.extend({ code: z.string().min(1).max(100) })

/** What a store needs for its first start. `keys`: those by which headquarters signs. */
export type JoinAnswer = z.infer<typeof joinAnswer>
export const joinAnswer = z.object({
  channelDatabaseId: z.string().min(1),
  headquartersId: z.guid(),
  keyId: z.string().min(1),
  keys: z.array(z.object({ kid: z.string(), jwk: publicKey })),
})

/** What a store learns of its key. `now`: by the clock of headquarters' database, RFC 3339. */
export type KeyCheck = z.infer<typeof keyCheck>
export const keyCheck = z.object({
  channelDatabaseId: z.string().min(1),
  keyCreatedAt: z.iso.datetime(),
  now: z.iso.datetime(),
  /** The version of headquarters' program, and those of the wire that it speaks. */
  version: z.string(),
  wireVersions: z.array(z.int()),
})

/** Why a store was not registered. */
export const JOIN_REFUSALS = [
  /** The code does not exist, was used or replaced, or has expired. */
  'CODE_REFUSED',
  /** The clocks of the two machines differ by more than five minutes. */
  'CLOCK_OFF',
  /** The key or its proof is wrong. */
  'NOT_PROVED',
  /** The store's present key is not accepted (when it renews or checks its key). */
  'STORE_REFUSED',
  /** Too many requests from this address; `retryAfter` says when to try again, in seconds. */
  'RATE_LIMITED',
  /** The request is not of this form. */
  'BAD_REQUEST',
] as const

/** A refusal, in words for people. */
export type JoinRefusal = z.infer<typeof joinRefusal>
export const joinRefusal = z.object({
  refused: z.enum(JOIN_REFUSALS),
  message: z.string(),
  retryAfter: z.number().optional(),
})
