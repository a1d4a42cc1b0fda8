import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../access/actor.ts'
import type { ChannelSide } from '../../../between/channel-side.ts'
import { ChannelDatabaseUnavailable, headquartersOf, onChannelDatabase } from '../../../between/headquarters-of.ts'
import type { HeadquartersDatabase, Sides } from '../../../between/sides.ts'
import { type Executor, execute } from '../../../db/client.ts'
import type { DownloadSessionRow } from '../../../model/cdx-session.ts'
import { type DownloadJobId, LOYALTY_JOB } from '../../../model/configuration.ts'
import { type BatchRunRow, openRun, type RunLease, underLease } from '../../jobs/run.ts'
import {
  rewoundRefusal,
  type TransferTarget,
  transferTarget,
  unavailableRefusal,
} from '../channel-databases/channel-database.ts'
import { refuseDownload } from '../channel-databases/refuse-rewound.ts'
import { changeSession, deletePackage, downloadSessionColumns } from '../sessions/download-session.ts'
import { type ExchangeRefusal, jobAlreadyRunning, refused, type Transfer } from '../sessions/refusals.ts'
import { acknowledgeDownload, endAppliedSession } from './acknowledge-download.ts'
import { cancel, DELIVERABLE, type Delivery, deliverDownload, parameters } from './deliver-download.ts'
import { startDownload } from './start-download.ts'

export type DownloadTransfer = Transfer<DownloadSessionRow>

/**
 * `full`: download everything instead of the changes. `quiet`, for schedules: record nothing if nothing has changed for
 * any job.
 */
export type DownloadOptions = { full?: boolean; quiet?: boolean }

/**
 * 1010, 1070 or 1110 for one channel database. First delivers earlier sessions that are not applied, then a session
 * with the changes since. A second caller for the same job and channel database is refused. Returns the last session in
 * its current state.
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
    const applied = (quiet || jobId === LOYALTY_JOB) && target.missing === null ? await appliedAt(job) : null
    if (applied && jobId === LOYALTY_JOB && !applied.knowsJob)
      return quiet ? NOTHING : refusal(olderStore(channelDatabaseId))
    if (quiet && applied && (await nothingChanged(job, applied))) return NOTHING
    const opened = await openRun(hq.db, { jobId, scope: `${jobId}:${channelDatabaseId}`, actor })
    if ('alreadyRunning' in opened) return refusal(jobAlreadyRunning(opened.alreadyRunning))
    return await underLease(hq.db, opened.run, (lease) => downloadAll(job, opened.run, lease, applied))
  } catch (error) {
    if (error instanceof ChannelDatabaseUnavailable) return refusal(unavailableRefusal(channelDatabaseId, error.state))
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

const NOTHING: DownloadTransfer = { session: null, refusal: null }

/** A store of a version before 0.6.0 refuses 1050 (docs/wire.md, Versions). */
const olderStore = (channelDatabaseId: string): ExchangeRefusal =>
  refused(
    'JOB_CARRIES_NO_DATA',
    `The program of the store ${channelDatabaseId} does not know ${LOYALTY_JOB} yet. Upgrade it; until then 1010 brings ` +
      'the card numbers of its customers.',
    ['input', 'channelDatabase'],
  )

/** How far the channel database has applied the job. */
type Applied = Awaited<ReturnType<ChannelSide['appliedJob']>>

const appliedAt = ({ target, jobId }: Job): Promise<Applied> => onChannelDatabase(() => target.side.appliedJob(jobId))

/**
 * True only if no job has changes: an empty session advances this job's position, which features wait for
 * (docs/domain.md, Effective on a channel).
 */
async function nothingChanged({ hq, jobId, channelDatabaseId }: Job, applied: Applied): Promise<boolean> {
  if (lacksRedirects(applied.position, applied.redirectsThrough)) return false
  const [found] = await execute<{ nothing: boolean }>(
    hq.db,
    sql`/* exchange.nothingChanged */
    select ${isUnchanged(sql`${channelDatabaseId}`, sql`${jobId}`, sql`${applied.position}::bigint`)}
      and not ${isFullDue(sql`${channelDatabaseId}`, sql`${jobId}`)} as nothing`,
  )
  return found?.nothing ?? false
}

/**
 * True if a channel database of which 1010 is applied up to a position knows redirects and lacks some, because its
 * program or that of headquarters did not know them before.
 */
export const lacksRedirects = (position: string | null | undefined, redirectsThrough: string | null | undefined) =>
  redirectsThrough != null && redirectsThrough !== position

/** Greater than every position of a log. */
const LAST = '9223372036854775807'

/** SQL: headquarters knows a job to be applied up to a position, and has nothing for the channel database after it. */
export const isUnchanged = (channelDatabaseId: SQL, jobId: SQL, position: SQL): SQL => sql`(
      exists (
        select from download_position known
        where known.channel_database_id = ${channelDatabaseId} and known.job_id = ${jobId}
          and known.position = ${position}
      )
      and case when ${jobId}::text = ${LOYALTY_JOB}
        -- No feature waits for its position, so it stays where the last card has changed.
        then not exists (
          select from log
          where download_job is not null and (download_job, log.position) > (${LOYALTY_JOB}, ${position})
            and (download_job, log.position) <= (${LOYALTY_JOB}, ${LAST}::bigint)
        )
        else not exists (select from log where download_job is not null and log.position > ${position})
      end
      and not exists (
        select from download_session session
        where session.channel_database_id = ${channelDatabaseId} and session.job_id = ${jobId}
          and session.status not in ('APPLIED', 'NO_DATA', 'CANCELED')
          and not (session.status = 'CREATE_FAILED' and session.replaced_by is not null)
      )
    )`

/**
 * SQL: the *Full data set interval* has passed since a session with everything was applied last. Where that is not
 * known, such as after the upgrade to this version, it has.
 */
const isFullDue = (channelDatabaseId: SQL, jobId: SQL): SQL => sql`exists (
        select from download_position due
        cross join parameters
        where due.channel_database_id = ${channelDatabaseId} and due.job_id = ${jobId}
          and parameters.id = 1 and parameters.full_data_set_interval_days > 0
          and coalesce(due.full_at, '-infinity') < now() - make_interval(days => parameters.full_data_set_interval_days)
      )`

/**
 * Queries the channel once for its applied position, and again only after a session was tried. If another run has
 * advanced it meanwhile, the package merely starts earlier than necessary.
 */
async function downloadAll(
  job: Job,
  run: BatchRunRow,
  lease: RunLease,
  known: Applied | null,
): Promise<DownloadTransfer> {
  let applied: Applied | null = known ?? (await appliedAt(job))
  await acknowledgeApplied(job, run, lease, applied)
  for (const session of await openSessions(job.hq.db, job)) {
    if (DELIVERABLE.includes(session.status)) applied = null
    const ended = await handleOpenSession(job, run, lease, session)
    if (ended) return concluded(job, lease, ended)
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

/** Acknowledges what the channel database has applied without headquarters' knowledge, because its answer was lost. */
async function acknowledgeApplied(
  { hq, jobId, channelDatabaseId }: Job,
  run: BatchRunRow,
  lease: RunLease,
  { position, sessionId }: Applied,
): Promise<void> {
  if (position === null || sessionId === null) return
  const [known] = await execute<{ position: string; sessionId: string | null }>(
    hq.db,
    sql`/* exchange.acknowledgeApplied */
    select position::text, session_id as "sessionId"
    from download_position
    where channel_database_id = ${channelDatabaseId} and job_id = ${jobId}`,
  )
  if (known?.sessionId === sessionId) return
  const [session] = await execute<DownloadSessionRow>(
    hq.db,
    sql`/* exchange.sessionToAcknowledge */
    select ${downloadSessionColumns}
    from download_session session
    where id = ${sessionId} and status in ('REQUESTED', 'DOWNLOADED', 'DOWNLOAD_FAILED', 'APPLY_FAILED', 'SUSPENDED')`,
  )
  if (!session) return
  await acknowledgeDownload(hq.db, run, lease, { channelDatabaseId, jobId, position, sessionId })
  await endAppliedSession(hq.db, run, session, null)
}

/** Sessions that are not applied, oldest first. */
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

/** Processes an earlier session; a result means that the job ends with it. */
async function handleOpenSession(
  job: Job,
  run: BatchRunRow,
  lease: RunLease,
  session: DownloadSessionRow,
): Promise<Delivered | undefined> {
  const { hq, target, full } = job
  if (full) {
    await cancel(hq, run, session, 'A full synchronization replaced this session.')
  } else if (session.status === 'STARTED') {
    await changeSession(hq.db, run, session.id, {
      expect: ['STARTED'],
      status: 'CREATE_FAILED',
      message: 'The process that made the package ended. The next session carries its content.',
      also: (tx) => deletePackage(tx, session.id),
    })
  } else if (session.status === 'SUSPENDED') {
    const { enforceSessionOrder } = await parameters(hq.db)
    if (enforceSessionOrder) return { delivery: 'WAITS', session }
    const message = 'The order of sessions is no longer enforced. The next session carries the content of this one.'
    await cancel(hq, run, session, message)
  } else if (DELIVERABLE.includes(session.status)) {
    const delivered = await deliverDownload(hq, run, lease, target, session)
    if (delivered.delivery === 'FAILED' || delivered.delivery === 'REWOUND') return delivered
  }
  return undefined
}

async function nextSession(job: Job, run: BatchRunRow, lease: RunLease, known: Applied | null): Promise<Delivered> {
  const { hq, actor, target, jobId, channelDatabaseId } = job
  const applied = known ?? (await appliedAt(job))
  const full = job.full || applied.position === null || (await needsEverything(hq.db, job))
  const session = await startDownload(hq, actor, run, {
    channelDatabaseId,
    jobId,
    full,
    fromPosition: applied.position ?? '0',
    redirectsFrom: applied.redirectsThrough ?? null,
    askedAt: applied.now,
  })
  return deliverDownload(hq, run, lease, target, session)
}

/**
 * Without an acknowledged position, the database is new or was accepted again. Else the *Full data set interval* says
 * so.
 */
async function needsEverything(db: Executor, { jobId, channelDatabaseId }: Job): Promise<boolean> {
  const [found] = await execute<{ isDue: boolean }>(
    db,
    sql`/* exchange.needsEverything */
    select ${isFullDue(sql`${channelDatabaseId}`, sql`${jobId}`)} as "isDue"
    from download_position
    where channel_database_id = ${channelDatabaseId} and job_id = ${jobId}`,
  )
  return found?.isDue ?? true
}
