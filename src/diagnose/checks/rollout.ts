import { type FeatureFacts, type FeatureThere, type RolloutCause, stuckSession } from '../facts/feature.ts'
import { carriers, schedulesOf } from '../facts/schedules.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Evidence, type Finding, fail, found, pass, type Question, unknown } from './check.ts'
import { calls, profiles } from './real-time.ts'

const list = (names: readonly string[]) => names.join(', ')
const namesOf = (there: readonly FeatureThere[]) => list(there.map(({ database }) => database.name))
const quoted = ({ feature }: FeatureFacts) => `"${feature?.name}"`

/** The channel databases where the feature, which is on, is kept from being effective by this. */
const keptBy = ({ there }: FeatureFacts, cause: RolloutCause) => there.filter((each) => each.cause === cause)

/** The jobs that are left to be run once what keeps them is corrected, and the cache. `but`: those that its correction runs. */
function rest({ database: { key }, missingJobs }: FeatureThere, but: readonly string[] = []): Remedy[] {
  const jobs = missingJobs.filter((job) => !but.includes(job))
  return [
    ...jobs.map((job) => remedy('runCdxJob', { job, channelDatabase: key })),
    remedy('flushChannelCache', { channelDatabase: key }),
  ]
}

/** When each missing job was applied last, as the channel database or headquarters knows it. */
function jobsOf({ database, missingJobs }: FeatureThere): Evidence[] {
  return missingJobs.map((job) => {
    const applied = database.state?.appliedJobs.find(({ jobId }) => jobId === job)
    const value = applied ? `last applied at ${applied.appliedAt}, before the change` : 'never applied'
    return found(`${job} in ${database.name}`, value, 'ChannelDatabase', database.key)
  })
}

/** A check of one cause over all channel databases. Null while the feature is off: nothing is to be rolled out. */
function over(
  cause: RolloutCause,
  well: string,
  ask: (there: FeatureThere[], facts: FeatureFacts) => Finding,
): Question<FeatureFacts>['ask'] {
  return (facts) => {
    if (!facts.feature?.enabled) return null
    const kept = keptBy(facts, cause)
    return kept.length === 0 ? pass(well) : ask(kept, facts)
  }
}

const databaseShown = ({ database }: FeatureThere, value: string) =>
  found(database.name, value, 'ChannelDatabase', database.key)

/** Question 2 of the FAQ: why real-time calls are seen although the feature is on. */
export const ROLLOUT: readonly Question<FeatureFacts>[] = [
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can each channel database be asked?',
    ask: over('UNREACHABLE', 'Each answers.', (there) =>
      unknown(
        `${namesOf(there)} cannot be reached: what is applied and cached there cannot be told.`,
        there.map((each) => {
          const told = each.missingJobs.length > 0 ? `not told of ${list(each.missingJobs)}` : 'told of all jobs'
          return databaseShown(each, `unreachable; headquarters was ${told}`)
        }),
      ),
    ),
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is no channel database restored from a backup?',
    ask: over('REWOUND', 'None is.', (there) =>
      fail(
        `${namesOf(there)} was restored from an older copy, and nothing is downloaded to it until an administrator accepts it.`,
        there.map((each) => databaseShown(each, 'rewound')),
        there.flatMap((each) => [
          remedy('acceptChannelDatabase', { channelDatabase: each.database.key }, { needsInput: ['reason'] }),
          ...rest(each),
        ]),
      ),
    ),
  },
  {
    code: 'DATA_SYNC_NOT_PAUSED',
    question: 'Is data synchronization going on?',
    ask: over('PAUSED', 'It is paused nowhere that matters.', (there) =>
      fail(
        `Data synchronization is paused for ${namesOf(there)}, so no job has brought the change there.`,
        there.map((each) => databaseShown(each, 'paused')),
        there.flatMap((each) => [
          remedy('setDataSyncPaused', { channelDatabase: each.database.key, paused: false }),
          ...rest(each),
        ]),
      ),
    ),
  },
  {
    code: 'DOWNLOAD_SESSION',
    question: 'Is no download session suspended or failing?',
    ask: over('SESSION', 'None that matters is.', (there, facts) => {
      const stuck = there.flatMap((each) => sessionsOf(each))
      const [first] = stuck
      return fail(
        `Session ${first?.session.number} of ${first?.job} for ${first?.database.name} is ${first?.session.status}, so the change has not been applied there. ${first?.session.message ?? ''}`.trim(),
        stuck.map(({ job, database, session }) =>
          found(`Session of ${job} for ${database.name}`, session.status, 'DownloadSession', session.id),
        ),
        there.flatMap((each) => retrying(each, facts)),
      )
    }),
  },
  {
    code: 'DOWNLOAD_SCHEDULE_ACTIVE',
    question: 'Is a schedule active that carries the missing jobs?',
    ask: over('SCHEDULE', 'No missing job is without one.', (there, facts) => {
      const of = there.map((each) => ({ each, ...scheduleOf(each, facts) }))
      const jobs = [...new Set(of.flatMap(({ uncarried }) => uncarried))]
      return fail(
        `No active schedule carries ${list(jobs)} for ${namesOf(there)}, and nobody has run ${jobs.length === 1 ? 'it' : 'them'} since the change.`,
        [
          ...of.flatMap(({ schedules }) => schedules.map((id) => found('Schedule', `${id}: not active`))),
          ...there.flatMap(jobsOf),
        ],
        [
          ...[...new Set(of.flatMap(({ schedules }) => schedules))].map((schedule) =>
            remedy('setSchedule', { schedule, active: true }),
          ),
          ...of.flatMap(({ each }) => rest(each)),
        ],
      )
    }),
  },
  {
    code: 'JOBS_APPLIED',
    question: 'Have 1110, 1010 and 1070 been applied since the change?',
    ask: over('JOBS', 'They have, where nothing else keeps them from it.', (there, facts) =>
      fail(
        `${quoted(facts)} is not applied on ${namesOf(there)}: ${there.map((each) => `${each.database.name} lacks ${list(each.missingJobs)}`).join('; ')} since the change.`,
        [...there.flatMap(jobsOf), ...there.flatMap((each) => nextOf(each, facts))],
        there.flatMap((each) => rest(each)),
      ),
    ),
  },
  {
    code: 'CACHE_CURRENT',
    question: 'Is no cache older than what has been applied?',
    ask: over('CACHE', 'None is, where all jobs are applied.', (there, facts) =>
      fail(
        `${quoted(facts)} is applied on ${namesOf(there)}, but the cache there is older: captures do not know it yet.`,
        there.map((each) => {
          const cache = each.database.state?.cache
          return databaseShown(each, cache ? `cached at ${cache.loadedAt}, until ${cache.expiresAt}` : 'no cache yet')
        }),
        there.map(({ database }) => remedy('flushChannelCache', { channelDatabase: database.key })),
      ),
    ),
  },
  {
    code: 'CHANNEL_MODE',
    question: 'Do the profiles of channels that create customers do so asynchronously?',
    ask: profiles,
  },
  {
    code: 'REALTIME_CALLS_AVOIDABLE',
    question: 'Which real-time calls did it not spare in the last day?',
    ask: calls,
  },
]

type Stuck = { job: string; database: FeatureThere['database']; session: NonNullable<ReturnType<typeof stuckSession>> }

function sessionsOf({ database, missingJobs }: FeatureThere): Stuck[] {
  return missingJobs.flatMap((job) => {
    const session = stuckSession(database, job)
    return session ? [{ job, database, session }] : []
  })
}

/** A session that could not even be made is made again by its job; one from before the change is followed by another. */
function retrying(there: FeatureThere, { feature }: FeatureFacts): Remedy[] {
  const retried = sessionsOf(there).filter(({ session }) => session.status !== 'CREATE_FAILED')
  const enough = retried.filter(({ session }) => BigInt(session.toPosition) >= BigInt(feature?.changedPosition ?? 0))
  return [
    ...retried.map(({ session }) => remedy('retrySession', { session: session.id })),
    ...rest(
      there,
      enough.map(({ job }) => job),
    ),
  ]
}

/** The missing jobs that no active schedule carries, and the schedules that would. */
function scheduleOf({ database, missingJobs }: FeatureThere, facts: FeatureFacts) {
  const uncarried = missingJobs.filter((job) => carriers(facts, job, database.group).length === 0)
  const schedules = uncarried.flatMap((job) => schedulesOf(facts, job, database.group).map(({ id }) => id))
  return { uncarried, schedules: [...new Set(schedules)] }
}

function nextOf({ database, missingJobs }: FeatureThere, facts: FeatureFacts): Evidence[] {
  return missingJobs.flatMap((job) => {
    const [next] = carriers(facts, job, database.group)
    return next?.nextRunAt ? [found(`${job} by schedule ${next.id}`, `due at ${next.nextRunAt}`, 'CdxJob', job)] : []
  })
}
