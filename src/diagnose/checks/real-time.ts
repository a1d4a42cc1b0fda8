import type { ChannelProfile } from '../../between/facts/feature-facts.ts'
import type { FeatureFacts, FeatureThere } from '../facts/feature.ts'
import { remedy } from '../remedies/remedy.ts'
import { type Finding, fail, found, pass, unknown } from './check.ts'

// Real-time calls as a feature's diagnosis sees them: those that a profile asks for, and those that the feature would have spared.

const list = (names: readonly string[]) => names.join(', ')

/** A channel whose customers are created in real time. `calls` null: none were in the last day. */
type Synchronous = { each: FeatureThere; channel: ChannelProfile; calls: FeatureThere['byProfile'] }

/** For creates: the profile's option, which no feature changes. A synchronous one is a cause where customers were created because of it. */
export function profiles({ feature, there }: FeatureFacts): Finding | null {
  if (!feature?.enabled) return null
  const created = there.flatMap((each) =>
    each.channels.map((channel): Synchronous => ({ each, channel, calls: callsOf(each, channel) })),
  )
  const chosen = created.filter(({ channel, calls }) => !isAsynchronous(channel) && calls)
  // Where jobs or the cache are behind for the feature, that is said above.
  const behind = created.filter(({ each, channel }) => {
    const now = each.database.state?.channels.find(({ channelId }) => channelId === channel.key)
    return each.cause === null && isAsynchronous(channel) && now?.createsAsynchronously === false
  })
  if (chosen.length + behind.length === 0) return pass('No customer was created in real time because of a profile.')
  const names = (some: readonly Synchronous[]) => list(some.map(({ channel }) => channel.name))
  return fail(
    [
      chosen.length > 0 &&
        `${names(chosen)} creates customers in real time: the functionality profile there does not create them in async mode, which no feature changes.`,
      behind.length > 0 &&
        `${names(behind)} creates customers in real time, since the change of its functionality profile is not applied there yet.`,
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

/** A symptom, never a cause: the calls that were made before what the other checks say was so. */
export function calls({ feature, there }: FeatureFacts): Finding | null {
  if (!feature?.enabled) return null
  const made = there.flatMap(({ avoidable }) => avoidable ?? [])
  if (made.length === 0) {
    const unasked = there.some(({ avoidable }) => avoidable === null)
    return unasked ? unknown('Not every channel database can be asked for its calls.') : pass('It spared all.')
  }
  const newest = made
    .map(({ newestAt }) => newestAt)
    .sort()
    .at(-1)
  const total = made.reduce((sum, each) => sum + each.calls, 0)
  return pass(
    `It would have spared ${total} of the last day; the newest at ${newest}.`,
    made.map((each) =>
      found(
        `Real-time calls of ${each.channelId}`,
        `${each.calls} ${each.reason}${each.missingJobs.length > 0 ? `, lacking ${list(each.missingJobs)}` : ''}, the newest at ${each.newestAt}`,
        'Channel',
        each.channelId,
      ),
    ),
  )
}
