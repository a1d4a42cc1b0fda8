import { sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { headquartersOf } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import type { DownloadJobId } from '../../../model/configuration.ts'
import { type BatchRunRow, openRun, type RunLease, underLease } from '../../jobs/run.ts'
import {
  ChannelDatabaseUnreachable,
  reach,
  rewoundRefusal,
  type TransferTarget,
  transferTarget,
  unreachableRefusal,
} from '../channel-databases/channel-database.ts'
import { refuseDownload } from '../channel-databases/refuse-rewound.ts'
import { changeSession, deletePackage, downloadSessionColumns } from '../sessions/download-session.ts'
import { type ExchangeRefusal, jobAlreadyRunning, type Transfer } from '../sessions/refusals.ts'
import { acknowledgeDownload, endAppliedSession } from './acknowledge-download.ts'
import { cancel, DELIVERABLE, type Delivery, deliverDownload, parameters } from './deliver-download.ts'
import { startDownload } from './start-download.ts'

export type DownloadTransfer = Transfer<DownloadSessionRow>

/** `full`: everything instead of what changed. `quiet`: a schedule's; nothing is recorded when nothing has changed for any job. */
export type DownloadOptions = { full?: boolean; quiet?: boolean }

/**
 * 1010, 1070 or 1110 for one channel database. What an earlier session still has to bring comes first, then a session of what changed since;
 * one at a time a job and channel database, a second caller is told. The answer is the last session, as it stands.
 */
export async function download(
  sides: Sides,
  actor: Actor,
  jobId: DownloadJobId,
  channelDatabaseId: string,
  { full = false, quiet = false }: DownloadOptions = {},
): Promise<DownloadTransfer> {
  const hq = headquartersOf(sides)
  const target = await transferTarget(hq.db, sides, channelDatabaseId)
  const side = sides.channelSides.get(channelDatabaseId)
  if ('code' in target && target.code === 'HEADQUARTERS_REWOUND' && side)
    return refuseDownload({ hq, actor, side, refusal: target, quiet }, jobId)
  if ('code' in target) return refusal(target)
  const job: Job = { hq, actor, target, jobId, channelDatabaseId, full }
  try {
    const applied = quiet ? await appliedAt(job) : null
    if (applied && (await nothingChanged(job, applied))) return { session: null, refusal: null }
    const opened = await openRun(hq.db, { jobId, scope: `${jobId}:${channelDatabaseId}`, actor })
    if ('alreadyRunning' in opened) return refusal(jobAlreadyRunning(opened.alreadyRunning))
    return await underLease(hq.db, opened.run, (lease) => downloadAll(job, opened.run, lease, applied))
  } catch (error) {
    if (error instanceof ChannelDatabaseUnreachable) return refusal(unreachableRefusal(channelDatabaseId))
    throw error
  }
}

type Job = {
  hq: HeadquartersDatabase
  actor: Actor
  target: TransferTarget
  jobId: DownloadJobId
  channelDatabaseId: string
  full: boolean
}

const refusal = (why: ExchangeRefusal): DownloadTransfer => ({ session: null, refusal: why })

/** How far the channel database has applied the job. */
type Applied = Awaited<ReturnType<ChannelSide['appliedJob']>>

const appliedAt = ({ target, jobId }: Job): Promise<Applied> => reach(() => target.side.appliedJob(jobId))

/** Also when only another job has something: an empty session moves this job's position, which features wait for (docs/domain.md, Effective on a channel). */
async function nothingChanged({ hq, jobId, channelDatabaseId }: Job, applied: Applied): Promise<boolean> {
  const [found] = await execute<{ nothing: boolean }>(
    hq.db,
    sql`/* exchange.nothingChanged */
    select exists (
        select from download_position
        where channel_database_id = ${channelDatabaseId} and job_id = ${jobId} and position = ${applied.position}::bigint
      )
      and not exists (select from log where download_job is not null and position > ${applied.position}::bigint)
      and not exists (
        select from download_session
        where channel_database_id = ${channelDatabaseId} and job_id = ${jobId} and status not in ('APPLIED', 'NO_DATA', 'CANCELED')
          and not (status = 'CREATE_FAILED' and replaced_by is not null)
      ) as nothing`,
  )
  return found?.nothing ?? false
}

/**
 * The channel is asked once how far it has applied the job; again only after a session was tried. A position that another run has passed
 * meanwhile does no harm: the package begins earlier than it need.
 */
async function downloadAll(
  job: Job,
  run: BatchRunRow,
  lease: RunLease,
  request: Applied | null,
): Promise<DownloadTransfer> {
  let applied: Applied | null = request ?? (await appliedAt(job))
  await catchUp(job, run, lease, applied)
  for (const session of await openSessions(job.hq.db, job)) {
    if (DELIVERABLE.includes(session.status)) applied = null
    const settled = await settle(job, run, lease, session)
    if (settled) return concluded(job, lease, settled)
  }
  const first = await nextSession(job, run, lease, applied)
  if (first.delivery !== 'BEHIND') return concluded(job, lease, first)
  return concluded(job, lease, await nextSession(job, run, lease, null))
}

type Delivered = { delivery: Delivery | 'WAITS'; session: DownloadSessionRow }

function concluded({ channelDatabaseId }: Job, lease: RunLease, { delivery, session }: Delivered): DownloadTransfer {
  if (delivery !== 'APPLIED') lease.conclude('ERROR', session.message)
  return { session, refusal: delivery === 'REWOUND' ? rewoundRefusal(channelDatabaseId) : null }
}

/** The channel database may have applied more than headquarters has heard of: an answer that was lost. */
async function catchUp(
  { hq, jobId, channelDatabaseId }: Job,
  run: BatchRunRow,
  lease: RunLease,
  { position, sessionId }: Applied,
): Promise<void> {
  if (position === null || sessionId === null) return
  const [known] = await execute<{ position: string; sessionId: string | null }>(
    hq.db,
    sql`/* exchange.catchUp */
    select position::text, session_id as "sessionId"
    from download_position
    where channel_database_id = ${channelDatabaseId} and job_id = ${jobId}`,
  )
  if (known?.sessionId === sessionId) return
  const [session] = await execute<DownloadSessionRow>(
    hq.db,
    sql`/* exchange.sessionToCatchUp */
    select ${downloadSessionColumns}
    from download_session session
    where id = ${sessionId} and status in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED')`,
  )
  if (!session) return
  await acknowledgeDownload(hq.db, run, lease, { channelDatabaseId, jobId, position, sessionId })
  await endAppliedSession(hq.db, run, session, null)
}

/** Sessions that were made and not applied, oldest first. */
function openSessions(db: Executor, { jobId, channelDatabaseId }: Job): Promise<DownloadSessionRow[]> {
  return execute<DownloadSessionRow>(
    db,
    sql`/* exchange.openSessions */
    select ${downloadSessionColumns}
    from download_session session
    where channel_database_id = ${channelDatabaseId} and job_id = ${jobId}
      and status not in ('APPLIED', 'NO_DATA', 'CANCELED', 'CREATE_FAILED')
    order by number`,
  )
}

/** Does what can be done with an earlier session; a result says that the job ends with it. */
async function settle(
  job: Job,
  run: BatchRunRow,
  lease: RunLease,
  session: DownloadSessionRow,
): Promise<Delivered | undefined> {
  const { hq, target, full } = job
  if (full) {
    await cancel(hq, run, session, 'Replaced by a full synchronization.')
  } else if (session.status === 'STARTED') {
    await changeSession(hq.db, run, session.id, {
      expect: ['STARTED'],
      status: 'CREATE_FAILED',
      message: 'The process that made its package ended.',
      also: (tx) => deletePackage(tx, session.id),
    })
  } else if (session.status === 'SUSPENDED') {
    const { enforceSessionOrder } = await parameters(hq.db)
    if (enforceSessionOrder) return { delivery: 'WAITS', session }
    await cancel(hq, run, session, 'The order of sessions is no longer enforced; the next session carries its content.')
  } else if (DELIVERABLE.includes(session.status)) {
    const delivered = await deliverDownload(hq, run, lease, target, session)
    if (delivered.delivery === 'FAILED' || delivered.delivery === 'REWOUND') return delivered
  }
  return undefined
}

async function nextSession(job: Job, run: BatchRunRow, lease: RunLease, request: Applied | null): Promise<Delivered> {
  const { hq, actor, target, jobId, channelDatabaseId } = job
  const applied = request ?? (await appliedAt(job))
  const full = job.full || applied.position === null || !(await isKnownHere(hq.db, job))
  const session = await startDownload(hq, actor, run, {
    channelDatabaseId,
    jobId,
    full,
    fromPosition: applied.position ?? '0',
    askedAt: applied.now,
  })
  return deliverDownload(hq, run, lease, target, session)
}

/** Without an acknowledged position nothing is known of the database: it is new, or was accepted again. */
async function isKnownHere(db: Executor, { jobId, channelDatabaseId }: Job): Promise<boolean> {
  const known = await execute(
    db,
    sql`/* exchange.isKnownHere */
    select 1
    from download_position
    where channel_database_id = ${channelDatabaseId} and job_id = ${jobId}`,
  )
  return known.length > 0
}
