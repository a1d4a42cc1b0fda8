import type { ChannelProfile } from '../../between/facts/feature-facts.ts'
import type { FeatureFacts, FeatureThere } from '../facts/feature.ts'
import { remedy } from '../remedies/remedy.ts'
import { type Finding, fail, found, pass, unknown } from './check.ts'

// Real-time calls in a feature's diagnosis: those that a profile causes, and those that the feature would have avoided.

const list = (names: readonly string[]) => names.join(', ')

/** A channel that creates customers in real time. `calls` null: none in the last day. */
type Synchronous = { each: FeatureThere; channel: ChannelProfile; calls: FeatureThere['byProfile'] }

/**
 * Checks creations by the option of the profile, which no feature changes. A synchronous profile is a cause if
 * customers were created because of it.
 */
export function profiles({ feature, there }: FeatureFacts): Finding | null {
  if (!feature?.enabled) return null
  const created = there.flatMap((each) =>
    each.channels.map((channel): Synchronous => ({ each, channel, calls: callsOf(each, channel) })),
  )
  const chosen = created.filter(({ channel, calls }) => !isAsynchronous(channel) && calls)
  // Outdated jobs and caches are reported by the checks above.
  const behind = created.filter(({ each, channel }) => {
    const now = each.database.state?.channels.find(({ channelId }) => channelId === channel.key)
    return each.cause === null && isAsynchronous(channel) && now?.createsAsynchronously === false
  })
  if (chosen.length + behind.length === 0) return pass('No profile caused customers to be created in real time.')
  const names = (some: readonly Synchronous[]) => list(some.map(({ channel }) => channel.name))
  return fail(
    [
      chosen.length > 0 &&
        `${names(chosen)} creates customers in real time, because its functionality profile does not create them ` +
          'in async mode. Features do not change that; change the profile.',
      behind.length > 0 &&
        `${names(behind)} creates customers in real time, because the change of its functionality profile has not ` +
          'been applied there yet. Run 1070.',
    ]
      .filter((sentence) => sentence !== false)
      .join(' '),
    [...chosen, ...behind].map(({ channel, calls }) => {
      const [newest] = calls ?? []
      const value = newest
        ? `${newest.calls} in the last day, the newest at ${newest.newestAt}`
        : 'none in the last day'
      return found(`Creations of ${channel.name} in real time`, value, 'Channel', channel.key)
    }),
    [
      ...[...new Set(chosen.map(({ channel }) => channel.functionalityProfile.id))].map((profile) =>
        remedy(
          'setFunctionalityProfile',
          { profile, createCustomersInAsyncMode: true },
          { effect: `Customers of ${list(withProfile(there, profile))} are created asynchronously from then on.` },
        ),
      ),
      ...[...new Set([...chosen, ...behind].map(({ each }) => each.database.key))].flatMap((channelDatabase) => [
        remedy('runCdxJob', { job: '1070', channelDatabase }),
        remedy('flushChannelCache', { channelDatabase }),
      ]),
    ],
  )
}

const isAsynchronous = ({ functionalityProfile }: ChannelProfile) => functionalityProfile.createCustomersInAsyncMode

function callsOf({ byProfile }: FeatureThere, { key }: ChannelProfile): FeatureThere['byProfile'] {
  const calls = (byProfile ?? []).filter(({ channelId }) => channelId === key)
  return calls.length > 0 ? calls : null
}

function withProfile(there: readonly FeatureThere[], profile: string): string[] {
  const uses = ({ functionalityProfile }: ChannelProfile) => functionalityProfile.id === profile
  return there.flatMap(({ channels }) => channels.filter(uses).map(({ name }) => name))
}

/** A symptom, never a cause: calls made before the causes of the other checks were fixed. */
export function calls({ feature, there }: FeatureFacts): Finding | null {
  if (!feature?.enabled) return null
  const made = there.flatMap(({ avoidable }) => avoidable ?? [])
  if (made.length === 0) {
    const unread = there.some(({ avoidable }) => avoidable === null)
    return unread
      ? unknown('The calls of at least one channel database could not be read.')
      : pass('No avoidable calls were made in the last day.')
  }
  const newest = made
    .map(({ newestAt }) => newestAt)
    .sort()
    .at(-1)
  const total = made.reduce((sum, each) => sum + each.calls, 0)
  return pass(
    `The feature would have avoided ${total} calls of the last day, the newest at ${newest}.`,
    made.map((each) =>
      found(
        `Real-time calls of ${each.channelId}`,
        `${each.calls} ${each.reason}${each.missingJobs.length > 0 ? `, lacking ${list(each.missingJobs)}` : ''}, the ` +
          `newest at ${each.newestAt}`,
        'Channel',
        each.channelId,
      ),
    ),
  )
}
