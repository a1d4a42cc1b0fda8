import { LOYALTY_JOB } from '../../model/configuration.ts'
import type { ChannelsFacts } from '../facts/channels.ts'
import { remedy } from '../remedies/remedy.ts'
import { behind, named, reachable, shown, undistributed } from './channel-evidence.ts'
import { fail, found, pass, type Question, unknown } from './check.ts'

/** 1050, which carries no configuration, has a check of its own. */
const configurationBehind = (facts: ChannelsFacts) => behind(facts).filter(({ jobId }) => jobId !== LOYALTY_JOB)

/** Whether channels work with headquarters' current configuration. */
export const CONFIGURATION: readonly Question<ChannelsFacts>[] = [
  {
    code: 'JOBS_APPLIED',
    question: 'Has each download job been applied since the last change of its content?',
    evaluate: (facts) => {
      // A separate check covers results that 1010 has not delivered.
      const waiting = new Set(undistributed(facts).map(({ database }) => database.id))
      const missing = configurationBehind(facts).filter(
        ({ database, jobId }) => jobId !== '1010' || !waiting.has(database.id),
      )
      const [first] = missing
      if (!first) return facts.exchange ? pass('Each download job has been applied, or will be in time.') : null
      const sentence = ({ database, jobId, since, why }: typeof first) =>
        `Job ${jobId} has not been applied in ${database.id} since its content changed at ${since}: ${why}.`
      return fail(
        sentence(first),
        missing.map(({ database, jobId, since }) =>
          found(`${jobId} of ${database.id}`, `behind since ${since}`, 'ChannelDatabase', database.id),
        ),
        [
          ...missing.map(({ database, jobId }) => remedy('runCdxJob', { job: jobId, channelDatabase: database.id })),
          ...[...new Set(missing.map(({ database }) => database.id))].map((channelDatabase) =>
            remedy('flushChannelCache', { channelDatabase }),
          ),
        ],
        missing.map((each) => ({ subject: each.database.id, message: sentence(each), since: each.since })),
      )
    },
  },
  {
    code: 'CACHE_CURRENT',
    question: 'Is each cache as new as the configuration?',
    evaluate: (facts) => {
      // A missing change is not the cache's fault.
      const missing = new Set(
        facts.behind
          .filter(({ jobId, since }) => jobId !== '1010' && jobId !== LOYALTY_JOB && since !== null)
          .map(({ channelDatabaseId }) => channelDatabaseId),
      )
      const stale = reachable(facts).filter(({ id }) => {
        const cache = facts.there.get(id)?.state?.cache
        return (
          cache && facts.configuredAt && !missing.has(id) && Date.parse(cache.loadedAt) < Date.parse(facts.configuredAt)
        )
      })
      const [first] = stale
      if (!first) return facts.exchange ? pass('Each cache is current, or expires in time.') : null
      const sentence = (names: string, { id }: typeof first) => {
        const cache = facts.there.get(id)?.state?.cache
        return (
          `The cache of ${names} was loaded at ${cache?.loadedAt}, before the last change of the configuration. It ` +
          `reloads by ${cache?.expiresAt}; flush it to reload it now.`
        )
      }
      return fail(
        sentence(named(stale), first),
        shown('Cache', stale),
        stale.map(({ id }) => remedy('flushChannelCache', { channelDatabase: id })),
        stale.map((database) => ({ subject: database.id, message: sentence(database.id, database) })),
      )
    },
  },
  {
    code: 'FEATURES_ROLLED_OUT',
    question: 'Are the features the same at headquarters and on every channel?',
    evaluate: (facts) => {
      const known = new Set(configurationBehind(facts).map(({ database }) => database.id))
      const apart = reachable(facts).flatMap((database) => {
        const state = facts.there.get(database.id)?.state
        if (!state?.cache || known.has(database.id)) return []
        const position = (job: string) => BigInt(state.appliedJobs.find(({ jobId }) => jobId === job)?.position ?? '-1')
        const behindFeatures = facts.features.filter(({ changedPosition, enabled, key }) => {
          const applied = state.features.find((one) => one.key === key)?.applied ?? false
          return (
            applied !== enabled ||
            (enabled && ['1110', '1070', '1010'].some((job) => position(job) < BigInt(changedPosition)))
          )
        })
        return behindFeatures.length > 0 ? [{ database, features: behindFeatures }] : []
      })
      const [first] = apart
      if (!first) return facts.exchange ? pass('The features are the same everywhere.') : null
      const sentence = ({ database, features }: typeof first) =>
        `"${features[0]?.name}" in ${database.id} differs from headquarters. Run 1110, 1010 and 1070 after the change.`
      return fail(
        sentence(first),
        apart.flatMap(({ features }) => features.map(({ key, name }) => found('Feature', name, 'Feature', key))),
        apart.flatMap(({ database }) => [
          ...['1110', '1010', '1070'].map((job) => remedy('runCdxJob', { job, channelDatabase: database.id })),
          remedy('flushChannelCache', { channelDatabase: database.id }),
        ]),
        apart.map((each) => ({ subject: each.database.id, message: sentence(each) })),
      )
    },
  },
  {
    code: 'REALTIME_CALLS_AVOIDABLE',
    question: 'Were avoidable real-time calls made?',
    evaluate: ({ there, channels }) => {
      const readable = [...there.values()].some(({ channelState }) => channelState !== null)
      if (!readable) return unknown('No channel database could be reached.')
      const keys = new Set(channels.map(({ id }) => id))
      const avoidable = [...there.values()]
        .flatMap(({ counts }) => counts)
        .filter(({ channelId, lastDay }) => keys.has(channelId) && lastDay.avoidable > 0)
      if (avoidable.length === 0) return pass('No avoidable real-time calls were made in the last day.')
      // Other checks, and the diagnosis of the feature, cover their current causes.
      return pass(
        'Avoidable real-time calls were made in the last day. realtimeServiceCalls lists them with their causes.',
        avoidable.map(({ channelId, lastDay }) =>
          found('Avoidable calls of the last day', String(lastDay.avoidable), 'Channel', channelId),
        ),
      )
    },
  },
]
