import type { Actor } from '../access/actor.ts'
import type { InstallationFacts } from '../between/facts/installation-facts.ts'
import type { Sides } from '../between/sides.ts'
import { processSkewSeconds } from '../db/database-clock.ts'
import { CHANNELS } from './checks/channels.ts'
import { type Check, evaluateAll, unknown } from './checks/check.ts'
import { type AllFacts, INSTALLATION } from './checks/installation.ts'
import { calmAnswer, unlessRewound } from './checks/rewound.ts'
import { type DiagnosisView, diagnosisOf } from './diagnosis.ts'
import { type ChannelsFacts, factsOfChannels } from './facts/channels.ts'
import { queryHeadquarters } from './facts/query.ts'

/** Diagnoses everything within the actor's channels: the channels together, and what belongs to no single one. */
export async function diagnoseInstallation(sides: Sides, actor: Actor): Promise<DiagnosisView> {
  const facts = await readInstallation(sides, actor)
  const evaluated = unlessRewound([...evaluateAll(CHANNELS, facts), ...evaluateAll(INSTALLATION, facts)])
  const checks = sides.facts === null ? evaluated.map(ofStore) : evaluated
  const names = facts.channels.map(({ name }) => name)
  return diagnosisOf({ type: 'INSTALLATION' }, checks, {
    calm: calmAnswer(
      facts.exchange,
      `Nothing is wrong: ${names.length} channels exchange with headquarters, and no operation has failed.`,
    ),
    trace: null,
    at: facts.now,
  })
}

/**
 * In a store's process, which has no database of headquarters, that is no fault: its connection is checked elsewhere.
 */
function ofStore(check: Check): Check {
  if (check.code !== 'HEADQUARTERS_REACHABLE') return check
  return { ...check, ...unknown('This process does not serve headquarters: diagnose the installation there.') }
}

/** Reads all facts within the actor's channels. */
export async function readInstallation(sides: Sides, actor: Actor): Promise<AllFacts> {
  const channels = await factsOfChannels(sides, actor, null)
  const installation = await queryHeadquarters(sides, (facts) => facts.installation(actor.channels))
  return {
    ...channels,
    behind: withoutErasures(channels, installation),
    installation,
    clocks: clocksOf(channels, installation),
  }
}

/** The clock of this process, those of the channel databases in scope, and those of other workers that differ. */
function clocksOf({ there }: ChannelsFacts, installation: InstallationFacts | null): AllFacts['clocks'] {
  const others = installation?.workerClocks ?? []
  const measured = [
    { name: 'the clock of this server', skew: processSkewSeconds(), channelDatabaseId: null },
    ...[...there].map(([id, { skew }]) => ({ name: `the clock of ${id}`, skew, channelDatabaseId: id })),
    ...others.map(({ process, skew }) => ({ name: `the clock of worker ${process}`, skew, channelDatabaseId: null })),
  ]
  return measured.flatMap(({ skew, ...clock }) => (skew === null ? [] : [{ ...clock, skew }]))
}

/** A separate check covers erasures that 1010 has not delivered, and what waits for less time than they. */
function withoutErasures({ behind }: ChannelsFacts, installation: InstallationFacts | null): ChannelsFacts['behind'] {
  const waiting = new Map(installation?.erasures.map(({ channelDatabaseId, since }) => [channelDatabaseId, since]))
  return behind.filter(({ jobId, channelDatabaseId, since }) => {
    const erasedAt = waiting.get(channelDatabaseId)
    return jobId !== '1010' || since === null || erasedAt === undefined || Date.parse(since) < Date.parse(erasedAt)
  })
}
