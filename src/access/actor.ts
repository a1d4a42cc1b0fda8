/** The roles of a token. The table in rules.ts says what each may do. */
export const ROLES = [
  'CHANNEL_DEVICE',
  'CHANNEL_APPLICATION',
  'OPERATOR',
  'FEATURE_VIEWER',
  'FEATURE_MANAGER',
  'AUTOMATION',
  'VIEWER',
  'PROCESS',
  'ADMINISTRATOR',
] as const

/** One of the roles of ROLES. */
export type Role = (typeof ROLES)[number]

/** The caller. Every operation takes one; it comes from a signed token, never from the request itself. */
export interface Actor {
  /** The token's subject: a name for logs, the audit and limits. Not personal data. */
  readonly id: string
  readonly roles: readonly Role[]
  /** The ids of the channels that the actor may access; 'ALL' means every channel, including future ones. */
  readonly channels: readonly string[] | 'ALL'
}

/** The content of a valid token: the caller, the expiry, and the token's id. */
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
