import type { Actor } from '../../access/actor.ts'

/** How often an actor is told within an hour that another store has a customer: not a way to look people up. */
const MOST_TOLD = 30
const HOUR_MS = 3_600_000

type Told = { since: number; times: number }
const told = new Map<string, Told>()

/**
 * Whether the actor may be told once more of a possible duplicate that the channel does not see; it counts. Each
 * process counts for itself.
 */
export function mayTell({ id }: Pick<Actor, 'id'>, now = Date.now()): boolean {
  for (const [actor, { since }] of told) {
    if (now - since < HOUR_MS) break
    told.delete(actor)
  }
  const known = told.get(id) ?? { since: now, times: 0 }
  told.set(id, known)
  if (known.times >= MOST_TOLD) return false
  known.times++
  return true
}
