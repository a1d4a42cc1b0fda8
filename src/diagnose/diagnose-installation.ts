import type { Actor } from '../access/actor.ts'
import type { InstallationFacts } from '../between/facts/installation-facts.ts'
import type { Sides } from '../between/sides.ts'
import { CHANNELS } from './checks/channels.ts'
import { askAll } from './checks/check.ts'
import { INSTALLATION } from './checks/installation.ts'
import { unlessRewound } from './checks/rewound.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { askHeadquarters } from './facts/ask.ts'
import { type ChannelsFacts, factsOfChannels } from './facts/channels.ts'

/** Everything within the actor's channels: all channels summed up, and what belongs to none of them. */
export async function diagnoseInstallation(sides: Sides, actor: Actor): Promise<DiagnosisView> {
  const channels = await factsOfChannels(sides, actor, null)
  const installation = await askHeadquarters(sides, (facts) => facts.installation(actor.channels))
  const facts = { ...channels, behind: withoutErasures(channels, installation), installation }
  const checks = unlessRewound([...askAll(CHANNELS, facts), ...askAll(INSTALLATION, facts)])
  const names = channels.channels.map(({ name }) => name)
  return diagnosisOf({ type: 'INSTALLATION' }, checks, {
    calm: `Nothing is wrong: ${names.length} channels exchange with headquarters, and no operation has failed.`,
    trace: null,
    at: channels.now,
  })
}

/** That 1010 does not bring an erasure is a check of its own. */
function withoutErasures({ behind }: ChannelsFacts, installation: InstallationFacts | null): ChannelsFacts['behind'] {
  const waiting = new Set(installation?.erasures.map(({ channelDatabaseId }) => channelDatabaseId))
  return behind.filter(({ jobId, channelDatabaseId }) => jobId !== '1010' || !waiting.has(channelDatabaseId))
}
