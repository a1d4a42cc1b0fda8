import type { Actor } from '../access/actor.ts'
import type { Sides } from './sides.ts'

/** True when the database serves one of the actor's channels, as far as this process knows without headquarters. */
export function mayUseDatabase(sides: Sides, { channels }: Actor, key: string): boolean {
  return channels === 'ALL' || channels.some((channel) => sides.databaseOfChannel(channel) === key)
}
