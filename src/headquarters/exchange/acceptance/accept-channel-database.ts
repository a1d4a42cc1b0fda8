import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import { recordAudit } from '../../../access/audit.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { execute, type Transaction, transaction } from '../../../db/client.ts'
import { UNSTORABLE } from '../../../db/unstorable.ts'
import { append } from '../../../log/append.ts'
import { wake } from '../../../log/wake.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { FEATURE_JOBS } from '../../../model/configuration.ts'
import { redeliverTombstones } from '../../erasure/acknowledge-erasures.ts'
import { type BatchRunRow, guardFence, openRun, underLease } from '../../jobs/run.ts'
import { databasesToWorkOn } from '../channel-databases/allowed-databases.ts'
import { ChannelDatabaseUnreachable, reach, unreachableRefusal } from '../channel-databases/channel-database.ts'
import { download } from '../download/download.ts'
import { deletePackage, downloadSessionColumns, downloadSessionEvent } from '../sessions/download-session.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused } from '../sessions/refusals.ts'
import { upload } from '../upload/upload.ts'

export type AcceptChannelDatabase = { channelDatabase: string; reason: string }

/**
 * Takes a channel database that was restored from a backup as it is: it becomes a new source, uploads what it has, and gets a full
 * synchronization. Operations that headquarters has and the database lost stay at headquarters. The database counts on from an older number, so
 * from now on headquarters gives its operations the next number of their customer (`numberOffset` keeps the difference).
 */
export async function acceptChannelDatabase(
  sides: Sides,
  actor: Actor,
  { channelDatabase, reason }: AcceptChannelDatabase,
): Promise<{ accepted: boolean; userErrors: ExchangeRefusal[] }> {
  const hq = headquartersOf(sides)
  if (reason.trim() === '' || UNSTORABLE.test(reason))
    return no(
      refused('INVALID_VALUE', 'Give a reason that can be stored; it is kept in the audit.', ['input', 'reason']),
    )
  const known = await databasesToWorkOn(hq.db, actor, channelDatabase)
  if (known.length === 0)
    return no(refused('NOT_FOUND', 'No channel database has this id.', ['input', 'channelDatabase']))
  const side = sides.channelSides.get(channelDatabase)
  if (!side) return no(unreachableRefusal(channelDatabase))
  try {
    const running = await whileNothingRuns(hq, actor, channelDatabase, ['P-0001', ...FEATURE_JOBS], async (runs) => {
      const { sourceId } = await reach(() => side.acceptAsNewSource())
      await takeAsNewSource(hq, actor, runs, { channelDatabase, sourceId, reason })
    })
    if (running) return no(jobAlreadyRunning(running))
  } catch (error) {
    if (error instanceof ChannelDatabaseUnreachable) return no(unreachableRefusal(channelDatabase))
    throw error
  }
  return { accepted: true, userErrors: await synchronizeFully(sides, actor, channelDatabase) }
}

const no = (refusal: ExchangeRefusal) => ({ accepted: false, userErrors: [refusal] })

/** Holds all the database's jobs, so that none sees one source here and another one there; answers with one that is running. */
async function whileNothingRuns(
  hq: HeadquartersDatabase,
  actor: Actor,
  channelDatabase: string,
  jobs: readonly string[],
  work: (runs: readonly BatchRunRow[]) => Promise<void>,
  held: readonly BatchRunRow[] = [],
): Promise<BatchRunRow | null> {
  const [jobId, ...others] = jobs
  if (jobId === undefined) {
    await work(held)
    return null
  }
  const opened = await openRun(hq.db, { jobId, scope: `${jobId}:${channelDatabase}`, actor })
  if ('alreadyRunning' in opened) return opened.alreadyRunning
  return underLease(hq.db, opened.run, async (lease) => {
    lease.conclude('FINISHED', 'Held while the channel database was accepted as a new source.')
    return whileNothingRuns(hq, actor, channelDatabase, others, work, [...held, opened.run])
  })
}

/** Without download positions every download begins again. */
async function takeAsNewSource(
  hq: HeadquartersDatabase,
  actor: Actor,
  runs: readonly BatchRunRow[],
  { channelDatabase, sourceId, reason }: AcceptChannelDatabase & { sourceId: string },
): Promise<void> {
  await transaction(hq.db, async (tx) => {
    for (const run of runs) await guardFence(tx, run)
    await execute(
      tx,
      sql`/* exchange.accept */
      with forgotten as (delete from download_position where channel_database_id = ${channelDatabase})
      update channel_database
      set source_id = ${sourceId}, acknowledged_position = 0, acknowledged_operation_id = null, rewound_at = null, renumbers = true
      where id = ${channelDatabase}`,
    )
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
 * Cancels the download sessions of a channel database that are not applied; what they should have brought comes with a
 * full synchronization.
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

/** What it has goes first. What does not succeed here is done by the next runs: all of them begin again. */
async function synchronizeFully(sides: Sides, actor: Actor, channelDatabase: string): Promise<ExchangeRefusal[]> {
  const refusals = [(await upload(sides, actor, channelDatabase)).refusal]
  for (const job of ['1110', '1070', '1010'] as const) {
    refusals.push((await download(sides, actor, job, channelDatabase, { full: true })).refusal)
  }
  return refusals.flatMap((refusal) => refusal ?? [])
}
