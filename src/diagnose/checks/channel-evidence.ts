import type { ChannelCustomerState } from '../../between/channel-state.ts'
import type { DatabaseFacts } from '../../between/facts/exchange-facts.ts'
import { LOYALTY_JOB } from '../../model/configuration.ts'
import { type ChannelsFacts, databasesOf } from '../facts/channels.ts'
import { carriers, isOverdue, isPutOff, schedulesOf } from '../facts/schedules.ts'
import { type Evidence, found } from './check.ts'
import { FAILING } from './distribution.ts'
import { list, SEQUENCED_WITHIN } from './exchange.ts'
import { latenessOf } from './lateness.ts'

// Shared by the checks of channels.

/** Channel databases as evidence. */
export const shown = (label: string, databases: readonly DatabaseFacts[]): Evidence[] =>
  databases.map(({ id }) => found(label, id, 'ChannelDatabase', id))
/** The ids of channel databases for a sentence. */
export const named = (databases: readonly DatabaseFacts[]) => list(databases.map(({ id }) => id))

/**
 * Channel databases that are neither paused, rewound nor unreachable, and can do their work: the rest has checks of its
 * own, and the other checks would only repeat them.
 */
export const reachable = (facts: ChannelsFacts) =>
  databasesOf(facts).filter(
    ({ id, paused, rewoundAt }) =>
      !paused &&
      !rewoundAt &&
      !facts.states.has(id) &&
      facts.there.get(id)?.channelState &&
      !facts.there.get(id)?.channelState?.rewound,
  )

/**
 * Whether a job is late although an active schedule carries it. A missing worker and an overdue schedule have checks of
 * their own.
 */
export function late(facts: ChannelsFacts, { id, group }: DatabaseFacts, job: string, readySince: string) {
  return lateness(facts, { job, group }, readySince, `${job}:${id}`)
}

/** The same for the job of any scope. */
export function lateness(
  { exchange }: ChannelsFacts,
  { job, group }: { job: string; group: string | null },
  readySince: string,
  scope: string,
) {
  if (!exchange || exchange.workers === 0) return null
  if (carriers(exchange, job, group).some((schedule) => isOverdue(exchange, schedule))) return null
  return latenessOf(exchange, { job, group, readySince, scopes: [scope] })
}

/** True if captures in the channel database get no position in its log. */
export function isSequencingBlocked(channelState: ChannelCustomerState | null | undefined): boolean {
  const since = channelState?.oldestUnsequencedAt
  return since != null && Date.parse(channelState?.now ?? since) - Date.parse(since) > SEQUENCED_WITHIN
}

/** True if the run of a scope has stopped. */
export const isStuck = (facts: ChannelsFacts, scope: string) =>
  facts.exchange?.openRuns.some((run) => run.scope === scope && run.expired) ?? false

/** True if a download session of the job has failed or is suspended. */
export const isFailing = ({ openDownloads }: DatabaseFacts, job: string) =>
  openDownloads.some(({ jobId, status }) => jobId === job && FAILING.includes(status))

/** The channel databases that wait for results of headquarters longer than the schedule of 1010 explains. */
export function undistributed(facts: ChannelsFacts) {
  return reachable(facts).flatMap((database) => {
    const since = facts.undistributed.find(({ channelDatabaseId }) => channelDatabaseId === database.id)?.since
    // Checks of their own cover a database without configuration, a failing session and a run that stopped.
    const isCovered = !facts.there.get(database.id)?.channelState?.configured || isFailing(database, '1010')
    if (since === undefined || isCovered || isStuck(facts, `1010:${database.id}`)) return []
    const why = late(facts, database, '1010', since)
    return why ? [{ database, since, ...why }] : []
  })
}

/** The download jobs that have changes for a database and do not deliver them. */
export function behind(facts: ChannelsFacts) {
  // A database without configuration lacks all of it, which a separate check covers.
  const configured = reachable(facts).filter(({ id }) => facts.there.get(id)?.channelState?.configured)
  return configured.flatMap((database) =>
    facts.behind.flatMap(({ channelDatabaseId, jobId, since }) => {
      if (channelDatabaseId !== database.id || since === null || !facts.exchange) return []
      // The program of a store of an earlier version does not know the job, and gets the card numbers by 1010.
      if (jobId === LOYALTY_JOB && !facts.there.get(database.id)?.state?.knownJobs?.includes(jobId)) return []
      if (isFailing(database, jobId) || isStuck(facts, `${jobId}:${database.id}`)) return []
      const carried = carriers(facts.exchange, jobId, database.group).length > 0
      // A separate check covers an inactive schedule for customers, and says what is withheld.
      const putOff = schedulesOf(facts.exchange, jobId, database.group).some(isPutOff)
      if (!carried && (jobId === '1010' || putOff)) return []
      const why = carried ? late(facts, database, jobId, since) : { why: 'no active schedule runs it', evidence: [] }
      return why ? [{ database, jobId, since, ...why }] : []
    }),
  )
}
