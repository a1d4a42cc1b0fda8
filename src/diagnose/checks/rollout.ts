import { type FeatureFacts, type FeatureThere, type RolloutCause, stuckSession } from '../facts/feature.ts'
import { carriers, schedulesOf } from '../facts/schedules.ts'
import { type Remedy, remedy } from '../remedies/remedy.ts'
import { type Evidence, type Finding, fail, found, pass, type Question, unknown } from './check.ts'
import { activating, noActiveSchedule } from './no-schedule.ts'
import { calls, profiles } from './real-time.ts'

const list = (names: readonly string[]) => names.join(', ')
const namesOf = (there: readonly FeatureThere[]) => list(there.map(({ database }) => database.name))
const quoted = ({ feature }: FeatureFacts) => `"${feature?.name}"`

/** The channel databases in which this cause keeps the feature, which is on, from being effective. */
const blockedBy = ({ there }: FeatureFacts, cause: RolloutCause) => there.filter((each) => each.cause === cause)

/**
 * Runs the remaining jobs and flushes the cache after the cause is fixed. `but`: the jobs that fixing the cause runs.
 */
function rest({ database: { key }, missingJobs }: FeatureThere, but: readonly string[] = []): Remedy[] {
  const jobs = missingJobs.filter((job) => !but.includes(job))
  return [
    ...jobs.map((job) => remedy('runCdxJob', { job, channelDatabase: key })),
    remedy('flushChannelCache', { channelDatabase: key }),
  ]
}

/** When each missing job was last applied, as far as the channel database or headquarters knows. */
function jobsOf({ database, missingJobs }: FeatureThere): Evidence[] {
  return missingJobs.map((job) => {
    const applied = database.state?.appliedJobs.find(({ jobId }) => jobId === job)
    const value = applied ? `last applied at ${applied.appliedAt}, before the change` : 'never applied'
    return found(`${job} in ${database.name}`, value, 'ChannelDatabase', database.key)
  })
}

/** A check of one cause over all channel databases. Null if the feature is off. */
function over(
  cause: RolloutCause,
  healthy: string,
  describe: (there: FeatureThere[], facts: FeatureFacts) => Finding,
): Question<FeatureFacts>['evaluate'] {
  return (facts) => {
    if (!facts.feature?.enabled) return null
    const blocked = blockedBy(facts, cause)
    return blocked.length === 0 ? pass(healthy) : describe(blocked, facts)
  }
}

const databaseShown = ({ database }: FeatureThere, value: string) =>
  found(database.name, value, 'ChannelDatabase', database.key)

/** Question 2 of the FAQ: why real-time calls occur although the feature is on. */
export const ROLLOUT: readonly Question<FeatureFacts>[] = [
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can each channel database be reached?',
    evaluate: over('UNREACHABLE', 'Each channel database can be reached.', (there) =>
      unknown(
        `${namesOf(there)} cannot be reached, so its applied and cached state is unknown.`,
        there.map((each) => {
          const { missingJobs } = each
          const value = missingJobs.length > 0 ? `lacks ${list(missingJobs)}` : 'has applied all jobs'
          return databaseShown(each, `unreachable; as far as headquarters knows, it ${value}`)
        }),
      ),
    ),
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is each channel database free of an older copy?',
    evaluate: over('REWOUND', 'No channel database is an older copy.', (there) =>
      fail(
        `${namesOf(there)} was restored from an older copy. Nothing is downloaded to it until an administrator ` +
          'accepts it.',
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
    question: 'Is data synchronization active?',
    evaluate: over('PAUSED', 'Data synchronization is not paused where the change is missing.', (there) =>
      fail(
        `Data synchronization is paused for ${namesOf(there)}, so no job has delivered the change. Resume it.`,
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
    question: 'Are all download sessions healthy?',
    evaluate: over('SESSION', 'No session that carries the change is suspended or failing.', (there, facts) => {
      const stuck = there.flatMap((each) => sessionsOf(each))
      const [first] = stuck
      return fail(
        (
          `Session ${first?.session.number} of ${first?.job} for ${first?.database.name} is ${first?.session.status}, ` +
          `so the change has not been applied there. ${first?.session.message ?? ''}`
        ).trim(),
        stuck.map(({ job, database, session }) =>
          found(`Session of ${job} for ${database.name}`, session.status, 'DownloadSession', session.id),
        ),
        there.flatMap((each) => retrying(each, facts)),
      )
    }),
  },
  {
    code: 'DOWNLOAD_SCHEDULE_ACTIVE',
    question: 'Is a schedule that runs the missing jobs active?',
    evaluate: over('SCHEDULE', 'Every missing job has an active schedule.', (there, facts) => {
      const of = there.map((each) => ({ each, ...scheduleOf(each, facts) }))
      const jobs = [...new Set(of.flatMap(({ uncarried }) => uncarried))]
      const schedules = of.flatMap((each) => each.schedules)
      const one = jobs.length === 1
      const { message, evidence } = noActiveSchedule(
        `${list(jobs)} for ${namesOf(there)}, and ${one ? 'it has' : 'they have'} not been run since the change`,
        one ? 'it' : 'them',
        schedules,
      )
      return fail(
        message,
        [...evidence, ...there.flatMap(jobsOf)],
        [...activating(schedules), ...of.flatMap(({ each }) => rest(each))],
      )
    }),
  },
  {
    code: 'JOBS_APPLIED',
    question: 'Have 1110, 1010 and 1070 been applied since the change?',
    evaluate: over('JOBS', 'The jobs have been applied where nothing else blocks them.', (there, facts) =>
      fail(
        `${quoted(facts)} is not applied on ${namesOf(there)}: ${there.map((each) => `${each.database.name} lacks ${list(each.missingJobs)}`).join('; ')} since the change. Run the jobs.`,
        [...there.flatMap(jobsOf), ...there.flatMap((each) => nextOf(each, facts))],
        there.flatMap((each) => rest(each)),
      ),
    ),
  },
  {
    code: 'CACHE_CURRENT',
    question: 'Are all caches current?',
    evaluate: over('CACHE', 'Every cache is current where all jobs are applied.', (there, facts) =>
      fail(
        `${quoted(facts)} is applied on ${namesOf(there)}, but the cache there is older, so captures do not use ` +
          'it yet. Flush the cache.',
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
    evaluate: profiles,
  },
  {
    code: 'REALTIME_CALLS_AVOIDABLE',
    question: 'Which avoidable real-time calls were made in the last day?',
    evaluate: calls,
  },
]

type Stuck = { job: string; database: FeatureThere['database']; session: NonNullable<ReturnType<typeof stuckSession>> }

function sessionsOf({ database, missingJobs }: FeatureThere): Stuck[] {
  return missingJobs.flatMap((job) => {
    const session = stuckSession(database, job)
    return session ? [{ job, database, session }] : []
  })
}

/**
 * Retries sessions. The job makes a session again if its package could not be made, and another one if the session is
 * older than the change.
 */
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

/** The missing jobs without an active schedule, and the schedules for them. */
function scheduleOf({ database, missingJobs }: FeatureThere, facts: FeatureFacts) {
  const uncarried = missingJobs.filter((job) => carriers(facts, job, database.group).length === 0)
  return { uncarried, schedules: uncarried.flatMap((job) => schedulesOf(facts, job, database.group)) }
}

function nextOf({ database, missingJobs }: FeatureThere, facts: FeatureFacts): Evidence[] {
  return missingJobs.flatMap((job) => {
    const [next] = carriers(facts, job, database.group)
    return next?.nextRunAt ? [found(`${job} by schedule ${next.id}`, `due at ${next.nextRunAt}`, 'CdxJob', job)] : []
  })
}
