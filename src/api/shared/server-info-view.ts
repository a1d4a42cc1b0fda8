import type { Role } from '../../access/actor.ts'
import type { Retention } from '../../model/retention.ts'

/** The part of `serverInfo` that needs nothing to be read. Times are RFC 3339. */
export type ServerInfoView = {
  version: string
  roles: ('HQ' | 'CHANNEL' | 'WORKER')[]
  time: string
  clockSkewSeconds: number | null
  whoami: {
    id: string
    roles: readonly Role[]
    channels: readonly string[] | null
    mayCall: string[]
    expiresAt: string
  }
  limits: { name: string; value: number; meaning: string }[]
  retention: Retention
}
