import type { Actor } from '../../access/actor.ts'
import type { ChannelSide } from '../../between/channel-side.ts'
import type { Sides } from '../../between/sides.ts'
import { UNSTORABLE } from '../../db/unstorable.ts'
import { atChannel, type ChannelChanged, refusedChannel } from '../organization/change-at-channel.ts'

const LONGEST_REASON = 1_000

/** A register of a channel, by their keys. */
export type NamedRegister = { channel: string; register: string }
/** What came of a change: no errors, or why it was refused. */
export type RegisterChanged = Pick<ChannelChanged, 'userErrors'>

/** Pauses a register: it learns it with its next report. One that is paused already keeps its first reason. */
export async function pauseRegister(
  sides: Sides,
  actor: Actor,
  { reason, ...named }: NamedRegister & { reason: string },
): Promise<RegisterChanged> {
  if (reason.trim() === '' || reason.length > LONGEST_REASON || UNSTORABLE.test(reason)) {
    const message = `Give a reason of 1 to ${LONGEST_REASON} characters. It is kept with the register and in the audit.`
    return refusedChannel('INVALID_VALUE', ['reason'], message)
  }
  return change(sides, actor, named, (side) => side.setRegisterPaused(actor, named.channel, named.register, reason))
}

/** Resumes a register. One that is not paused stays as it is. */
export function resumeRegister(sides: Sides, actor: Actor, named: NamedRegister): Promise<RegisterChanged> {
  return change(sides, actor, named, (side) => side.setRegisterPaused(actor, named.channel, named.register, null))
}

/** Removes a register that is out of use. */
export function removeRegister(sides: Sides, actor: Actor, named: NamedRegister): Promise<RegisterChanged> {
  return change(sides, actor, named, (side) => side.removeRegister(actor, named.channel, named.register))
}

/** The channel database has its registers: a change needs neither headquarters nor a job. */
async function change(
  sides: Sides,
  actor: Actor,
  { channel, register }: NamedRegister,
  run: (side: ChannelSide) => Promise<boolean>,
): Promise<RegisterChanged> {
  let isKnown = false
  const changed = await atChannel(sides, actor, channel, async (side) => {
    isKnown = !UNSTORABLE.test(register) && (await run(side))
  })
  if (changed.userErrors.length > 0 || isKnown) return changed
  const message = `The channel ${channel} has no such register. \`channel(key) { registers { key } }\` lists them.`
  return refusedChannel('NOT_FOUND', ['register'], message)
}
