import { type Actor, mayUseChannel } from '../access/actor.ts'
import type { Sides } from '../between/sides.ts'
import { CHANNELS } from './checks/channels.ts'
import { type Check, evaluateAll, fail } from './checks/check.ts'
import { unlessRewound } from './checks/rewound.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { factsOfChannels } from './facts/channels.ts'

/** Diagnoses the exchange of a channel and its database. */
export async function diagnoseChannel(sides: Sides, actor: Actor, key: string): Promise<DiagnosisView> {
  const facts = await factsOfChannels(sides, actor, [key])
  const [channel] = facts.channels
  const isKnown = channel !== undefined || (!facts.exchange && facts.there.size > 0 && mayUseChannel(actor, key))
  const checks: Check[] = isKnown || !facts.exchange ? unlessRewound(evaluateAll(CHANNELS, facts)) : [UNKNOWN_CHANNEL]
  const pending = [...facts.there.values()]
    .flatMap(({ counts }) => counts)
    .filter(({ channelId }) => channelId === key)
    .reduce((sum, { pending: n }) => sum + n, 0)
  return diagnosisOf(isKnown ? { type: 'CHANNEL', key } : null, checks, {
    calm:
      `Nothing is wrong: ${channel?.name ?? key} is online, ` +
      `${pending === 0 ? 'no operations are' : `${pending} operations are`} pending, and its configuration is applied.`,
    trace: null,
    at: facts.now,
  })
}

const UNKNOWN_CHANNEL: Check = {
  code: 'FOUND',
  question: 'Does the channel exist?',
  ...fail('No channel has this key, or the token is not for it. `channels` lists the channels.', [], []),
}
