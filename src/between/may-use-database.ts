import type { Actor } from '../access/actor.ts'
import type { Sides } from './sides.ts'

/** True when the database serves a channel of the actor's, as far as this process knows without asking headquarters. */
export function mayUseDatabase(sides: Sides, { channels }: Actor, key: string): boolean {
  return channels === 'ALL' || channels.some((channel) => sides.databaseOfChannel(channel) === key)
}
