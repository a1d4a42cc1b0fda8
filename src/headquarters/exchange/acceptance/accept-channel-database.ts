import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import type { Whereabouts } from '../../../between/whereabouts.ts'
import { execute, type Transaction, transaction } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { DOWNLOAD_JOBS } from '../../../model/configuration.ts'
import { redeliverTombstones } from '../../erasure/acknowledge-erasures.ts'
import { type BatchRunRow, guardFence, openRun, underLease } from '../../jobs/run.ts'
import { noSuch } from '../../organization/known-names.ts'
import { holdPlace } from '../channel-databases/admit-database.ts'
import { databasesToWorkOn } from '../channel-databases/allowed-databases.ts'
import { markRewound, unavailableRefusal, whyAcceptable } from '../channel-databases/channel-database.ts'
import { download } from '../download/download.ts'
import { deletePackage, downloadSessionColumns, downloadSessionEvent } from '../sessions/download-session.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'
import { findLostCaptures, type LostCaptures } from './lost-captures.ts'

export type AcceptChannelDatabase = { channelDatabase: string; reason: string }

/**
 * Accepts a channel database that was restored from a backup, or is a clone: it becomes a new source, uploads what it
 * has, and receives a full synchronization. One that headquarters knows as it is has nothing to be accepted. Operations
 * that it lost stay at headquarters; `lost` names what never reached it, and is null when the request was refused.
 * Because the database continues from an older number, headquarters renumbers its operations from now on
 * (`numberOffset` stores the difference).
 */
export async function acceptChannelDatabase(
  sides: Sides,
  actor: Actor,
  { channelDatabase, reason }: AcceptChannelDatabase,
): Promise<{ lost: LostCaptures | null; userErrors: ExchangeRefusal[] }> {
  const hq = headquartersOf(sides)
  if (reason.trim() === '' || UNSTORABLE.test(reason))
    return notAccepted(
      refused('INVALID_VALUE', 'Give a reason without control characters. The audit keeps it.', ['input', 'reason']),
    )
  const known = await databasesToWorkOn(hq.db, actor, channelDatabase)
  if (known.length === 0) {
    const message = await noSuch(hq.db, 'channel database', channelDatabase, actor.channels)
    return notAccepted(refused('NOT_FOUND', message, ['input', 'channelDatabase']))
  }
  const side = sides.channelSides.get(channelDatabase)
  if (!side) return notAccepted(unavailableRefusal(channelDatabase, 'UNREACHABLE'))
  let lost: LostCaptures | null = null
  try {
    if ((await whyAcceptable(hq.db, side)) === null) return notAccepted(notRewound(channelDatabase))
    const running = await whileNothingRuns(hq, actor, channelDatabase, ['P-0001', ...DOWNLOAD_JOBS], async (runs) => {
      // Another caller may have accepted it meanwhile.
      const acceptable = await whyAcceptable(hq.db, side)
      if (acceptable === null) return
      // If this is interrupted, the database can be accepted again.
      if (acceptable.why === 'RESTORED') await markRewound(hq.db, channelDatabase)
      await onChannelDatabase(() => side.recollect(false))
      lost = await findLostCaptures(hq.db, side, acceptable.why)
      const { sourceId } = await onChannelDatabase(() => side.acceptAsNewSource())
      await takeAsNewSource(hq, actor, runs, { channelDatabase, sourceId, reason, found: acceptable.whereabouts })
    })
    if (running) return notAccepted(jobAlreadyRunning(running))
    if (lost === null) return notAccepted(notRewound(channelDatabase))
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable)
      return notAccepted(unavailableRefusal(channelDatabase, error.state))
    throw error
  }
  return { lost, userErrors: await synchronizeFully(sides, actor, channelDatabase) }
}

const notRewound = (id: string) =>
  refused(
    'CHANNEL_DATABASE_NOT_REWOUND',
    `${id} has everything that headquarters has seen of it, and no other database has its place: there is nothing to ` +
      'accept.',
    ['input', 'channelDatabase'],
  )

const notAccepted = (refusal: ExchangeRefusal) => ({ lost: null, userErrors: [refusal] })

/**
 * Leases all jobs of the database, so that no job sees the old source in one place and the new one in another. Returns
 * a run that is already in progress, or null.
 */
async function whileNothingRuns(
  hq: HeadquartersDatabase,
  actor: Actor,
  channelDatabase: string,
  jobs: readonly string[],
  work: (runs: readonly BatchRunRow[]) => Promise<void>,
  leased: readonly BatchRunRow[] = [],
): Promise<BatchRunRow | null> {
  const [jobId, ...others] = jobs
  if (jobId === undefined) {
    await work(leased)
    return null
  }
  const opened = await openRun(hq.db, { jobId, scope: `${jobId}:${channelDatabase}`, actor })
  if ('alreadyRunning' in opened) return opened.alreadyRunning
  return underLease(hq.db, opened.run, async (lease) => {
    lease.conclude('FINISHED', 'Blocked the job while the channel database was accepted as a new source.')
    return whileNothingRuns(hq, actor, channelDatabase, others, work, [...leased, opened.run])
  })
}

/** Deletes the download positions, so that every download starts from the beginning. */
async function takeAsNewSource(
  hq: HeadquartersDatabase,
  actor: Actor,
  runs: readonly BatchRunRow[],
  { channelDatabase, sourceId, reason, found }: AcceptChannelDatabase & { sourceId: string; found: Whereabouts },
): Promise<void> {
  await transaction(hq.db, async (tx) => {
    for (const run of runs) await guardFence(tx, run)
    await execute(
      tx,
      sql`/* exchange.accept */
      with deleted as (delete from download_position where channel_database_id = ${channelDatabase})
      update channel_database
      set source_id = ${sourceId}, acknowledged_position = 0, acknowledged_operation_id = null, rewound_at = null,
        renumbers = true
      where id = ${channelDatabase}`,
    )
    await holdPlace(tx, channelDatabase, found)
    await redeliverTombstones(tx, channelDatabase)
    const canceled = await cancelOpenSessions(tx, channelDatabase, 'The channel database was accepted as a new source.')
    await recordAudit(tx, actor, {
      action: 'acceptChannelDatabase',
      target: channelDatabase,
      result: 'ACCEPTED',
      reason,
    })
    await append(tx, [
      ...canceled.map(downloadSessionEvent),
      {
        kind: 'CONFIGURATION',
        entityId: `channel_database:${channelDatabase}`,
        channelDatabaseId: channelDatabase,
        status: 'ACCEPTED',
      },
    ])
  })
  wake(hq.db)
}

/**
 * Cancels the download sessions of a channel database that are not applied; a full synchronization carries their
 * content.
 */
export async function cancelOpenSessions(
  tx: Transaction,
  channelDatabase: string,
  message: string,
): Promise<DownloadSessionRow[]> {
  const canceled = await execute<DownloadSessionRow>(
    tx,
    sql`/* exchange.cancelOpenSessions */
    update download_session session
    set status = 'CANCELED', revision = revision + 1, message = ${message}
    where channel_database_id = ${channelDatabase} and status not in ('APPLIED', 'NO_DATA', 'CANCELED')
    returning ${downloadSessionColumns}`,
  )
  for (const { id } of canceled) await deletePackage(tx, id)
  return canceled
}

/**
 * Uploads first. The next runs repeat what fails here, because all of them start from the beginning. A job that is
 * already running was started after the acceptance, by the schedule: that is no failure, and neither is it that the
 * store's program does not know 1050 yet.
 */
async function synchronizeFully(sides: Sides, actor: Actor, channelDatabase: string): Promise<ExchangeRefusal[]> {
  const refusals = [(await upload(sides, actor, channelDatabase)).refusal]
  for (const job of ['1110', '1070', '1010', '1050'] as const) {
    refusals.push((await download(sides, actor, job, channelDatabase, { full: true })).refusal)
  }
  return refusals.flatMap((refusal) => (refusal && !NO_FAILURE.includes(refusal.code) ? [refusal] : []))
}

const NO_FAILURE: readonly string[] = ['JOB_ALREADY_RUNNING', 'JOB_CARRIES_NO_DATA']
