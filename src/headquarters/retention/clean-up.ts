import { sql } from 'drizzle-orm'
import type { Actor } from '../../access/actor.ts'
import { headquartersOf } from '../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../between/sides.ts'
import { type Database, execute } from '../../db/client.ts'
import { type Step, step } from '../../db/step.ts'
import { utcText } from '../../db/utc-text.ts'
import { removeExpiredAudit, removeExpiredEvents } from '../../log/remove-records.ts'
import type { ExpiringAtChannel, Retention } from '../../model/retention.ts'
import { forgetFirstLoads } from '../exchange/download/first-load.ts'
import { findRewound } from '../incarnation/check-with-channels.ts'
import { type BatchRunRow, openRun, type RunLease, underLease } from '../jobs/run.ts'
import { forgetMerges } from './forget-merges.ts'
import { removeOperations } from './remove-operations.ts'
import { removeRuns } from './remove-runs.ts'
import { removeSessions } from './remove-sessions.ts'

/**
 * The batch job *Clean up completed staging rows and events*: one run per database, with the scope
 * `clean-up:headquarters` or `clean-up:<channel database>`.
 */
export const CLEAN_UP_JOB = 'clean-up'
const HEADQUARTERS = 'headquarters'
/** Rows that one transaction removes at headquarters. */
const MOST_AT_ONCE = 500

/** How many of each kind a run has removed. */
export type Removed = { [kind in ExpiringAtChannel | 'sessions' | 'runs']: number }
/** A run over one database; `channelDatabaseId` is null for headquarters. */
export type CleanUp = Removed & { run: BatchRunRow; channelDatabaseId: string | null }

/** A kind, how many days it is kept (null: permanently), and one step that removes older ones. */
type Expiring = { kind: keyof Removed; days: number | null; remove(before: string): Promise<Step> }

/**
 * Removes what is older than its retention, in all databases in parallel, each in a run of its own, so that an
 * unreachable database does not delay the others. Works in short transactions; the next run removes what an interrupted
 * run left. `alreadyRunning`: runs started by other callers.
 */
export async function cleanUp(
  sides: Sides,
  actor: Actor,
  retention: Retention,
): Promise<{ cleanUps: CleanUp[]; alreadyRunning: BatchRunRow[]; working: Promise<PromiseSettledResult<void>[]> }> {
  const hq = headquartersOf(sides)
  const places: [string, Expiring[]][] = [
    [HEADQUARTERS, atHeadquarters(hq, retention)],
    ...[...sides.channelSides.keys()].map((id): [string, Expiring[]] => [id, atChannel(sides, hq, id, retention)]),
  ]
  const opened = await Promise.all(
    places.map(([place]) => openRun(hq.db, { jobId: CLEAN_UP_JOB, scope: `${CLEAN_UP_JOB}:${place}`, actor })),
  )
  const cleanUps: CleanUp[] = []
  const work = opened.flatMap((each, i) => {
    const [place, expiring] = places[i] ?? [HEADQUARTERS, []]
    if ('alreadyRunning' in each) return []
    const own = { ...nothing(), run: each.run, channelDatabaseId: place === HEADQUARTERS ? null : place }
    cleanUps.push(own)
    return [underLease(hq.db, each.run, (lease) => removeAll(hq, expiring, lease, own))]
  })
  return {
    cleanUps,
    alreadyRunning: opened.flatMap((each) => ('alreadyRunning' in each ? [each.alreadyRunning] : [])),
    working: Promise.allSettled(work),
  }
}

/** Removes every kind until nothing expired is left; `removed` counts along. */
async function removeAll(
  hq: HeadquartersDatabase,
  expiring: readonly Expiring[],
  lease: RunLease,
  removed: Removed,
): Promise<void> {
  for (const { kind, days, remove } of expiring) {
    if (days === null) continue
    const before = await daysAgo(hq.db, days)
    for (let more = true; more; ) {
      lease.signal.throwIfAborted()
      const done = await remove(before)
      removed[kind] += done.removed
      if (done.removed > 0) await lease.progress({ done: done.removed })
      more = done.more
    }
  }
  lease.conclude('FINISHED', sentence(removed))
}

/** By headquarters' clock: that of a process may be far ahead. */
async function daysAgo(db: Database, days: number): Promise<string> {
  const [moment] = await execute<{ before: string }>(
    db,
    sql`/* retention.daysAgo */ select ${utcText(sql`(now() - ${days}::int * interval '1 day')`, 'US')} as before`,
  )
  if (!moment) throw new Error('Headquarters did not answer.')
  return moment.before
}

function atHeadquarters({ db }: HeadquartersDatabase, retention: Retention): Expiring[] {
  const { stagingDays, sessionDays, runDays, eventDays, auditDays } = retention
  const most = MOST_AT_ONCE
  return [
    {
      kind: 'operations',
      days: stagingDays,
      remove: (before) =>
        step(db, most, async (tx) => {
          await forgetMerges(tx, before)
          return removeOperations(tx, before, most)
        }),
    },
    {
      kind: 'sessions',
      days: sessionDays,
      async remove(before) {
        await forgetFirstLoads(db)
        return step(db, most, (tx) => removeSessions(tx, before, most))
      },
    },
    { kind: 'runs', days: runDays, remove: (before) => removeRuns(db, before, most) },
    { kind: 'events', days: eventDays, remove: (before) => removeExpiredEvents(db, before) },
    { kind: 'auditEntries', days: auditDays, remove: (before) => removeExpiredAudit(db, before) },
  ]
}

function atChannel(sides: Sides, hq: HeadquartersDatabase, id: string, retention: Retention): Expiring[] {
  const remove = (kind: ExpiringAtChannel, days: number | null): Expiring => ({
    kind,
    days,
    async remove(before) {
      const side = sides.channelSides.get(id)
      if (!side) return { removed: 0, more: false }
      // A headquarters that was restored from a backup gets its operations from there.
      if (kind === 'operations' && (await findRewound(hq, { ask: false }))) return { removed: 0, more: false }
      // Read before each step: an upload may have advanced it.
      const acknowledgedOperationId = await acknowledgedOperation(hq, id)
      const backedUpBefore = new Date(Date.now() - retention.backupDays * 86_400_000).toISOString()
      return side.removeExpired(kind, before, { acknowledgedOperationId, backedUpBefore })
    },
  })
  return [
    remove('operations', retention.stagingDays),
    remove('realtimeServiceCalls', retention.realtimeServiceCallDays),
    remove('events', retention.eventDays),
    remove('auditEntries', retention.auditDays),
  ]
}

async function acknowledgedOperation({ db }: HeadquartersDatabase, channelDatabaseId: string): Promise<string | null> {
  const [database] = await execute<{ acknowledged: string | null }>(
    db,
    sql`/* retention.acknowledgedOperation */
    select acknowledged_operation_id as acknowledged
    from channel_database
    where id = ${channelDatabaseId}`,
  )
  return database?.acknowledged ?? null
}

const nothing = (): Removed => ({
  operations: 0,
  events: 0,
  sessions: 0,
  runs: 0,
  realtimeServiceCalls: 0,
  auditEntries: 0,
})

const WORDS: { [kind in keyof Removed]: string } = {
  operations: 'completed operations',
  events: 'events',
  sessions: 'sessions',
  runs: 'runs',
  realtimeServiceCalls: 'real-time calls',
  auditEntries: 'audit entries',
}

/** Summarizes what a run removed. */
export function sentence(removed: Removed): string {
  const parts = (Object.keys(WORDS) as (keyof Removed)[]).filter((kind) => removed[kind] > 0)
  if (parts.length === 0) return 'Nothing was older than its retention.'
  return `Removed: ${parts.map((kind) => `${removed[kind]} ${WORDS[kind]}`).join(', ')}.`
}
