import { type Evidence, fail, found, pass, type Question, unknown } from './check.ts'
import { again, FAILING } from './checks-of-distribution.ts'
import { isTransferPast } from './checks-of-upload.ts'
import { list, runAgain } from './checks-of-way.ts'
import { type ChannelsFacts, databasesOf } from './facts-of-channels.ts'
import { carriers, type DatabaseFacts, schedulesOf } from './facts-of-exchange.ts'
import { whyLate } from './journey.ts'
import { remedy } from './remedy.ts'

const shown = (label: string, databases: readonly DatabaseFacts[]): Evidence[] =>
  databases.map(({ id }) => found(label, id, 'ChannelDatabase', id))
const named = (databases: readonly DatabaseFacts[]) => list(databases.map(({ id }) => id))

/** A database that is paused, restored or away is said once, and not again by all that follows from it. */
const atWork = (facts: ChannelsFacts) =>
  databasesOf(facts).filter(
    ({ id, paused, rewoundAt }) =>
      !paused && !rewoundAt && facts.there.get(id)?.standing && !facts.there.get(id)?.standing?.rewound,
  )

/** Late though an active schedule carries it. That nobody runs the schedules is a check of its own. */
const late = (facts: ChannelsFacts, { id, group }: DatabaseFacts, job: string, readySince: string) =>
  facts.exchange && facts.exchange.workers > 0
    ? whyLate(facts.exchange, { job, group, readySince, scopes: [`${job}:${id}`] })
    : null

const isStuck = (facts: ChannelsFacts, scope: string) =>
  facts.exchange?.openRuns.some((run) => run.scope === scope && run.expired) ?? false

/** The download jobs that have something for a database and do not bring it. */
function behind(facts: ChannelsFacts) {
  return atWork(facts).flatMap((database) =>
    facts.behind.flatMap(({ channelDatabaseId, jobId, since }) => {
      if (channelDatabaseId !== database.id || since === null || !facts.exchange) return []
      const scope = `${jobId}:${database.id}`
      const failing = database.openDownloads.some(
        (session) => session.jobId === jobId && FAILING.includes(session.status),
      )
      if (failing || isStuck(facts, scope)) return []
      const carried = carriers(facts.exchange, jobId, database.group).length > 0
      // Customers come and go by their schedule, whose being inactive is a check of its own.
      if (!carried && jobId === '1010') return []
      const why = carried ? late(facts, database, jobId, since) : { why: 'no active schedule carries it', evidence: [] }
      return why ? [{ database, jobId, since, ...why }] : []
    }),
  )
}

/** How channels and their databases stand in the exchange; of one channel, or of all of them. */
export const CHANNELS: readonly Question<ChannelsFacts>[] = [
  {
    code: 'HEADQUARTERS_REACHABLE',
    question: 'Can headquarters be asked?',
    ask: ({ exchange }) =>
      exchange
        ? pass('Headquarters answers.')
        : fail('Headquarters’ database cannot be reached: start it, or mend the network.', [], []),
  },
  {
    code: 'CHANNEL_DATABASE_REACHABLE',
    question: 'Can each channel database be asked?',
    ask: ({ there }) => {
      const away = [...there].filter(([, { standing }]) => standing === null).map(([id]) => id)
      if (away.length === 0) return pass('Each answers.')
      const evidence = away.map((id) => found('Not reached', id, 'ChannelDatabase', id))
      return fail(`The channel database ${list(away)} cannot be reached: start it, or mend the network.`, evidence, [])
    },
  },
  {
    code: 'CHANNEL_CONFIGURED',
    question: 'Has each channel database its configuration?',
    ask: (facts) => {
      const without = atWork(facts).filter(({ id }) => facts.there.get(id)?.standing?.configured === false)
      if (without.length === 0) return facts.exchange ? pass('Each has.') : null
      return fail(
        `${named(without)} has no configuration yet: 1110, 1070 and 1010 have not all been applied there.`,
        shown('Without configuration', without),
        without.flatMap(({ id }) =>
          ['1110', '1070', '1010'].map((job) => remedy('runCdxJob', { job, channelDatabase: id })),
        ),
      )
    },
  },
  {
    code: 'CHANNEL_ONLINE',
    question: 'Is each channel online?',
    ask: (facts) => switched(facts, 'offline'),
  },
  {
    code: 'REALTIME_SERVICE_AVAILABLE',
    question: 'Is the Real-time Service available to each channel?',
    ask: (facts) => switched(facts, 'unavailable'),
  },
  {
    code: 'CHANNEL_MODE',
    question: 'How does each channel create customers?',
    ask: ({ channels }) =>
      channels.length === 0
        ? null
        : pass(
            channels
              .map(
                ({ name, createsAsynchronously }) =>
                  `${name}: ${createsAsynchronously ? 'asynchronously' : 'in real time'}`,
              )
              .join('; '),
            channels.map(({ id, functionalityProfile }) =>
              found('Functionality profile', functionalityProfile, 'Channel', id),
            ),
          ),
  },
  {
    code: 'DATA_SYNC_NOT_PAUSED',
    question: 'Is data synchronization not paused?',
    ask: (facts) => {
      const paused = databasesOf(facts).filter((database) => database.paused)
      if (paused.length === 0) return facts.exchange ? pass('It is not.') : null
      return fail(
        `Data synchronization is paused for ${named(paused)}: nothing is uploaded from it or downloaded to it.`,
        shown('Paused', paused),
        paused.map(({ id }) => remedy('setDataSyncPaused', { channelDatabase: id, paused: false })),
      )
    },
  },
  {
    code: 'CHANNEL_DATABASE_NOT_REWOUND',
    question: 'Is no channel database an older copy?',
    ask: (facts) => {
      const rewound = databasesOf(facts).filter(
        ({ id, rewoundAt }) => rewoundAt || facts.there.get(id)?.standing?.rewound,
      )
      if (rewound.length === 0) return facts.exchange ? pass('None is.') : null
      return fail(
        `${named(rewound)} was restored from an older copy: uploads and downloads have stopped until it is accepted.`,
        shown('Restored', rewound),
        rewound.map(({ id }) => remedy('acceptChannelDatabase', { channelDatabase: id }, { needsInput: ['reason'] })),
      )
    },
  },
  {
    code: 'CAPTURE_SEQUENCED',
    question: 'Is what is captured given its place in the log?',
    ask: ({ there }) => {
      const stale = [...there].filter(([, { standing }]) => {
        const since = standing?.oldestUnsequencedAt
        return since && Date.parse(standing.now) - Date.parse(since) > 10_000
      })
      if (stale.length === 0) return pass('It is.')
      const ids = stale.map(([id]) => id)
      return fail(
        `What ${list(ids)} has captured gets no place in its log: no process serves that channel database (role channel). Start one.`,
        ids.map((id) => found('Channel database', id, 'ChannelDatabase', id)),
        [],
      )
    },
  },
  {
    code: 'WORKER_ALIVE',
    question: 'Is a process alive that runs the schedules?',
    ask: ({ exchange }) => {
      if (!exchange) return null
      if (exchange.workers > 0) return pass(exchange.workers === 1 ? 'One is.' : `${exchange.workers} are.`)
      if (!exchange.schedules.some(({ active }) => active)) return pass('None is needed: no schedule is active.')
      return fail('No process that runs the schedules is alive: start one with the role worker.', [], [])
    },
  },
  {
    code: 'SCHEDULES_ON_TIME',
    question: 'Are the schedules active that customers travel by?',
    ask: (facts) => {
      const { exchange } = facts
      if (!exchange) return null
      const groups = [...new Set(databasesOf(facts).map(({ group }) => group))]
      const missing = groups.flatMap((group) =>
        ['P-0001', 'synchronize', '1010'].flatMap((job) => {
          const of = job === 'synchronize' ? null : group
          return carriers(exchange, job, of).length > 0
            ? []
            : [{ job, schedule: schedulesOf(exchange, job, of)[0]?.id }]
        }),
      )
      if (missing.length === 0) return pass('They are.')
      const ids = [...new Set(missing.flatMap(({ schedule }) => schedule ?? []))]
      return fail(
        `No active schedule carries ${list([...new Set(missing.map(({ job }) => job))])}, so that does not run by itself.`,
        ids.map((id) => found('Schedule', `${id}: not active`)),
        ids.map((schedule) => remedy('setSchedule', { schedule, active: true })),
      )
    },
  },
  {
    code: 'RUN_ALIVE',
    question: 'Does no run stand still?',
    ask: ({ exchange }) => {
      if (!exchange) return null
      const stuck = exchange.openRuns.filter(({ expired }) => expired)
      if (stuck.length === 0) return pass('None does.')
      return fail(
        `The run of ${list(stuck.map(({ scope }) => scope))} stands still: the process that held it is gone. The next run takes it over.`,
        stuck.map(({ scope, runId }) => found(scope, 'lease expired', 'BatchRun', runId)),
        stuck.map(({ scope }) => runAgain(scope)),
      )
    },
  },
  {
    code: 'UPLOAD_SUCCEEDED',
    question: 'Did the last upload attempt succeed?',
    ask: (facts) => {
      const failed = atWork(facts).flatMap((database) => {
        const reason = facts.there.get(database.id)?.standing?.lastUploadAttempt?.reason
        return reason && !isTransferPast(database.id, reason) ? [{ database, reason }] : []
      })
      const [first] = failed
      if (!first) return facts.exchange ? pass('It did, or there was none.') : null
      return fail(
        `The last upload from ${first.database.id} did not succeed: ${first.reason}`,
        shown(
          'Channel database',
          failed.map(({ database }) => database),
        ),
        failed.map(({ database }) => remedy('runCdxJob', { job: 'P-0001', channelDatabase: database.id })),
      )
    },
  },
  {
    code: 'UPLOADED_IN_TIME',
    question: 'Is what was captured uploaded in time?',
    ask: (facts) => {
      const pending = atWork(facts).flatMap((database) => {
        const offline = facts.there.get(database.id)?.standing?.switches.filter((one) => one.offline) ?? []
        const counts = (facts.there.get(database.id)?.counts ?? []).filter(
          ({ channelId, pending: n }) => n > 0 && !offline.some((one) => one.channelId === channelId),
        )
        const oldest = counts.flatMap(({ oldestPendingAt }) => oldestPendingAt ?? []).sort()[0]
        return oldest ? [{ database, oldest, n: counts.reduce((sum, { pending: each }) => sum + each, 0) }] : []
      })
      const overdue = pending.flatMap((each) => {
        const why = isStuck(facts, `P-0001:${each.database.id}`)
          ? null
          : late(facts, each.database, 'P-0001', each.oldest)
        return why ? [{ ...each, ...why }] : []
      })
      const [first] = overdue
      const evidence = pending.map(({ database, n, oldest }) =>
        found(`Pending since ${oldest}`, String(n), 'ChannelDatabase', database.id),
      )
      if (!first)
        return facts.exchange
          ? pass(pending.length > 0 ? 'It is pending, and will be.' : 'Nothing is pending.', evidence)
          : null
      return fail(
        `${first.n} operations are pending in ${first.database.id}, the oldest since ${first.oldest}: ${first.why}.`,
        [...evidence, ...first.evidence],
        overdue.map(({ database }) => remedy('runCdxJob', { job: 'P-0001', channelDatabase: database.id })),
      )
    },
  },
  {
    code: 'DOWNLOAD_SESSION',
    question: 'Is no download session suspended or failing?',
    ask: (facts) => {
      const failing = atWork(facts).flatMap((database) =>
        database.openDownloads
          .filter(({ status }) => FAILING.includes(status))
          .map((session) => ({ database, session })),
      )
      const [first] = failing
      if (!first) return facts.exchange ? pass('None is.') : null
      const { database, session } = first
      return fail(
        `The session of ${session.jobId} for ${database.id} is ${session.status}: ${session.message ?? 'no message.'}`,
        failing.map((one) =>
          found(`${one.session.jobId} of ${one.database.id}`, one.session.status, 'DownloadSession', one.session.id),
        ),
        failing.map((one) => again(one.database, one.session)),
      )
    },
  },
  {
    code: 'JOBS_APPLIED',
    question: 'Has each download job been applied after the last change of what it carries?',
    ask: (facts) => {
      const missing = behind(facts)
      const [first] = missing
      if (!first) return facts.exchange ? pass('Each has, or will be in time.') : null
      return fail(
        `Job ${first.jobId} has not been applied in ${first.database.id} since something it carries was changed at ${first.since}: ${first.why}.`,
        missing.map(({ database, jobId, since }) =>
          found(`${jobId} of ${database.id}`, `behind since ${since}`, 'ChannelDatabase', database.id),
        ),
        [
          ...missing.map(({ database, jobId }) => remedy('runCdxJob', { job: jobId, channelDatabase: database.id })),
          ...[...new Set(missing.map(({ database }) => database.id))].map((channelDatabase) =>
            remedy('flushChannelCache', { channelDatabase }),
          ),
        ],
      )
    },
  },
  {
    code: 'CACHE_CURRENT',
    question: 'Is each cache as new as the configuration?',
    ask: (facts) => {
      const missing = new Set(behind(facts).map(({ database }) => database.id))
      const stale = atWork(facts).filter(({ id }) => {
        const cache = facts.there.get(id)?.state?.cache
        return (
          cache && facts.configuredAt && !missing.has(id) && Date.parse(cache.loadedAt) < Date.parse(facts.configuredAt)
        )
      })
      const [first] = stale
      if (!first) return facts.exchange ? pass('Each is, or expires before that is needed.') : null
      const cache = facts.there.get(first.id)?.state?.cache
      return fail(
        `The cache of ${named(stale)} was loaded at ${cache?.loadedAt}, before the last change of the configuration; it is loaded anew by ${cache?.expiresAt}.`,
        shown('Cache', stale),
        stale.map(({ id }) => remedy('flushChannelCache', { channelDatabase: id })),
      )
    },
  },
  {
    code: 'FEATURES_ROLLED_OUT',
    question: 'Are the features the same at headquarters and on every channel?',
    ask: (facts) => {
      const known = new Set(behind(facts).map(({ database }) => database.id))
      const apart = atWork(facts).flatMap((database) => {
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
      if (!first) return facts.exchange ? pass('They are.') : null
      return fail(
        `"${first.features[0]?.name}" is not applied in ${first.database.id} as it is at headquarters: jobs 1110, 1010 and 1070 have to be run after its change.`,
        apart.flatMap(({ features }) => features.map(({ key, name }) => found('Feature', name, 'Feature', key))),
        apart.flatMap(({ database }) => [
          ...['1110', '1010', '1070'].map((job) => remedy('runCdxJob', { job, channelDatabase: database.id })),
          remedy('flushChannelCache', { channelDatabase: database.id }),
        ]),
      )
    },
  },
  {
    code: 'REALTIME_CALLS_AVOIDABLE',
    question: 'Were real-time calls made that need not have been?',
    ask: ({ there, channels }) => {
      const asked = [...there.values()].some(({ standing }) => standing !== null)
      if (!asked) return unknown('No channel database could be asked.')
      const keys = new Set(channels.map(({ id }) => id))
      const avoidable = [...there.values()]
        .flatMap(({ counts }) => counts)
        .filter(({ channelId, lastDay }) => keys.has(channelId) && lastDay.avoidable > 0)
      if (avoidable.length === 0) return pass('None in the last day.')
      // What causes them now is a check of its own, and a diagnosis of the feature.
      return pass(
        'Some were in the last day: realtimeServiceCalls has each with its cause.',
        avoidable.map(({ channelId, lastDay }) =>
          found('Avoidable calls of the last day', String(lastDay.avoidable), 'Channel', channelId),
        ),
      )
    },
  },
]

function switched({ channels, there }: ChannelsFacts, how: 'offline' | 'unavailable') {
  const off = channels.filter(({ id, channelDatabase }) =>
    there
      .get(channelDatabase)
      ?.standing?.switches.some(
        (one) => one.channelId === id && (how === 'offline' ? one.offline : !one.realtimeServiceAvailable),
      ),
  )
  if (off.length === 0) return channels.length > 0 ? pass('Each is.') : null
  const ids = off.map(({ id }) => id)
  return fail(
    how === 'offline'
      ? `The channel ${list(ids)} is offline: P-0001 leaves its operations pending, and no real-time call is made.`
      : `The Real-time Service is not available to ${list(ids)}: what needs headquarters at once is refused or captured instead.`,
    ids.map((id) => found(how === 'offline' ? 'Offline' : 'Without Real-time Service', id, 'Channel', id)),
    ids.map((channel) =>
      how === 'offline'
        ? remedy('setChannelOffline', { channel, offline: false })
        : remedy('setRealtimeServiceAvailable', { channel, available: true }),
    ),
  )
}
