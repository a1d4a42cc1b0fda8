import type { ChannelCustomerState } from '../../between/channel-state.ts'
import type { DatabaseFacts } from '../../between/facts/exchange-facts.ts'
import { type ChannelsFacts, databasesOf } from '../facts/channels.ts'
import { carriers, isOverdue } from '../facts/schedules.ts'
import { type Evidence, found } from './check.ts'
import { FAILING } from './distribution.ts'
import { list, SEQUENCED_WITHIN } from './way.ts'
import { whyLate } from './why-late.ts'

// What the checks of channels share.

/** Channel databases as evidence. */
export const shown = (label: string, databases: readonly DatabaseFacts[]): Evidence[] =>
  databases.map(({ id }) => found(label, id, 'ChannelDatabase', id))
/** Their names, in a sentence. */
export const named = (databases: readonly DatabaseFacts[]) => list(databases.map(({ id }) => id))

/** A database that is paused, restored or away is said once, and not again by all that follows from it. */
export const reachable = (facts: ChannelsFacts) =>
  databasesOf(facts).filter(
    ({ id, paused, rewoundAt }) =>
      !paused && !rewoundAt && facts.there.get(id)?.standing && !facts.there.get(id)?.standing?.rewound,
  )

/** Late though an active schedule carries it. That nobody runs the schedules, or that one is overdue, is a check of its own. */
export function late({ exchange }: ChannelsFacts, { id, group }: DatabaseFacts, job: string, readySince: string) {
  if (!exchange || exchange.workers === 0) return null
  if (carriers(exchange, job, group).some((schedule) => isOverdue(exchange, schedule))) return null
  return whyLate(exchange, { job, group, readySince, scopes: [`${job}:${id}`] })
}

/** What was captured there gets no place in the log. */
export function isHeldUp(standing: ChannelCustomerState | null | undefined): boolean {
  const since = standing?.oldestUnsequencedAt
  return since != null && Date.parse(standing?.now ?? since) - Date.parse(since) > SEQUENCED_WITHIN
}

/** The run over a scope stands still. */
export const isStuck = (facts: ChannelsFacts, scope: string) =>
  facts.exchange?.openRuns.some((run) => run.scope === scope && run.expired) ?? false

/** A download session of the job has failed, or is suspended. */
export const isFailing = ({ openDownloads }: DatabaseFacts, job: string) =>
  openDownloads.some(({ jobId, status }) => jobId === job && FAILING.includes(status))

/** The download jobs that have something for a database and do not bring it. */
export function behind(facts: ChannelsFacts) {
  // What has no configuration yet lacks all of it, which is a check of its own.
  const configured = reachable(facts).filter(({ id }) => facts.there.get(id)?.standing?.configured)
  return configured.flatMap((database) =>
    facts.behind.flatMap(({ channelDatabaseId, jobId, since }) => {
      if (channelDatabaseId !== database.id || since === null || !facts.exchange) return []
      if (isFailing(database, jobId) || isStuck(facts, `${jobId}:${database.id}`)) return []
      const carried = carriers(facts.exchange, jobId, database.group).length > 0
      // Customers come and go by their schedule, whose being inactive is a check of its own.
      if (!carried && jobId === '1010') return []
      const why = carried ? late(facts, database, jobId, since) : { why: 'no active schedule carries it', evidence: [] }
      return why ? [{ database, jobId, since, ...why }] : []
    }),
  )
}
