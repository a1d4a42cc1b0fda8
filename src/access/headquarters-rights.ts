import { type Actor, Forbidden } from './actor.ts'
import { isTill } from './rules.ts'

/**
 * Headquarters has the customers of all channels, so reading them there needs access to every channel, and no till may.
 */
export const mayUseHeadquarters = (actor: Actor): boolean => actor.channels === 'ALL' && !isTill(actor)

export function assertMayUseHeadquarters(actor: Actor): void {
  if (!mayUseHeadquarters(actor))
    throw new Forbidden('This token gives access to the customers of channels only. Add a `channel`.')
}
