import { z } from 'zod'

/** The roles of a token. The table in rules.ts says what each may do. */
export const ROLES = [
  'CHANNEL_DEVICE',
  'CHANNEL_APPLICATION',
  'OPERATOR',
  'FEATURE_VIEWER',
  'FEATURE_MANAGER',
  'AUTOMATION',
  'INTEGRATION',
  'VIEWER',
  'PROCESS',
  'ADMINISTRATOR',
] as const

/** One of the roles of ROLES. */
export type Role = (typeof ROLES)[number]

/** The channels an actor may act on, by their id; 'ALL' means every channel there is and will be. */
export const actorChannels = z.union([z.literal('ALL'), z.array(z.string()).readonly()])

export const actor = z
  .object({
    /** The token's subject: a name for logs, the audit and limits. Not personal data. */
    id: z.string(),
    roles: z.array(z.enum(ROLES)).readonly(),
    channels: actorChannels,
    /** The register that the token is bound to: a device of its one channel. */
    register: z.string().optional(),
  })
  .readonly()
/** The caller. Every operation of the code takes one; it comes from a signed token, never from the request itself. */
export type Actor = z.infer<typeof actor>

/** What a valid token says: the caller, until when, and which token it is. */
export interface Credential {
  readonly actor: Actor
  /** The token's own id, used to revoke and count it. */
  readonly tokenId: string
  readonly expiresAt: Date
}

/** Thrown when the actor may not do what it requested. Clients see the message as it is: never put a value into it. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
  readonly code = 'FORBIDDEN'
}

/** Thrown when the request has no valid token, or when the token has expired since. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated'
  readonly code = 'UNAUTHENTICATED'
}

/** True when the actor may read from and act on the channel. */
export function mayUseChannel(actor: Actor, channel: string): boolean {
  return actor.channels === 'ALL' || actor.channels.includes(channel)
}

/** Throws Forbidden unless the actor may use the channel. A channel that does not exist is refused the same way. */
export function assertMayUseChannel(actor: Actor, channel: string): void {
  if (!mayUseChannel(actor, channel)) throw new Forbidden('This token is not valid for that channel.')
}

/** The program itself, for work that no request started (schedules, seeding). */
export const SYSTEM: Actor = { id: 'tillsync', roles: ['ADMINISTRATOR'], channels: 'ALL' }
