import { type Actor, Forbidden, type Role } from '../access/actor.ts'

const TILLS: readonly Role[] = ['CHANNEL_DEVICE', 'CHANNEL_APPLICATION']

/** A till or a web shop and nothing more: never shown a temporary GUID, nor headquarters' own customers (DOMAIN D-30). */
export const isTill = ({ roles }: Actor): boolean => roles.every((role) => TILLS.includes(role))

/** Headquarters has the customers of all channels: only who may use every channel, and is no till, reads them there. */
export const mayUseHeadquarters = (actor: Actor): boolean => actor.channels === 'ALL' && !isTill(actor)

export function assertMayUseHeadquarters(actor: Actor): void {
  if (!mayUseHeadquarters(actor))
    throw new Forbidden('This token is for customers of channels only: name one with `channel`.')
}
